"""Lines to units: broken lines and columns joined, page furniture taken out, spaces closed.

Mending never loses, adds or reorders a non-space character but what it reports as dropped. Imports captions,
columns, draft, joining, lines, phrases, roles, spacing, tables and wrapping.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from archive.ingest.captions import lines_within
from archive.ingest.columns import find_columns
from archive.ingest.draft import Block, BlockKind, Dropped
from archive.ingest.joining import LONG, OPENING, joins, stands_alone
from archive.ingest.lines import BRIEF, Line, read_lines
from archive.ingest.phrases import HAN
from archive.ingest.roles import Role, ends_sentence, role_of
from archive.ingest.spacing import SPACES, close_paragraph, is_letter_spaced
from archive.ingest.tables import with_rows
from archive.ingest.wrapping import Wrapping

OF_A_PLACE = re.compile(
    rf"[{HAN}]{{2,6}}：[{HAN}“”]{{4,}} [{HAN}“”]{{4,}}"
)  # 天胶：开割渐入旺季 反弹空间有限


@dataclass(frozen=True)
class Unit:
    """A paragraph, heading, byline ... whole again."""

    text: str
    kind: BlockKind = "line"
    level: int = 0
    gap: int = 0
    role: Role = ""
    indent: int = 0  # columns
    full: bool = False  # as long as the column is wide, so that its break need not mean anything
    heads: int = 0  # of pages, above it


@dataclass(frozen=True)
class Mended:
    units: tuple[Unit, ...]
    dropped: tuple[Dropped, ...]


def mend(blocks: Sequence[Block]) -> Mended:
    blocks = with_rows(blocks)
    lines, dropped = read_lines(blocks)
    wrappings = find_columns(lines)
    extracted = any(wrapping.is_wrapped for wrapping in wrappings) or any(
        is_letter_spaced(SPACES.sub(" ", block.text)) for block in blocks
    )
    opening = _common_opening(lines)
    units: list[Unit] = []
    group: list[Line] = []
    of_group = Wrapping(0, has_indents=False, margin=0)
    within = lines_within(lines, wrappings)
    for place, (line, after, wrapping) in enumerate(zip(lines, [*lines[1:], None], wrappings, strict=False)):
        if (
            group
            and place not in within
            and (stands_alone(group[-1], line, after, wrapping) or not joins(group, line, wrapping, opening))
        ):
            units.append(_unit(group, of_group, extracted))
            group = []
        of_group = of_group if group else wrapping
        group.append(line)
    if group:
        units.append(_unit(group, of_group, extracted))
    return Mended(tuple(units), tuple(dropped))


def _common_opening(lines: Sequence[Line]) -> str:
    """The kind of body ("贸促会") whose name opens three paragraphs or more, as in a round-up of the branches."""
    endings = Counter(
        match.group(1)
        for before, line in itertools.pairwise(lines)
        if ends_sentence(before.text) and (match := OPENING.match(line.text))
    )
    ending, count = endings.most_common(1)[0] if endings else ("", 0)
    return ending if count >= 3 and count * 4 >= len(lines) / 2 else ""


def _unit(group: Sequence[Line], wrapping: Wrapping, extracted: bool) -> Unit:
    first, last = group[0], group[-1]
    text = _joined([line.text for line in group])
    sentence = len(group) > 1 or len(text) > LONG or bool(re.search(r"[，。；！？：]", text))
    if (
        sentence
        and not OF_A_PLACE.fullmatch(text)
        and first.kind != "row"
        and first.role not in {"byline", "editor", "meta"}
    ):
        text = close_paragraph(text, extracted, keep=BRIEF.match(text) if first.role == "brief" else None)
    role = first.role if len(group) == 1 or first.role == "brief" else role_of(text)
    full = wrapping.is_wrapped and wrapping.is_full(last.text, last.indent)
    return Unit(text, first.kind, first.level, first.gap, role, first.indent, full, first.heads)


def _joined(parts: Sequence[str]) -> str:
    """Latin words that a line break parted are parted by a space again."""
    joined = [parts[0]]
    for before, after in itertools.pairwise(parts):
        apart = (
            before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
        )
        joined.append(f" {after}" if apart else after)
    return "".join(joined)
