"""Which lines are the head of a page: a run of lines that hold nothing but parts of one.

Imports clippings, page_parts, roles and wrapping.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from archive.ingest.clippings import is_credit
from archive.ingest.page_parts import Part, is_head, parse_parts
from archive.ingest.roles import ends_sentence, is_heading_like, role_of
from archive.ingest.wrapping import width

SECTION = 6  # characters of its name
DESK = {"staff"}
OF_A_DOCUMENT = re.compile(r"会议$|[会]议?记录$|简报$")
COLUMN_LINES = 4
CREDIT_LINES = 2  # of one article
RAGGED = 4  # columns
WHITE = 2  # blank lines within the head of a bulletin's first page


def find_page_heads(texts: Sequence[str]) -> frozenset[int]:
    """The places of the lines of heads; lines that name editors alone are left to the article below."""
    parts = {place: found for place, text in enumerate(texts) if (found := parse_parts(text))}
    places: set[int] = set()
    for run, at_top in _runs(texts, parts):
        for part_of_run in _without_titles(run, texts, parts, at_top):
            told = [part for place in part_of_run for part in parts[place]]
            if is_head(told, at_top=at_top) and not _credits(part_of_run, texts):
                places |= {place for place in part_of_run if _kinds(parts[place]) - DESK}
    return frozenset(places | _carried_over(texts, parts, places))


def _carried_over(
    texts: Sequence[str], parts: Mapping[int, tuple[Part, ...]], heads: Collection[int]
) -> set[int]:
    """Lines that say again what the head of the page says, between two columns or leaves: 深读 09, 经济新闻 5."""
    told = {_word(part) for place in heads for part in parts[place]}
    told |= {
        _word(part)
        for place in parts
        if any(abs(place - head) == 1 for head in heads)
        for part in parts[place]
    }
    return {
        place
        for place, found in parts.items()
        if {_word(part) for part in found} <= told
        and _kinds(found) & {"name", "paper"}
        and _kinds(found) & {"number", "page", "sheet"}
        and not "".join(texts[place - 1 : place]).strip()
    }


def _word(part: Part) -> str:
    """Of a page's number the digits alone: 5版, 05."""
    number = re.fullmatch(r"第?\s*[A-Z]?0*(\d+)\s*版?", part.text)
    return number[1] if number else part.text


def _kinds(parts: Sequence[Part]) -> set[str]:
    return {part.kind for part in parts}


def _runs(texts: Sequence[str], parts: Mapping[int, tuple[Part, ...]]) -> Iterator[tuple[list[int], bool]]:
    """Lines of parts that stand together, and whether no text stands above them."""
    run: list[int] = []
    gap, at_top = 0, True
    for place, text in enumerate(texts):
        if not text.strip():
            gap += 1
            continue
        if run and (place not in parts or gap > (WHITE if at_top else 0)):
            yield run, at_top
            run = []
        if place in parts:
            run.append(place)
        else:
            at_top = False
        gap = 0
    if run:
        yield run, at_top


def _without_titles(
    run: Sequence[int], texts: Sequence[str], parts: Mapping[int, tuple[Part, ...]], at_top: bool
) -> Iterator[list[int]]:
    """The run without the bare names in it that are titles: what stands between two titles is a head of its own."""
    stretch: list[int] = []
    for at, place in enumerate(run):
        after = run[at + 1] if at + 1 < len(run) else None
        bare = _kinds(parts[place]) <= {"name", "periodical", "foreign"}
        if bare and not _names_the_page(stretch, place, after, texts, parts, at_top):
            yield stretch
            stretch = []
        else:
            stretch.append(place)
    yield stretch


def _names_the_page(
    above: Sequence[int],
    place: int,
    after: int | None,
    texts: Sequence[str],
    parts: Mapping[int, tuple[Part, ...]],
    at_top: bool,
) -> bool:
    """Whether a bare name is that of a section, within a head, or of a newsletter, over its line of issue."""
    white = not "".join(texts[place + 1 : place + 2]).strip()
    if white and "foreign" in _kinds(parts[place]) and above and above[-1] == place - 1:
        return True  # 视觉 QINGDAO DAILY, right under the day and the paper
    if after is None:
        return False
    below = _kinds(parts[after])
    if "periodical" in _kinds(parts[place]) and "day" in below and below & {"weekday", "page", "sheet"}:
        return at_top and not above and after == place + 1  # 国际经贸消息, a paper of that name
    if "issue" in below and not above:
        return at_top and not OF_A_DOCUMENT.search(texts[place])
    short = sum(map(str.isalnum, texts[place])) <= SECTION and after == place + 1 and below != {"day"}
    return short and bool(above) and above[-1] == place - 1


def _breaks_a_text(above: Sequence[str]) -> bool:
    """Whether lines of a column stand above, more of them together and alike in width than any title has."""
    lines = itertools.takewhile(
        str.strip, itertools.dropwhile(lambda text: not text.strip(), reversed(above))
    )
    block = list(lines)
    if any("。" in line for line in block):
        return True
    widths = [width(line.strip()) for line in block[:COLUMN_LINES]]
    return len(widths) == COLUMN_LINES and max(widths) - min(widths) <= RAGGED


def _credits(run: Sequence[int], texts: Sequence[str]) -> bool:
    """A day with a page or a paper under a title is of that article, as in a press review."""
    if len(run) > CREDIT_LINES or not all(is_credit(texts[place]) for place in run):
        return False
    above = next((text for text in reversed(texts[: run[0]]) if text.strip()), "")
    below = next((text for text in texts[run[-1] + 1 :] if text.strip()), "")
    if not above or ends_sentence(above) or _breaks_a_text(texts[: run[0]]):
        return False
    return bool(role_of(below)) or not is_heading_like(below)
