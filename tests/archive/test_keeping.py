"""Nothing is lost between a backup and an empty installation."""

import json
import zipfile
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.utils import timezone

from archive import originals
from archive.keeping import rows
from archive.keeping.backup import write_backup
from archive.keeping.restoring import NotRestored, restore_backup
from archive.models import Article, Bulletin, OutboxEntry
from tests.archive.rows import make_article, make_branch, make_bulletin, mention

pytestmark = pytest.mark.django_db

BYTES = "贸促会公报".encode("gb18030")


def fill() -> None:
    group = Group.objects.create(name="值班")
    group.permissions.set(Permission.objects.all()[:5])
    user = User.objects.create_user("bianji")
    user.groups.add(group)
    sha256 = originals.store_original(BYTES)
    article = make_article(
        "山东省贸促会\u2028说\x7f。",
        bulletin=make_bulletin(sha256=sha256, accessioned_by=user),
        authors=[{"role": "记者", "name": "王一"}],
    )
    mention(article, make_branch(), "山东省贸促会")


def wipe() -> None:
    """An installation as migrate leaves it."""
    for table in reversed(rows.tables()):
        if rows.label(table) not in rows.MADE_BY_MIGRATE:
            table._base_manager.all()._raw_delete("default")  # no signal: no version of what is deleted
    OutboxEntry.objects.all().delete()
    for path in originals.path_of("0").parent.parent.rglob("*"):
        if path.is_file():
            path.unlink()


def state() -> dict[str, str]:
    return {rows.label(table): rows.dump(table) for table in rows.tables()}


@pytest.fixture
def backup(tmp_path) -> Path:
    fill()
    write_backup(tmp_path / "backup.zip")
    return tmp_path / "backup.zip"


def rewrite(path: Path, change) -> None:
    """The same zip with its members changed: name -> bytes."""
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w") as new:
        for name, data in members.items():
            new.writestr(name, data)


def test_a_restored_record_is_the_record_that_was_backed_up(backup):
    before = state()
    wipe()
    restore_backup(backup)
    assert state() == before
    assert originals.read_original(Bulletin.objects.get().sha256) == BYTES


def test_times_come_back_to_the_microsecond(backup):
    moment = Article.objects.get().created_at
    assert moment.microsecond % 1000 or moment == timezone.now().replace(microsecond=0)
    wipe()
    restore_backup(backup)
    assert Article.objects.get().created_at == moment


def test_new_rows_after_a_restore_get_keys_of_their_own(backup):
    held = Article.objects.get().pk
    wipe()
    restore_backup(backup)
    assert make_article("又一篇").pk > held


def test_restored_articles_await_the_index(backup):
    wipe()
    restore_backup(backup)
    assert OutboxEntry.objects.get().article_id == Article.objects.get().pk


def test_a_filled_installation_is_left_as_it_is(backup):
    before = state()
    with pytest.raises(NotRestored, match=r"archive\.article"):
        restore_backup(backup)
    assert state() == before


def test_a_killed_restore_is_run_again(backup):
    """The originals are there already, the rows are not."""
    before = state()
    wipe()
    originals.store_original(BYTES)
    restore_backup(backup)
    assert state() == before


def change_row(members: dict[str, bytes]) -> None:
    name = "rows/archive.article.jsonl"
    members[name] = members[name].replace("大连".encode(), "天津".encode())


def change_original(members: dict[str, bytes]) -> None:
    (name,) = [name for name in members if name.startswith("originals/")]
    members[name] += b"x"


def drop_original(members: dict[str, bytes]) -> None:
    (name,) = [name for name in members if name.startswith("originals/")]
    del members[name]


def add_stranger(members: dict[str, bytes]) -> None:
    members["../../etc/passwd"] = b"root"


def change_migrations(members: dict[str, bytes]) -> None:
    manifest = json.loads(members["manifest.json"])
    manifest["migrations"].append("archive.9999_from_the_future")
    members["manifest.json"] = json.dumps(manifest).encode()


def drop_manifest(members: dict[str, bytes]) -> None:
    del members["manifest.json"]


def break_row(members: dict[str, bytes]) -> None:
    members["rows/archive.article.jsonl"] = b'{"model": "archive.article", "pk"'


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (change_row, "archive.article 与备份不符"),
        (change_original, "原件 .* 已损坏"),
        (drop_original, "与清单不符"),
        (add_stranger, "与清单不符"),
        (change_migrations, "数据库结构不同"),
        (drop_manifest, "没有可读的备份清单"),
        (break_row, "无法装入"),
    ],
)
def test_a_backup_that_is_not_whole_leaves_no_row(backup, change, says):
    rewrite(backup, change)
    wipe()
    with pytest.raises(NotRestored, match=says):
        restore_backup(backup)
    assert not rows.filled_tables()


def test_a_backup_cut_short_leaves_no_row(backup):
    backup.write_bytes(backup.read_bytes()[:-100])
    wipe()
    with pytest.raises(NotRestored, match="已损坏"):
        restore_backup(backup)
    assert not rows.filled_tables()


def test_a_backup_is_its_owners_alone_and_overwrites_nothing(backup):
    assert backup.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        write_backup(backup)


def test_a_failed_backup_leaves_no_file(tmp_path, settings):
    fill()

    def fail(done: int, total: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_backup(tmp_path / "backup.zip", fail)
    assert not [path for path in tmp_path.iterdir() if "backup.zip" in path.name]


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"other")])
def test_a_lost_original_is_told_and_the_rest_is_backed_up(tmp_path, damage):
    fill()
    sha256 = Bulletin.objects.get().sha256
    damage(originals.path_of(sha256))
    backup = write_backup(tmp_path / "backup.zip")
    assert backup.lost == (sha256,)
    assert backup.manifest.rows["archive.article"] == 1


def test_the_tally_ends_at_its_total(tmp_path):
    fill()
    seen: list[tuple[int, int]] = []
    write_backup(tmp_path / "backup.zip", lambda done, total: seen.append((done, total)))
    assert seen[-1][0] == seen[-1][1] == len(seen)
