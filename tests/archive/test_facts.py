"""The tree of originals is the record: what stands beside each makes the rows again."""

import hashlib
import json

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command

from archive import editing, originals, publication
from archive.keeping import facts, rows
from archive.keeping.facts import common_path, examine_facts, keep_facts, path_of
from archive.keeping.rebuilding import rebuild_record
from archive.keeping.restoring import NotRestored
from archive.models import Article, Bulletin, FactsEntry, signed
from archive.receiving import receive
from search import indexing
from search.forms import SearchForm
from search.searching import search
from tests.archive.rows import make_branch, make_bulletin
from tests.archive.test_keeping import wipe

pytestmark = pytest.mark.django_db

TEXTS = (
    "链博会在大连举行\n\n本报讯（记者 王一）山东省贸促会会长张三率团出访，签约12个项目，金额3.5亿元。",
    "海南企业出海\n\n新华社海口电 海南省贸促会组织30家企业参加展会。\n\n又一段。",
)


@pytest.fixture
def filled() -> User:
    group = Group.objects.create(name="值班")
    group.permissions.set(Permission.objects.all()[:5])
    user = User.objects.create_user("bianji", password="secret-word")
    user.groups.add(group)
    make_branch()
    for number, text in enumerate(TEXTS):
        list(receive(text.encode(), f"{number}.txt", by=user, publish=True))
    article = Article.objects.first()
    with signed(user, "据原报改正"):
        article.title = "改正后的标题"
        article.save()
    publication.withdraw([Article.objects.last()])
    keep_facts()
    return user


def state() -> dict[str, str]:
    """Of every table that the tree keeps, accounts without their passwords."""
    User.objects.update(password="!", last_login=None)
    return {rows.label(table): rows.dump(table) for table in facts.kept_tables()}


def codes(**options: bool) -> list[str]:
    return [finding.code for finding in examine_facts(**options)]


@pytest.fixture
def tree(filled, settings, tmp_path):
    """The originals' folder alone, the installation around it gone."""
    found = originals.path_of("0").parent.parent
    moved = tmp_path / "saved"
    found.rename(moved)
    return moved


def found(typed: str) -> tuple[int, list[str]]:
    form = SearchForm({"q": typed})
    assert form.is_valid()
    page = search(form.search_request)
    return page.total, [hit.article.title for hit in page.hits]


def test_the_record_made_of_the_originals_alone_is_the_record(tree):
    indexing.drain()
    before, answer = state(), found("贸促会")
    wipe()
    assert rebuild_record(tree) == len(TEXTS)
    indexing.rebuild()
    assert state() == before
    assert found("贸促会") == answer
    assert Article.history.filter(history_change_reason="据原报改正").exists()
    assert {bulletin.sha256 for bulletin in Bulletin.objects.all()} == {
        path.name for path in originals.path_of("0").parent.parent.glob("??/*") if len(path.name) == 64
    }


def test_files_of_different_moments_make_a_record(tree):
    """The account that took a bulletin in was deleted: the common file knows it no more, the bulletin's still does."""
    wipe()
    common = tree / common_path().name
    head, *lines = common.read_bytes().splitlines(keepends=True)
    rest = b"".join(line for line in lines if b'"auth.user"' not in line)
    told = json.loads(head) | {"lines": hashlib.sha256(rest).hexdigest()}
    common.write_bytes(json.dumps(told).encode() + b"\n" + rest)
    assert rebuild_record(tree) == len(TEXTS)
    assert set(Bulletin.objects.values_list("accessioned_by", flat=True)) == {None}


def test_facts_say_in_plain_words_what_was_received(filled):
    bulletin = Bulletin.objects.get(original_name="0.txt")
    head = json.loads(path_of(bulletin.sha256).read_text().splitlines()[0])
    assert (head["name"], head["received_by"], head["size"]) == ("0.txt", "bianji", len(TEXTS[0].encode()))


def test_no_password_stands_beside_the_originals(filled):
    assert filled.password not in common_path().read_text()
    assert '"bianji"' in common_path().read_text()


def test_what_changes_is_written_at_the_next_look_and_nothing_else(filled):
    assert not FactsEntry.objects.exists()
    assert keep_facts() == 0
    Article.objects.first().save()
    assert keep_facts() == 1
    assert codes() == []


def test_a_dropped_paragraph_of_a_bulletin_is_written(filled):
    article = Article.objects.first()
    editing._note_dropped(article.bulletin, "删去的一句")
    keep_facts()
    assert "删去的一句" in path_of(article.bulletin.sha256).read_text()


def test_a_deleted_article_is_gone_from_the_facts(filled):
    article = Article.objects.first()
    held = path_of(article.bulletin.sha256)
    assert "改正后的标题" in held.read_text()
    article.delete()
    keep_facts()
    assert '"model": "archive.article"' not in held.read_text()


def break_file(path):
    path.write_bytes(path.read_bytes().replace("链博会".encode(), "广交会".encode()))


@pytest.mark.parametrize(
    "damage", [break_file, lambda path: path.unlink(), lambda path: path.write_bytes(b"")]
)
def test_facts_that_differ_from_the_rows_are_found_and_mended(filled, damage):
    damage(path_of(Bulletin.objects.get(original_name="0.txt").sha256))
    assert codes() == ["facts-differ"]
    assert codes(mend=True) == []
    assert codes() == []


def test_facts_that_no_bulletin_needs_are_found_and_removed(filled):
    stray = path_of("f" * 64)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"{}")
    assert codes() == ["facts-unneeded"]
    assert codes(mend=True) == []
    assert not stray.exists()


def test_a_change_behind_the_back_of_the_entries_is_found(filled):
    Article.objects.update(title="没有登记的改动")
    assert codes() == ["facts-differ"] * len(TEXTS)


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (
            lambda tree: break_file(next(p for p in tree.glob("??/*.jsonl") if "链博会" in p.read_text())),
            "已损坏",
        ),
        (lambda tree: next(p for p in tree.glob("??/*") if len(p.name) == 64).unlink(), "缺少原件"),
        (lambda tree: next(p for p in tree.glob("??/*") if len(p.name) == 64).write_bytes(b"x"), "已损坏"),
        (lambda tree: (tree / "common.facts.jsonl").unlink(), "没有事实文件"),
    ],
)
def test_a_tree_that_is_not_whole_leaves_no_row(tree, damage, says):
    wipe()
    damage(tree)
    with pytest.raises(NotRestored, match=says):
        rebuild_record(tree)
    assert not rows.filled_tables()


def test_after_a_change_of_the_tables_everything_is_written_anew(filled, monkeypatch):
    monkeypatch.setattr(facts, "shape", lambda: ["archive.9999_new"])
    assert keep_facts() == len(TEXTS) + 1


def test_a_filled_installation_is_left_as_it_is(filled):
    with pytest.raises(NotRestored, match="已有内容"):
        rebuild_record(originals.path_of("0").parent.parent)


def test_the_command_restores_and_says_that_passwords_are_to_be_set(tree, capsys):
    wipe()
    call_command("restore", from_originals=tree)
    assert "changepassword" in capsys.readouterr().out
    assert found("贸促会")[0] == 1


def test_a_bulletin_without_articles_is_kept_too(filled):
    sha256 = originals.store_original(b"empty")
    FactsEntry.objects.add_bulletin(make_bulletin(sha256=sha256).pk)
    keep_facts()
    assert path_of(sha256).exists()
