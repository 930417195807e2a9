"""Page furniture: what stands on a page and belongs to no article. Imports roles only.

Running heads with date and page, page numbers, pagers, share links, breadcrumbs, copyright lines. A line is
furniture as a whole or not at all.
"""

from __future__ import annotations

import re

from archive.ingest.roles import DATE, HAN, ISSUED, MARKS, narrow

RUNNING_HEAD = "报头"  # what states the page's date, number and newspaper
SITE = ("版权声明", "网站信息")
PAGE_NUMBER = "版次"
WEEKDAY = r"(?:星期|周|禮拜)[一二三四五六日天]"
PAGE = (
    r"(?:第?\s*[A-Z]?\s*\d{1,3}\s*版|第?\s*[一二三四五六七八九十]{1,3}\s*版|[A-Z]\d{1,2}|版次\s*[:：]?\s*\d+)"
)
PAPER = rf"[《]?[{HAN}]{{2,12}}(?:报|日报|晚报|时报|导报|公报|简报|周刊|月刊|消息|通讯|快讯|专报|报道|新闻|动态|信息|商报|報|通訊|通报)[》]?"

PERIODICAL = re.compile(
    rf"《?[{HAN}]{{2,10}}(?:信息|动态|简讯|通讯|快讯|专报|简报|会讯|工作|专刊|会刊|消息|年鉴|簡訊|通訊|快訊|簡報|會訊|動態)(?:\s*第\s*[\d一二三四五六七八九十百〇]+\s*期|[\s（(·]*(?:19|20)\d\d(?:年|卷|年卷)?[）)]?)?》?"
)
NEWSPAPER = rf"《?[{HAN}]{{2,8}}(?:日报|晚报|时报|导报|商报|周报|快报|贸易报|经济报|青年报|工人报|新报|报社?|周刊|月刊|日報|晚報|時報|商報|文匯報|大公報)(?:海外版|周末版)?》?"
BUTTON = r"[【\[]?\s*(?:打印(?:此页|本页|本文)?|关闭(?:窗口|本页|此页)?|收藏(?:本页)?|分享|返回(?:顶部|列表)?|顶部|转发|推荐|评论|纠错|大|中|小|字体|字号|微信|微博|朋友圈|QQ空间|TOP|首页)\s*[】\]]?"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, pattern in (
        (
            "页码",
            r"[-—–―·•\[【(（]+\s*\d{1,4}\s*[-—–―·•\]】)）]+|\d{1,3}\s*[/／]\s*\d{1,3}|\d{2,3}|(?:第\s*)?\d{1,4}\s*页(?:\s*[,，/／]?\s*共\s*\d+\s*页)?|第\s*[一二三四五六七八九十百\d]+\s*页.{0,10}|page\s*\d+(?:\s*of\s*\d+)?|p\.?\s*\d+",
        ),
        (PAGE_NUMBER, PAGE),
        (
            "翻页链接",
            r"(?:上|下)一(?:篇|页|条|版|頁|則|则|篇文章|条信息|篇新闻)\s*[:：>»›]?.{0,80}|(?:上一[篇页条]|没有了).{0,40}下一[篇页条].{0,60}|[<《«‹]*\s*(?:上一[篇页条]).{0,100}",
        ),
        (
            "分享链接",
            r"分享(?:到|至)\s*[:：]?[^。，]{0,60}|分享\s*[:：].{0,60}|(?:一键)?分享(?:本文|本页)?|扫一扫.{0,40}|扫描二维码.{0,40}|(?:微信|微博|QQ|QQ空间|新浪微博|收藏|点赞|转发|人人网|腾讯微博)(?:[\s|｜、/]+(?:微信|微博|QQ|QQ空间|新浪微博|收藏|点赞|转发|人人网|腾讯微博))*",
        ),
        (
            "页面按钮",
            rf"{BUTTON}(?:[\s|｜、/]*{BUTTON})+|[【\[]\s*(?:打印|关闭|收藏|分享|返回|纠错)\s*[】\]]|[【\[]?\s*(?:打印(?:本页|本文|此页)?|关闭(?:窗口|本页|页面)?|返回(?:首页|顶部|列表|上页|上一页|目录|主页).{{0,12}}|回到顶部|收藏本页|加入收藏|我要纠错|我要评论|发表评论|查看评论|字[体号]\s*[:：]?.{{0,20}}|[大中小](?:\s+[大中小]){{1,2}}|网站地图|联系我们|关于我们|设为首页|登录|注册|搜索|更多>*)\s*[】\]]?(?:[\s|｜【\[]+(?:打印|关闭|返回|收藏|网站地图|联系我们|关于我们|设为首页|加入收藏|登录|注册)[^。]{{0,12}})*",
        ),
        (
            "点击统计",
            r"(?:浏览|点击|阅读|访问|瀏覽|點擊)(?:次数|数|量|人次)?\s*[:：]?\s*\d+\s*次?|人气\s*[:：]\s*\d+",
        ),
        (
            "导航",
            r"[^。，；]{0,60}当前位置\s*[:：][^。]{0,80}|(?:您|你)?(?:现在|當前|当前)?的?(?:所在)?(?:当前|當前)?位置\s*(?:是)?\s*[:：].{0,100}|首\s*[页頁]\s*(?:[>＞»›/|→-]|&gt;|-->).{0,100}|(?:网站|本站|返回)?首\s*[页頁](?:\s*[|｜]\s*\S{2,10}){2,}|(?:网站|本站)?首页(?:\s+[^\s。，]{2,8}){3,}",
        ),
        (
            "版权声明",
            r".{0,30}(?:版权所有|版權所有|copyright|all rights reserved|©|ICP备|ICP證|ICP证|公网安备|未经(?:书面)?(?:授权|许可)).{0,120}",
        ),
        ("版权声明", r"(?:免责声明|特别声明|版权声明|版权与免责声明)\s*[:：].{0,200}"),
        (
            "网站信息",
            r"(?:技术支持|网站标识码|网站管理|网站维护)\s*[:：]?.{0,80}|.{0,80}(?:技术支持|网站标识码)\s*[:：].{0,60}|建议使用.{0,30}(?:浏览|分辨率).{0,30}",
        ),
        (
            "导航",
            r"(?:友情|相关|快速|站点|网站)链接\s*[:：][^。]{0,200}|(?:相关|推荐|热门|最新|延伸)(?:文章|新闻|阅读|推荐|资讯|稿件|報導)\s*[:：]?",
        ),
        (
            "页面按钮",
            r"[【\[]?\s*(?:友善)?(?:列印|轉寄|轉發|回上頁|回上一頁|回首頁|回頂端|回列表|關閉(?:視窗|本頁)?|字級.{0,12})\s*[】\]]?(?:[\s|｜、/【\[]*(?:友善)?(?:列印|轉寄|分享|回上頁|回上一頁|回首頁|回頂端|關閉(?:視窗|本頁)?|[大中小])[】\]]?)*",
        ),
        (
            "公众号",
            r"收录于(?:合集|话题).{0,40}|点击(?:上方|下方|上面)?[“\"]?.{0,16}?[”\"]?(?:蓝字|关注).{0,20}|(?:长按|扫描|识别).{0,12}二维码.{0,20}|(?:喜欢|觉得好看)?.{0,8}(?:点个?|点亮)[“\"]?(?:在看|赞).{0,12}|阅读原文|预览时标签不可点|(?:原创|微信)\s*(?:\S{2,16}\s+)?\S{2,16}\s+(?:\S{2,16}\s+)?(?:昨天|今天|\d+天前)",
        ),
        (
            "版记",
            r"主题词\s*[:：].{1,60}|主办(?:单位)?\s*[:：][^。]{2,40}\s(?:编辑|责任编辑|责编|主编|校对|审核|编印|电话)\s*[:：].{1,80}|(?:抄\s*[送报]|抄報|报|送|发|報|發)\s*[:：].{2,200}|[（(]?\s*共\s*印\s*[\d一二三四五六七八九十百]+\s*份\s*[）)]?|(?:打字|校对|打印)\s*[:：].{2,40}",
        ),
        ("外文刊名", r"(?-i:[A-Z]{2,}(?:\s+[A-Z&'.]+)+)"),
        (
            "结束标记",
            r"[-—–=*·.\s【\[（(]*(?:THE\s*)?(?:END|完|全文完|本文完|正文完|结束|待续|未完待续)[-—–=*·.\s】\]）)]*",
        ),
        ("序号", r"PART[\s.·-]*(?:\d{1,2}|[A-Z]|ONE|TWO|THREE|FOUR|FIVE|SIX)"),
        ("文头", rf"[{HAN}（）()]{{6,30}}文件"),
        ("导读", rf"[{HAN}“”，、：A-Za-z0-9\s]{{4,30}}\s(?:见|详见)?第?\s*[A-Z]?\d{{1,2}}\s*版"),
        (
            "导读",
            r"[（(]\s*(?:相关|详细|更多)?(?:报道|内容|全文|图片|新闻)?\s*(?:详见|见|请看|参见|刊)[^。（）]{0,12}版\s*[）)]",
        ),
        ("导航", r"[^\s>＞»›。，]{2,20}(?:\s*[>＞»›]+\s*[^\s>＞»›。，]{2,20}){2,}"),
        ("报刊信息", r"(?:本报|本刊|编辑部|报社)(?:地址|电话|邮箱|热线)\s*[:：].{1,100}"),
        (
            "报刊信息",
            r"(?:国内统一|国内统一连续出版物号|统一刊号|国内统一刊号|CN|ISSN|邮发代号|广告经营许可证|零售价|每份|定价|社址|总编辑|新闻热线|广告热线|订阅热线|总第|热线|投稿邮箱)\s*[:：]?\s*.{1,80}(?:邮发|代号|\d{4,}|元).{0,60}",
        ),
    )
)
PRINTED = re.compile(rf"{DATE}\s+\d{{1,2}}:\d\d\s+[^。]{{2,80}}|(?:https?://|www\.)\S+(?:\s+\d+\s*/\s*\d+)?")
FOOTER = re.compile(
    r"(?:(?:联系|单位|办公|通讯)?(?:地址|电话)|传真|邮编|邮政编码|邮箱|主办|主办单位|承办|承办单位|技术支持|联系我们|网站管理)\s*[:：]"
)
ADDRESS = re.compile(r"地址|邮编|邮政编码")
HEAD_FORMS = (
    re.compile(rf"(?:{PAPER}[\s/]*)?{DATE}\s*(?:{WEEKDAY})?.{{0,60}}"),
    re.compile(rf"{PAGE}\s*.{{0,24}}(?:{DATE}|{WEEKDAY}|责编|责任编辑|版式).{{0,60}}"),
    re.compile(rf"\d{{1,2}}\s+.{{0,20}}{DATE}.{{0,60}}"),
    re.compile(rf".{{0,24}}{DATE}\s*(?:[/／|｜]?\s*(?:{WEEKDAY}|{PAGE})\s*)+.{{0,40}}"),
    re.compile(
        rf"《?[{HAN}]{{2,16}}》?\s*(?:19|20)\d\d年?\s*第\s*\d+\s*期[^）)。]{{0,30}}|(?:(?:19|20)\d\d年\s*|总)?第\s*\d+\s*期.{{0,20}}{DATE}.{{0,40}}|.{{0,12}}第\s*\d+\s*期\s*[（(]?总第?\s*\d+\s*期.{{0,40}}"
    ),
    re.compile(rf"\d{{1,2}}\s+[{HAN}·]{{2,8}}\s+[A-Z][A-Za-z&\s]{{2,30}}"),
    re.compile(rf"[{HAN}·•]{{2,8}}\s+{PAPER}\s+{DATE}.{{0,40}}"),
    re.compile(NEWSPAPER),
    re.compile(rf"{NEWSPAPER}\s+[A-Z][A-Za-z .&]+"),
    re.compile(rf"{NEWSPAPER}\s+[{HAN}]{{2,6}}\s+\d{{1,2}}"),
    re.compile(rf"{NEWSPAPER}\s.{{0,40}}{WEEKDAY}.{{0,30}}"),
    re.compile(rf"{PAPER}\s+(?:.{{0,20}}\s)?{PAGE}.{{0,20}}"),
    re.compile(rf"(?:{PAGE})[\s　]*[{HAN}·•]{{2,8}}(?:[\s　]+\S{{1,12}})?|[{HAN}·•]{{2,8}}[\s　]+{PAGE}"),
)
ENDS_IN_PAPER = re.compile(rf"[\s|｜]{NEWSPAPER}$")
WEEKDAY_IN = re.compile(WEEKDAY)
CREDITING = re.compile(
    r"记者|記者|通訊員|作者|来源|通讯员|发布|供稿|摘自|转自|來源|紀要|纪要|通知"
)  # no newspaper head, but a line under a title
HEAD_SIGNS = re.compile(
    rf"{WEEKDAY}|{PAGE}|责编|责任编辑|版式|农历|电话|第\s*\d+\s*期|总第|^{NEWSPAPER}(?:$|\s+[A-Z]|\s+[{HAN}]{{2,6}}\s+\d{{1,2}}$)|^\d{{1,2}}\s+[{HAN}·]{{2,8}}\s+[A-Z]|{PAPER}\s*{DATE}|\d{{1,2}}\s+.{{0,20}}{DATE}"
)


def find_furniture(text: str) -> str | None:
    """Why the line is furniture, or None where it is text."""
    text = narrow(text.strip())
    if not text or len(text) > 260:
        return None
    if PRINTED.fullmatch(text) and not CREDITING.search(text) and not ENDS_IN_PAPER.search(text):
        return "打印页眉"
    if is_running_head(re.sub(rf"[{MARKS}\s]+", " ", text).strip() if WEEKDAY_IN.search(text) else text):
        return RUNNING_HEAD
    return next((reason for reason, pattern in PATTERNS if pattern.fullmatch(text)), None)


def is_running_head(text: str) -> bool:
    """A newspaper's line over a page: name, date, weekday, page, editors. It dates what stands under it."""
    if (
        len(text) > 90
        or re.search(r"[。！？，；]", text)
        or re.match(r"[（(\[【]", text)
        or CREDITING.search(text)
    ):
        return False
    if ISSUED.fullmatch(text) and text.endswith(("印发", "编印", "编", "編印", "印發")):
        return True
    return bool(HEAD_SIGNS.search(text)) and any(pattern.fullmatch(text) for pattern in HEAD_FORMS)
