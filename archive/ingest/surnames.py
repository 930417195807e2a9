"""Chinese surnames: the one list that bylines and persons with an office are read by. Imports nothing.

The Hundred Family Surnames, those it leaves out that persons bear today, and their traditional forms.
"""

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉"
    "岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵"
    "席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆"
    "荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄"
    "印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连"
    "茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空邸眭逯粘哈闪仉佘旷门冒苑"
    "郄鄢银信凡操展续衣仵修苟禚矫褟淳才补呙光由朵种么阳栗隋丘尕宛占邝朴蒯揭库降但来海兰母甫况代鲜郇敬泰伦禤曾毋沙乜养鞠须丰巢关相查后荆红"
    "游竺权盖益桓公闫肖付覃仝冼佟初亓麦岳帅缑亢郈琴商牟佴佰赏墨年督晋楚汝涂钦伯谯笪爱言福木候靖战阿撒迟丛颉官同户贠洗练粟檀律藏植区缐鹿綦"
    "生雒招普漕訚庚滚税先谌芦漆隽睢茆镡骈揣冮楼闭刀冶妥拜忽忻恽俸仉盘菅琚蚁讷铁陇颉骞鬲麴励尕青过召虎纳宜拓寸"
    "趙錢孫鄭馮陳衛蔣韓楊許呂張嚴華謝鄒雲蘇範魯韋馬鳳費賀湯羅畢鄔樂時齊顧黃蕭計談龐紀項藍閔賈婁顏鐘駱萬盧經應鄧單諸龔陸榮儲龍葉劉賴喬聞譚"
    "勞邊連習聶關"
)
# Of a hundred people eighty-five.
COMMON = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭"
)
COMPOUND = frozenset(
    (
        "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 夏侯 闻人 长孙 宇文 轩辕 端木 独孤 南宫 拓跋 百里 "
        "呼延 东郭 西门 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 赫连 完颜 纳兰 爱新 第五 万俟 "
        "左丘 梁丘 即墨 达奚 褚师 北堂 南门 谷梁 羊舌 微生 巫马 公西 漆雕 壤驷 公良 拓拔 夹谷 段干 歐陽 司馬 諸葛 東方 "
    ).split()
)


def is_surnamed(text: str) -> bool:
    """Two or three Han characters that begin with a surname, three or four that begin with a compound one."""
    if not 2 <= len(text) <= 4 or not all("\u3400" <= char <= "\u9fff" for char in text):
        return False
    return (text[0] in SURNAMES and len(text) < 4) or (text[:2] in COMPOUND and len(text) > 2)
