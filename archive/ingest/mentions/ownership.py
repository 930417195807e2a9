"""Whose a number is: the branch that is the subject of its clause, or nobody's.

A branch may be where a report comes from, the office of a person who acts, or one helper among others: then what
is counted is not its own. May import draft and gazetteer, and of its own room counted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from archive.ingest.draft import BranchMention
from archive.ingest.gazetteer import divisions
from archive.ingest.mentions.counted import is_verb

LONGEST = 300  # characters before a number in which its owner is looked for
_CLAUSE_END = re.compile(r"[，：—；]|(?<!\d)[,:]|[,:](?!\d)")
_HELPER = re.compile(r"的?(?:大力|积极|精心)?(?:支持|帮助|指导|推动|协助|邀请|倡议|见证)下")
_TOGETHER = re.compile(r"[、和与及]|以及")
_PARTNER = re.compile(r"(?:会同|联合|拜访|走访|陪同|邀请|[与和跟向赴对])$")
_ORGANISED = re.compile(
    r"(?:(?:组织|举办|主办|承办|牵头)|(?:[与和同][^，。]{2,16}?)?(?:共同|联合)?(?:共建|共设|创办|设立|建立|打造|开发|运营))的(?![^，。]{0,2}\d)"
)
_TOLD_BY = re.compile(r"(?:记者)?[从自]$")  # 记者从某会获悉
_LEARNT = re.compile(r"[^，。]{0,8}(?:获悉|了解到|得知|获知|传来)")
_ITSELF = re.compile(r"[该本]会(?![议场展])")
_GROUP = re.compile(r"\d+[余多]?[家个位名][^，。\d]{1,8}的(?:共|近|约)?$")  # 86家企业的|120名人员参加
_OFFICE = re.compile(
    r"(?:[一-鿿]{0,10}?(?:部|处|室|中心|党组|机关))?(?:党组)?(?:常务)?副?(?:书记|会长|主任|秘书长|部长|处长|主席|负责人|巡视员|调研员)"
)
_SPEAKS = re.compile(r"介绍|表示|[说称]$|告诉|透露|指出|回忆|坦言|解释|谈到|通报|统计|数据显示")
# What a clause may open with before its subject.
_SETTING = re.compile(
    r"(?:据介绍|据了解|据统计|据悉|其中|今年以来|今年|全年|年内|一年来|去年|明年|当年|目前|近年来|近日|日前|截至[^，。]{2,8}|"
    r"[前上下]半年|[前近][\d一二三四五六七八九十]+个?[年月](?:来)?|[\d一二三四五六七八九十]+[年月]份?(?:以来)?|[一二三四]季度|现场|(?:展会|展览|活动|会议|洽谈会|参展|开展|会展)?期间|当天|会上|会后)*"
)
# Subjects that are nobody's branch. 企业 is one where it acts, not in 企业数量 and the like.
_OTHERS = re.compile(
    _SETTING.pattern
    + r"(?:来自|[日外双中德法俄韩台]方|全[省市区县州国球]|我[国省市区县]|本[省市地]|该[国省市县园项公企]|(?:两|三|四|各|多)[国省市地]|"
    r"(?:参展|参会|参训|会员|当地|外贸|受访|这[家些]|不少|许多|中小|民营|中国)?(?:企业|公司|客商|采购商|参展商|进口商|消费者)"
    r"(?!家|数|总|[一-鿿]{0,6}(?:额|量|率|数|满意度|人数)))"
)
_WE = re.compile(r"[“”\s]{0,2}(?:我们|本会|我会)")
_OPENING = (
    _SETTING.pattern
    + r"(?:\d{1,2}日(?:至\d{1,2}日)?|会议(?:指出|强调|认为)|[一-鿿]{2,4}[：:])?[，\s]?(?:共|已|累计|先后|还|并|又)*"
)
# What stands for the article's own branch: itself in the first person, and the offices below it.
_OURS = re.compile(
    _OPENING + r"(?:我们|我会|本会|[这该]个?窗口|(?:全[省市区州县]|[一-鿿]{2,3})(?<!全国)贸促(?:系统|机构))"
)
# A deed such as these bodies do, told without a subject.
_DEED = re.compile(
    _OPENING
    + r"(?:组织|举办|主办|承办|签发|签出|接待|培训|走访|收集|收到|办结|受理|调解|解决|挽回|发放|邀请|聘请|代理|出具|派出|促成|修订|制定|编印|编发|编制|编译|编写|翻译|征集|回访|审核|开设|设立|招募|选派|办理|代办|认证|出证)(?!的)"
)
# 为企业代办…, 并回访…: what another clause may add to its subject's deeds.
_GOES_ON = re.compile(
    _DEED.pattern + r"|(?:同时|并|还|另)?为[^，。；]{1,6}(?:代办|办理|提供|举办|组织|出具|签发)"
)
_ACTORS = re.compile(r"专家|嘉宾|代表团|客商|采购商|双方|老师|会议(?:同意|决定|要求)")
_WITH = re.compile(_SETTING.pattern + r"(?:[现已并还又再也]|先后|累计|而是|同时)*[与和同跟向为对把将]")
_NUMBER = re.compile(r"\d")
_THING = re.compile(
    r"[^，。]{2,14}(?<!由)的[^，。]{0,10}(?:已有|有|达到?|为|超过?|近|约|共)?$"
)  # 首批出口的|60吨
# 帮助企业取得资质，实现出口额3.7亿元: the amount is the enterprises'.
_HELPED = re.compile(
    r"(?:帮助|助力|支持|推动|带动|协助|引导)[^，。]{0,16}企业[^，。]*，[^，。]{0,4}(?:实现|完成|取得|获得|签约|成交|出口)[^，。]*$"
)


def find_owner(
    text: str, bodies: Sequence[BranchMention], span: tuple[int, int], place: int, own: str | None = None
) -> str | None:
    """The slug of the branch whose number stands at `place` in the sentence `span`.

    `bodies` are the paragraph's, `own` is the branch that the article as a whole is about.
    """
    start, end = max(_subject_start(text, span[0]), place - LONGEST), span[1]
    clauses = [start, *(match.end() for match in _CLAUSE_END.finditer(text, start, place))]
    limit = place
    for clause in reversed(clauses):
        if inside := _between(bodies, clause, limit):
            return _of_subject(text, inside, place)
        if own and _is_ours(text, clause, limit, start, alone=_is_alone(bodies, end, own)):
            return own
        if _is_of_others(text, clause, limit, place):
            return None
        limit = clause
    named_behind = {body.slug for body in _between(bodies, place, end)}
    if _WE.match(text, start) and len(named_behind) == 1:
        return named_behind.pop()
    if not bodies or bodies[0].start > 0 or _SPEAKS.search(text, start, place):
        return None  # the paragraph is not about a branch, or somebody else speaks
    return bodies[0].slug if named_behind <= {bodies[0].slug} else None


def _subject_start(text: str, start: int) -> int:
    """Behind a semicolon a deed without a subject is that of the clauses before it: 签发…1.9万份；代办…2300份."""
    while text[start - 1 : start] == "；" and _GOES_ON.match(text, start):
        lowest = max(0, start - LONGEST)
        start = max(lowest, *(text.rfind(mark, lowest, start - 1) + 1 for mark in "。！？；"))
    return start


def _of_subject(text: str, bodies: Sequence[BranchMention], place: int) -> str | None:
    """Of a clause that names a branch: its own where it acts itself and alone."""
    first, *others = bodies
    if _PARTNER.search(text, max(0, first.start - 4), first.start):
        return None
    if others and others[0].slug != first.slug and _TOGETHER.fullmatch(text, first.end, others[0].start):
        return None
    if _TOLD_BY.search(text, max(0, first.start - 3), first.start) and _LEARNT.match(text, first.end):
        return first.slug if _ITSELF.search(text, first.end, place) else None
    if _HELPER.match(text, first.end) or _ORGANISED.match(text, first.end):
        return None
    if _OFFICE.match(text, first.end) and not _SPEAKS.search(text, first.end, _clause_end(text, first.end)):
        return None
    return None if _HELPED.search(text, first.end, place) else first.slug


def _is_ours(text: str, clause: int, limit: int, start: int, *, alone: bool) -> bool:
    """Whether the clause tells a deed of the article's own branch; `alone`: the paragraph has named no other."""
    if _is_quoted(text, clause):
        return False
    if _OURS.match(text, clause, limit):
        return True
    return alone and bool(_DEED.match(text, clause, limit)) and not _ACTORS.search(text, start, clause)


def _is_alone(bodies: Sequence[BranchMention], end: int, own: str) -> bool:
    """Whether the paragraph has named no other branch by then."""
    return all(body.slug == own for body in bodies if body.start < end)


def _is_quoted(text: str, place: int) -> bool:
    """Whether somebody else may be speaking there."""
    lowest = max(0, place - LONGEST)
    return text.rfind("“", lowest, place + 1) > text.rfind("”", lowest, place + 1)


def _clause_end(text: str, start: int) -> int:
    match = _CLAUSE_END.search(text, start, start + LONGEST)
    return match.start() if match else min(start + LONGEST, len(text))


def _is_of_others(text: str, start: int, end: int, place: int) -> bool:
    """Whether the clause opens with a subject that is no branch: a place, a party, so many enterprises."""
    if _OTHERS.match(text, start, end):
        return True
    setting = _SETTING.match(text, start, end)
    subject = setting.end() if setting else start
    if subject < place and text[subject].isdigit():
        return not (end == place and _GROUP.match(text, subject, end))
    if end < place and not _NUMBER.search(text, subject, end):
        return False
    if any(text[subject : subject + length] in divisions() for length in (2, 3, 4)):
        return True
    if _WITH.match(text, start, end):
        return False
    return end == place and not is_verb(text, subject) and _THING.match(text, subject, end) is not None


def _between(bodies: Sequence[BranchMention], start: int, end: int) -> Sequence[BranchMention]:
    """The first two of the ordered mentions that begin between start and end."""
    first = bisect_left(bodies, start, key=lambda body: body.start)
    return [body for body in bodies[first : first + 2] if body.start < end]
