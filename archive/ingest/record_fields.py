"""The labels that databases of newspapers write before the fields of a record: 【标题】…, 题名：…, %T ….

Their exports name the same few things in many words and several hands. Imports phrases.
"""

from __future__ import annotations

import re
from typing import Literal

from archive.ingest.phrases import narrow

FieldKind = Literal["title", "subtitle", "kicker", "author", "source", "date", "page", "text", "other"]
WORDS: dict[FieldKind, str] = {
    "title": r"(?:文章|新闻|新聞|文献|文獻|中文|稿件|报道|正|主)?(?:标题|標題|题名|題名)|篇名|题目|題目|(?i:title|headline)",
    "subtitle": r"副标题|副標題|副题|副題|(?i:subtitle)",
    "kicker": r"引题|引題|肩标题|肩标|肩题|眉题|主引题",
    "author": r"(?:文章|中文|第一)?(?:作者|責任者|责任者)(?:姓名|名称)?|著者|记者|記者|撰稿人?|(?i:authors?|byline)",
    "source": r"(?:报纸|報紙|报刊|報刊|刊物|期刊|来源报|媒体|媒體|出版物|报章|報章)(?:中文)?(?:名称|名稱|名|来源|來源)?|报名|報名|刊名|来源刊|(?:文献|文獻|文章|信息|稿件|新闻|新聞)?(?:来源|來源)(?:媒体|名称|报纸)?|(?:文章|资料)?出处|出處|(?i:source|newspaper|publication)",
    "date": r"(?:报纸|報紙|报刊|報刊|出版|见报|見報|刊发|刊登|刊出|刊载|发表|發表|发布|發布|發佈|文章)?(?:日期|时间|時間)|(?i:date|pubtime|pubdate)",
    "page": r"版次|版号|版號|版位|版面|版名|版页|版次版名|版面名称|版号版名|(?i:page)",
    "text": r"正文(?:快照|内容|內容|全文)?|全文|(?:文章|新闻|稿件)?(?:内容|內容)|内文|內文|原文|摘要|(?i:summary|abstract|content|body|text)",
    "other": r"(?:中图|中圖)?(?:分类号|分類號|法分类号)|(?:中文)?(?:关键词|關鍵詞|关键字|關鍵字)|主题词|主題詞|作者单位|作者机构|第一作者单位|机构|机标|字数|字數|(?:总)?(?:文献|文獻|文章|稿件|新闻|记录|資料|资料)?(?:编号|編號)|索书号|索取号|记录号|序号|文件名|来源库|数据库|數據庫|(?:入库|下载|下載|采集|抓取|检索|导出|更新)(?:日期|时间|時間)|(?:被引|下载|引用|浏览|点击)(?:次数|频次|量)|专辑|专题|专栏|栏目|欄目|体裁|类别|類別|地区|地區|地域|语种|語種|国内刊号|统一刊号|刊号|网络?地址|网址|链接|鏈接|原文链接|年份?|卷|期|年卷期|页码|页数|基金|图片(?:数|说明)?|备注|媒体类型|载体|版本|出版地|出版者|主办单位|(?i:url|link|doi|cn|issn|keywords?|organ|srcdatabase|accession|language|type)",
}  # fmt: skip
CODES: dict[str, FieldKind] = {
    "T": "title", "A": "author", "J": "source", "B": "source", "D": "date", "8": "date", "P": "page", "X": "text",
    "TI": "title", "T1": "title", "T2": "source", "AU": "author", "A1": "author", "JO": "source", "JF": "source",
    "JA": "source", "SO": "source", "PY": "date", "Y1": "date", "DA": "date", "SP": "page", "AB": "text",
    "N2": "text", "LP": "text", "TD": "text", "HD": "title", "BY": "author", "SN": "source", "PD": "date", "PG": "page",
}  # fmt: skip
LABELS = "|".join(f"(?P<{kind}>{words})" for kind, words in WORDS.items())
FOREIGN = r"(?:[A-Za-z]{2,14}-)?"  # Title-题名
BRACKETED = re.compile(rf"[【〖\[［<〈{{]\s*(?:{LABELS})\s*[】〗\]］>〉}}]\s*[:：]?\s*")
BEFORE_COLON = re.compile(rf"(?:^|(?<=\s))(?:[●·■◆\-*]\s*)?{FOREIGN}(?:{LABELS})\s*[:：]\s*")
CODED = re.compile(
    r"%(?P<percent>[A-Z0-9])\s+(?=\S)|(?P<tag>[A-Z][A-Z0-9])\s{1,3}-\s+(?=\S)|(?P<end>ER\s{1,3}-)\s*$"
)
SPACED = re.compile(r"^([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?=\s*[】〗\]］>〉}:：])", re.MULTILINE)


def parse_fields(line: str) -> tuple[tuple[FieldKind, str], ...]:
    """The fields of a line that begins with one, each with its value: 【版次】5【分类号】F752 holds two."""
    text = _with_whole_labels(line.strip())
    plain = narrow(text)  # as long
    if coded := CODED.match(plain):
        code = coded["percent"] or coded["tag"] or ""
        return ((CODES.get(code, "other"), text[coded.end() :].strip()),)
    for pattern in (BRACKETED, BEFORE_COLON):
        if not pattern.match(plain):
            continue
        found: list[tuple[FieldKind, str]] = []
        labels = list(pattern.finditer(plain))
        for label, after in zip(labels, [*labels[1:], None], strict=True):
            kind: FieldKind = label.lastgroup or "other"  # type: ignore[assignment]
            if kind == "text":
                return (*found, (kind, text[label.end() :].strip()))
            found.append((kind, text[label.end() : after.start() if after else None].strip(" \u3000|｜;；")))
        return tuple(found)
    return ()


def _with_whole_labels(text: str) -> str:
    """A label of two characters is set as wide as one of four: 【作　者】."""
    head = text[:1] if text[:1] in "【〖[［<〈{" else ""
    return head + SPACED.sub(r"\1\2", text[len(head) :])
