"""Reads bulletins again from their originals by today's rules; what an editor entered stays as it is."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from archive.differences import Piece
from archive.ingest.draft import UnreadableBulletin
from archive.models import Bulletin
from archive.originals import DamagedOriginal
from archive.rereading import ArticleChange, reread

SHOWN_LENGTH = 60  # characters of a piece: the start and the end of a longer one
MARKS = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}


class Command(BaseCommand):
    help = "按现行规则从原件重读公报；编辑改过的内容不动，重复运行没有害处"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bulletins", nargs="*", type=int, metavar="ID", help="公报编号；不写就是全部")
        parser.add_argument("--dry-run", action="store_true", help="只说明会改什么，不改")

    def handle(self, *args: Any, **options: Any) -> None:
        bulletins = Bulletin.objects.filter(is_complete=True).defer("received_text").order_by("id")
        if options["bulletins"]:
            bulletins = bulletins.filter(pk__in=options["bulletins"])
        tally: Counter[str] = Counter()
        with tqdm(total=bulletins.count(), unit="份", desc="重读", disable=not options["verbosity"]) as bar:
            for bulletin in bulletins.iterator(chunk_size=100):
                lines = list(self._reread(bulletin, dry_run=options["dry_run"], tally=tally))
                if lines:
                    with bar.external_write_mode(file=self.stdout):
                        self.stdout.write("\n".join(lines))
                bar.update()
        said = "会改" if options["dry_run"] else "改了"
        self.stdout.write(f"重读 {tally['read']} 份公报，{said} {tally['changed']} 篇文章")
        if tally["failed"]:
            raise CommandError(f"{tally['failed']} 份没有重读，原因见上。")

    def _reread(self, bulletin: Bulletin, *, dry_run: bool, tally: Counter[str]) -> list[str]:
        name = f"{bulletin.pk} {bulletin.original_name}"
        try:
            changes = reread(bulletin, dry_run=dry_run)
        except (UnreadableBulletin, FileNotFoundError, DamagedOriginal) as error:
            tally["failed"] += 1
            return [f"{name}：{reason_of(error)}"]
        tally["read"] += 1
        tally["changed"] += sum(not change.of_bulletin for change in changes)
        return [name, *(line for change in changes for line in describe(change))] if changes else []


def reason_of(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "原件不在了。"
    return "原件已损坏。" if isinstance(error, DamagedOriginal) else str(error)


def describe(change: ArticleChange) -> list[str]:
    """The article's title, then a line a value: what goes in [-…-], what comes in {+…+}."""
    lines = [f"    {each.label}：" + "".join(map(_shown, each.pieces)) for each in change.changes]
    return [f"  《{change.title}》", *lines]


def _shown(piece: Piece) -> str:
    text = piece.text
    if len(text) > SHOWN_LENGTH:
        text = f"{text[: SHOWN_LENGTH // 2]}…{text[-SHOWN_LENGTH // 2 :]}"
    return MARKS[piece.kind].format(text)
