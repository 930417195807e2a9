"""The names by which branches and places are known, compiled once and asked often.

Plain Python: imports nothing of Django. Branches come from records (seeds/branches.json, later the database);
provinces, prefectures and counties from divisions.csv beside this file.
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

# What stands after the place (or the industry) in the name of a branch.
BODY_SUFFIXES = (
    "国际贸易促进委员会",
    "国际贸易促进会",
    "国际贸促会",
    "贸促分会",
    "贸促支会",
    "贸促委",
    "贸促会",
)
SHORT_BODY = "贸促会"
INDUSTRY = "行业"

_DIVISIONS_FILE = Path(__file__).with_name("divisions.csv")
_UNIT_SUFFIX = re.compile(
    r"(?:自治区|特别行政区|自治州|自治县|自治旗|综合实验区|地区|林区|特区|新区|省|市|县|区|州|盟|旗)$"
)
_PEOPLES = re.compile(
    r"(?:壮|回|维吾尔|藏|苗|彝|侗|布依|朝鲜|满|蒙古|土家|哈尼|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|"
    r"柯尔克孜|哈萨克|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|"
    r"鄂伦春|瑶|白|各)族"
    r"|(?<=..)(?:维吾尔|哈萨克|柯尔克孜|蒙古)$"
)
# One character (two for 内蒙) that stands for a province where provinces are told off: 川鄂两省, 苏、浙、沪.
ABBREVIATIONS: Mapping[str, str] = {
    "京": "110000", "津": "120000", "冀": "130000", "晋": "140000", "蒙": "150000", "辽": "210000",
    "吉": "220000", "黑": "230000", "沪": "310000", "苏": "320000", "浙": "330000", "皖": "340000",
    "闽": "350000", "赣": "360000", "鲁": "370000", "豫": "410000", "鄂": "420000", "湘": "430000",
    "粤": "440000", "桂": "450000", "琼": "460000", "渝": "500000", "川": "510000", "蜀": "510000",
    "黔": "520000", "贵": "520000", "滇": "530000", "云": "530000", "藏": "540000", "陕": "610000",
    "秦": "610000", "甘": "620000", "陇": "620000", "青": "630000", "宁": "640000", "新": "650000",
}  # fmt: skip


@dataclass(frozen=True)
class BranchRecord:
    """A branch as seeds/branches.json and the database know it."""

    slug: str
    name: str
    official_name: str
    former_names: tuple[str, ...]
    aliases: tuple[str, ...]
    level: str
    province: str
    province_code: str
    parent: str | None
    english_name: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, self.official_name, *self.former_names, *self.aliases)


@dataclass(frozen=True)
class Division:
    """A province, prefecture or county of GB/T 2260."""

    code: str
    name: str

    @property
    def province_code(self) -> str:
        return self.code[:2] + "0000"

    @property
    def level(self) -> str:
        if self.code.endswith("0000"):
            return "province"
        return "prefecture" if self.code.endswith("00") else "county"

    @property
    def short_name(self) -> str:
        """晋中市 is 晋中, 延边朝鲜族自治州 is 延边, 广西壮族自治区 is 广西; 沙县区 keeps its two characters."""
        short = _PEOPLES.sub("", _UNIT_SUFFIX.sub("", self.name)) if len(self.name) > 2 else self.name
        return short if len(short) > 1 else self.name


class Span(NamedTuple):
    """A branch's name at its place in a text."""

    slug: str
    start: int
    end: int


def load_records(path: Path) -> list[BranchRecord]:
    """The branches of a JSON list with the fields of BranchRecord."""
    items = json.loads(path.read_text(encoding="utf-8"))
    return [
        BranchRecord(
            **{**item, "former_names": tuple(item["former_names"]), "aliases": tuple(item["aliases"])}
        )
        for item in items
    ]


@cache
def divisions() -> Mapping[str, tuple[Division, ...]]:
    """Every division under its full name and, for prefectures and cities, under its short one."""
    found: defaultdict[str, list[Division]] = defaultdict(list)
    with _DIVISIONS_FILE.open(encoding="utf-8") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        for division in (Division(row["code"], row["name"]) for row in rows):
            names = {division.name}
            if division.level != "county" or division.name.endswith(("市", "自治县", "自治旗")):
                names.add(division.short_name)
            for ending in ("州", "县", "旗"):
                if division.name.endswith("自治" + ending):
                    names.add(division.short_name + ending)  # as usually written: 黔东南州
            for name in names:
                found[name].append(division)
    return {name: tuple(homonyms) for name, homonyms in found.items()}


@cache
def province_names() -> Mapping[str, str]:
    """The full name of a province by its code."""
    return {
        division.code: division.name
        for homonyms in divisions().values()
        for division in homonyms
        if division.level == "province"
    }


class Gazetteer:
    """Branches by their names, and by the places and industries that those names hold.

    Names end in few different characters, so a text is searched for these ends only, and from each of them
    looked back: the cost is that of the ends in the text, not of the number of names.
    """

    def __init__(self, records: Mapping[str, BranchRecord]) -> None:
        self.records = records
        self.national = next((slug for slug, record in records.items() if record.level == "national"), None)
        self._slug_of_name = {
            name: slug for slug, record in records.items() for name in reversed(record.names) if name
        }
        self.places = dict(_places(records.values(), industry=False))
        self.industries = dict(_places(records.values(), industry=True))
        self._lengths: dict[str, list[int]] = {}
        for end, lengths in _lengths_by_end(self._slug_of_name).items():
            self._lengths[end] = sorted(lengths, reverse=True)
        self._ends = re.compile("[" + re.escape("".join(self._lengths)) + "]") if self._lengths else None
        self._provincial = {
            record.province_code: slug for slug, record in records.items() if record.level == "province"
        }
        self._longest_industry = max(map(len, self.industries), default=0)
        self._longest_place = max(map(len, [*self.places, *divisions()]), default=0)

    @classmethod
    def from_records(cls, records: Iterable[BranchRecord]) -> Gazetteer:
        return cls({record.slug: record for record in records})

    def find_names(self, text: str) -> list[Span]:
        """The branches named in full, by short, former or other name; the longest name wins."""
        found = [span for end in self._name_ends(text) if (span := self._name_before(text, end))]
        kept: list[Span] = []
        for span in sorted(found, key=lambda span: (span.start, -span.end)):
            if not kept or span.start >= kept[-1].end:
                kept.append(span)
        return kept

    def find_place_before(self, text: str, end: int, start: int = 0) -> str | None:
        """The longest known place (of a branch or a division) that ends at `end`."""
        for length in range(min(self._longest_place, end - start), 1, -1):
            word = text[end - length : end]
            if word in self.places or word in divisions():
                return word
        return None

    def find_industry_before(self, text: str, end: int, start: int = 0) -> str | None:
        for length in range(min(self._longest_industry, end - start), 1, -1):
            if text[end - length : end] in self.industries:
                return text[end - length : end]
        return None

    def provincial(self, province_code: str) -> str | None:
        """The slug of the branch of a whole province."""
        return self._provincial.get(province_code)

    def _name_ends(self, text: str) -> Iterator[int]:
        if self._ends:
            for match in self._ends.finditer(text):
                yield match.end()

    def _name_before(self, text: str, end: int) -> Span | None:
        for length in self._lengths[text[end - 1]]:
            slug = self._slug_of_name.get(text[end - length : end]) if length <= end else None
            if slug:
                return Span(slug, end - length, end)
        return None


def _lengths_by_end(names: Iterable[str]) -> Mapping[str, set[int]]:
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for name in names:
        lengths[name[-1]].add(len(name))
    return lengths


def _places(records: Iterable[BranchRecord], *, industry: bool) -> Iterator[tuple[str, str]]:
    """(山东省, shandong), (山东, shandong): what stands before 贸促会 in the names of a branch."""
    for record in records:
        if record.level == "national" or (record.level == "industry") is not industry:
            continue
        for name in record.names:
            place = name.removesuffix(SHORT_BODY).removesuffix(INDUSTRY)
            if name.endswith(SHORT_BODY) and place and not name.endswith("国际贸促会"):
                yield place, record.slug
