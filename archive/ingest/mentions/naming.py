"""Branches called by a name in the text: in full, in short, in a list, or by one character each.

May import gazetteer, and of its own room industries.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property

from pypinyin import lazy_pinyin

from archive.ingest.draft import NewBranch
from archive.ingest.gazetteer import (
    ABBREVIATIONS,
    BODY_SUFFIXES,
    Division,
    Gazetteer,
    Span,
    divisions,
    province_names,
)
from archive.ingest.mentions.industries import find_industries

# A place or a list of places may follow these without being part of a longer name.
FUNCTION_CHARACTERS = "与和同及由据经对向在从为给请让把被将的了是于到赴等如即以并使用跟自受比"
# A text with these is about CCPIT, so that 大连分会 in it is a branch.
OF_THE_SYSTEM = re.compile("贸促|国际贸易促进委员会")
_SEPARATOR = re.compile(r"(?:、|，|,|/|和|与|及|以及)$")
_BODY = re.compile("|".join(BODY_SUFFIXES))
_SUBORDINATE = re.compile(
    r"(?:中国)?(?:国际贸易促进委员会|国际贸促会|贸促会)(?P<place>[一-鿿]{2,14}?)(?:委员会|分会|支会)"
)
# What may stand between the last place of a list and the word for its bodies: 等12家地方贸促会, 两省贸促会.
_LIST_END = re.compile(
    r"等?(?:[0-9一二两三四五六七八九十]{1,3}|多|各|全国|有关|相关|部分|兄弟|省级|市级|地级|县级|省辖|设区|副省级|沿海|沿江|沿边|地方|省份|省|市|区|州|县|"
    r"地区|地|家|个|城市|自治区|直辖市|行业|[（(]区、市[）)]|、(?=自治区|直辖市)|和(?=直辖市)){0,8}"
    r"(?P<body>国际贸促会|贸促会|贸促分会|贸促支会|贸促机构|贸促系统|分会(?![场长])|支会(?!长))"
)
_OF_THE_WHOLE = re.compile(r"(?:中国)?(?:国际贸易促进委员会|国际贸促会|贸促会)$")  # before 上海、天津分会
_ABBREVIATED = re.compile(rf"[{''.join(ABBREVIATIONS)}](?:[、和与]?[{''.join(ABBREVIATIONS)}]){{0,7}}$")
_INDUSTRY_LIST = re.compile(
    r"等?(?:[0-9一二两三四五六七八九十]{1,2}|多|家|个){0,3}行业(?:贸促会|贸促分会|分会)"
)
_SOUNDS_IN_PLACES = {"长": "chang", "朝": "chao"}
_PROVINCES = (name for name, homonyms in divisions().items() if homonyms[0].level == "province")
_PROVINCE_NAME = re.compile("|".join(sorted(_PROVINCES, key=len, reverse=True)))


@cache
def _shared_sounds() -> dict[str, str]:
    """Division code -> what its pinyin needs behind it to be unique: nothing, the province, or the code.

    Worked out over the whole table, so that the same place has the same slug in every import. Of places that
    sound alike a prefecture is called plainly before a city, and a city before other counties.
    """
    every = {division.code: division for homonyms in divisions().values() for division in homonyms}
    alike: defaultdict[str, list[Division]] = defaultdict(list)
    for division in every.values():
        alike[_pinyin(division)].append(division)
    needs: dict[str, str] = {}
    for group in alike.values():
        ranks = Counter(map(_rank, group))
        provinces = Counter(division.province_code for division in group)
        for division in group:
            if _rank(division) == min(ranks) and ranks[_rank(division)] == 1:
                needs[division.code] = ""
            else:
                needs[division.code] = "province" if provinces[division.province_code] == 1 else "code"
    return needs


@cache
def _pinyin(division: Division) -> str:
    """Of the short name as it sounds in the full one; pypinyin reads 长治 and 朝阳市 as common words."""
    sounds = zip(division.name, lazy_pinyin(division.name), strict=True)
    syllables = [_SOUNDS_IN_PLACES.get(char, sound) for char, sound in sounds]
    return "".join(syllables[: len(division.short_name)])


def _rank(division: Division) -> int:
    if division.level != "county":
        return 0 if division.level == "province" else 1
    return 2 if division.name.endswith("市") else 3


class Namer:
    """Tells the branches named in the texts of one article, and remembers those that are new."""

    def __init__(self, gazetteer: Gazetteer, texts: Iterable[str] = ()) -> None:
        self.gazetteer = gazetteer
        self.texts = tuple(texts)
        self.new: dict[str, NewBranch] = {}

    @cached_property
    def province_code(self) -> str | None:
        """The only province that the texts name; it decides between places of the same name."""
        names = {name for text in self.texts for name in _PROVINCE_NAME.findall(text)}
        codes = {divisions()[name][0].province_code for name in names}
        return codes.pop() if len(codes) == 1 else None

    def find(self, text: str, *, of_the_system: bool) -> list[Span]:
        """All named branches in order; `of_the_system`: the article is about CCPIT, so that 大连分会 is one."""
        if "贸促" not in text and "贸易促进" not in text and not (of_the_system and "会" in text):
            return []
        named = self.gazetteer.find_names(text)
        placed = _outside(named, self._by_place(text))
        named = _longest([*named, *placed, *self._by_industry(text)])
        listed = _outside(named, self._by_list(text, of_the_system=of_the_system))
        return _longest([*named, *listed])

    def slug_of_place(self, place: str, text: str = "", end: int = 0) -> str | None:
        """The branch of a place; where several places share the name, the province before it decides."""
        if slug := self.gazetteer.places.get(place):
            return slug
        homonyms: tuple[Division, ...] = divisions().get(place, ())
        if len(homonyms) > 1:
            province = self._province_before(text, end) or self.province_code
            homonyms = tuple(one for one in homonyms if one.province_code == province)
        if len(homonyms) != 1:
            return None
        return self._slug_of_division(homonyms[0])

    def _province_before(self, text: str, end: int) -> str | None:
        outer = self.gazetteer.find_place_before(text, end, max(0, end - 12)) if end else None
        codes = {division.province_code for division in divisions().get(outer or "", ())}
        return codes.pop() if len(codes) == 1 else None

    def _slug_of_division(self, division: Division) -> str | None:
        if division.level == "province":
            return self.gazetteer.provincial(division.province_code)
        if slug := self.gazetteer.places.get(division.name):
            return slug
        branch = _new_branch(division, self.gazetteer)
        if branch is None:
            return None
        known = self.gazetteer.records.get(branch.slug)
        if known is None:
            self.new[branch.slug] = branch
        return branch.slug

    def _by_place(self, text: str) -> Iterator[Span]:
        for body in _BODY.finditer(text):
            place = self.gazetteer.find_place_before(text, body.start())
            start = body.start() - len(place or "")
            if place and (slug := self.slug_of_place(place, text, start)):
                yield Span(slug, start, body.end())
        for match in _SUBORDINATE.finditer(text):
            start, end = match.span("place")
            place = self.gazetteer.find_place_before(text, end, start)
            whole = place and self._is_place_chain(text, start, end - len(place))
            if place and whole and (slug := self.slug_of_place(place, text, end - len(place))):
                yield Span(slug, match.start(), match.end())

    def _by_industry(self, text: str) -> Iterator[Span]:
        for found in find_industries(text, self.gazetteer):
            if found.branch.slug not in self.gazetteer.records:
                self.new[found.branch.slug] = found.branch
            yield Span(found.branch.slug, found.start, found.end)

    def _is_place_chain(self, text: str, start: int, end: int) -> bool:
        """Whether nothing, or only a place above (浙江省 before 义乌市), stands between start and end."""
        if start == end:
            return True
        return self.gazetteer.find_place_before(text, end, start) == text[start:end]

    def _by_list(self, text: str, *, of_the_system: bool) -> Iterator[Span]:
        for match in _INDUSTRY_LIST.finditer(text):
            yield from self._industries_before(text, match.start(), match.end())
        for match in _LIST_END.finditer(text):
            places = self._places_before(text, match.start())
            if not places:
                yield from self._abbreviations_before(text, match.start(), match.end())
                continue
            bare = match["body"] in ("分会", "支会")
            if bare and (over := _OF_THE_WHOLE.search(text, max(0, places[0].start - 14), places[0].start)):
                places[0] = places[0]._replace(start=over.start())
            elif bare and not (of_the_system and _stands_free(text, places[0].start)):
                continue
            if len(places) == 1 and not bare and text[match.start()] != "等":
                continue  # a body of its own name, which _by_place has seen
            last = len(places) - 1
            for number, place in enumerate(places):
                yield place._replace(end=match.end()) if number == last else place

    def _places_before(self, text: str, end: int) -> list[Span]:
        """The places told off before `end`: 山东、成都、黑龙江和大连 are four, each with its own span."""
        found: list[Span] = []
        conjunction_only = True
        if self.gazetteer.find_place_before(text, end + 1) and text[end : end + 1] in "省市区县州盟旗":
            end += 1
        while place := self.gazetteer.find_place_before(text, end, max(0, end - 20)):
            start = end - len(place)
            if slug := self.slug_of_place(place, text, start):
                found.insert(0, Span(slug, start, end))
            separator = _SEPARATOR.search(text, max(0, start - 2), start)
            if not separator:
                break
            conjunction_only = conjunction_only and separator[0] not in "、，,/"
            end = separator.start()
        if (
            len(found) == 2
            and conjunction_only
            and text[max(0, found[0].start - 1) : found[0].start] in "在赴到于"
        ):
            return found[1:]  # 在上海与江苏省贸促会座谈: one is where, the other with whom
        return found

    def _industries_before(self, text: str, end: int, match_end: int) -> Iterator[Span]:
        body_end = match_end
        while industry := self.gazetteer.find_industry_before(text, end):
            start = end - len(industry)
            yield Span(self.gazetteer.industries[industry], start, body_end)
            separator = _SEPARATOR.search(text, max(0, start - 2), start)
            if not separator:
                return
            end = body_end = separator.start()

    def _abbreviations_before(self, text: str, end: int, match_end: int) -> Iterator[Span]:
        match = _ABBREVIATED.search(text, max(0, end - 16), end)
        if not match or not _stands_free(text, match.start()):
            return
        letters = [
            (offset, code)
            for offset in range(match.start(), end)
            if (code := ABBREVIATIONS.get(text[offset])) is not None
        ]
        if len({code for _, code in letters}) != len(letters):
            return
        for offset, code in letters:
            slug = self.gazetteer.provincial(code)
            if slug:
                yield Span(slug, offset, match_end if offset == end - 1 else offset + 1)


def _new_branch(division: Division, gazetteer: Gazetteer) -> NewBranch | None:
    parent = gazetteer.provincial(division.province_code)
    if parent is None:
        return None
    name = _place_name(division)
    suffix = {"": "", "province": f"-{parent}", "code": f"-{division.code}"}[_shared_sounds()[division.code]]
    slug = _pinyin(division) + suffix
    known = gazetteer.records.get(slug)
    if known and known.name != f"{name}贸促会":
        slug = f"{slug}-{division.code}"
    return NewBranch(
        slug=slug,
        name=f"{name}贸促会",
        official_name=f"中国国际贸易促进委员会{name}委员会",
        level=division.level,
        province=province_names()[division.province_code],
        province_code=division.province_code,
        parent=parent,
    )


def _place_name(division: Division) -> str:
    """黔东南州 for 黔东南苗族侗族自治州; a name that two places share says its province first."""
    if division.name.endswith("自治州"):
        return division.short_name + "州"
    if len(divisions()[division.name]) > 1:
        return province_names()[division.province_code] + division.name
    return division.name


def _stands_free(text: str, start: int) -> bool:
    """Whether what begins at `start` is no tail of a longer name (中国国际商会大连分会)."""
    before = text[start - 1 : start]
    return not ("一" <= before <= "鿿") or before in FUNCTION_CHARACTERS


def _outside(kept: Sequence[Span], spans: Iterable[Span]) -> list[Span]:
    """The spans that do not lie in one of the ordered ones kept; longer ones that hold a kept one stay."""
    outside = []
    for span in spans:
        before = bisect_right(kept, span.start, key=lambda one: one.start) - 1
        if before < 0 or kept[before].end < span.end:
            outside.append(span)
    return outside


def _longest(spans: Iterable[Span]) -> list[Span]:
    """In order and without overlap; of two that overlap the longer stays."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if kept and span.start < kept[-1].end:
            if span.end - span.start > kept[-1].end - kept[-1].start:
                kept[-1] = span
            continue
        kept.append(span)
    return kept
