"""kill -9 at random moments of upload, drain, merge, rebuild, backup and restore: `python -m bench.faults --kills 200`.

Each task runs in a process group of its own in a data folder of this bench, and is killed after a random part of the
time it takes undisturbed. Then, with no act but what the indexer does by itself (a drain), everything acknowledged
must be there: originals whole, rows, every published article in the index at its revision, and no lock in the way.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

Task = Callable[[], None]
PATIENCE = 120  # seconds for a check; more means that a lock is held
UPLOADS = 8  # bulletins of one upload task


def fork(task: Task) -> int:
    """Runs the task in a process group of its own and returns its id."""
    child = os.fork()
    if child:
        return child
    os.setsid()
    code = 1
    try:
        task()
        code = 0
    except Exception:  # noqa: BLE001  told, and seen in the exit code
        traceback.print_exc()
    finally:
        os._exit(code)


def ends_well(child: int) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status == 0
        time.sleep(0.005)
    kill(child)
    return False


def kill(child: int) -> None:
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:  # not yet a group of its own, or gone
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


class Home:
    """A data folder; entering it is for forked children only."""

    def __init__(self, root: Path, acknowledged: Path | None = None) -> None:
        self.root = root
        self.acknowledged = (
            acknowledged or root / "acknowledged"
        )  # SHA-256 of what an uploader was told is held
        root.mkdir(mode=0o700, exist_ok=True)

    def enter(self) -> None:
        from django.conf import settings
        from django.db import connection

        settings.DATA_DIR, settings.INDEX_DIR = self.root, self.root / "index"
        settings.ORIGINALS_DIR = self.root / "originals"
        connection.settings_dict["NAME"] = self.root / "archive.sqlite3"

    def migrate(self) -> None:
        from django.core.management import call_command

        self.enter()
        call_command("migrate", verbosity=0)

    def upload(self, seed: int) -> None:
        from archive.receiving import receive

        self.enter()
        with self.acknowledged.open("a", buffering=1) as log:
            for number in range(UPLOADS):
                text = (
                    f"第{seed}-{number}号公报\n\n本报讯 山东省贸促会{seed}年{number}月组织企业出海，签约{number}项。\n"
                    * 2
                )
                (receipt,) = receive(text.encode(), f"{seed}-{number}.txt", by=None, publish=True)
                if receipt.bulletin:
                    log.write(receipt.bulletin.sha256 + "\n")

    def drain(self) -> None:
        from search import indexing

        self.enter()
        indexing.drain()

    def merge(self) -> None:
        from search import indexing

        self.enter()
        indexing.merge()

    def rebuild(self) -> None:
        from search import indexing

        self.enter()
        indexing.rebuild()

    def back_up(self) -> None:
        from archive.keeping.backup import write_backup

        self.enter()
        unfinished = self.root / "new.zip"
        unfinished.unlink(missing_ok=True)
        write_backup(unfinished)
        unfinished.replace(self.root / "backup.zip")

    def restore(self, backup: Path) -> None:
        """What an operator does, and does again: an installation that is filled already is left alone."""
        from archive.keeping import rows
        from archive.keeping.restoring import restore_backup
        from search import indexing

        self.migrate()
        if not rows.filled_tables():
            restore_backup(backup)
        indexing.drain()

    def check(self) -> None:
        from archive.models import Bulletin, OutboxEntry
        from archive.originals import read_original
        from search import indexing
        from search.reconciling import examine_index

        self.enter()
        indexing.drain()
        said = self.acknowledged.read_text().split() if self.acknowledged.exists() else []
        lost = set(said) - set(Bulletin.objects.values_list("sha256", flat=True))
        assert not lost, f"acknowledged and not held: {lost}"
        for sha256 in Bulletin.objects.values_list("sha256", flat=True):
            read_original(sha256)
        assert not OutboxEntry.objects.exists()
        assert not examine_index(), examine_index()


def set_up(folder: Path) -> None:
    """Django and the dictionaries, loaded once for all that is forked; no database is open."""
    os.environ["DATA_DIR"] = str(folder / "unused")
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    import django

    django.setup()
    from search import analysis

    analysis.warm()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument(
        "--seed", type=int, default=None, help="of the moments; another each time where none is given"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="archive-faults-") as folder:
        return run(Path(folder), options.kills, random.Random(options.seed))


def run(folder: Path, kills: int, chance: random.Random) -> int:
    set_up(folder)
    home, backup = Home(folder / "home"), folder / "home/backup.zip"
    for task in (home.migrate, lambda: home.upload(0), home.drain, home.back_up):
        assert ends_well(fork(task))
    failures, tally = [], Counter()
    number = 0
    while tally.total() < kills:
        number += 1
        name = ("upload", "drain", "rebuild", "upload", "merge", "restore", "back_up")[number % 7]
        if name == "drain":
            assert ends_well(fork(partial(home.upload, 10_000 + number)))
        place = Home(folder / "restored") if name == "restore" else home
        task = {
            "upload": partial(home.upload, number),
            "restore": partial(place.restore, backup),
        }.get(name) or getattr(home, name)
        tally[name] += disturb(task, name, chance)
        again = [partial(place.restore, backup)] if name == "restore" else []
        if not all(ends_well(fork(act)) for act in [*again, place.check]):
            failures.append(f"{number} {name}")
        if name == "restore":
            shutil.rmtree(place.root)
        print(f"\r{tally.total()}/{kills} {name:10}", end="", file=sys.stderr, flush=True)
    print(f"\n{tally.total()} kills {dict(tally)}: {len(failures)} failures {failures}")
    return 1 if failures else 0


_typical: dict[str, float] = {}  # seconds that a task takes, as last seen


def disturb(task: Task, name: str, chance: random.Random) -> bool:
    """Kills the task at a random moment of it and says whether it was still at work; its first run shows how long
    it takes."""
    began = time.monotonic()
    child = fork(task)
    if name not in _typical:
        assert ends_well(child)
        _typical[name] = time.monotonic() - began
        return False
    end = began + chance.uniform(0, 1.1 * _typical[name])
    while time.monotonic() < end:
        done, _status = os.waitpid(child, os.WNOHANG)
        if done:
            _typical[name] = time.monotonic() - began
            return False
        time.sleep(0.001)
    kill(child)
    return True


if __name__ == "__main__":
    sys.exit(main())
