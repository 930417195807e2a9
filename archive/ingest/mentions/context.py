"""Branches not called by name: 省贸促会, 市贸促会, 我会, 本会, 总会 and 贸促会 alone.

They are resolved where the article settles whom they mean, and left alone where it does not.
May import gazetteer and draft, and of its own room naming and passages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from archive.ingest.draft import DraftArticle
from archive.ingest.gazetteer import ABBREVIATIONS, SHORT_BODY, Span
from archive.ingest.mentions.naming import OF_THE_SYSTEM, Namer
from archive.ingest.mentions.passages import BYLINE, TITLE, Passage

OF_A_LEVEL = re.compile(
    r"(?:我|本)?(?P<unit>自治区|兵团|省|市|区|州|县|旗|盟)(?:国际)?(?:贸促会|贸促分会|贸促支会)"
)
# 各市, 两省, 地市, 省区市 are many bodies, 某市 none in particular.
_NOT_ONE = re.compile(r"[各两三四五六七八九十几多些余个兄弟地省县城区市州旗等关外某全跨0-9]$")
_OURSELVES = re.compile(r"(?:我会|(?<![基根资版书成样文剧原日])本会(?![议期场展馆刊计]))")
# 我会 is also "I shall": it is the body after a word that takes an object, and before a title or an act of a body.
_TAKES_AN_OBJECT = re.compile(
    r"(?:[为由经向对与和同于据受请邀致至持访给及报送告入到示知、]|代表|参加|支持|建立|承办|了|是|在|函告|印送)$"
)
_ACT_OF_A_BODY = re.compile(
    r"(?:的|副?会长|领导|机关|会员|各|全体|党组|与|同|将于|将在|将组织|拟|定于|于|会同|联合|组织|举办|主办|承办|召开|"
    r"现|特|决定|自|收到|作为|从|派|应|共|根据|按照|已|接|法律|展览|联络|办公室|培训|商事|认证|驻|接待|成立|受|连续|多次|先后|签发|受理|印发|编印|发文|派出|设立|推出|开通|网站|签证|出证|会刊|秘书|理事|常务|主席|上半年|下半年|本月|上月|今年|去年|近年|\d|"
    r"[，。；、：）)])"
)
_ALONE = re.compile(r"(?<![国省市县区州旗盟团级方地业各际型家大会易])贸促会(?!系统|机构|员|务)")
_NATIONAL_ORGAN = re.compile(
    r"贸促会(?=专商所|专利商标|研究院|培训中心|商事法律|法律事务部|贸易投资促进部|国际联络部|产业促进部|"
    r"新闻发言人|新闻办|驻外代表处|海外代表处|党组成员、)"
)
_HEAD_OFFICE = re.compile(
    r"(?<![慈善红十字商侨乡体育青年工志愿业华人协金融基])总会(?![计长]|有(?!关)|[是能让被出遇碰])"
)
_SIGNED = re.compile(r"^\s*(?:主办单位|发文单位|发布单位)?[:：]?\s*$")
_DOCUMENT_NUMBER = re.compile(r"(?P<letter>[一-鿿])贸促[一-鿿]{0,4}[字〔\[（(【]")
_OUTLET = re.compile(
    r"(?P<place>[一-鿿]{2,8}?)(?:日报|晚报|晨报|商报|时报|新闻网|广播电视台|电视台|政府网|人民政府)"
)


@dataclass(frozen=True)
class Named:
    """The branches called by name in one passage."""

    passage: Passage
    spans: tuple[Span, ...]


class Context:
    """What an article as a whole says of the bodies in it."""

    def __init__(
        self,
        article: DraftArticle,
        named: Sequence[Named],
        namer: Namer,
        masthead: str = "",
        beside: frozenset[str] = frozenset(),
    ) -> None:
        self.article = article
        self.masthead = masthead
        self.beside = beside
        self.named = named
        self.namer = namer
        self.gazetteer = namer.gazetteer
        self.counts = Counter(span.slug for one in named for span in one.spans)
        self._settled: dict[tuple[str, str], tuple[Span | None, Span | None, str | None]] = {}
        self._places: dict[str, set[str]] = {}
        self.is_of_the_system = any(OF_THE_SYSTEM.search(one.passage.folded) for one in named)
        self.is_about_branches = any(
            "分会" in one.passage.folded or "支会" in one.passage.folded for one in named
        )

    def find(self, one: Named) -> Iterator[Span]:
        """The bodies of this passage that context settles."""
        text = one.passage.folded
        if "会" not in text:
            return
        for match in OF_A_LEVEL.finditer(text):
            before = text[max(0, match.start() - 1) : match.start()]
            if _NOT_ONE.search(before) or _is_inside(match.start("unit"), one.spans):
                continue
            if slug := self._of_level(match["unit"], one, match.start()):
                yield Span(slug, match.start(), match.end())
        for match in _OURSELVES.finditer(text):
            if _speaks_as_a_body(text, match) and (slug := self._ourselves(one)):
                yield Span(slug, match.start(), match.end())
        yield from self._national(one)

    def _of_level(self, unit: str, one: Named, place: int) -> str | None:
        """One of that level in the passage, else the one of the article, else the one its places point to."""
        first, second, last_resort = self._by_unit(unit, one)
        if first and (first.start < place or second is None) and (second is None or second.start >= place):
            return first.slug
        return last_resort

    def _by_unit(self, unit: str, one: Named) -> tuple[Span | None, Span | None, str | None]:
        """The first branch of a level in the passage, the first other one, and whom the article settles."""
        key = (unit, one.passage.id)
        if key not in self._settled:
            fitting = [span for span in one.spans if self._fitting(unit, [span.slug])]
            first = fitting[0] if fitting else None
            second = next((span for span in fitting if first and span.slug != first.slug), None)
            among = {span.slug for span in fitting}
            self._settled[key] = (first, second, self._in_article(unit, one, among))
        return self._settled[key]

    def _in_article(self, unit: str, one: Named, among: set[str]) -> str | None:
        in_article = self._fitting(unit, self.counts)
        if among:
            in_article &= among
        if len(in_article) == 1:
            return in_article.pop()
        heads = self._fitting(unit, self._heads) & (in_article or set(self._heads))
        if len(heads) == 1:
            return heads.pop()
        return self._leading(in_article) if in_article else self._from_places(unit, one)

    def _fitting(self, unit: str, slugs: Iterable[str]) -> set[str]:
        return {slug for slug in slugs if self._place_of(slug).endswith(unit)}

    def _place_of(self, slug: str) -> str:
        record = self.gazetteer.records.get(slug) or self.namer.new.get(slug)
        return record.name.removesuffix(SHORT_BODY) if record else ""

    def _leading(self, slugs: Iterable[str]) -> str | None:
        """The one that the article names at least three times and twice as often as any other of them."""
        ranked = Counter({slug: self.counts[slug] for slug in slugs}).most_common(2)
        if ranked[0][1] >= 3 and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            return ranked[0][0]
        return None

    @cached_property
    def _heads(self) -> list[str]:
        """Branches named in the title and the byline, and the one that the source is or is at home with."""
        heads = [span.slug for one in self.named if one.passage.id in (TITLE, BYLINE) for span in one.spans]
        source = Passage("source", self.article.source)
        for stated in (source, Passage("masthead", self.masthead)):
            heads += [span.slug for span in self.namer.find(stated.folded, of_the_system=True)]
        outlet = _OUTLET.match(source.folded.lstrip("《"))
        if outlet and (slug := self.namer.slug_of_place(outlet["place"])):
            heads.append(slug)
        return heads

    def _from_places(self, unit: str, one: Named) -> str | None:
        """By the parents of the branches named, the number of the document, or the only place of that level."""
        if unit in ("省", "自治区", "区"):
            parents = {self._province_of(slug) for slug in self.counts} - {None}
            if len(parents) == 1:
                slugs = self._fitting(
                    unit, [slug for code in parents if code and (slug := self.gazetteer.provincial(code))]
                )
                return slugs.pop() if slugs else None
        if self._document_issuer and self._fitting(unit, [self._document_issuer]):
            return self._document_issuer
        if issued := self._fitting(unit, self._heads):
            return issued.pop() if len(issued) == 1 else None
        slugs = (
            self._fitting(unit, self._places_in(one.passage, unit))
            or self._places_of_article(unit)
            or self._fitting(unit, self.beside)
        )
        return next(iter(slugs)) if len(slugs) == 1 else None

    def _places_of_article(self, unit: str) -> set[str]:
        if unit not in self._places:
            found = (self._places_in(each.passage, unit) for each in self.named)
            self._places[unit] = self._fitting(unit, set().union(*found))
        return self._places[unit]

    def _province_of(self, slug: str) -> str | None:
        record = self.gazetteer.records.get(slug) or self.namer.new.get(slug)
        return record.province_code or None if record else None

    def _places_in(self, passage: Passage, unit: str) -> set[str]:
        """The branches of the places of a level that are written with it: 厦门市, 福建省."""
        found = set()
        for match in re.finditer(unit, passage.folded):
            place = self.gazetteer.find_place_before(passage.folded, match.end())
            if place and len(place) > 2 and (slug := self.namer.slug_of_place(place)):
                found.add(slug)
        return found

    @cached_property
    def _document_issuer(self) -> str | None:
        """晋贸促〔2008〕9号 is of Shanxi."""
        for one in self.named:
            match = _DOCUMENT_NUMBER.search(one.passage.folded)
            if match and (code := ABBREVIATIONS.get(match["letter"])):
                return self.gazetteer.provincial(code)
        return None

    @cached_property
    def _issuer(self) -> str | None:
        """Who issues the article: title or byline, signature, number, or the only body of the article."""
        heads = set(self._heads)
        if len(heads) == 1:
            return heads.pop()
        if signed := self._signature():
            return signed
        if issuer := self._document_issuer:
            return issuer
        if self._speaks_of_the_whole_system:
            return self.gazetteer.national
        return next(iter(self.counts)) if len(self.counts) == 1 else None

    def _ourselves(self, one: Named) -> str | None:
        if self._issuer:
            return self._issuer
        first = one.spans[0].slug if one.spans else None
        return first if all(span.slug == first for span in one.spans) else None

    def _signature(self) -> str | None:
        """A short paragraph near the end that is nothing but a branch's name."""
        for one in reversed(self.named[-4:]):
            if len(one.spans) == 1:
                span = one.spans[0]
                rest = one.passage.folded[: span.start] + one.passage.folded[span.end :]
                if _SIGNED.match(rest):
                    return span.slug
        return None

    @cached_property
    def _speaks_of_the_whole_system(self) -> bool:
        """Minutes and notices of the national body speak of 全国贸促系统, of 总会 and of its branches."""
        national = self.gazetteer.national
        whole = any("全国贸促" in one.passage.folded for one in self.named)
        head_office = any(_HEAD_OFFICE.search(one.passage.folded) for one in self.named)
        return national is not None and (
            (whole and self.is_about_branches and (head_office or national in self.counts))
            or (self.counts[national] > 0 and len(self.counts) == 1)
        )

    def _national(self, one: Named) -> Iterator[Span]:
        national = self.gazetteer.national
        text = one.passage.folded
        if national is None:
            return
        patterns = [_NATIONAL_ORGAN]
        if self._speaks_of_the_whole_system and not {span.slug for span in one.spans} - {national}:
            patterns.append(_ALONE)
        if self.is_of_the_system:
            patterns.append(_HEAD_OFFICE)
        for pattern in patterns:
            for match in pattern.finditer(text):
                if not _is_inside(match.start(), one.spans):
                    yield Span(national, match.start(), match.end())


def _speaks_as_a_body(text: str, match: re.Match[str]) -> bool:
    if match[0] == "本会":
        return True
    before = text[max(0, match.start() - 2) : match.start()]
    after = text[match.end() : match.end() + 4]
    if _TAKES_AN_OBJECT.search(before):
        return True
    opens_a_clause = not before or not ("一" <= before[-1] <= "鿿" or before[-1] == "“")
    return opens_a_clause and (not after or _ACT_OF_A_BODY.match(after) is not None)


def _is_inside(place: int, spans: Sequence[Span]) -> bool:
    """Whether one of the ordered spans covers the place."""
    before = bisect_right(spans, place, key=lambda span: span.start) - 1
    return before >= 0 and place < spans[before].end
