"""Offices that a text gives to a person, and how far to the left the name of the body reaches.

Imports nothing of the project.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_RANKS = (
    "常务副|名誉|荣誉|执行|轮值|首席|高级|资深|正|副|代|前任|现任|前|原|总|一级|二级|三级|四级|联合|联席|候任|"
    "专职|兼职|驻会|独立|特邀|终身|首任|第[一二三四五]|青年|商务|经商|经济商务|经济|公使衔|客座|助理|区域|大区|"
    "理事会|监事会|董事会|党组|党委|党支部|机关党委|纪检组|纪委"
)
_OFFICES = (
    "会长|主任委员|主任|书记|秘书长|理事长|监事长|董事长|委员长|主席|司长|局长|处长|科长|厅长|部长|省长|市长|县长|"
    "区长|州长|盟长|旗长|镇长|乡长|村长|行长|院长|所长|校长|社长|台长|馆长|站长|厂长|店长|组长|队长|团长|课长|"
    "站长|园长|司令|总裁|董事|监事|理事|总经理|经理|总监|总编辑|总编|主编|首席执行官|执行官|CEO|总代表|代表|大使|公使|"
    "参赞|总领事|领事|专员|专家|教授|研究员|副研究员|顾问|负责人|创始人|合伙人|律师|巡视员|调研员|检察长|总干事|干事|"
    "总理|总统|首相|国务委员|国务卿|委员|常委|议员|议长|发言人|经纪人|仲裁员|调解员|会计师|工程师|经济师|分析师|"
    "审计师|设计师|规划师|讲师|学者|助理|主管|老板|主理人|掌门人|当家人|带头人|庭长|法官|船长|站长|秘书|参事|武官|"
    "党组成员|党委委员|班子成员|王储|亲王|酋长|教练|研究生导师|导师|会首|掌柜|传承人|召集人|联络员|特派员|协调人|主持人|翻译|总工|总师|主事"
)
OFFICE_GROUP = re.compile(
    rf"(?:{_RANKS}){{0,3}}(?:{_OFFICES})(?:(?:、|兼任|兼|暨|及|，| |　)?(?:{_RANKS}){{0,3}}(?:{_OFFICES})){{0,4}}"
    r"(?![们级制处团证员]|国(?:家|代|会)|权[利限益力，。、的]|席[位，。、的])(?!(?<=律师)[费函])(?!(?<=[事员])会)"
    r"(?!(?<=翻译)[成为着了过给出])(?!(?<=代表)[着了过])(?!(?<=师)(?:事务所|行|楼(?:[和与、，。及的在也均各等]|$)))"
)
# Offices that do not follow a name: 张三代表全体企业 is no office of his.
NOT_BEHIND_A_NAME = re.compile(
    r"(?:代表|专家|委员|负责人|顾问|老板|创始人|理事|助理|翻译|学者|领事|秘书|干事|主管|参赞|议员|常委|主持人|经纪人)$"
)
_MANY_PEOPLE = re.compile(r"(?:代表|专家|学者|委员|议员|会员|理事|负责人|企业家|律师|翻译)$")

_ORGANISATION_END = re.compile(
    r"(?:[会部厅局院司处室办委府所社馆团站店厂校省市县区国组署库网报台盟]|中心|公司|集团|银行|分行|支行|商行|联盟|大学|学校|党组)$"
)
# Words that look like cuts and are none stand first, so that they are passed over.
_CUT = re.compile(
    r"(?:呼和浩特|和平|和田|和谐|和睦|和龙|和县|和静|和顺|共和|祥和|人和|中和|埃及|普及|涉及|所在|在线|在华|存在|"
    r"对外|对口|应对|针对|对接|对台|对俄|对非|对日|参与|华为|行为|有为|方向|面向|定向|意向|导向|向阳|高等|平等|等级|"
    r"自由|理由|目的|合并|并购|兼并|也门|申请|代表[团处机]|访问[团学]|接待[处办]|主持人|数据|从化|从事|于洪|于都|"
    r"介绍所|会议所|會議所|出席率|考察[团组队]|采访[部中]|特邀|会见厅|调研[室部组员]|记者站|主任|责任|任务|常任|专任|信任|受理|接受|有限|所有|国有|有色|公有)"
    r"|(?P<cut>以及|与会的?|出席|参加|参会的?|会见|邀请|拜访|访问|接待|陪同|主持|会议|表示|介绍|指出|强调|认为|会上|期间|"
    r"随后|其中|聘请|感谢|欢迎|走访|考察|听取|当选|担任|任命|选举|推选|增选|聘任|召开|举行|举办|率团|带队|采访|时任|"
    r"现任|现为|特邀|近日|日前|当日|当天|昨日|今天|昨天|今日|上午|下午|晚上?|晚间|凌晨|中午|此外|同时|图为|据悉|来自|担纲|分别|"
    r"联合(?!会(?!同)|国|体|社)|携|偕|记者|作者系?|主讲人|嘉宾|主办|承办|经过|根据|按照|学习|传达|致辞|致词|讲话|认真|祝贺|任职|率领|陪|赴|访|见到|调研|"
    r"[0-9〇一二三四五六七八九十]+[日月年时]|曾任|升任|上一任|报道|报导|[任受有由与和及在向对是了的被将从给为等并也于据请邀率到聘]|经(?![济贸营理纪销办典]))"
)
_BREAK = re.compile(r"[，,。；;：:、！!？?…“”\"‘’\s　|｜■●◆▲△]|——")
_ENCLOSED = re.compile(r"[（(][^（）()]{1,8}[）)]$")
_STRETCH = 44


@dataclass(frozen=True)
class Office:
    """A group of offices (党组书记、会长) with the place where the role that it closes begins."""

    role_start: int
    start: int
    end: int

    def is_of_many(self, text: str) -> bool:
        return _MANY_PEOPLE.search(text, self.start, self.end) is not None


def find_offices(text: str, bodies: Sequence[tuple[int, int]]) -> Iterator[Office]:
    """Every group of offices; `bodies` are the spans of branches, which are never cut through."""
    before: Office | None = None
    for match in OFFICE_GROUP.finditer(text):
        start = role_start(text, match.start(), bodies)
        chained = text[max(0, start - 1) : start] in ("、", "兼", "，") and before is not None
        if chained and before and before.end == start - 1 and not before.is_of_many(text):
            start = before.role_start
        before = Office(start, match.start(), match.end())
        yield before


def role_start(text: str, end: int, bodies: Sequence[tuple[int, int]]) -> int:
    """Where the body begins that ends at `end`: after the last punctuation or word that is no part of a name."""
    lowest = max(0, end - _STRETCH)
    start = _last_break(text, lowest, end)
    inside = _last_body(bodies, start, end)
    if inside:
        tail_cut = _last_cut(text, inside[1], end)
        if tail_cut is None:
            return _with_former(text, inside[0], start)
        return tail_cut
    cut = _last_cut(text, start, end)
    return start if cut is None else cut


def organisation_before(text: str, end: int, bodies: Sequence[tuple[int, int]]) -> int:
    """The start of the body that stands right before a name, or `end` where none does."""
    start = role_start(text, end, bodies)
    return start if _ORGANISATION_END.search(text, start, end) else end


def stands_after_a_boundary(text: str, start: int) -> bool:
    """Whether a name may begin at `start`: after punctuation, a function word, a verb, or a body."""
    if start == 0 or not ("一" <= text[start - 1] <= "鿿"):
        return True
    lowest = max(0, start - 6)
    return _last_cut(text, lowest, start) == start or bool(_ORGANISATION_END.search(text, lowest, start))


def _last_body(bodies: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """The last of the ordered spans that lies between start and end."""
    place = bisect_left(bodies, (end, 0)) - 1
    while place >= 0 and bodies[place][0] >= start:
        if bodies[place][1] <= end:
            return bodies[place]
        place -= 1
    return None


def is_within_body(bodies: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the ordered spans overlaps text[start:end]."""
    place = bisect_left(bodies, (end, 0)) - 1
    return place >= 0 and bodies[place][1] > start


def _with_former(text: str, start: int, lowest: int) -> int:
    return start - 1 if start > lowest and text[start - 1] in "原前" else start


def _last_break(text: str, lowest: int, end: int) -> int:
    """The start of the clause; a short remark in brackets belongs to the name around it."""
    place = end
    while place > lowest:
        enclosed = _ENCLOSED.search(text, max(lowest, place - 10), place)
        if enclosed:
            place = enclosed.start()
            continue
        char = text[place - 1]
        if char in "（(）)" or _BREAK.match(char):
            return place
        place -= 1
    return lowest


def _last_cut(text: str, start: int, end: int) -> int | None:
    last = None
    for match in _CUT.finditer(text, start, end):
        if match["cut"]:
            last = match.end()
    return last
