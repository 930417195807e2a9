"""A byline as a row of parts: reporters, labels, names, bodies, offices and deeds, in any order that papers set them.

张三（某市贸促会）, 某市贸促会 张三 供稿, 文/张三 图/李四, 记者张三 通讯员李四 广州报道. A line is a byline where it holds
nothing else, and says by one of its words that it signs. Imports gazetteer, phrases and surnames.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from archive.ingest.gazetteer import divisions
from archive.ingest.phrases import HAN, NOT_TOLD, PRESS, REPORTER
from archive.ingest.surnames import COMMON, is_surnamed

PartKind = Literal["reporter", "label", "desk", "name", "body", "office", "of", "deed", "place"]


@dataclass(frozen=True)
class Part:
    kind: PartKind
    text: str


_Parts = tuple[Part, ...]
LONGEST = 60  # characters of a line
BODY_END = (
    r"(?:贸促会|贸促分会|贸促支会|支会|促进会|委员会|协会|商会|分会|学会|联合会|总部|[^\W\d_]部|[^\W\d_]室|[^\W\d_]处|[^\W\d_]科|秘书处|[^\W\d_]局|"
    r"中心|大学|学院|党校|研究院|研究所|公司|集团|记者站|报社|课题组|通讯组|報社|貿促會|總商會|商會|協會)"
)
OFFICE_END = (
    r"(?:书记|会长|主任|部长|处长|司长|局长|院长|所长|秘书长|主席|总裁|总经理|经理|董事长|理事长|研究员|教授|博士|研究生|参赞|专家|律师|分析师|总监|"
    r"主编|顾问|科长|厅长|调研员|巡视员|干部|工作人员|讲师|会计师|經理|會長|主任委員)"
)
WRITES = (
    r"(?:(?:本文)?作者|撰文|撰稿人?|文字|文图|图文|文并图|采写|采访整理|采访|采编|整理|编译|編譯|翻译|翻譯|编写|供稿人?|执笔人?|口述|"
    r"课题组成员|文|图|圖|译|譯|摄影|攝影|摄|攝|图片|供图|供圖)"
)
DESK = r"(?:总策划|策划|出品人?|总监制|责任编辑|责编|编辑|責編|編輯|审核|审校|校对|校對|核稿|初审|复审|终审|制图|美编|统筹|监制)"
LABEL_END = r"(?:\s*[:：/／|｜丨]\s*|\s+)"
DEED = (
    r"(?:联合报道|综合报道|摄影报道|攝影報道|攝影報導|报道|報道|报导|報導|供稿|供图|供圖|来稿|采写|撰稿|撰文|整理|编译|編譯|编写|口述|执笔|摄影|攝影|摄制|摄|攝"
    r"|文\s*[/／、]\s*[图圖]|[图圖]\s*[/／、]\s*文|文[图圖]|[图圖]文|文并图|文|图|圖|译|譯)"
)
SPACED_DEED = frozenset("文图圖译譯")  # 高语文 is no deed of 高语: these want a space or a stroke before them

_REPORTER = re.compile(
    rf"(?:本[报報][讯訊]\s*)?(?:{PRESS}\s*)?{REPORTER}{NOT_TOLD}(?![，。])\s*[:：/／|｜丨]?\s*"
)
_LABEL = re.compile(rf"{WRITES}(?:\s*[/／、]\s*{WRITES})*{LABEL_END}")
_RUN_ON_LABEL = re.compile(r"(?:本文)?作者|执笔人?|撰稿人?|供稿人?")
_DESK = re.compile(rf"{DESK}{LABEL_END}")
_OF = re.compile(r"[（(]\s*(?:作者)?(?:系|为|单位[:：])?([^（()）。；]{2,30})\s*[）)]")
_HAN_RUN = re.compile(rf"[{HAN}·]{{3,26}}")
_ENDS_IN_BODY = re.compile(rf"{BODY_END}$")
_OFFICE = re.compile(rf"[{HAN}]{{0,12}}?{OFFICE_END}(?:[、兼][{HAN}]{{0,8}}?{OFFICE_END})*")
_DEED = re.compile(rf"\s*[/／]?\s*{DEED}(?![{HAN}])|\s*[/／]?\s*{DEED}")
_PLACE = re.compile(
    rf"(?:发自|發自|自)?\s*([{HAN}]{{2,6}}?)\s*(?:摄影报道|报道|報道|报导|報導|专电|電|电)(?![{HAN}])|(?:发自|發自)\s*[{HAN}]{{2,6}}"
)
_SEPARATOR = re.compile(r"[\s、，,；;&|｜丨/／]+")
_FOREIGN = re.compile(rf"[{HAN}]{{1,6}}(?:[·•][{HAN}]{{1,8}}){{1,3}}")
_NO_NAMES = re.compile(
    "党[组委支总]|常务|高级|文[化旅体教]|广[播电告]|经[济贸营]|商[务会贸]|国[际家内]|外[贸经事]|金融|企业|双[向边]"
)
_PICTURES = frozenset("摄影 攝影 摄制 摄 攝 图 圖 供图 供圖".split())
_ENDS_IN_DEED = re.compile(r"[摄攝]$|报道$|報道$|供稿$|整理$|文图$|图文$")
_ONE_OF_FOUR = re.compile(rf"[{HAN}]{{4}}(?![{HAN}])|[^{''.join(COMMON)}][{HAN}]{{3}}(?=报道|報道|供稿)")
_AFTER_REPORTER = re.compile(rf"{REPORTER}$")
MOST_RUN_TOGETHER = 2  # names, of whatever surname; 边境贸易正从易货 would be three
_AROUND_A_NAME = ("", *" 　（(/／，,、；;|｜丨")
_ENDS_A_BODY = re.compile(rf"{BODY_END}$|{OFFICE_END}$")
_CUE = re.compile(
    r"记者|記者|通讯员|通訊員|作者|实习生|评论员|撰|文|图|圖|采|整理|译|譯|供稿|来稿|执笔|口述|摄|攝|报道|報道|报导|報導|策划|课题组|编写"
)


@lru_cache(maxsize=4096)
def parse_byline(text: str) -> tuple[Part, ...]:
    """The parts of a line that holds nothing else; () where it is none, or where nothing in it says that it signs."""
    text = text.strip()
    if not 3 <= len(text) <= LONGEST or not _CUE.search(text):
        return ()
    found = _parse(text)
    kinds = {part.kind for part in found}
    return found if kinds & {"reporter", "label", "deed"} and kinds & {"name", "body"} else ()


@lru_cache(maxsize=4096)
def parse_signature(text: str) -> tuple[Part, ...]:
    """The same of a line under a title that says only by its place that it signs: 张三（某市贸促会）."""
    text = text.strip()
    if not 4 <= len(text) <= LONGEST:
        return ()
    found = _parse(text)
    kinds = {part.kind for part in found}
    apart = all(_stands_apart(part.text, text) for part in found if part.kind == "name")
    return found if apart and "name" in kinds and kinds & {"of", "body", "office"} else ()


def _stands_apart(name: str, text: str) -> bool:
    before, _, after = text.partition(name)
    return before[-1:] in _AROUND_A_NAME and after[:1] in _AROUND_A_NAME


def names_of(parts: tuple[Part, ...]) -> Iterator[tuple[str, str]]:
    """Each author with the role as stated: what stands before the name, else behind it."""
    role, is_desk, told = "", False, False  # `told`: the role is of names read already
    held: list[str] = []  # names whose role may yet come
    for part in parts:
        if part.kind == "name" and not is_desk:
            if role:
                yield part.text, role
            else:
                held.append(part.text)
            told = True
        elif part.kind in {"reporter", "label", "desk"}:
            yield from ((name, "") for name in held)
            role = part.text if told or is_desk or part.kind != "reporter" else role + part.text
            held, is_desk, told = [], part.kind == "desk", False
        elif held and part.kind != "place":
            yield from ((name, part.text) for name in held)
            held, told = [], True
        elif part.kind in {"body", "office"}:
            role, told = (part.text if told else role + part.text), False
    yield from ((name, "") for name in held)


def names_author(parts: tuple[Part, ...]) -> bool:
    """Whether somebody is said to have written, not only to have edited."""
    return next(names_of(parts), None) is not None


def signs_picture(parts: tuple[Part, ...]) -> bool:
    """Whether all that the line says of anybody is that the picture is theirs."""
    told = [part.text for part in parts if part.kind in {"label", "deed"}]
    told += [
        part.text
        for part in parts
        if part.kind == "reporter" and not re.search("[记記]者|[员員]$", part.text)
    ]
    return bool(told) and all(text in _PICTURES for text in told)


def _merged(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """A body and the office in it as one: 某市贸促会, 党组书记、会长."""
    merged: list[Part] = []
    for part in parts:
        if merged and {part.kind, merged[-1].kind} <= {"body", "office"}:
            merged[-1] = Part(part.kind, merged[-1].text + part.text)
        else:
            merged.append(part)
    return tuple(merged)


def _parse(text: str) -> tuple[Part, ...]:
    """The likeliest way to read the whole line; () where there is none."""
    return _merged(_rest(text, 0, 0, named=False, dead=set()) or ())


def _rest(text: str, place: int, run: int, *, named: bool, dead: set[tuple[int, int, bool]]) -> _Parts | None:
    """From here on. `run` names have run together up to here; `dead` are the states that lead nowhere."""
    if gap := _SEPARATOR.match(text, place):
        place, run = gap.end(), 0
    if place >= len(text):
        return ()
    state = (place, min(run, MOST_RUN_TOGETHER), named)
    if state in dead:
        return None
    for part, end in _parts(text, place, named=named):
        together = run + 1 if part.kind == "name" else 0
        if together > MOST_RUN_TOGETHER and part.text[0] not in COMMON:
            continue
        rest = _rest(text, end, together, named=named or part.kind in {"name", "body"}, dead=dead)
        if rest is not None:
            return (part, *rest)
    dead.add(state)
    return None


def _parts(text: str, place: int, *, named: bool) -> Iterator[tuple[Part, int]]:
    for kind, pattern in (("reporter", _REPORTER), ("label", _LABEL), ("desk", _DESK)):
        if match := pattern.match(text, place):
            yield Part(kind, re.sub(r"[\s:：/／|｜丨]+", "", match.group())), match.end()  # type: ignore[arg-type]
    if not place and (match := _RUN_ON_LABEL.match(text)):
        yield Part("label", match.group()), match.end()
    if named:
        yield from _behind_a_name(text, place)
    for end in _name_ends(text, place):
        yield Part("name", text[place:end]), end
    for end in _body_ends(text, place):
        yield Part("body", text[place:end]), end
    if match := _OFFICE.match(text, place):
        yield Part("office", match.group()), match.end()


def _behind_a_name(text: str, place: int) -> Iterator[tuple[Part, int]]:
    if (match := _OF.match(text, place)) and _ENDS_A_BODY.search(match.group(1)):
        yield Part("of", match.group(1)), match.end()
    if match := _DEED.match(text, place):
        deed = match.group().strip(" \t\u3000/／")
        if deed not in SPACED_DEED or text[place - 1] in " \u3000/／" or _is_one_of_two(text, match.end()):
            yield Part("deed", deed), match.end()
    if (match := _PLACE.match(text, place)) and _is_place(match.group(1) or ""):
        yield Part("place", match.group()), match.end()


def _is_place(text: str) -> bool:
    return text in divisions() or not any(is_surnamed(text[:size]) for size in (2, 3))


def _is_one_of_two(text: str, end: int) -> bool:
    """张三文 李四图"""
    return bool(re.search(r"[\s、][\u4e00-\u9fff]{2,4}[图圖摄攝译譯文]$", text)) or (
        end == len(text) and bool(re.search(r"^[\u4e00-\u9fff]{2,4}[文图圖][\s、]", text))
    )


def _name_ends(text: str, place: int) -> Iterator[int]:
    if match := _FOREIGN.match(text, place):
        yield match.end()
    apart = place == 0 or text[place - 1] in _AROUND_A_NAME or bool(_AFTER_REPORTER.search(text[:place]))
    if apart and (four := _ONE_OF_FOUR.match(text, place)) and _is_one_name(four.group()):
        yield four.end()
    for size in (3, 2, 4):
        name = text[place : place + size]
        if (
            len(name) == size
            and is_surnamed(name)
            and not (
                _NO_NAMES.match(name)
                or name in divisions()
                or _ENDS_A_BODY.search(name)
                or _ENDS_IN_DEED.search(name)
            )
        ):
            yield place + size


def _is_one_name(text: str) -> bool:
    """阿木古力 is one; 王平李文 are two, and 广州报道 is none."""
    if (
        not (is_surnamed(text[:2]) or is_surnamed(text[:3]))
        or text in divisions()
        or _ENDS_IN_DEED.search(text)
    ):
        return False
    return not (
        text[-1] in SPACED_DEED
        or _ENDS_A_BODY.search(text)
        or (text[0] in COMMON and text[2] in COMMON)
        or text[:2] in divisions()
        or text[2:] in divisions()
    )


def _body_ends(text: str, place: int) -> Iterator[int]:
    run = _HAN_RUN.match(text, place)
    for end in range(place + 3, run.end() + 1 if run else 0):
        if _ENDS_IN_BODY.search(text, place, end):
            yield end
