"""Personal names as they stand beside an office: Chinese by their surname, foreign by their dots or context.

Imports name_shapes, surnames and words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container

from archive.ingest.mentions.name_shapes import by_sound, likely_names
from archive.ingest.surnames import COMPOUND, SURNAMES
from archive.ingest.words import likelihood

# Surnames too, but in running text beside an office nearly always another word.
_RUNNING_WORDS = frozenset("东么代伦但佰充光公养冒凡后国展年库才操於来母海山由相种终经续补都门降须")
_SURNAMES = SURNAMES - _RUNNING_WORDS
_RATHER_WORDS = frozenset("车广文单乐水高方全常")
_NEVER_GIVEN = frozenset(
    "着了过会部厅局院司处委省市县区办组所副党府团员们的了是在或室队联被把让您你我他她它这哪什么吗呢吧啊较很使均届亿％%"
)
_NO_NAMES = re.compile(
    r"(?:先(?:后|是|行|进|介|从|向|到|请|把|用|让|在|将|对|为|要|说|谈|讲|做|作|来|去|听|看|问|期|锋|导|生|前|例|决|机|天|头|发|验|遣|知|手|于|给|以|由|得|跟|与|拿|就|带|表|致|回|宣|简|总|念|读|出|提|指|强|陪|参|会|考|召|主|走|感|通|汇|分|点)|"
    r"常务|任期|任职|任命|任何|高度|高兴[地得]|高级|高层|高效|方面|方案|方式|时任|时间|时期|成立|成员|成为|成功|安排|安全|全体|"
    r"全国|全面|全力|全程|全球|和平|连续|连任|明确|明年|项目|程序|常委|常驻|单位|金融|金额|经济|解决|解读|解答|陈述|江苏|"
    r"江西|海南|马上|关于|关注|关系|关心|施行|石油|强调|强化|强烈|管理|管委|应邀|应对|应当|应该|商务|商会|商协|商讨|商贸|商事|商品|商标|商谈|商家|商户|"
    r"商业|温州|支持|支部|支会|查看|曾任|曾经|曾在|华侨|华商|华东|华南|华北|华为|牛津|连线|连同|相关|相互|后任|国家|国际|"
    r"国内|国外|东亚|东盟|东部|法国|法律|法定|代为|代理|代会|年会|年度|公开|公司|公布|公共|公约|有关|有效|有限|农业|农村|农产|"
    r"通过|通报|通知|向东|广东|广西|广州|广泛|广大|福建|福州|贵州|云南|云计|安徽|安全|荣获|荣誉|康复|计划|计量|和谐|平台|平等|"
    r"平均|利用|利益|严格|严重|富有|充分|充实|终身|满意|满足|温馨|暴露|简要|简单|简称|分别|易贸|曲阜|宁波|宁夏|乌克|古巴|"
    r"巴西|巴基|蒙古|伊朗|伊拉|韩国|越南|印度|印尼|柬埔|马来|埃及|文化|文件|文旅|文艺|史上|须知|权利|权威|容易|信息|信用|信任|"
    r"信心|红十|师范|养老|门户|门店|黄金|生产|生物|生活|来自|来访|来华|来到|展示|展览|展会|原则|原任|原来|初步|初期|空间|"
    r"由于|国资|国有|于是|同意|同时|同志|同期|白俄|白领|水平|水利|水产|江北|白天|夏天|冬天|秋天|明天|黄昏|时常|沈阳|石家|郑州|杭州|苏州|徐州|常州|金华|台州|"
    r"丰富|丰田|盛大|明显|明星|花园|那些|怀着|双方|双边|双向|双碳|充满|别人|居民|居住|申请|申报|通用|通道|越来|利好|边境|边会|"
    r"冷链|谈判|谈到|谈及|计算|成本|成果|贡献|万众|顾问|余名|余人|余家|余位|左右|经理|经验|司法|司长|董事|何时|何以|何种|"
    r"许多|许可|于今|于当|于本|祝贺|祝愿|谢谢|晚宴|游客|沙特|都江|广电|项下|车间|车辆|能源|能力|毕业|席位|席间|向大|向全|向与|"
    r"向在|应约|全市|全省|全州|全会|全系|常州|方正|国贸|国企|国务|年轻|年产|林业|黑龙|万元|万人|万余|武汉|西安|兰州|昌吉|鲁班|"
    r"鲁豫|晋级|任务|任副|任会|任主|任党|任董|程度|程式|曹妃|代表|代办|路演|路径|牧区|海外|海关|海内|海洋|康养|燕山|蓝图|蓝天|"
    r"严厉|简报|安检|计生|诸多|诸如|包括|包机|包含|莫斯|莫桑|葛洲|白宫|符合|封面|封闭|鱼类|步伐|步入|寿险|寿命|束缚|盖章|"
    r"井冈|贝宁|米兰|毛里|毛利|麦当|皮革|索马|凌晨|孔子|富士|伊斯|巴黎|罗马|韦伯|安哥|安道|柏林|"
    r"修订|修改|修建|修复|修缮|修正|修编|修养|方法|方向|方针|方便|那里|那时|陆军|游泳|游戏|游客|车辆|任吉|郑重|费用|和谐|招商|招聘|招标|招待|党委|党组|党员|党建|党的|党内|税务|税收|税款|战略|战役|战线)"
)
# With these no given name ends: 何立送走客商, 冯唐拧开瓶盖.
_BEGINS_A_DEED = frozenset(
    "蹲站坐躺跪每没送递拎掰拧喝举挑写找推抬搬捧握敲按交换买卖租付盖填查称测拆驾骑吃抽吸吹喊叫唱哭笑骂劝借欠赔捐寄派撤停陪请邀催逼让批夸读抄涂剪贴缝洗刷擦扫"
    "拿打拍拜赠宴晤边比手几两跑跳追赶抢挤爬掀扛背拽扯拖揭捏搓揉撕摸碰挂插摆搭瞧盯瞪嗅尝咬嚼咽吐催盼愁怕恨讨"
)
# What most often stands behind a person with an office: a mark, or a word of saying and meeting.
_CLOSES = re.compile(
    r"$|[^一-鿿·•・]|(?:则|还|也|又|都|均|就|已|再次?|现场|专门|特别)?(?:表示|介绍|指出|认为|强调|出席|主持|致辞|致词|等|说|告诉|分别|参加|会见|一行|签署|率|代表|共同|透露|提出|宣布|建议|希望|要求|应邀|带队|陪同|回忆|坦言|回应|[问答喊叹笑叫讲](?:[道着：:，“]))"
    r"|日前|近日|昨[日天（(]|今[日天（(]|当[天日]|同志|先生|女士"
)
_GOES_ON = re.compile(r"[一-鿿][着了过]|守[在住候护]|[对向在与和同则](?!说|表示|介绍|指出|认为|强调)[一-鿿]")
_RATHER_NEXT = frozenset(
    "则等在和与及说对向为的是就率并以也还将主作致谈表介指强一应代从于任由赴到曾称参出陪分提都同认当又已问答喊叹笑叫讲"
)
# Of these only with what follows: 段志强一行 is 段志强, 段志强调 is 段志.
_RATHER_NEXT_BEFORE = {
    "强": "调化", "指": "出导明", "介": "绍入", "致": "辞词欢开答贺以谢函", "参": "加与会观赛展", "表": "示达态彰明",
    **dict.fromkeys("问答喊叹笑叫讲", "道着：:，,“"),
    "认": "为真", "陪": "同", "曾": "任在经", "出": "席任示访具国", "代": "表", "一": "行同起直边再时度",
}  # fmt: skip
# Prepositions: before a verb or punctuation they are the end of a name (柯景同说), for they need an object.
_MAY_END_A_NAME = frozenset("和与同向为从于任由东")
_DOT = "·•・‧∙．"
_PART = "(?:(?![的了和与及在是等说任])[一-鿿])"
_WITH_DOTS = re.compile(rf"{_PART}{{1,7}}(?:[{_DOT}](?:{_PART}|[A-Za-z.]){{1,8}}){{1,3}}")
_LATIN = re.compile(r"[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){0,3}")
_HAN = re.compile(r"[一-鿿]{2,}")
_POSITION = re.compile(r"[（(](?:左|右|中|前|后|图)")
_LONGEST_PART = 8
_AHEAD = 9  # characters that are weighed: a name and a word or two behind it
_CLOSED, _ONGOING, _SWALLOWED = 8.0, 3.0, 8.0  # what it tells that a name may, or should not, end there
_DOUBTED = 5.0  # the second, of a foreign name
_OF_ONE, _OF_MANY = -2.0, 4.0  # how much likelier than running text a name must be behind an office


def name_after(
    text: str, start: int, *, of_one: bool = True, abroad: bool = False, known: Container[str] = ()
) -> int | None:
    """The end of the personal name that begins at `start`, or None.

    `of_one`: the office before it is one that a single person holds, so that a name is expected; `abroad`: a
    foreign country has it; `known` are names that the article gives elsewhere.
    """
    if dotted := _WITH_DOTS.match(text, start):
        given = re.split(f"[{_DOT}]", dotted[0])[0]
        return None if any(char in _NEVER_GIVEN for char in given) else _end_of_dotted(text, dotted)
    if latin := _LATIN.match(text, start):
        return latin.end()
    run = _HAN.match(text, start)
    if not run:
        return None
    limit = min(run.end(), start + _AHEAD)
    if told := next((end for end in range(limit, start + 1, -1) if text[start:end] in known), None):
        return told
    if _NO_NAMES.match(text, start):
        return None
    weighed = [
        (share + likelihood(text[end:limit]) + _boundary(text, end), end)
        for end, share in likely_names(text, start, abroad=abroad)
        if end <= limit and not any(char in _NEVER_GIVEN for char in text[start + 1 : end])
    ]
    best, end = max(weighed, default=(-math.inf, start))
    within = text[max(0, start - 2) : start]  # 江汉区长|江日报 reads on across the office
    running = likelihood(within + text[start:limit]) - likelihood(within)
    return end if best - running > (_OF_ONE if of_one else _OF_MANY) else None


def _boundary(text: str, end: int, swallowed: float = _SWALLOWED) -> float:
    """What the characters around it tell of a name that ends there."""
    last, told = text[end - 1], _closing(text, end)
    if last in _BEGINS_A_DEED and told < _CLOSED:
        return -math.inf
    next_word = _RATHER_NEXT_BEFORE.get(last, text[end : end + 1])
    rather_next = last in _RATHER_NEXT and text[end : end + 1] in next_word
    if rather_next and not (last in _MAY_END_A_NAME and told == _CLOSED):
        told -= swallowed
    return told


def _closing(text: str, end: int) -> float:
    if _CLOSES.match(text, end):
        return _CLOSED
    return _ONGOING if _GOES_ON.match(text, end) else 0.0


def name_before(text: str, end: int) -> list[int]:
    """Where a personal name that ends at `end` may begin; the longest first."""
    starts = [
        start
        for start in (end - 4, end - 3, end - 2)
        if start >= 0
        and _is_likely(text, start, end)
        and end in _chinese_ends(text, start)
        and not (end - start == 2 and text[start] in _RATHER_WORDS)
    ]
    dotted = re.search(rf"{_PART}{{1,7}}(?:[{_DOT}]{_PART}{{1,8}}){{1,3}}$", text[max(0, end - 24) : end])
    return [end - len(dotted[0])] if dotted else starts


def _is_likely(text: str, start: int, end: int) -> bool:
    """Whether it is rather a name between two words than words that go on: 八个国|家有|联络员 is none."""
    before, behind = text[max(0, start - 2) : start], text[end : end + 2]
    running = likelihood(before + text[start:end] + behind) - likelihood(before) - likelihood(behind)
    shares = [share for at, share in likely_names(text, start) if at == end]
    return max(shares, default=-math.inf) - running > _OF_ONE


def _chinese_ends(text: str, start: int) -> list[int]:
    """The ends that the surname at `start` allows, the shorter first."""
    if _NO_NAMES.match(text, start):
        return []
    surname = 2 if text[start : start + 2] in COMPOUND else 1
    if surname == 1 and text[start : start + 1] not in _SURNAMES - {"和"}:
        return []
    ends = []
    for given in (1, 2):
        end = start + surname + given
        part = text[start + surname : end]
        if len(part) < given or not _is_han(part) or any(char in _NEVER_GIVEN for char in part):
            break
        ends.append(end)
    return ends


def _end_of_dotted(text: str, dotted: re.Match[str]) -> int | None:
    """Where the last part, of two sounds or more, ends most likely."""
    last = max(dotted[0].rfind(dot) for dot in _DOT) + dotted.start() + 1
    limit = min(dotted.end(), last + _LONGEST_PART)
    ahead = min(len(text), limit + 2)
    weighed = [
        (by_sound(text[last:end]) + likelihood(text[end:ahead]) + _boundary(text, end, _DOUBTED), end)
        for end in range(last + 2, limit + 1)
    ]
    return max(weighed)[1] if weighed else None


def _is_han(part: str) -> bool:
    return all("一" <= char <= "鿿" for char in part)
