"""One page to its pieces: where a new title begins, and what a title's lines are.

A bare short line may be a title or a heading inside an article: `evidence` weighs which. Imports authors, cleaning,
column_names, document_heads, evidence, gazetteer, heads, marked_titles, particulars, signs, titles, transcripts and turning.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from archive.ingest.authors import is_name_line
from archive.ingest.cleaning import Unit
from archive.ingest.column_names import with_column_names
from archive.ingest.document_heads import awaits_title, goes_on_from_title, is_letterhead, with_issuer
from archive.ingest.evidence import ENOUGH, SIGN, SIGNED, weigh, weigh_below, weigh_edges
from archive.ingest.gazetteer import divisions
from archive.ingest.heads import OFFICE, STATEMENTS, has_text, is_head, with_centred_titles, with_told_titles
from archive.ingest.marked_titles import with_marked_titles
from archive.ingest.particulars import POSTED
from archive.ingest.signs import NEWS_LEAD
from archive.ingest.titles import plain
from archive.ingest.transcripts import says_who_speaks
from archive.ingest.turning import leads_on

PICTURES = re.compile("图片|影像|圖片")
SEVERAL_PLACES = 3
SEVERAL = 2
PLACED_TITLE = 4  # characters
OPENING_LINES = 6  # of a post: its title, its account, its time
MOST_WHITE = 2  # what blank lines weigh at most
ENOUGH_GAPS = 4  # to tell the usual one
NEAR = 80  # units above that are asked whom they tell of

COLUMN = re.compile(
    r"[【\[■]?\s*(?:本报)?(?:短评|快评|微评|时评|评论|言论|编后|记者手记|一家之言|观察|声音|评论员观察)\s*[】\]]?"
)
SECTION = re.compile(
    r"[【\[〔][\u4e00-\u9fff]{0,6}(?:要闻|动态|交流|之声|来信|信箱|论坛|园地|天地|之窗|快讯|资讯|简讯|风采|观察|视点|专栏|探讨|文摘|参考|信息|传真|動態)[】\]〕]"
)  # of a newsletter, over the title of its first text
DIGEST_TITLE = re.compile(
    r"(?:一周|每周|本周|旬报|周报|月报|简报|摘编|汇编|集锦|速览|集萃|(?:贸促|工作|各地|地方|系统|每日)(?:动态|要闻|快讯|信息|资讯))(?:要闻|动态|回顾|新闻|资讯|速递|汇编|选编)?(?:[（(].{1,24}[）)])?$"
)
DIGEST = re.compile(
    r"[【\[]?[\u4e00-\u9fff]{0,6}(?:简讯|短讯|短波|速递|快讯|集锦|微讯|点滴|一句话新闻|传真|快报|速览|简訊|動態|动态)[】\]]?"
)


@dataclass(frozen=True)
class Piece:
    """A title's lines and what stands under them."""

    heads: tuple[Unit, ...]
    body: tuple[Unit, ...]

    @property
    def heads_above(self) -> int:
        """How many heads of pages stand above it."""
        return next((unit.heads for unit in (*self.heads, *self.body)), 0)


@dataclass(frozen=True)
class Setting:
    """What the page as a whole tells of its titles."""

    gap: int  # blank lines between one running paragraph and the next
    top: int  # the level of the stated headings that are titles of articles; 0 where none is told
    title: str  # what the document states of itself
    contents: Collection[str]  # what its list of contents names, as `plain` has it
    issues: Collection[int]  # after how many heads of pages another paper begins
    is_post: bool  # of one account, which sets its parts apart by rules and white
    has_places: bool  # a round-up whose titles open with a place and a space: 威海 渔具企业闯大阪


def segment(
    units: Sequence[Unit], title: str = "", contents: Collection[str] = (), issues: Collection[int] = ()
) -> tuple[Piece, ...]:
    """The pieces in order.

    `title` is what the document states of itself; then its first lines need not be one. `contents` are the titles,
    as `plain` has them, that its list of contents names, `issues` after how many heads of pages another paper begins.
    """
    pieces: list[Piece] = []
    heads: tuple[Unit, ...] = ()
    body: list[Unit] = []
    units = list(units) if title else with_marked_titles(units, contents)
    units = with_column_names(with_told_titles(with_centred_titles(units)))
    setting = Setting(
        _usual_gap(units), _top_level(units), title, contents, issues, _is_post(units), _has_places(units)
    )
    place = 0
    while place < len(units):
        run = _run(units, place)
        if units[place].role == "brief":
            pieces.append(Piece(heads, tuple(body)))
            heads, body = (units[place],), []
        elif (
            run
            and not title
            and not has_text(body)
            and awaits_title([head.text for head in heads], units[place + run - 1].text)
        ):  # what stood above it, a document's kind and number, stays with it
            heads = (*heads, *units[place : place + run])
        elif run and not title and is_letterhead(heads, body, units[place]):
            heads = (*(replace(head, role="column") for head in heads), *units[place : place + run])
        elif (
            run
            and (place == 0 or has_text(body) or units[place].level == setting.top > 0 or _is_digest(heads))
            and _starts_article(units, place, run, (*heads, *body[-NEAR:]), setting)
        ):
            if heads or body:
                pieces.append(Piece(heads, tuple(body)))
            heads, body = tuple(units[place : place + run]), []
        else:
            run = _standing_together(units, place, run)
            body.extend(with_issuer(units[place : place + run], heads, body))
        place += run or 1
    pieces.append(Piece(heads, tuple(body)))
    return _with_notices_below(_with_titles_below(pieces))


def _run(units: Sequence[Unit], start: int) -> int:
    """How many heads stand together from here on."""
    if units[start].role == "brief":
        return 1
    if units[start].role in {"kicker", "column"}:
        return 1 + _run(units, start + 1)
    if units[start].role == "label":
        titled = _is_title_of_picture(units[start + 1 : start + 3])
        return 1 + titled if titled or PICTURES.search(units[start].text) else 0
    length = 0
    for unit in units[start : start + 6]:
        stated = unit.kind == "heading" and length and units[start].kind == "heading"
        if (
            not is_head(unit)
            or unit.role in {"label", "brief"}
            or (stated and unit.level != units[start].level)
        ):
            break
        if length == 1 and unit.gap and _is_digest(units[start : start + 1]):
            break
        if (
            length
            and unit.kind != "heading"
            and (is_name_line(unit.text) or (DIGEST.fullmatch(unit.text) and unit.gap))
        ):
            break
        length += 1
    return length


def _standing_together(units: Sequence[Unit], place: int, run: int) -> int:
    """The first of the run's lines, up to white space: what stands below it may be a title all the same."""
    return next((length for length in range(1, run) if units[place + length].gap), run or 1)


def _is_title_of_picture(below: Sequence[Unit]) -> bool:
    """Under 图片新闻 or 相关链接: a bare line over a text of its own."""
    return (
        len(below) > 1
        and is_head(below[0])
        and not below[0].role
        and below[1].role in {"", "caption"}
        and not is_head(below[1])
    )


def _starts_article(
    units: Sequence[Unit], place: int, run: int, above: Sequence[Unit], setting: Setting
) -> bool:
    head, title, top = units[place], setting.title, setting.top
    if place == 0 and not title:
        return True
    if head.role in {"kicker", "column", "label"}:
        return head.role != "label" or not title or place > 0
    if plain(head.text) and plain(head.text) == plain(title):
        return place == 0
    after = units[place + run] if place + run < len(units) else None
    if head.kind == "heading" and head.level and head.level == top and not title:
        return True
    if _is_listed(units[place : place + run], setting.contents):
        return True
    if run > 1 and (COLUMN.fullmatch(head.text) or SECTION.fullmatch(head.text)):
        return True
    if DIGEST.fullmatch(head.text) and place:
        return after is not None
    signature = after and after.role == "date" and OFFICE.search(units[place + run - 1].text)
    if signature or _is_said(units, place):
        return False
    if head.kind == "heading":
        return weigh_edges(units, place, run) >= SIGNED
    signs = weigh(units, place, run, above)
    signs += 0 if setting.is_post else SIGN * min(max(head.gap - setting.gap, 0), MOST_WHITE)
    signs += ENOUGH * any(units[place - 1].heads < start <= head.heads for start in setting.issues)
    signs += ENOUGH * (setting.has_places and run == 1 and _opens_with_place(head))
    return signs >= (SIGNED if title else ENOUGH)


def _is_post(units: Sequence[Unit]) -> bool:
    posted = [
        place for place, unit in enumerate(units) if unit.role == "meta" and POSTED.fullmatch(unit.text)
    ]
    return bool(posted) and posted[-1] < OPENING_LINES


def _is_listed(title: Sequence[Unit], contents: Collection[str]) -> bool:
    """Whether the list of contents names it, with or without the column's name over it."""
    lines = [plain(unit.text) for unit in title]
    return any("".join(lines[first:]) in contents for first in range(len(lines)))


def _is_said(units: Sequence[Unit], place: int) -> bool:
    """Right under a line that says who speaks."""
    unit = units[place]
    under = place > 0 and not unit.gap and unit.kind != "heading"
    return under and says_who_speaks(units[place - 1].text)


def _has_places(units: Sequence[Unit]) -> bool:
    return sum(_opens_with_place(unit) for unit in units) >= SEVERAL_PLACES


def _opens_with_place(unit: Unit) -> bool:
    place, _, title = unit.text.partition(" ")
    return is_head(unit) and len(title) >= PLACED_TITLE and " " not in title and place in divisions()


def _usual_gap(units: Sequence[Unit]) -> int:
    """Blank lines between one running paragraph and the next."""
    running = [
        after.gap
        for before, after in itertools.pairwise(units)
        if not is_head(before) and not is_head(after) and after.role not in STATEMENTS
    ]
    if len(running) < ENOUGH_GAPS:
        running = [unit.gap for unit in units[1:] if unit.role not in STATEMENTS]
    counts = Counter(running)
    return max(counts, key=lambda gap: (counts[gap], -gap), default=1)


def _top_level(units: Sequence[Unit]) -> int:
    """The level of the stated headings that are titles of articles; 0 where there is but one article or none is told."""
    stated = [
        place
        for place, unit in enumerate(units)
        if unit.kind == "heading" and unit.level and not goes_on_from_title(units, place)
    ]
    levels = [units[place].level for place in stated]
    top = min(levels, default=0)
    if len(stated) > 1 and levels[0] == top and not has_text(units[stated[0] + 1 : stated[1]]):
        # The first is the document's title; those below are its sections, or a digest's articles where they are signed.
        below = [place for place in stated if units[place].level == levels[1]][levels[1] == top :]
        signed = sum(weigh_below(units, place + 1) >= SIGNED for place in below)
        return levels[1] if len(below) > 1 and signed * 2 >= len(below) else 0
    if levels.count(top) < SEVERAL or not (top == 1 or units[0].level == top):
        return 0
    return 0 if _are_sections(units, [place for place in stated if units[place].level == top]) else top


def _are_sections(units: Sequence[Unit], places: Sequence[int]) -> bool:
    """Whether all but the first of these headings are of parts: it alone is signed, and none of them opens as news do."""
    first, *rest = (place + 1 for place in places)
    opened = any(
        weigh_below(units, place) or NEWS_LEAD.search(units[place].text[:40])
        for place in rest
        if place < len(units)
    )
    return len(rest) >= SEVERAL and weigh_below(units, first) >= SIGNED and not opened


def _with_titles_below(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Some pages set title and byline under the text: a bare title at the end belongs to the untitled text above."""
    if len(pieces) > 1 and not pieces[0].heads and pieces[-1].heads and not has_text(pieces[-1].body):
        last = pieces.pop()
        pieces[0] = replace(pieces[0], heads=last.heads, body=(*pieces[0].body, *last.body))
    return tuple(piece for piece in pieces if piece.heads or piece.body)


def _with_notices_below(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """（上接第一版） under a text that is closed, over the title of another: it is of the text below."""
    found = list(pieces)
    for place, (above, below) in enumerate(itertools.pairwise(pieces)):
        notice = above.body[-1] if len(above.body) > 1 else None
        if notice and notice.role == "continued" and not leads_on(notice.text) and below.heads:
            found[place] = replace(found[place], body=found[place].body[:-1])
            found[place + 1] = replace(below, body=(notice, *below.body))
    return tuple(found)


def _is_digest(heads: Sequence[Unit]) -> bool:
    """A title of many texts: 贸促系统一周动态, 信息摘编."""
    return len(heads) == 1 and bool(DIGEST_TITLE.search(heads[0].text))
