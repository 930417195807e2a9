"""Takes in bulletins from files and folders. What is held is skipped, so a killed import goes on where it stopped."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from archive.receiving import Receipt, Tell, examine_file, receive_file


class Command(BaseCommand):
    help = "入藏文件和文件夹中的公报；已入藏的跳过，读不了的报告原因，其余照常入藏"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="文件或文件夹（含子文件夹）")
        parser.add_argument("--dry-run", action="store_true", help="只试读，不入藏")
        parser.add_argument("--draft", action="store_true", help="入藏为待审，不发布")

    def handle(self, *args: Any, **options: Any) -> None:
        tally: Counter[str] = Counter()
        files = [file for path in options["paths"] for file in find_files(Path(path))]
        size = sum(_size_of(file) for file in files)
        with tqdm(
            total=size, unit="B", unit_scale=True, desc="入藏", disable=not options["verbosity"]
        ) as bar:
            for file in files:
                for receipt in self._receipts(file, options, lambda count: _advance(bar, count)):
                    tally[receipt.fate] += 1
                    tally["articles"] += receipt.article_count
                    with bar.external_write_mode(file=self.stdout):
                        self.stdout.write(describe(receipt))
        self.stdout.write(summary(tally, dry_run=options["dry_run"]))
        if tally["refused"]:
            raise CommandError(f"{tally['refused']} 份没有入藏，原因见上。")

    def _receipts(self, path: Path, options: dict[str, Any], tell: Tell) -> Iterator[Receipt]:
        try:
            file = path.open("rb")
        except OSError as error:
            yield Receipt(str(path), "refused", reason=f"文件打不开：{error.strerror}。")
            return
        with file:
            if options["dry_run"]:
                yield from examine_file(file, path.name, tell=tell)
            else:
                publish = not options["draft"]
                yield from receive_file(file, path.name, by=None, publish=publish, tell=tell)


def _advance(bar: tqdm[Any], count: int) -> None:
    bar.update(count)


def _size_of(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def find_files(path: Path) -> Iterator[Path]:
    """The file itself, or every file under the folder in order of name; hidden ones and links to folders are not."""
    if not path.is_dir():
        yield path
        return
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder) / name for name in sorted(files) if not name.startswith("."))


def describe(receipt: Receipt) -> str:
    match receipt.fate:
        case "taken":
            return f"{receipt.name}：入藏 {receipt.article_count} 篇"
        case "readable":
            return f"{receipt.name}：可读，{receipt.article_count} 篇"
        case "held":
            return f"{receipt.name}：已入藏（第 {receipt.bulletin and receipt.bulletin.pk} 号公报）"
        case "refused":
            return f"{receipt.name}：没有入藏，{receipt.reason}"


def summary(tally: Counter[str], *, dry_run: bool) -> str:
    taken = (
        f"可读 {tally['readable']} 份、{tally['articles']} 篇（试读，没有入藏）"
        if dry_run
        else f"新入藏 {tally['taken']} 份、{tally['articles']} 篇"
    )
    return f"{taken}；已在藏 {tally['held']} 份；失败 {tally['refused']} 份"
