"""What personal names are made of, and how likely a stretch of text is one: Chinese, Japanese, or written by sound.

The figures are logarithms of rough shares: a common surname is one name in fifty, a common given character one in a
hundred and fifty. Imports surnames and words.
"""

from __future__ import annotations

from collections.abc import Iterator

from archive.ingest.surnames import COMMON, COMPOUND, SURNAMES
from archive.ingest.words import shares

GIVEN = frozenset(
    "汉伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华兰玉红梅文建国林志秀凤珍淑琴云莲荣龙波辉斌鹏飞宇浩亮东海峰鑫健旭昊晨轩博睿琳琪瑶雪倩婷颖慧洁莹萍燕玲蓉蕾薇晶欣怡佳佩雯萱岚菲茜彤妍婉柔"
    "韵凯俊豪毅松柏森彬栋楠枫桦槐棠荷菊竹兴旺富贵福禄寿康宁安泰祥瑞祯忠孝仁义礼智诚良善德恩惠贤达才学思远望舒帆航川江河湖润泽清源渊涵淳洪涌宏弘廷庭宗祖耀光炎焕炜烨煜灿炳勋功业昌盛隆茂丰"
    "裕庆乐欢喜悦权栓柱根树石山岩峻岭嵩田耕稼牧樵渔舟楫骏骥驰骋翔鸿鹤鹰雁莺鸣啸虎豹彪麟威武雄壮锋锐钧铭铮钢铁银金锦绣纹绮绫纶维纲纪齐奇之子可天若君琛珊珂璐瑜瑾璇璟颐恒恺恕恬彦哲喆逸遥迪"
    "逊谦谨谊诗词语谷言书画墨砚翰笛筝萧歌舞春夏秋冬晓晴曦曙昕晗昱景影星辰月夕朝阳霖霏露虹雷电声阁澜鸥正夫新生成年和中大立万里千百如镜起守延世长元亚民永常士心友发继绍承启开先胜定化广贞芬"
    "芝芸苑茵荃莉莎菁蓓蕙薛鹃鹭鸽骅骁驹驭麒瀚澄潇沛沁汐洵浚淼滨滢滔湘溪沐泓泊培基坤城堂垣墉增均坚垒堃奎奕妮姗姝娇娅婕婵嫣孟季宜宝宪宽宾寅尚尧岱岳崇州巍帅师幼庸应廉张弼彰征律微忆念怀恂恪"
    "恭情意愫慈慕戈战扬拓振捷援操攀政效敦方旗昂昆时晋曼朋本机材来杏杨柳柯标栩格桐桓桢梁梓棣棋楷榕模欧步殿比毓气水沙治沂沧沫泉法洛济浦浪涓淮深淇湛湄满漫潮炯炽然煌照熙熠爱爽特献玄玖玟玥珠"
    "珩琦琬琼瑛瑟甫申甲界畅白皓益真睦瞳矗碧祁祝禹秉科秦程稳穆章端笑策简籽粤素纯纳细经绪绵缘罡群羽翊翎翠翼耘聪肃育胤腾舜艺芃芊芮苏茗荔莘菀萌萤葆葵蒙蔓蔚藻衍衡西观解许论识译诺诠谌谟谱豫贝"
    "贺资赋赞赫越跃路轶辅辛迅迎进连逢逵速通遇道遵邈邦郁都重野量鉴钊钦钰钟铎铨铠锟锡键镇镐镕闻阔阜陆陶随雍雅雨震霄青靖非音韬韶顶项顺颂颜风食馨驿骐魁魏鲁鲜鸾黎默鼎龄仕仙代任仲伊伍休众优会"
    "伦伯伶佑体佐何余佟作侃依侠侨保信修倚倬偲储傲允兆克入全公六其具典兵内再冉冠冰冲决凌凝刘列利前力加助劲励劳勉勤北升协卉卓南卫印原又双叔叶司同名后向吟含吕吾周味呈品响哥唐商嘉四园固圣地"
    "坊垚域堤夙多夜夷好妙妹姬娣婧媛媚存孜孺官实宣宸家容寒寄尉小少尔尤尹居屏展岑峡崑崧巧己市布希帝干并庄庚异弋弟弦弩归当彗彝彻循一"
)
TRANSLITERATED = frozenset(
    "阿巴贝布达德迪杜尔菲弗夫戈格古哈赫霍基吉加卡凯科克库拉莱兰雷里利林伦罗洛鲁马麦曼梅蒙米莫姆穆那纳娜内尼宁诺努欧帕佩皮普奇乔切琼热萨塞桑沙舍史斯苏索塔泰特汤图托瓦威韦维沃乌西希锡夏谢"
    "辛雅亚耶伊英尤约泽扎兹茨茜莎丝蒂妮露珍安奥埃艾爱连赛汗昂伯柏本比彼宾波博勃查丹登底丁东多恩费芬丰福盖甘高根贡哥汉亨胡华怀惠季简杰金肯孔莉列隆卢玛毛孟明奈南涅牛潘彭坪钦丘荣茹瑞森山尚"
    "申圣舒顺松孙坦唐陶滕田廷万旺温文翁吾武喜香向谐休叶易因尹永云赞曾詹珠顿次旦央平措仁增勒厄纽恰肖黛戴韩梭韵廖捷契瑟什伏佐聂哲祖朱儒柯芙琳嘉冈岛滨卓嘎强白和其木日腾呼都宝音朝来敖琴力孜"
    "不买提江肉依丽梵墨默蕾蕙薇芭芮苔葛蓝蓬虑裴诸让豪贾赖路辉迈逊道邓邦郎钱门阮陀雨雪霄鲍麻黎齐卜保倍倪凡劳勋双哇喀坎士夸妲姬娅娃娄宗富察尧屈岑崔巍席帝廉弥彬得恺慕戎扬拜拿摩敏施昆晃晏曹"
    "朗机柔桂梯楚歇毕氏汀池沁治法泊洪洲派海涛港湛滋漠澳烈焦熊爵爷狄玻班理瑙瑶甫留疆皇盛真祺禄秦程稷立竺策缪罕翰老耐胥腊腓艮芒若茂荷菈萝萧葆"
)
_JAPANESE_FIRST = frozenset(
    "大小山田中高川村井木原野上下本石松林森岛桥口藤佐伊加斋渡清福宫长西东北南池吉青黑白冈熊三五八千内前柴荒金土古今坂岩平星菊绵绪铃樱饭藏近远浅深广竹梅秋冬春植栗桑堀柳鹤神早杉岸丸户成关"
    "细榊泷龟米矢吹"
)
_JAPANESE_SECOND = frozenset(
    "田川村井木原野上下本石林森岛桥口藤山槻边部泽崎内谷冈江浦津池沼尾平见贺贯坂塚间条崛屋水仓场岸瀬濑户宅吹越保桐西东司岳矢根取窪堀杉丸地树松浪戸"
)
_JAPANESE_GIVEN = frozenset(
    "一二三正次郎夫男雄子美惠代太介辅助作造吉治司健勇茂实昭明弘博浩宏广和哉也之辰彦树平文武义忠孝信幸英秀隆昌光俊直清进诚修学真由佳奈香织里江枝花绪纪康利胜敏智贤良安定久德笃达哲克刚毅守"
    "保志士朗人仁纯洋裕豊丰贵晴昇升龙虎"
)
_COMMON, _RARE, _UNHEARD_OF = -4.0, -7.0, -19.0  # surnames
_FOREIGN = -9.0  # how seldom a name is one, beside the Chinese
_IN_GIVEN, _BY_SOUND, _IN_JAPANESE = -5.0, -4.3, -4.0
_ELSE, _NEVER_BY_SOUND = -8.0, -18.0
# Surnames that are commoner as another word: a name that begins with them needs a third character.
WEAK = frozenset(
    "和后有年从公相同国东西海法代时全应通成向于水方由来生门接展信初原占官利益充广法福爱空终养须关权解强单干明安平乐常计高连满信商别能先税战"
)
_WEAKER = -4.0
_TWO, _THREE = -1.6, -0.25  # a name of two characters, of three
_ABROAD = 18.0  # how much likelier a foreign name is behind 荷兰鲜果进口商协会顾问
LONGEST = 6  # characters of a name without a dot


def likely_names(text: str, start: int, *, abroad: bool = False) -> Iterator[tuple[int, float]]:
    """Every end that a name which begins there may have, with how likely it is a name so far.

    `abroad`: a foreign country has the office.
    """
    yield from _chinese(text, start)
    foreign = _FOREIGN + (_ABROAD if abroad else 0.0)
    for end in range(start + 3, min(len(text), start + LONGEST) + 1):
        name = text[start:end]
        yield end, foreign + max(by_sound(name), _japanese(name))


def by_sound(name: str) -> float:
    """Of a name that is written by its sound: 范德海登."""
    return sum(_BY_SOUND - _as_word(char) if char in TRANSLITERATED else _NEVER_BY_SOUND for char in name)


def _chinese(text: str, start: int) -> Iterator[tuple[int, float]]:
    compound = text[start : start + 2] in COMPOUND
    size = 2 if compound else 1
    if not compound and text[start] not in SURNAMES and _is_a_word_at(text, start):
        return
    surname = _RARE if compound else _surname(text[start])
    for given, share in ((1, _TWO), (2, _THREE)):
        end = start + size + given
        if end <= len(text) and (given == 2 or surname > _UNHEARD_OF):
            weaker = _WEAKER if given == 1 and text[start] in WEAK else 0.0
            yield end, surname + weaker + share + sum(map(_given, text[start + size : end]))


def _surname(char: str) -> float:
    share = _COMMON if char in COMMON else _RARE if char in SURNAMES else _UNHEARD_OF
    return share - _as_word(char)


def _is_a_word_at(text: str, start: int) -> bool:
    return text[start : start + 2] in shares() or text[start + 1 : start + 3] in shares()


def _given(char: str) -> float:
    """The commoner a character is as a word of its own, the less it is given to a child."""
    if char in GIVEN:
        return _IN_GIVEN
    return _ELSE - _as_word(char)


def _as_word(char: str) -> float:
    return max(0.0, shares().get(char, -20.0) + 8)


def _japanese(name: str) -> float:
    """大槻正夫, 小野寺健"""
    if name[0] not in _JAPANESE_FIRST or name[1] not in _JAPANESE_SECOND:
        return _ELSE * 3 * len(name)
    return sum(_IN_JAPANESE if char in _JAPANESE_GIVEN else _ELSE for char in name[2:]) + 2 * _IN_JAPANESE
