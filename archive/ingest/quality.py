"""What an editor should look at before publishing, each warning with its place. Imports draft, encoding, gazetteer, phrases and roles.

Today's date is passed in: nothing here reads a clock.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from zlib import crc32

from archive.ingest.draft import DraftArticle, Paragraph, Warning
from archive.ingest.encoding import MOJIBAKE, frequency, naturalness
from archive.ingest.gazetteer import divisions, province_names
from archive.ingest.phrases import HAN
from archive.ingest.roles import ends_sentence

SHORT, LONG = 30, 30_000  # characters of an article
SENTENCE = 12  # characters: what ends as a sentence and is not shorter is a brief, not a remnant
ENOUGH, FEWEST = 30, 0.12  # characters; share of frequent ones among those beyond ASCII
FOREIGN = 3  # times the characters beyond ASCII: they make up a third of what can be judged by them
SHINGLE = 5  # characters
SAMPLED = 4  # one shingle in so many is compared: enough to tell half from none
MIN_DUPLICATE = 60  # characters: shorter paragraphs repeat by custom
ALIKE = 0.55  # of the shorter paragraph's shingles
MOST_HOLDERS = 20  # a shingle in more paragraphs than this is a set phrase
PROVINCES = (
    "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 "
    "西藏 陕西 甘肃 青海 宁夏 新疆"
).split()
PROVINCE = re.compile(
    rf"(?:{'|'.join(PROVINCES)})(?!(?:省|市|[{HAN}]{{0,4}}自治区)?贸促)"
)  # a fellow branch may be named
CITIES = {
    name: next(province for province in PROVINCES if province_names()[homonyms[0].province_code].startswith(province))
    for name, homonyms in divisions().items()
    if homonyms[0].level == "prefecture" and len(name) < 4 and homonyms[0].province_code in province_names()
    and any(province_names()[homonyms[0].province_code].startswith(province) for province in PROVINCES)
}  # fmt: skip
CITY = re.compile("|".join(sorted(CITIES, key=len, reverse=True)))
VISITS = re.compile(r"赴|前往|一行")  # of another province, it may well speak
SUBJECT = re.compile(rf"[“\s]*({'|'.join(PROVINCES)})[{HAN}]{{0,6}}?(?:贸促会|贸促分会|分会|国际贸易促进)")
PAIRS = (
    ("“", "”"),
    ("‘", "’"),
    ("《", "》"),
    ("（", "）"),
    ("(", ")"),
    ("「", "」"),
    ("『", "』"),
    ("【", "】"),
)
TELLING = 3  # a province named twice, or three of its cities
LIST_NUMBER = re.compile(r"(?:^|[\s；。，：])[\d一二三四五六七八九十a-zA-Z]{1,2}[）)]")


def inspect(articles: Sequence[DraftArticle], today: date | None = None) -> tuple[DraftArticle, ...]:
    """The articles with the warnings that their text gives rise to added."""
    repeated = _find_repetitions(articles)
    return tuple(
        replace(article, warnings=(*article.warnings, *_warnings(article, today), *repeated.get(place, ())))
        for place, article in enumerate(articles)
    )


def inspect_alone(article: DraftArticle, today: date | None = None) -> DraftArticle:
    """The same without comparing articles, for files that hold a hundred thousand of them."""
    found = tuple(_warnings(article, today))
    return replace(article, warnings=(*article.warnings, *found)) if found else article


def _warnings(article: DraftArticle, today: date | None) -> Iterator[Warning]:
    text = "".join(paragraph.text for paragraph in article.paragraphs)
    if rubbish := next((paragraph for paragraph in article.paragraphs if is_rubbish(paragraph.text)), None):
        yield Warning("mojibake", "正文中有疑似乱码，请核对原件的编码。", rubbish.id)
    if len(text) < (SENTENCE if ends_sentence(text) else SHORT):
        yield Warning("short", f"正文只有{len(text)}字，请核对是否完整。")
    elif len(text) > LONG:
        yield Warning("long", f"正文长达{len(text)}字，请核对是否应分成几篇。")
    if today and article.date and article.date > today:
        yield Warning("future-date", f"日期{article.date.isoformat()}在今天之后。")
    yield from _unfinished(article.paragraphs, goes_on=article.continued_on_page is not None)
    yield from _unbalanced(article.paragraphs)
    yield from _mismatched(article.paragraphs)


def is_rubbish(text: str) -> bool:
    """Characters lost, rare ones, or common ones that never form a running text."""
    if "\ufffd" in text or naturalness(text) < MOJIBAKE:
        return True
    foreign = sum(not char.isascii() for char in text)  # an English text names places in Han
    return len(text) >= ENOUGH and foreign * FOREIGN >= len(text) and frequency(text) < FEWEST


def _unfinished(paragraphs: Sequence[Paragraph], *, goes_on: bool) -> Iterator[Warning]:
    """`goes_on`: on another page, where its last sentence ends."""
    texts = [paragraph for paragraph in paragraphs if paragraph.type == "text" and "\t" not in paragraph.text]
    for paragraph in texts[: -1 if goes_on else None]:
        text = paragraph.text
        cut = text.endswith(("，", "、", ",")) and len(text) > 10
        last = (paragraph is texts[-1] and len(text) > 25 and "，" in text) or "。" in text
        if cut or (paragraph is texts[-1] and last and not ends_sentence(text)):
            yield Warning("unfinished", "这一段似乎没有写完，停在句子中间。", paragraph.id)


def _unbalanced(paragraphs: Sequence[Paragraph]) -> Iterator[Warning]:
    for place, paragraph in enumerate(paragraphs):
        text = LIST_NUMBER.sub("", paragraph.text).replace("’9", "9").replace("’0", "0")
        for opener, closer in PAIRS:
            surplus = text.count(opener) - text.count(closer)
            if not surplus:
                continue
            # A quotation that runs over paragraphs opens each of them and is closed once.
            following = paragraphs[place + 1].text if place + 1 < len(paragraphs) else ""
            if surplus == 1 and opener == "“" and following.startswith("“"):
                continue
            if opener in "（(" and text.count("（") + text.count("(") == text.count("）") + text.count(")"):
                continue
            yield Warning("unbalanced", f"“{opener}”与“{closer}”不成对。", paragraph.id)
            break


def _mismatched(paragraphs: Sequence[Paragraph]) -> Iterator[Warning]:
    for paragraph in paragraphs:
        subject = SUBJECT.match(paragraph.text)
        if not subject:
            continue
        named = Counter(_provinces_in(paragraph.text[subject.end() :]))
        own = named.pop(subject.group(1), 0)
        other, count = named.most_common(1)[0] if named else ("", 0)
        if count > max(own, TELLING - 1) and not VISITS.search(paragraph.text, subject.end()):
            message = f"这一段以{subject.group(1)}开头，内容却多次提到{other}，请核对是否张冠李戴。"
            yield Warning("province-mismatch", message, paragraph.id)


def _provinces_in(text: str) -> Iterator[str]:
    """Each province named, twice, and that of each city: 洛阳、南阳、商丘 tell of 河南 as 河南…河南 does."""
    for province in PROVINCE.findall(text):
        yield from (province, province)
    for city in CITY.findall(text):
        yield CITIES[city]


def _find_repetitions(articles: Sequence[DraftArticle]) -> dict[int, list[Warning]]:
    """Paragraphs that say what an earlier one said, by the share of sampled shingles they have in common."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    seen: list[tuple[int, Paragraph, int]] = []
    found: defaultdict[int, list[Warning]] = defaultdict(list)
    for place, article in enumerate(articles):
        for paragraph in article.paragraphs:
            if len(paragraph.text) < MIN_DUPLICATE:
                continue
            sample = _sample(paragraph.text)
            common = Counter(holder for shingle in sample for holder in holders[shingle])
            for earlier, count in common.most_common(3):
                other_place, other, size = seen[earlier]
                if count >= ALIKE * max(min(size, len(sample)), 1):
                    found[place].append(
                        _repetition(paragraph, other, articles[other_place], place == other_place)
                    )
                    break
            for shingle in sample:
                if len(holders[shingle]) < MOST_HOLDERS:
                    holders[shingle].append(len(seen))
            seen.append((place, paragraph, len(sample)))
    return found


def _repetition(paragraph: Paragraph, other: Paragraph, article: DraftArticle, same: bool) -> Warning:
    where = "前面的一段" if same else f"《{article.title}》中的一段"
    return Warning("near-duplicate", f"这一段与{where}（“{other.text[:12]}…”）几乎相同。", paragraph.id)


def _sample(text: str) -> set[int]:
    text = re.sub(r"\s", "", text)
    hashes = {crc32(text[at : at + SHINGLE].encode()) for at in range(len(text) - SHINGLE + 1)}
    return {value for value in hashes if value % SAMPLED == 0} or hashes
