"""What speaks for a short line as the title of a new article, and not a heading inside the one above: weighed.

No single sign decides, for headings and titles look alike. What closes the text above, what opens the text below,
the line itself, whether the text below restates it or speaks of somebody new, and what other lines like it stand in
the same article: each is a weight, and their sum is told to segmentation. The weights follow a logistic regression
over the bare lines of some four hundred pages, rounded: a point is two thirds of a unit of log odds. Imports authors,
cleaning, gazetteer, heads, phrases, roles, signs and turning.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache

from archive.ingest.authors import is_name_line
from archive.ingest.cleaning import Unit
from archive.ingest.gazetteer import divisions
from archive.ingest.heads import OFFICE, has_text, is_head
from archive.ingest.phrases import HAN, MARKS, UNCLOSED
from archive.ingest.roles import ends_sentence
from archive.ingest.signs import CLOSED, NEWS_LEAD, NEWS_VERB
from archive.ingest.turning import find_continued_from

SIGNED = 6  # the weight of a byline
ENOUGH = 4  # points that make a short line a title
SIGN = 2  # the weight of what titles often have and headings seldom
OPENING = {
    "byline": SIGNED,
    "subtitle": SIGNED,
    "continued": SIGNED,
    "meta": SIGNED,
    "dateline": SIGNED,
    "date": ENOUGH,
    "document-number": ENOUGH,
}
CLOSING = {
    "related": SIGNED,
    "credit": SIGNED,
    "signature": SIGNED,
    "editor": ENOUGH,
    "byline": ENOUGH,
    "continued": SIGNED,
}
NOTICE = re.compile("(?:公告|通告|启事|声明|通知|讣告|更正|啟事|聲明)$")
CHRONICLE = re.compile(
    "(?:大事记|纪事|年表|年谱|历程|名录|名单|一览表?|排行榜|日程表?|时间表|回眸|掠影|要览|数据)$"
)
BODY_FIRST = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:分会|支会|贸促会)")
HAN_LETTERS = re.compile(f"[{HAN}]")
PAIR = re.compile(rf"(?=([{HAN}A-Za-z\d]{{2}}))")
LEAD = 90  # characters
SOME_PAIRS = 4
RESTATED, MOSTLY_RESTATED = 0.35, 0.6  # of the pairs
PHRASE, CLAUSE, SENTENCE = 8, 10, 14  # characters
AHEAD = 40  # units
OVER_TITLES = frozenset({"kicker", "column", "label", "brief"})
ENDING = 40  # characters
SIGNED_WITHIN = 5  # units from the title
OWN = re.compile(rf"[{MARKS}○●（(【\[]?\s*本[报报刊][{HAN}\s]{{0,4}}(?:[讯訊]|记者|記者|通讯员|实习)")
SIGNED_BELOW = re.compile(
    r"[。！？”]\s*[（(](?!星期|周[一二三四五六日]|完)[\u4e00-\u9fff]{2,3}(?:[\s、][\u4e00-\u9fff]{2,3})*[）)]$"
)
CREDITED = re.compile(r"[（(\[]?(?:来源|來源|据|转自|摘自|原载)[:：《“]?\s*[^（()）。]{2,30}[）)\]]?$")
CONTINUED = 12  # characters of a lead: （上接第3版）
NO_TITLE = re.compile(
    r"[附续]?[表图]\s*[\d一二三四五六七八九十]|(?:最后|首先|其次|同时|此外|总之|因此|所以|再次|祝愿|预祝|衷心|谨)"
)
LETTER = re.compile("(?:编辑|编者|主编|总编)(?:同志|先生|女士|老师)?[：:]|记者同志[：:]")
ADDRESSES = re.compile("贵[会司方]|您|各位|同志们|谨[致此祝以向]")
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
    title = units[place : place + run]
    if not has_text(units[place + run : place + run + NEAR]):
        return weigh_edges(units, place, run)  # nothing below but a day: an office that signs
    weight = weigh_line(units, place, run)
    if any(unit.gap for unit in title[1:]):
        return weight  # the text may be that of the lower lines alone
    beside = _weigh_subject(above, section_below(units, place + run), title[0].text)
    beside += _weigh_signature(above, _with_credit(units, place + run))
    beside += _weigh_company(units, place, run, above)
    opened = weigh_below(units, place + run) >= SIGNED
    return weight + (max(beside, -1) if opened else beside)  # what is signed needs no company


def weigh_line(units: Sequence[Unit], place: int, run: int) -> int:
    """What the run and what stands right over and under it tell, whatever else the page holds."""
    title = units[place : place + run]
    after = units[place + run] if place + run < len(units) else None
    weight = weigh_edges(units, place, run)
    weight -= SIGNED * bool(re.search(UNCLOSED, "".join(unit.text for unit in title)))
    weight += any(NEWS_VERB.search(unit.text) for unit in title)
    weight += ENOUGH * _is_under_column_name(title)
    if after is None:
        return weight
    weight -= SIGNED * bool(NO_TITLE.match(title[0].text) or ADDRESSES.search(title[0].text))
    weight += ENOUGH * bool(NOTICE.search("".join(title[-1].text.split())))
    weight += (ENOUGH - 1) * (after.role == "item")
    weight += bool(after.role == "item" and CHRONICLE.search(title[0].text) and title[0].gap)
    weight += SIGN * bool(after.role == "" and NEWS_LEAD.search(after.text[:40]))
    if any(unit.gap for unit in title[1:]):
        return weight
    weight += SIGN * names_place_first(title[0].text) + _weigh_length(title)
    return weight + max(_weigh_restating(unit.text, after.text) for unit in title)


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
        return -SIGN
    branch = BRANCH.search(text)
    provinces = _provinces(branch.group()) if branch else frozenset()
    if not provinces or OF_A_PLACE.match(title):
        return 0
    return SIGN * (not any(provinces & _provinces(unit.text) for unit in above))


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


def names_place_first(title: str) -> bool:
    """敦煌画师把壁画“搬”进布哈拉: news say whose they are; in 苏州：把官司打在前头 the place heads a part."""
    if OF_A_PLACE.match(title):
        return False
    known = any(title[:length] in divisions() for length in (2, 3, 4)) or f"{title[:2]}县" in divisions()
    return known or bool(BODY_FIRST.match(title))


def _weigh_length(title: Sequence[Unit]) -> int:
    """A headline is a sentence, a heading a phrase."""
    length = max(len(HAN_LETTERS.findall(unit.text)) for unit in title)
    if length <= PHRASE:
        return 0 if NOTICE.search(title[-1].text) else -1
    return int(length >= CLAUSE) + int(length >= SENTENCE)


def _weigh_restating(title: str, lead: str) -> int:
    """How much of a headline the lead says again, by pairs of characters: a heading is not what its text begins with."""
    pairs = [pair.group(1) for pair in PAIR.finditer(title)]
    told = sum(pair in lead[:LEAD] for pair in pairs)
    if told < SOME_PAIRS or told < RESTATED * len(pairs):
        return 0
    return SIGN if told >= MOSTLY_RESTATED * len(pairs) and told > SOME_PAIRS else 1


def _with_credit(units: Sequence[Unit], place: int) -> str:
    """How the text below ends, up to the next short line."""
    text = list(
        itertools.takewhile(
            lambda unit: not is_head(unit) and unit.role not in OVER_TITLES, units[place : place + NEAR]
        )
    )
    return text[-1].text[-ENDING:] if text else ""


def _weigh_signature(above: Sequence[Unit], ending: str) -> int:
    """A text that a reporter signs over it may have headings; and nobody else signs, or is credited, below."""
    opening = above[:SIGNED_WITHIN]
    signed = any(unit.role == "byline" for unit in opening)
    own = any(OWN.match(unit.text) for unit in opening)
    return SIGN * (own and _is_of_others(ending)) - signed


def _is_of_others(ending: str) -> bool:
    credited = CREDITED.search(ending)
    return bool(SIGNED_BELOW.search(ending)) or (credited is not None and "本报" not in credited.group())


def _weigh_company(units: Sequence[Unit], place: int, run: int, above: Sequence[Unit]) -> int:
    """Headings come several to an article and alike; who stands alone, or is twice as long as they, is none."""
    body = itertools.dropwhile(
        lambda unit: is_head(unit) or unit.role in {"kicker", "column", "label"}, above
    )
    others = [unit for unit in body if _is_bare(unit)] + _heads_ahead(units, place + run)
    if not others:
        return (
            0 if any(unit.role == "continued" for unit in above) else SIGN
        )  # the others stand on another page
    length = max(len(unit.text) for unit in units[place : place + run])
    usual = sorted(len(unit.text) for unit in others)[len(others) // 2]
    longer = length >= CLAUSE and units[place].text[0] not in "【[〔" and length * 2 >= usual * 3
    return int(longer) - int(len(others) > 1)


def _heads_ahead(units: Sequence[Unit], place: int) -> list[Unit]:
    """The bare lines below, up to what is a title by itself."""
    found: list[Unit] = []
    for at in range(place, min(len(units), place + AHEAD)):
        if units[at].kind == "heading" or units[at].role in OVER_TITLES:
            break
        if _is_bare(units[at]):
            if weigh_line(units, at, 1) >= ENOUGH:
                break
            found.append(units[at])
    return found


def _is_bare(unit: Unit) -> bool:
    return is_head(unit) and unit.role == "" and unit.kind != "heading" and not OFFICE.search(unit.text)


def weigh_below(units: Sequence[Unit], place: int) -> int:
    if place >= len(units):
        return 0
    below = units[place]
    if below.role == "related":
        return 0
    if LETTER.match(below.text) or find_continued_from(below.text[:CONTINUED]):
        return SIGNED
    if below.role == "caption" or (below.role == "byline" and re.search(r"[摄攝]\s*[）)]?$", below.text)):
        return 0
    if below.role == "date" and place + 1 >= len(units):
        return 0  # a signature's date, not a title's
    if below.role:
        return OPENING.get(below.role, 0)
    return ENOUGH if is_name_line(below.text) and place + 1 < len(units) else 0


def _weigh_above(units: Sequence[Unit], place: int) -> int:
    above = units[place - 1]
    if above.role == "byline" and not re.search(r"[摄攝]", above.text):
        return 0
    if units[place].heads > above.heads and above.role == "" and ends_sentence(above.text):
        return ENOUGH if len(units[place].text) >= TITLE_OF_A_PAGE else SIGN  # first on its page
    if above.role == "date" and place > 1 and OFFICE.search(units[place - 2].text):
        return SIGNED  # the day below the office that signed what stands above
    return max(CLOSING.get(above.role, 0), SIGNED if CLOSED.search(above.text[-80:]) else 0)
