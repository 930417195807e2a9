"""Personal names as they stand beside an office: Chinese by their surname, foreign by their dots or context.

Imports surnames.
"""

from __future__ import annotations

import re

from archive.ingest.surnames import COMPOUND, SURNAMES

# Surnames too, but in running text beside an office nearly always another word.
_RUNNING_WORDS = frozenset("东么代伦但佰充光公养冒凡后国展年库才操於来母海山由相种终经续补都门降须")
_SURNAMES = SURNAMES - _RUNNING_WORDS
# Surnames that are commoner as another word: a name that begins with them needs a third character.
_WEAK = frozenset(
    "和后有年从公相同国东西海法代时全应通成向于水方由来生门接展信初原占官利益充广法福爱空终养须关权解强单干明安平乐常计高连满信商别能先税战"
)
_RATHER_WORDS = frozenset("车广文单乐水高方全常")
_NEVER_GIVEN = frozenset(
    "会部厅局院司处委省市县区办组所副党府团员们的了是在或室队联被把让您你我他她它这哪什么吗呢吧啊较很使均届亿％%"
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
# With these verbs and adverbs no given name ends: 何立送走客商, 冯唐拧开瓶盖.
_BEGINS_A_DEED = frozenset(
    "每没送递拎掰拧喝举挑写找推抬搬捧握敲按交换买卖租付盖填查称测拆驾骑吃抽吸吹喊叫唱哭笑骂劝借欠赔捐寄派撤停陪请邀催逼让批夸读抄涂剪贴缝洗刷擦扫"
    "拿打拍拜赠宴晤边比手几两跑跳追赶抢挤爬掀扛背拽扯拖揭捏搓揉撕摸碰挂插摆搭瞧盯瞪嗅尝咬嚼咽吐催盼愁怕恨讨"
)
_FOLLOWS = re.compile(
    rf"[{''.join(sorted(_BEGINS_A_DEED))}]|[一-鿿][着了]|守[在着住候护]|连[夜忙声日]|登[门上台车]|端[起着上详]|走[进到出上下]|"
    r"$|[^一-鿿·•・]|表示|介绍|指出|认为|强调|出席|主持|致辞|致词|致欢|致开|致贺|致答|代表|一行|以及|围绕|关于|所作|分别|会见|会谈|讲话|讲|参加|参会|"
    r"参观|宣布|宣读|陪同|带队|带领|主讲|授课|授|担任|当选|透露|谈|解读|应邀|受邀|受|接受|接待|告诉|回顾|总结|通报|汇报|部署|要求|希望|呼吁|"
    r"建议|分享|发表|发布|发言|发来|发出|赴|到|来|访|亲自|前往|现场|共同|一同|全程|莅临|见证|揭|签|深入|听取|感谢|欢迎|祝|提出|提|阐述|结合|"
    r"逐一|首先|随后|最后|专程|走访|调研|考察|拜访|座谈|交流|点评|推介|详细|重点|简要|高度|充分|系统|全面|通过|十分|非常|坦言|笑|"
    r"回忆|感慨|直言|补充|解释|举例|率|兼任|撰|没有|依次|先后|这样|这么|那样|如此|相继|联合|表态|坦承|呼|算|看|拿|带|坚信|相信|期待|期望|肯定|对于|做客|"
    r"同志|先生|女士|教授|博士|阁下|同|等|与|和|及|对|向|在|从|就|为|的|将|还|也|曾|于|是|以|给|被|由|致|任|亦|均|都|不|已|正|因|"
    r"并|则|又|时|之|有|说|称|作|做|摄|赞|评|答|问|回|主|后|并|前来|今|昨|上|日前|近日|特|再|自|当|会上|会后|即|入|出|向|开|获|号|引|牵|领|指|把|逐|专|亲|传|动|联|抵|到|启|鸣|按|展|代|针|要|用|执|其|会|认|观|介|强|深|该|早|忙|站|坐|一边|颇|很|更|一直|多次|常|总是|记得|记|琢磨|盘算|担心|明白|发现|觉得|知道|拍|掏|递|翻|蹲|打|手里|刚|才|便|却|只|先|"
    r"原(?:打算|计划|定|想|本|先|以为)|本(?:打算|想|来|计划|以为)|起初|起先|一开始|一口气|一再|连夜|随即|立即|立刻|马上|索性|干脆|赶紧|赶忙|连忙|特意|特地|专门|指着|指了指|翻开|捧[着起出]|端[着起出]|拉[着住]|[挥摆]摆?手|[点摇]了?[点摇]?头"
)
_SURE_FOLLOWS = re.compile(
    r"$|[（(，,。、；;：:\s”]|表示|介绍|指出|认为|强调|出席|主持|致辞|致词|等|说|告诉|分别|参加|会见|一行|签署|率|与|和|在|代表|共同|致|作|日前|近日|今|昨|当天|当日|应邀|带队|陪同|透露|提出|宣布|建议|希望|要求"
)
_VERB = re.compile(r"表示|介绍|指出|认为|强调|出席|主持|致辞|说|告诉|参加|透露|[，。、（(]")
_CONJUNCTION = "和"
# As the last character of a name these are less likely than as the next word: 张艳 在, 李明 等.
_RATHER_NEXT = frozenset(
    "等在和与及说对向为的是就率并以也还将主作致谈表介指强一应代从于任由赴到曾称参出陪分提都同认当又已"
)
_SPEAKS = re.compile(r"表示|介绍|指出|强调|认为|说[，：:“]|告诉|透露|致辞")
# Of these only with what follows: 段志强一行 is 段志强, 段志强调 is 段志.
_RATHER_NEXT_BEFORE = {
    "强": "调化", "指": "出导明", "介": "绍入", "致": "辞词欢开答贺以谢函", "参": "加与会观赛展", "表": "示达态彰明",
    "认": "为真", "陪": "同", "曾": "任在经", "出": "席任示访具国", "代": "表",
}  # fmt: skip
# 自豪地说, 最后强调, 纷纷表示: what stands before the verb is no name.
_IN_NO_NAME = _RATHER_NEXT | frozenset("地着过得最再多很更只才便却纷普遍首先接受讲话中上下时间方面经验情况")
# Prepositions: before a verb or punctuation they are the end of a name (柯景同说), for they need an object.
_MAY_END_A_NAME = frozenset("和与同向为从于任由东")
_DOT = "·•・‧∙．"
_PART = "(?:(?![的了和与及在是等说任])[一-鿿])"
_WITH_DOTS = re.compile(rf"{_PART}{{1,7}}(?:[{_DOT}](?:{_PART}|[A-Za-z.]){{1,8}}){{1,3}}")
_LATIN = re.compile(r"[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){0,3}")
_HAN = re.compile(r"[一-鿿]{2,6}")
_POSITION = re.compile(r"[（(](?:左|右|中|前|后|图)")
_LONGEST_PART = 8


def name_after(text: str, start: int, *, of_one: bool = True) -> int | None:
    """The end of the personal name that begins at `start`, or None.

    `of_one`: the office before it is one that a single person holds, so that an unknown name may follow.
    """
    if dotted := _WITH_DOTS.match(text, start):
        given = re.split(f"[{_DOT}]", dotted[0])[0]
        return None if any(char in _NEVER_GIVEN for char in given) else _end_of_dotted(text, dotted)
    candidates = [end for end in _chinese_ends(text, start) if _FOLLOWS.match(text, end)]
    if not candidates:
        return _foreign_end(text, start, of_one=of_one) or (_usual_end(text, start) if of_one else None)
    shorter, longer = candidates[0], candidates[-1]
    last = text[longer - 1]
    if (
        shorter < longer
        and _is_rather_next(text, longer)
        and not (last in _MAY_END_A_NAME and _is_sure(text, longer))
    ):
        return shorter
    if text[longer : longer + 1] in _MAY_END_A_NAME and _is_transliterated(text[start : longer + 1]):
        return longer + 1 if _VERB.match(text, longer + 1) else longer  # 巴图孟和介绍
    return longer


def _usual_end(text: str, start: int) -> int | None:
    """Before a word that tells nothing: where the last character is one that names usually end with."""
    ends = [end for end in _chinese_ends(text, start) if text[end - 1] in _GIVEN]
    if text[start : start + 1] in _WEAK | _RATHER_WORDS:  # 常玉梅查完档案: both of the given name say so
        ends = [end for end in ends if end - start == 3 and text[end - 2] in _GIVEN]
    return ends[-1] if ends else None


def _is_rather_next(text: str, end: int) -> bool:
    """Whether the character before `end` begins the next word rather than ends the name."""
    last = text[end - 1]
    return last in _RATHER_NEXT and text[end : end + 1] in _RATHER_NEXT_BEFORE.get(last, text[end : end + 1])


def name_before(text: str, end: int) -> list[int]:
    """Where a personal name that ends at `end` may begin; the longest first."""
    starts = [
        start
        for start in (end - 4, end - 3, end - 2)
        if start >= 0
        and end in _chinese_ends(text, start, before_office=True)
        and not (end - start == 2 and text[start] in _RATHER_WORDS)
    ]
    dotted = re.search(rf"{_PART}{{1,7}}(?:[{_DOT}]{_PART}{{1,8}}){{1,3}}$", text[max(0, end - 24) : end])
    return [end - len(dotted[0])] if dotted else starts


def _chinese_ends(text: str, start: int, *, before_office: bool = False) -> list[int]:
    """The ends that the surname at `start` allows, the shorter first."""
    if _NO_NAMES.match(text, start):
        return []
    surname = 2 if text[start : start + 2] in COMPOUND else 1
    if surname == 1 and text[start : start + 1] not in _SURNAMES:
        return []
    ends = []
    for given in (1, 2):
        end = start + surname + given
        part = text[start + surname : end]
        if len(part) < given or not _is_han(part) or any(char in _NEVER_GIVEN for char in part):
            break
        if part[-1] in _BEGINS_A_DEED and not before_office:
            break
        if (
            given == 1
            and surname == 1
            and text[start] in _WEAK
            and not (before_office or _is_sure(text, end))
        ):
            continue
        if text[start] in _CONJUNCTION and not (given == 2 and _VERB.match(text, end)):
            continue
        ends.append(end)
    return ends


def _end_of_dotted(text: str, dotted: re.Match[str]) -> int | None:
    """The shortest last part of two characters or more after which a text goes on, else its foreign sounds."""
    last = max(dotted[0].rfind(dot) for dot in _DOT) + dotted.start() + 1
    limit = min(dotted.end(), last + _LONGEST_PART)
    ends = [end for end in range(last + 2, limit + 1) if _FOLLOWS.match(text, end)]
    sounds = next((place for place in range(last, limit) if text[place] not in _TRANSLITERATED), limit)
    if sounds in ends and _is_sure(text, sounds):
        return sounds  # 勒孔特说, not 勒孔 / 特说
    if ends and (
        ends[0] <= sounds or sounds - last < 2 or (ends[0] == sounds + 1 and _is_sure(text, ends[0]))
    ):
        return ends[0]  # 威拉蓬表示: no word goes on with 蓬
    return sounds if sounds - last >= 2 else None


def _foreign_end(text: str, start: int, *, of_one: bool) -> int | None:
    """A name without a known surname, where what follows leaves no doubt (尼玛顿珠表示, 绵贯辰哉（右一）)."""
    if latin := _LATIN.match(text, start):
        return latin.end()
    run = _HAN.match(text, start)
    if not run or _NO_NAMES.match(text, start):
        return None
    for end in range(start + 2, min(run.end(), start + 5) + 1):
        part = text[start:end]
        if any(char in _NEVER_GIVEN for char in part):
            return None
        if _is_sure(text, end) and (_is_transliterated(part) or _POSITION.match(text, end)):
            return end
        if (
            of_one
            and len(part) > 2
            and _SPEAKS.match(text, end)
            and not any(map(_IN_NO_NAME.__contains__, part.removesuffix("一")))
        ):
            return end
    return None


_GIVEN = frozenset(
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华兰玉红梅文建国林志秀凤珍淑琴云莲荣龙波辉斌鹏飞宇浩亮东海峰鑫健旭昊晨轩博睿琳"
    "琪瑶雪倩婷颖慧洁莹萍燕玲蓉蕾薇晶欣怡佳佩雯萱岚菲茜彤妍婉柔韵凯俊豪毅松柏森林彬栋楠枫桦槐棠荷菊竹兴旺富贵福禄寿康宁安泰祥瑞祯"
    "忠孝仁义礼智诚良善德恩惠贤达才学思远望舒帆航川江河湖润泽清源渊涵淳洪涌宏弘廷庭宗祖耀光炎焕炜烨煜灿炳勋功业昌盛隆茂丰裕庆乐欢喜悦"
    "权栓柱根树石山岩峻岭嵩田耕稼牧樵渔舟楫骏骥驰骋翔鸿鹤鹰雁莺鸣啸虎豹彪麟威武雄壮刚锋锐钧铭铮钢铁银金鑫锦绣纹绮绫纶维纲纪"
    "齐奇之子可天若君琛珊珂璐瑜瑾璇璟颐恒恺恕恬彦彬哲喆睿逸远达遥迪逊谦谨谊诗词语谷言书画墨砚翰笛筝萧歌舞春夏秋冬晓晴曦曙旭昕晗昱景影星辰月夕朝阳阴霖霏霄露雁虹雷电声"
)
_TRANSLITERATED = frozenset(
    "阿巴贝布达德迪杜尔菲弗夫戈格古哈赫霍基吉加卡凯科克库拉莱兰雷里利林伦罗洛鲁马麦曼梅蒙米莫姆穆那纳娜内尼宁诺努欧帕佩"
    "皮普奇乔切琼热萨塞桑沙舍史斯苏索塔泰特汤图托瓦威韦维沃乌西希锡夏谢辛雅亚耶伊英尤约泽扎兹茨茜莎丝蒂妮露珍安奥埃艾爱"
    "连赛汗昂伯柏本比彼宾波博勃查丹登底蒂丁东多恩费芬丰福盖甘高根贡哥汉亨胡华怀惠吉季简杰金肯孔莉列隆卢马玛毛孟明奈南涅牛潘彭坪"
    "钦丘荣茹瑞森山尚申圣舒顺松孙坦唐陶滕田廷万旺温文翁吾武喜香向谐休叶易因尹永云赞曾詹珠顿次旦旺扎丹央平措仁增多吉罗桑洛"
    "勒厄纽恰肖黛杰戴韩梭舒韵廖捷契瑟什伏佐顿聂涅哲祖朱儒柯芙琳嘉吕冈岛滨"
    "卓嘎强白德吉巴图孟和其木格苏那日腾格尔呼都古拉娜乌兰宝音朝鲁达来敖登斯琴图雅特木"
)


def _is_transliterated(part: str) -> bool:
    return all(char in _TRANSLITERATED for char in part)


def _is_sure(text: str, end: int, before_office: bool = False) -> bool:
    return before_office or _SURE_FOLLOWS.match(text, end) is not None


def _is_han(part: str) -> bool:
    return all("一" <= char <= "鿿" for char in part)
