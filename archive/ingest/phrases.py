"""What the patterns of ingest are made of: a Han character, a day, a newspaper, a reporter. Imports nothing."""

from __future__ import annotations

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇\U00020000-\U0003ffff"
AGENCY = r"新[华華]社|中新社|中[国國]新[闻聞]社|中央社|新[华華][网網]|人民[网網]|中新[网網]"
MARKS = "■□▲△◆◇▌█◤▶►◎★☆※"
PRESS = (
    r"(?:新华社|中新社|新华网|人民网|本报|本刊|本网|本社|本台|本報|本網|本臺|[本我]会|["
    + HAN
    + r"]{2,6}(?:日报|晚报|商报|时报|早报|晨报|贸易报|经济报|日報|晚報|商報|時報)|[香港澳門门]{0,2}(?:文匯報|大公報|文汇报|大公报)|《["
    + HAN
    + r"]{2,10}》|["
    + HAN
    + r"A-Za-z·+＋、]{2,18}(?:报|報|网|網|社|台|臺|新闻|新聞|客户端|频道|周刊|杂志|海外版|传媒|融媒|视频|发布)"
    r"(?=\s*(?:首席|特约|特約|见习|見習|实习|實習|高级|资深|全媒体|融媒体)?(?:记者|通讯员|記者|通訊員)))"
)
REPORTER = (
    r"(?:(?:首席|特约|特約|见习|見習|实习|實習|高级|資深|资深|全媒体|融媒体|[驻駐][" + HAN + r"]{1,6})?"
    r"(?:特派记者|特约记者|记者|通讯员|实习生|评论员|观察员|撰稿人|撰稿|撰文|摄影|特派员|特派記者|通訊員|記者|評論員))"
)
# 记者在现场看到: a reporter within a sentence, not over it.
NOT_TOLD = r"(?!们|[在从跟随对][^\s、，]{2}|[一昨今日近上下连来走赶采]|看到|了解|获悉|得知|发现|注意到|见到|问|追问|手[里中记]|观察(?!员)|来[信稿函]|调查|札记|日记|视[点角线]|述评|随笔|见闻|走基层|点评|刚|曾|还|也|就|又|说|眼前|面前)"
NAMES = r"[" + HAN + r"A-Za-z·•．.、,，\s（）()/／]{1,40}"
MONTH = r"(?:(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?))"
# 民國九十八年, and 108年 or 一〇八年 alone: no other year has three digits and a hundred.
REPUBLIC = r"(?:(?:中華|中华)?民[國国]\s?[\d一二三四五六七八九十百零〇○]{1,5}|(?<!\d)1[01234]\d|(?<![一二三四五六七八九十百千〇○零])一(?:百零?|[〇○零一二三])[一二三四五六七八九十]{1,3})"
DATE = (
    r"(?:(?:19|20)\d\d\s*(?:[-/.．－]|年/?)\s*\d{1,2}\s*(?:[-/.．－]|月/?)\s*\d{1,2}(?:\s*[日号])?"
    rf"|{REPUBLIC}\s?年\s?[\d一二三四五六七八九十]{{1,3}}\s?月\s?[\d一二三四五六七八九十]{{1,3}}\s?日"
    r"|(?:中華|中华)?民[國国]\s?\d{1,3}[./-]\d{1,2}[./-]\d{1,2}"
    r"|[一二][一二三四五六七八九〇○零Oo0０]{3}\s?年\s?[一二三四五六七八九十]{1,2}\s?月(?:\s?[一二三四五六七八九十廿卅]){1,3}\s?[日号]"
    rf"|(?:{MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?|\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH}\.?,?)\s(?:19|20)\d\d)"
)
NATION = rf"[\[〔（(【](?![一二三四五六七八九十])[{HAN}]{{1,4}}[\]〕）)】]\s*"  # of a foreign author: [德]
_ONE = rf"[{HAN}]{{1,6}}(?:[·•][{HAN}]{{1,8}}){{1,3}}|[{HAN}]{{2,4}}"
ONE = rf"(?:{_ONE})"
FOREIGN = rf"[{HAN}]{{1,6}}(?:[·•][{HAN}]{{1,8}}){{1,3}}"
DEED = r"(?:(?<=[\u4e00-\u9fff])\s+[文译譯著撰]|口述|整理|编译|編譯|编著|编撰)(?![\u4e00-\u9fff])"  # what of the text is theirs
UNCLOSED = r"[“《（(][^”》）)]*$"  # no headline stops within a quotation
PAREN = r"[（(\[【［]"
THESIS = r"[）)\]】］]"
NARROW = {code + 0xFEE0: code for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}


def narrow(text: str) -> str:
    """Full-width digits and letters as ASCII, at the same length."""
    return text.translate(NARROW)
