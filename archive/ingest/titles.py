"""The lines of a title: column name, kicker, halves; and a title for a text that has none.

Imports broken_titles, cleaning, document_heads, draft, labels, phrases, roles and wrapping.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.ingest.broken_titles import DOCUMENT_WORD, runs_on
from archive.ingest.cleaning import Unit
from archive.ingest.document_heads import BRACKETED, ISSUER, is_document_class, length_of_head
from archive.ingest.draft import Dropped
from archive.ingest.joining import GOES_ON
from archive.ingest.labels import LABEL_OVER_TITLE
from archive.ingest.phrases import HAN, MARKS
from archive.ingest.roles import Role
from archive.ingest.wrapping import width

INFERRED_LENGTH = 40  # characters
FIRST_SENTENCE = re.compile(r"[^。！？!?\n]{1,200}[。！？!?]?")
HAN_LETTER = re.compile(rf"[{HAN}]")
MEETING = re.compile(r"(?:会|会议|委员会|大会|系统|论坛)$")
COLUMN_NAME = "栏目名"
HAN_NAME = re.compile(rf"[{HAN}]+")
COLUMN = 6  # characters: the name of a newspaper column is not longer
SECTION_AND_COLUMN = re.compile(rf"[{HAN}]{{2,4}}[·•・][{HAN}]{{2,4}}")  # 前海·关注
BILINGUAL = re.compile(
    rf"(?=[^{HAN}]*[A-Za-z]{{5}})[A-Z][A-Za-z&' ]+(?:\s+[{HAN}]{{2,4}}){{1,2}}|(?:[{HAN}]{{2,4}}\s+){{1,2}}(?=[^{HAN}]*[A-Za-z]{{5}})[A-Z][A-Za-z&' ]+"
)  # OVERSEAS 出海 专题
COLUMN_BEFORE = re.compile(
    rf"[【\[]?[{HAN}A-Za-z0-9·]{{2,12}}[】\]]?\s*[|｜丨]\s*(?=\S{{5,}})"
)  # 贸促动态 | 冰城迎客
ENDS_AN_ATTRIBUTE = re.compile(r"[”》]$")  # 设“一站式” / 涉外商事服务台: what it qualifies is yet to come
CLIPPED = re.compile(rf"[【\[]([{HAN}]{{2,8}}(?:报|报社|网|新闻|电视台|报道|社))[】\]]\s*(?=\S{{4,}})")
# What a kicker ends with that tells an event: the headline under it is no rest of the sentence.
TOLD = re.compile(
    r"(?:举行|在.{2,8}举办|召开|开幕|闭幕|启动|成立|揭牌|签约|落成|开业|投产|结束|落幕|告捷|归来|返国|抵达|访问|参展|办展|展销|展出|亮相|开讲|开班|开课|上线|运营|通车|开通|首发|见效|过半|翻番|增长|扩大|提速|升温|回暖|发布|公布|揭晓)$"
)
WATCHWORD = 3  # characters at least
TWO_CLAUSES = 12  # characters: a line of two that tell, not of two idioms
# What a watchword goes on with: 凝心聚力 开拓创新 / 推动贸促事业高质量发展 is one title.
URGES = re.compile(
    "推动|推进|助力|助推|奋力|全力|努力|谱写|续写|书写|绘就|开创|打造|构建|加快|加强|促进|服务|共|携手|为|以|让|把|在|展现|彰显|迈向|走向|再|搭|争|做|深化|拓展|开拓|提升|实现|引领|赋能|护航|激发|开启|迎|建设|架起|铸|扩大|培育|擦亮"
)
LEFT = re.compile(
    r"(?:离京|抵京|到京|返京|离华|抵华|来华|访华|回国|返国|离沪|抵沪|抵穗|离穗|离津|抵津|到达|抵达.{1,4}|结束访问.{0,4}|举行会谈|圆满(?:结束|成功|闭幕|落幕))$"
)  # who came and went, over what came of it
CARRIES_ON = re.compile(
    r"[在于的与和及同暨并将被赴]|活动|大会|会议|仪式|工作|座谈|通知|公告|纪要|启事|冀|[參参]加"
)
LONGER = 4  # characters that a kicker has more than the headline under it
SHORTEST_HEADLINE = 5
BARE_COLUMN = re.compile(rf"(?![“”])[{HAN}]{{4}}")  # 他山之石, 市场参考
COLUMN_WORD = re.compile(
    rf"(?!媒体)[{HAN}]{{2,4}}(?:知识|常识|往来|信箱|问答|答疑|讲座|讲堂|课堂|茶座|窗口|之窗|园地|天地|论坛|广角|经纬|纵横|漫谈|杂谈|札记|文摘|服务台|热线|来信|之声|走廊|人物|风采|百科|说法|案例|指南|参谋|瞭望|扫描|聚焦|观察|透视|视点|简讯|短波|短讯|速递|动态)"
)  # 外贸知识, 编读往来 over a title
SERIES = re.compile(
    r"^[^，。]{0,14}(?:系列(?:报道|报导|评论|述评|访谈)|特别报道|专题报道|连续报道|跟踪报道|追踪报道|系列之[一二三四五六七八九十\d]{1,3})\s*[·•・—\-]*\s*[（(]?[①-⑳一二三四五六七八九十\d]{0,3}[）)]?$|[^，。]{4,}(?:特刊|专刊|专版|专页|号外)$"
)  # 丝博会倒计时系列报道·③
BODY_NAME = re.compile(
    rf"[{HAN}]{{2,14}}(?:贸促会|贸促分会|贸促支会|促进委员会|分会|支会)"
)  # over a newsletter
HEADLINE = re.compile(r"(?:让|别让|莫让|把|给|为何|为什么|如何|怎样|怎么|谁|何以|当)")
SPOKEN = re.compile(r"(?:(?<![为除算极])了|啦|吗|呢|吧)[！？!?]?$")
DECK = 24  # characters: what is shorter may be a headline itself
ACTS = re.compile(
    rf"(?:(?![赴为助访到进与向给让])[{HAN}]){{0,6}}(?:贸促会|分会|支会|商会|协会|企业|企業|代表团|代表團)(?!关于)[{HAN}\d]{{4,}}(?<!强调)(?<!指出)(?<!要求)$"
)


@dataclass(frozen=True)
class Title:
    text: str
    kicker: str = ""
    subtitle: str = ""
    source: str = ""  # 【浙江日报】 before a title: whose it is
    dropped: tuple[Dropped, ...] = ()


def parse_title(heads: Sequence[Unit], below: Role = "") -> Title:
    """Column name, kicker and title from the lines over a text; `below` is the role of what stands under them."""
    over = [head.text for head in heads if head.role == "kicker"]
    told = " ".join(LABEL_OVER_TITLE.sub("", text).rstrip("—") for text in over)
    lines = [head for head in heads if head.role not in {"kicker", "column"}]
    dropped = [Dropped(head.text, COLUMN_NAME) for head in heads if head.role == "column"]
    dropped += [Dropped(label.group(), "字段") for text in over if (label := LABEL_OVER_TITLE.match(text))]
    while len(lines) > 1 and not HAN_LETTER.search(lines[0].text):
        dropped.append(Dropped(lines.pop(0).text, "外文刊名"))
    if head := length_of_head([line.text for line in lines]):
        dropped += [Dropped(line.text, "文头") for line in lines[:head]]
        lines = lines[head:]
    while len(lines) > 1 and plain(lines[0].text) == plain(lines[1].text):
        dropped.append(Dropped(lines.pop(0).text, "重复的标题"))
    if len(lines) > 1 and (
        lines[0].role == "label"
        or _is_column(lines[0], lines[1])
        or _is_over_two(lines)
        or (is_document_class(lines[0].text) and not is_document_class(lines[1].text))
    ):
        dropped.append(Dropped(lines.pop(0).text, COLUMN_NAME))
    texts = [line.text for line in lines]
    source = ""
    if texts and (clipped := CLIPPED.match(texts[-1])):
        source = clipped.group(1)
        dropped.append(Dropped(clipped.group(), "来源与日期行"))
        texts[-1] = texts[-1][clipped.end() :]
    if texts and (named := COLUMN_BEFORE.match(texts[0])):
        dropped.append(Dropped(named.group(), COLUMN_NAME))
        texts[0] = texts[0][named.end() :]
    deck = texts.pop() if len(texts) > 1 and _is_deck(texts) else ""
    while len(texts) > 1 and (joint := _joint(texts[-2], texts[-1], lines[: len(texts)], below)) is not None:
        texts[-2:] = [texts[-2] + joint + texts[-1]]
    if len(texts) == 1 and lines[-1].role == "label":
        texts[0] = texts[0].strip("【】[]〔〕■ ")
    kicker = told or _joined([text.rstrip("—") for text in texts[:-1]])
    return Title(texts[-1] if texts else "", kicker, deck, source, tuple(dropped))


def _joined(lines: Sequence[str]) -> str:
    """The lines of a kicker, a space between two that are phrases of their own."""
    text = "".join(lines[:1])
    for before, after in itertools.pairwise(lines):
        text += after if runs_on(before, after) else f" {after}"
    return text


SECOND_HALF = re.compile(
    "更要|不能|才能|还要|也要|更是|不如|不再|莫要|何须|别让|却|又|再[^，]{3}"
)  # of a heading


def join_heading(heads: Sequence[Unit]) -> str:
    """The lines of a heading inside an article, broken by the width of the column."""
    text = heads[0].text.lstrip(MARKS + " ")
    for before, after in itertools.pairwise(heads):
        parallel = (
            before.text[-1] in "】]"
            or bool(SECOND_HALF.match(after.text))
            or (
                len(before.text) == len(after.text)
                and len(after.text) > 3
                and not GOES_ON.search(before.text)
            )
        )
        text += (" " if parallel else "") + after.text
    return text


def infer_title(text: str) -> str:
    """The first sentence, cut: the best that can be said of a text without a heading."""
    sentence = FIRST_SENTENCE.match(text)
    title = " ".join((sentence.group() if sentence else text).split()).rstrip("。")
    return title if len(title) <= INFERRED_LENGTH else title[:INFERRED_LENGTH] + "…"


def _is_column(first: Unit, second: Unit) -> bool:
    if (
        SERIES.search(first.text)
        or (second.gap and BODY_NAME.fullmatch(first.text) and not second.text.startswith("关于"))
        or BRACKETED.fullmatch(first.text)
        or BILINGUAL.fullmatch(first.text)
        or (second.gap and " " in first.text)
    ):
        return True  # 【各地动态】; a banner of two watchwords, white below
    short = (
        len(first.text) <= COLUMN
        and (len(first.text) <= 3 or not ISSUER.search(first.text))  # 会客厅 is no office
        and len(second.text) > len(first.text)
        and " " not in first.text
    )
    if SECTION_AND_COLUMN.fullmatch(first.text) or (COLUMN_WORD.fullmatch(first.text) and short):
        return True
    bare = short and BARE_COLUMN.fullmatch(first.text) and len(second.text) >= 2 * len(first.text)
    if bare and not runs_on(first.text, second.text):
        return True
    return short and (second.gap > 0 or first.kind == "heading" or len(first.text) <= 3)


def _is_over_two(lines: Sequence[Unit]) -> bool:
    """A short name parted by white from a headline whose two lines stand together: the name of the page."""
    name, first, *rest = lines
    bare = len(name.text) <= COLUMN and HAN_NAME.fullmatch(name.text) and not ISSUER.search(name.text)
    return bool(bare and first.gap and rest) and not any(line.gap for line in rest)


def _is_deck(texts: Sequence[str]) -> bool:
    """What sums a text up under its headline: a sentence in clauses, longer by half; a third line of two phrases.

    Also a plain line under a headline that no kicker can be, for it urges, asks or chats: 让“山货”搭上班列去.
    """
    title, below = texts[-2:]
    if "，" in below and len(below) >= DECK and len(below) * 2 >= len(title) * 3:
        return True
    if len(texts) > 2 and " " in below and " " not in title and len(below) >= len(title) + LONGER:
        return min(len(phrase) for phrase in below.split(" ")) >= WATCHWORD
    spoken = _is_spoken(title) and not _is_spoken(below) and "，" not in title
    return bool(spoken) and " " not in below and len(below) >= len(title) + 3 and not runs_on(title, below)


def _is_spoken(line: str) -> bool:
    """让“山货”搭上班列, 热干面要坐火车去德国了: as people speak, and as no kicker does."""
    return bool(HEADLINE.match(line) or SPOKEN.search(line))


def _joint(first: str, second: str, lines: Sequence[Unit], below: Role) -> str | None:
    """What joins two lines into one title: a space between equal halves, nothing in mid-phrase, None for a kicker."""
    if first.endswith("——") or _is_told_over(first, second):
        return None
    if runs_on(first, second):
        return ""
    if " " in first and below == "subtitle":
        return " "  # two watchwords over a third
    if _is_parted(first, second, lines[-1]) or (
        _are_watchwords(first) and (_tells_by_itself(second) or (" " in second and len(first) >= TWO_CLAUSES))
    ):
        return None  # a headline of two clauses has no four
    if ISSUER.search(first) and second.startswith("关于"):
        return ""
    alike = 0 if below == "subtitle" else max(2, max(len(first), len(second)) // 5)
    if "，" not in first and abs(len(first) - len(second)) <= alike:
        return " "
    if MEETING.search(first) and (
        DOCUMENT_WORD.search(second) or re.match(r"第[一二三四五六七八九十\d]+[次届]", second)
    ):
        return ""
    if ISSUER.search(first) and re.search(r"(?:会|厅|局|处|部|院|府|室|中心)关于", second):
        return " "
    if _is_rest(first, second, lines):
        return ""
    acts = ACTS.match(first) and not _is_longer(first, second)
    return " " if acts else None  # a clause with its subject is half of a title, no kicker


def _is_parted(first: str, second: str, line: Unit) -> bool:
    """White parts a kicker from its headline; halves of a title stand apart only where they are of one length."""
    return line.gap > 0 and abs(len(first) - len(second)) > 1 and not ISSUER.search(first)


def _are_watchwords(line: str) -> bool:
    """“侨”见商机 “展”通四海: phrases of one length, as stand over a headline."""
    lengths = [len(plain(phrase)) for phrase in line.split(" ")]
    return len(lengths) > 1 and min(lengths) >= WATCHWORD and max(lengths) - min(lengths) <= 1


def _tells_by_itself(line: str) -> bool:
    """A headline in one piece, of what somebody did: no third watchword and no rest of the line above."""
    apart = " " not in line and not URGES.match(line) and not CARRIES_ON.match(line)
    return apart and not DOCUMENT_WORD.search(line) and len(plain(line)) > SHORTEST_HEADLINE


def _is_told_over(first: str, second: str) -> bool:
    """中日韩食品洽谈会下月举行 / 大樱桃都要“相亲”: what happened, in full, over a headline of its own."""
    if CARRIES_ON.match(second) or DOCUMENT_WORD.search(second):
        return False
    if LEFT.search(first) and len(plain(second)) >= SHORTEST_HEADLINE:
        return True
    return bool(TOLD.search(first)) and all(_is_longer(first, half) for half in second.split(" "))


def _is_longer(first: str, second: str) -> bool:
    return len(plain(second)) >= SHORTEST_HEADLINE and len(plain(first)) >= len(plain(second)) + LONGER


def _is_rest(first: str, second: str, lines: Sequence[Unit]) -> bool:
    """Whether the second line is so short that the width of the column broke it off."""
    if len(second) <= 5 and len(second) < len(first):
        return True
    if len(lines) > 2 and len(second) < len(first) and ENDS_AN_ATTRIBUTE.search(first):
        return True
    return lines[0].full and width(first) > width(second) and len(second) <= 8


def plain(text: str) -> str:
    return re.sub(r"\W", "", text)
