"""A byline to its authors, each with the role as stated. Imports bylines, draft, gazetteer, phrases, spacing
and surnames."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.ingest.bylines import names_of, parse_byline, parse_signature
from archive.ingest.draft import Author
from archive.ingest.gazetteer import divisions
from archive.ingest.phrases import DEED, FOREIGN, HAN, MARKS, NATION, ONE, PRESS, REPORTER
from archive.ingest.spacing import close_line
from archive.ingest.surnames import COMMON, is_surnamed

PLACE = r"(?:版)?(?:文字|编译|編譯|译|圖|撰文|摄影|采写|采访|整理|撰稿|作者|文图|图文|文|图|翻译|执笔|口述|供稿|记录)"
ROLE = re.compile(
    rf"(?P<role>(?:{PRESS}\s*)?{REPORTER}|(?:本{PLACE}|{PLACE})(?=\s*[/／:：|｜丨]))\s*[/／:：|｜丨]?\s*"
)
BY_DEED = re.compile(rf"(?:{NATION}{FOREIGN}|(?:{NATION})?{ONE}\s*{DEED})(?:\s+(?:{NATION})?{ONE}\s*{DEED})*")
DEEDS = re.compile(rf"(?:{NATION})?(?P<name>{ONE})(?P<deed>\s*{DEED}|$)\s*")
PLACE_REPORT = re.compile(rf"[{HAN}]{{2,4}}(?:報導|报道|報道|报导)")  # 台北報導
BOTH = re.compile(r"\s+(?:文\s*[/／]\s*图|图\s*[/／]\s*文|文图|图文|摄影(?:报道)?)$")
TAIL = re.compile(
    r"(?:\s*(?:摄影报道|摄影|摄制|摄|攝影|攝|报道|報道|报導|整理|采写|文并图|文/图|图/文|/|／|发自.{1,8}|综合(?:报道)?|供稿)|[\s/／](?:文|图))+$"
)
NAME = re.compile(
    rf"[{HAN}]{{2,4}}|[{HAN}]{{1,6}}(?:[·•．][{HAN}]{{1,8}})+|[A-Z][a-zA-Z.]+(?: [A-Z][a-zA-Z.]+)*"
)
SEPARATOR = re.compile(
    r"[、,，;；/／|&]|(?<=[\u4e00-\u9fff])\s+和\s+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])"
)
REPORTED_FROM = re.compile(rf"\s+(?:发自|自)?([{HAN}]{{2,8}}?)(?:报道|報道|报导|報導|专电|摄影报道)$")
# A name of two characters is set as wide as one of three: 单 红, also in a list of names.
SPACED_NAME = re.compile(rf"(?<![{HAN}])([{HAN}])\s([{HAN}])(?![{HAN}])")
PEN_NAME = re.compile(rf"[{HAN}]{{2,5}}")
A_BODY = re.compile(r".(?:部|处|室|局|中心|公司|学院|协会|商会|分会|支会|促会|委员会)$")
NO_PERSON = re.compile(rf"{A_BODY.pattern}|(?:[记記]者|通[讯訊]员|[报報社网網台讯訊])$")
OF_A_BODY = re.compile(r".(?:贸促会|贸促分会|支会|贸促中心|贸促局|..厂|公司|大学|学院|研究[所院])$")
OFFICE_END = re.compile(
    r"(?:书记|会长|主任|部长|处长|司长|局长|院长|所长|秘书长|主席|总裁|经理|董事长|理事长|研究员|教授|博士|委员|参赞|专家|律师|分析师|编辑|主编|负责人|代表|学者|主管|顾问|科长|厅长|省长|市长|县长|调研员|巡视员|成员|干部|工作人员|读者|发言人|总监|总干事|专员|院士|校长|董事|理事|监事)$"
)
DOTS = "·•・‧"  # ·施　明·
NOT_NAMES = frozenset(
    "记者 通讯员 本报 编辑部 评论员 本刊 集体 佚名 综合 报道 除署名外 提供 供图 资料 图片".split()
)

NO_SIGNATURE = re.compile(
    r"[摄攝供讯電电网報报社稿完续略图摘上下注笑声场]$|资料|图片|照片|视频|来源|掌声|鼓掌|综合|整理|编译|[全下上原图附]文|附|表|见(?!习)|未完|待续"
)


def parse_authors(byline: str) -> tuple[Author, ...]:
    """Authors in order: ("■ 大连市贸促会党组书记 刘琳") is 刘琳, 大连市贸促会党组书记."""
    text = plain_byline(byline)
    if parts := parse_byline(text) or parse_signature(text):
        return tuple(dict.fromkeys(Author(name, role) for name, role in names_of(parts)))
    text = BOTH.sub("", text)
    if credited := _by_deed(text):
        return credited
    roles = list(ROLE.finditer(text))
    if not roles:
        return _by_office(text)
    found: list[Author] = []
    for place, match in enumerate(roles):
        end = roles[place + 1].start() if place + 1 < len(roles) else len(text)
        spaced = (
            " " in match.group()
            or match.group()[-1:] in "/／:：|｜丨"
            or (match.start("role") == 0 and " " in text)
        )
        role = "".join(match.group("role").split())
        found.extend(Author(name, role) for name in _names(text[match.end() : end], run_together=not spaced))
    return tuple(dict.fromkeys(found))


def _by_deed(text: str) -> tuple[Author, ...]:
    """[德]汉斯·米勒 文 陆鸣野 译: each with what of the text is theirs."""
    if not BY_DEED.fullmatch(text):
        return ()
    return tuple(Author(each["name"], (each["deed"] or "").strip()) for each in DEEDS.finditer(text))


def stated_authors(text: str) -> tuple[Author, ...]:
    """Authors where the text says that they are: behind 作者：, so that a pen name is one too."""
    if found := parse_authors(text):
        return found
    names = re.split(r"[、,，;；\s]+", text.strip())
    return tuple(
        Author(name)
        for name in names
        if PEN_NAME.fullmatch(name) and name not in NOT_NAMES and not NO_PERSON.search(name)
    )


def plain_byline(byline: str) -> str:
    """As printed, without its mark and its brackets."""
    text = SPACED_NAME.sub(r"\1\2", " ".join(re.sub(f"[{MARKS}●○]", " ", byline).split()))
    if re.fullmatch(r"[（(\[【].*[）)\]】]", text):
        text = text[1:-1].strip()
    if text[:1] in DOTS and text[-1:] in DOTS:
        text = close_line(text.strip(DOTS))
    return text


def is_name(text: str) -> bool:
    """Two or three Han characters beginning with a surname, four with a compound one, or a foreign name with a dot."""
    if "·" in text or "•" in text:
        return bool(NAME.fullmatch(text))
    return is_surnamed(text) and not A_BODY.search(text) and not _is_division(text)


def _is_division(text: str) -> bool:
    """晋江县, by this name or another of its kind: the place that a reader writes from."""
    return text[-1] in "省市县區区州盟旗" and (text in divisions() or text[:-1] in divisions())


# What begins with a surname and names a document: the second line of its title.
DOCUMENT = re.compile(
    "纪要|简报|简讯|公报|方案|计划|章程|通报|通讯|记录|纪实|纪事|文件|文摘|时评|商情|综述|全文|公约|条例|启事|谈话"
)


def is_name_line(text: str) -> bool:
    """Under a title: names alone, or an office, a space and a name."""
    parts = plain_byline(text).split()
    if (
        not parts
        or len(text) > 50
        or re.search(r"[，。；：！？]", text)
        or DOCUMENT.fullmatch("".join(parts))
    ):
        return False
    if all(is_name(part) for part in parts):
        return len(parts) <= 4
    return is_office_line(text) or bool(parse_signature(plain_byline(text)))


def is_listed_person(text: str) -> bool:
    """A name, a space and an office, as in a list: 卞小玲 嘉兴市贸促会秘书长."""
    name, _, office = text.partition(" ")
    return (
        is_name(name)
        and len(text) <= 50
        and bool(OFFICE_END.search(office))
        and not re.search(r"[，。；：！？]", office)
    )


def is_office_line(text: str) -> bool:
    """An office, a space and a name."""
    parts = plain_byline(text).split()
    if len(parts) < 2 or len(text) > 50 or re.search(r"[，。；：！？]", text):
        return False
    named = bool(re.fullmatch(rf"[{HAN}]{{2,4}}", parts[-1]))
    return named and bool(
        OFFICE_END.search(parts[-2])
        or (len(parts) == 2 and is_name(parts[-1]) and OF_A_BODY.search(parts[0]))
    )


def split_names(text: str) -> tuple[str, ...]:
    """Names run together, "袁泽王紫薇", cut so that each begins with a surname, a common one if it can be."""
    return max(_splits(text), key=lambda names: sum(name[0] in COMMON for name in names), default=())


def dateline_authors(text: str) -> tuple[Author, ...]:
    """Of the brackets behind 本报讯."""
    return () if NO_SIGNATURE.search(text) else stated_authors(text)


def find_photographers(text: str) -> tuple[Author, ...]:
    """Of a caption's end: 本报记者 张三 摄."""
    match = re.search(rf"[。（(\s/]((?:{PRESS})?(?:{REPORTER})?\s*[{HAN}]{{2,4}})\s*[摄攝]", text[-40:])
    return parse_authors(match.group(1)) if match else ()


def signers(text: str) -> Sequence[str]:
    """Names in brackets at the end of a text; run together where a column closed the space between them."""
    if NO_SIGNATURE.search(text):
        return ()
    names = [name for name in re.split(r"[\s、]", text) if name not in NOT_NAMES and not A_BODY.search(name)]
    names = [name for name in names if not _is_division(name)]
    return split_names(names[0]) if len(names) == 1 and len(names[0]) > 4 else names


def _splits(text: str) -> Iterator[tuple[str, ...]]:
    """All ways to cut it, three characters to a name before two."""
    for size in (3, 2, 4):
        head, rest = text[:size], text[size:]
        if len(head) == size and is_name(head):
            if not rest:
                yield (head,)
            else:
                yield from ((head, *tail) for tail in _splits(rest))


def _names(text: str, run_together: bool) -> list[str]:
    names: list[str] = []
    text = _without_place(text.strip())
    for part in SEPARATOR.split(TAIL.sub("", text)):
        part = TAIL.sub("", part.strip().strip("（）() "))
        if part in NOT_NAMES or not part or A_BODY.search(part) or PLACE_REPORT.fullmatch(part):
            continue
        limit = 4 if run_together else 5
        pieces = split_names(part) if limit <= len(part) <= 12 and "·" not in part else ()
        if not pieces and run_together and 4 < len(part) < 8 and is_name(part[:3]):
            pieces = (part[:3],)  # 記者蘇婉儀澳門報道
        names.extend(pieces or ([part] if NAME.fullmatch(part) else []))
    return names


def _lists_names(text: str) -> bool:
    return all(is_name(part) for part in re.split(r"[\s、,，;；]+", text) if part)


def _without_place(text: str) -> str:
    """记者 张三 广州报道: where it was written is no author."""
    place = REPORTED_FROM.search(text)
    if place and (place.group(1) in divisions() or not is_name(place.group(1))):
        return text[: place.start()]
    return text


def _by_office(text: str) -> tuple[Author, ...]:
    """No reporter: an office and a name, or names alone."""
    text = TAIL.sub("", re.sub(r"^(?:作者\s*[:：/／]?|文\s*[:：/／])\s*", "", text))
    parts = (
        [part for part in re.split(r"[\s、,，;；]+", text) if part] if _lists_names(text) else text.split()
    )
    if (
        parts
        and all(NAME.fullmatch(part) for part in parts)
        and not OFFICE_END.search(parts[0])
        and is_name(parts[0])
    ):
        return tuple(Author(part) for part in parts)
    if len(parts) == 2 and is_name(parts[0]) and not is_name(parts[1]):
        return (Author(*parts),)
    if len(parts) > 1 and NAME.fullmatch(parts[-1]):
        names = [parts[-1]]
        while len(parts) > 2 and is_name(parts[-2]) and not OFFICE_END.search(parts[-2]):
            names.insert(0, parts.pop(-2))
        return tuple(Author(name, " ".join(parts[:-1])) for name in names)
    listed = [part for part in re.split(r"[、,，]", text) if part]
    if listed and all(is_name(part) for part in listed):
        return tuple(Author(part) for part in listed)
    return ()
