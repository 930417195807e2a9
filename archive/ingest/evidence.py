"""What speaks for a short line as the title of a new article, and not a heading inside the one above: weighed.

No single sign decides, for headings and titles look alike. What closes the text above, what opens the text below,
the line itself and whether the text below speaks of somebody new: each is a weight, and their sum is told to
segmentation. Imports authors, cleaning, gazetteer, heads, phrases, roles and signs.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache

from archive.ingest.authors import is_name_line
from archive.ingest.cleaning import Unit
from archive.ingest.gazetteer import divisions
from archive.ingest.heads import OFFICE, is_head
from archive.ingest.phrases import HAN
from archive.ingest.roles import ends_sentence
from archive.ingest.signs import CLOSED, NEWS_LEAD, NEWS_VERB

SIGNED = 3  # the weight of a byline
ENOUGH = 2  # signs, as weighed below, that make a short line a title
OPENING = {
    "byline": 3,
    "subtitle": 3,
    "continued": 3,
    "meta": 3,
    "dateline": 3,
    "date": 2,
    "document-number": 2,
}
CLOSING = {"related": 3, "credit": 3, "signature": 3, "editor": 2, "byline": 2, "continued": 3}
NOTICE = re.compile("(?:公告|通告|启事|声明|通知|讣告|更正|啟事|聲明)$")
CHRONICLE = re.compile(
    "(?:大事记|纪事|年表|年谱|历程|名录|名单|一览表?|排行榜|日程表?|时间表|回眸|掠影|要览|数据)$"
)
BODY_FIRST = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:分会|支会|贸促会)")
SAME_PLACE = 24  # characters of a lead, its date before the place
# A text that goes on with what stands above it: it points back, or lets the same people speak on.
POINTS_BACK = re.compile(
    r"[“‘「]|这|此(?!次)|其[中他实]|该|[他她它]们?|而|但|也|还|又|更|再|同时|另|不过|然而|随后|回国|除了|光有|对此|原来|接下来|下一步|如今|过去|记者"
)
COLUMN_NAME = re.compile(rf"[{HAN}]{{2,4}}")
TWICE = 2  # as long as the name of the column over it
NEAR = 20  # units below that are read
SECTION = 400  # characters of a text that are read for whom it speaks of
BRANCH = re.compile(rf"[{HAN}]{{2,12}}(?:贸促会|贸促分会|分会|支会)")
OF_A_PLACE = re.compile(r".{2,4}[：:]")
TITLE_OF_A_PAGE = 8  # characters; a shorter line may head a part of what the page before began
SHORT_NAME = 2  # characters
PLACE = range(4, 1, -1)  # characters


def weigh(units: Sequence[Unit], place: int, run: int, above: Sequence[Unit]) -> int:
    """All that speaks for the run as a title, as against `above`, the article so far."""
    after = units[place + run] if place + run < len(units) else None
    title = units[place : place + run]
    weight = weigh_edges(units, place, run)
    weight += any(NEWS_VERB.search(unit.text) for unit in title)
    weight += ENOUGH * _is_under_column_name(title)
    if after is None:
        return weight
    weight += ENOUGH * bool(NOTICE.search(title[-1].text))
    weight += ENOUGH * bool(after.role == "item" and CHRONICLE.search(title[0].text) and title[0].gap)
    weight += bool(after.role == "" and NEWS_LEAD.search(after.text[:40]))
    weight += _tells_of_the_same_place(title[0].text, after.text)
    if any(unit.gap for unit in title[1:]):
        return weight  # the text may be that of the lower lines alone
    return weight + _weigh_subject(above, section_below(units, place + run), title[0].text)


def weigh_edges(units: Sequence[Unit], place: int, run: int) -> int:
    """How plainly the text above is closed and the text below is opened."""
    return weigh_below(units, place + run) + _weigh_above(units, place)


def section_below(units: Sequence[Unit], place: int) -> str:
    """The text from here to the next short line."""
    text = itertools.takewhile(lambda unit: not is_head(unit), units[place : place + NEAR])
    return "".join(unit.text for unit in text)[:SECTION]


def _is_under_column_name(title: Sequence[Unit]) -> bool:
    """市场参考 / 哈萨克斯坦农机市场近况: the halves of a heading are nearer in length."""
    return (
        len(title) == 2
        and bool(COLUMN_NAME.fullmatch(title[0].text))
        and len(title[1].text) >= TWICE * len(title[0].text)
    )


def _weigh_subject(above: Sequence[Unit], text: str, title: str) -> int:
    """Whether the text below tells of a branch in a province of which the article so far did not, or goes on with it."""
    if POINTS_BACK.match(text):
        return -1
    branch = BRANCH.search(text)
    provinces = _provinces(branch.group()) if branch else frozenset()
    if not provinces or OF_A_PLACE.match(title):
        return 0
    return int(not any(provinces & _provinces(unit.text) for unit in above))


@lru_cache(maxsize=2048)
def _provinces(text: str) -> frozenset[str]:
    """The codes of the provinces in which the places that a text names may be."""
    names = (text[at : at + length] for at in range(len(text)) for length in PLACE)
    return frozenset(
        division.code[:2]
        for name in names
        for division in divisions().get(name, ())
        if len(name) > SHORT_NAME or division.level != "county"  # 合作 is a city, and a common word
    )


def _tells_of_the_same_place(title: str, lead: str) -> bool:
    """A title that opens with a place or a body, over a lead that does: 山东苹果直供中东 / 山东省贸促会…."""
    known = BODY_FIRST.match(title) or any(title[:length] in divisions() for length in (2, 3, 4))
    return bool(known) and not OF_A_PLACE.match(title) and title[:2] in lead[:SAME_PLACE]


def weigh_below(units: Sequence[Unit], place: int) -> int:
    if place >= len(units):
        return 0
    below = units[place]
    if below.role == "related":
        return 0
    if below.role == "caption" or (below.role == "byline" and re.search(r"[摄攝]\s*[）)]?$", below.text)):
        return 0
    if below.role == "date" and place + 1 >= len(units):
        return 0  # a signature's date, not a title's
    if below.role:
        return OPENING.get(below.role, 0)
    return 2 if is_name_line(below.text) and place + 1 < len(units) else 0


def _weigh_above(units: Sequence[Unit], place: int) -> int:
    above = units[place - 1]
    if above.role == "byline" and not re.search(r"[摄攝]", above.text):
        return 0
    if units[place].heads > above.heads and above.role == "" and ends_sentence(above.text):
        return ENOUGH if len(units[place].text) >= TITLE_OF_A_PAGE else 1  # first on its page
    if above.role == "date" and place > 1 and OFFICE.search(units[place - 2].text):
        return SIGNED  # the day below the office that signed what stands above
    return max(CLOSING.get(above.role, 0), 3 if CLOSED.search(above.text[-80:]) else 0)
