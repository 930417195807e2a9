"""Whether the second of two lines over a text is plainly the rest of the first: broken by the width of the column.

Imports joining, phrases and signs, and the verbs that mentions know.
"""

from __future__ import annotations

import re

from archive.ingest.joining import GOES_ON
from archive.ingest.mentions.counted import is_verb
from archive.ingest.phrases import HAN
from archive.ingest.signs import NEWS_VERB

QUOTED = re.compile(r"“[^“”]+”")
NO_PREDICATE = re.compile(
    rf"[{HAN}A-Za-z0-9“”（）]{{4,14}}(?:展品|产品|样品|机械|设备|技术|企业|代表团|考察团|访问团|组团|小组|公司|商品|服务|特色|优势|特产|工艺品|食品|农产品)"
)
PREDICATE = re.compile(
    rf"(?:[{HAN}]{{2,4}})?(?:[在赴抵到来进入登][{HAN}]{{1,6}}(?:展出|展览|展示|开幕|闭幕|举行|参展|访问|考察|推介|洽谈)|首次|首度|亮相|走俏|热销|畅销|出口|进入)[{HAN}]{{0,8}}"
)  # 某地纺织机械 / 样品在津展出
ACTOR = re.compile(r"(?:机构|企业|各方|会|团|节|专家|客商|[省市县国方城地])$")
# 某市与某地商工会议所 / 建立定期会晤机制: who, without what they did.
ACTOR_ALONE = re.compile(
    r"(?:机构|企业|各方|[^，。]会|代表团|考察团|专家|客商|采购商|会议所|公司|集团|中心|海关|学院|大学|港口|口岸|园区|联盟|商户|渔民|农户|[省市县区州])$"
)
TAKES_OBJECT = re.compile(
    "(?:受理|推出|助力|推动|推进|参加|出席|会见|走进|斩获|喜获|荣获|获得|打造|承办|主办|迎来|搭建|破解|签发|邀请|建立|实现|进军|[共筹组构][建筑设办]|共创|搭起|架起|建起|办起|用好|做强|做优|做大|擦亮|叫响|[参參]加|獲得)$"
)
# What no line begins with, and what none ends with, but in the middle: 2025年工作总结 / 和2026年工作打算.
LEANS_BACK = re.compile(
    r"以及|暨(?!南)|及(?![时第格早])|和(?![平谐美睦合解气风煦田顺而])|并(?![购肩非])"
    r"|与(?=.*(?:打算|计划|要点|安排|思路|展望|设想|建议|规划|总结|报告)$)"
)
LEANS_ON = re.compile(r"(?<!普)(?<!埃)及$|[与暨]$|\d(?:[—～~-]|[—-]{2})$")
# What a document is, and for when: 会展业发展 / 三年行动计划 / （2026—2028年）.
KIND_ALONE = re.compile(
    r"(?:[一二三五]年)?(?:行动|工作|发展|实施)(?:计划|规划|总结|要点|安排|细则)(?:[（(].{2,14}[）)])?|[（(](?:(?:19|20)\d\d\D.{0,12}|试行|暂行|征求意见稿|草案|讨论稿|送审稿|修订[版稿]?)[）)]"
)
# A verb at whose object the line has not arrived: it may only begin to say of what kind that is.
UNFINISHED = tuple(
    (
        re.compile(rf"(?:{verb})(?![{HAN}]{{0,12}}(?:{thing}))[{HAN}]{{0,10}}$"),
        re.compile(rf"[{HAN}“”]{{0,10}}(?:{thing})$"),
    )
    for verb, thing in (
        (
            "发布|推出|印发|编印|编写|出版|发放",
            "手册|指南|指引|目录|白皮书|蓝皮书|报告|清单|名录|指数|案例集?|汇编|地图|年鉴",
        ),
        ("举办|召开|承办|主办|举行|组织|开展", "会|展|展览|论坛|培训班?|讲座|沙龙|活动|大赛|仪式|年会"),
        (
            "成立|设立|揭牌|启用|建成|共建|组建",
            "中心|平台|工作站|联络站|基地|办事处|委员会|联盟|服务站|窗口|代表处|法庭",
        ),
        ("签署|签订|达成|缔结", "协议|备忘录|合同|意向书|协定|约定"),
    )
)
# 某市贸促支会 / 办起外贸英语夜校: who, and on the next line what.
BODY_ALONE = re.compile(
    rf"[{HAN}]{{2,12}}(?:贸促会|贸促分会|贸促支会|分会|支会|委员会|商会|协会|代表团|考察团|公司|集团)"
)
DOES = re.compile(
    "[办开召签访组率推赢获助建设启搭架引派请邀发出走送帮教促打创举承参接联携编印]|受理|成立|共|为|向|将|把|让|在|赴|与|同|又|再|首|一[年月周天]"
)
# What is done with it the line has not said: 把见面会 / 开到矿石码头.
DISPOSED = re.compile(rf"(?:把|将)[{HAN}“”]{{2,8}}(?<![到在成进向上下出好细实住完了作为给入起来去])$")
# 武汉造“会跑的冰箱” / 登上欧洲街头: how far it came, of which the line above names only what.
ARRIVES = re.compile(
    rf"(?:[登开走驶飞搬送卖迈踏闯跑挤端摆推运销传引带搭连通跨奔游驰漂穿嵌刻装烧煮炒泡唱演画绣织种养嫁舞飘冲打爬坐住写印铺架伸][上进到出入向往遍])(?!来|去)[{HAN}A-Za-z“]{{2,}}"
)
# 深圳市贸促会在港 / 设知识产权服务点: who and where, and on the next line what.
AT_A_PLACE = re.compile(rf"[{HAN}]{{2,}}[在赴于][{HAN}]{{1,5}}$")
DOES_THERE = re.compile(
    "举[办行]|[办設设開开辦签簽建]|召开|启用|启动|成立|揭牌|推[出介广]|组[建织]|派|考察|参[展加]|洽谈|寻|觅|招|拜访|访问|出席|亮相|展出|开幕|闭幕|获|发布|交流"
)
DOCUMENT_WORD = re.compile(
    r"(?:会议)?(?:纪要|记录|通知|通告|公告|讲话|致辞|致词|发言|报告|侧记|纪实|综述|述评|倡议|(?<!一致)意见|办法|方案|决定|批复|函|启事|名单|简报|启示)$"
)


def runs_on(first: str, second: str) -> bool:
    """Whether the second line is plainly the rest of the first."""
    if (
        GOES_ON.search(first)
        or first[-1] in "：:"
        or TAKES_OBJECT.search(first)
        or LEANS_ON.search(first)
        or KIND_ALONE.fullmatch(second)
        or LEANS_BACK.match(second)
        or (DOCUMENT_WORD.search(second) and len(second) <= 6)
        or len(second) <= 3
    ):
        return True
    if (
        re.search(r"关于|^在.{4,}", first)
        and DOCUMENT_WORD.search(second)
        and not DOCUMENT_WORD.search(first)
    ):
        return True
    if DISPOSED.search(first) and not DISPOSED.search(second):
        return True
    if any(awaits.search(first) and reached.fullmatch(second) for awaits, reached in UNFINISHED):
        return True  # 发布工程机械 / 出海合规手册
    if NO_PREDICATE.fullmatch(first) and not NEWS_VERB.search(first) and PREDICATE.fullmatch(second):
        return True
    if QUOTED.fullmatch(second) and re.search(rf"[{HAN}]$", first):
        return True  # 牛羊菜坐上 / “绿色通道”
    return _acts(first, second)


def _acts(first: str, second: str) -> bool:
    """Whether the first line names but who, and perhaps where, and the second what they did there."""
    if ACTOR.search(first) and re.match(r"[在赴将获被与同和暨]|(?:19|20)\d\d年", second):
        return True
    if AT_A_PLACE.search(first) and DOES_THERE.match(second):
        return True
    if BODY_ALONE.fullmatch(first) and DOES.match(second):
        return True
    deed = ARRIVES.match(second) or (ACTOR_ALONE.search(first) and is_verb(second, 0))
    return bool(deed) and not _tells(first)


def _tells(line: str) -> bool:
    """Whether it says what was done, beside what stands in quotation marks; a name alone does not."""
    bare = QUOTED.sub("", line)
    told = ARRIVES.search(bare) or NEWS_VERB.search(bare) or re.search("[，、 ]", bare)
    return bool(told) or any(is_verb(bare, place) for place in range(len(bare) - 1))
