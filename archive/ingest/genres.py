"""The kind of an article, from its title and its form. Imports draft and phrases."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.ingest.draft import Kind, Paragraph
from archive.ingest.phrases import HAN

PHOTO = re.compile(r"图片新闻|圖片新聞|新闻图片|图片报道|影像|图说")
MINUTES = re.compile(r"纪要|紀要|会议记录|會議記錄")
NOTICE = re.compile(
    r"(?:关于|關於|转发|印发).{2,60}(?:通知|通告|公告|函|意见|决定|批复|公示|复函|通报|办法|方案)(?:[（(].{1,10}[）)])?$"
    r"|(?:通知|通知书|公告|启事|公示|通告|邀请函|征集函|声明|招聘启事)(?:[（(].{1,10}[）)])?$"
)
SPEECH = re.compile(
    r"(?:讲话|致辞|致词|演讲|发言|讲稿|祝词|贺词|贺信|开幕词|闭幕词|演说|講話|致辭|致詞|演講)(?:[（(《].{1,12}[）)》])?(?:摘要|全文|摘登)?$|^在.{4,60}上的(?:讲话|致辞|发言|演讲|主旨演讲|报告|工作报告)"
)
INTERVIEW = re.compile(
    r"专访|對話|对话|访谈|訪談|^[访訪]|——[访訪]|[访訪].{2,30}(?:会长|主任|书记|主席|总裁|董事长|秘书长|院长|局长|厅长|大使|参赞)"
)
COMMENTARY = re.compile(
    r"评论员|評論員|社论|社論|短评|评说|快评|时评|锐评|述评|評論|短評|快評|時評|銳評|述評|评论$|微评|今日谈|编者按|论坛$|^论|之我见|小议|漫谈|杂谈|随笔|有感"
)
GREETING = re.compile(r"(?:尊敬的|各位|同志们|女士们|朋友们).{0,60}[：:！!]$")
THANKS = re.compile(r"(?:谢谢|謝謝|感谢)(?:大家|各位|诸位)?[。！!]$")
SIGNED_BY_NAME = re.compile(rf"[{HAN}]{{2,4}}")
NEWS = re.compile(r"近日|日前|\d{1,2}月|[昨今]日|昨天|今天|本月|上周|本周|获悉|[讯訊电電]|\d{4}年")
QUESTION = re.compile(r"(?:问|問|答|记者|記者|主持人|[^：:\s]{1,10}报记者|《[^》]{2,10}》)\s*[:：]")


def kind_of(
    title: str,
    subtitle: str,
    byline: str,
    paragraphs: Sequence[Paragraph],
    kicker: str = "",
    *,
    signed: bool = False,
    pictured: bool = False,
) -> Kind:
    """`signed`: an author stands under the text; `pictured`: nobody is named but who took its picture."""
    heads = (title, subtitle)
    if PHOTO.search(title) or PHOTO.fullmatch(kicker.strip("【】[] ")):
        return "photo"
    if any(MINUTES.search(text) for text in heads):
        return "minutes"
    if any(SPEECH.search(text) for text in heads) or _is_spoken(paragraphs):
        return "speech"
    if any(NOTICE.search(text) for text in heads):
        return "notice"
    if INTERVIEW.search(subtitle) or INTERVIEW.search(title) or _asks(paragraphs):
        return "interview"
    if COMMENTARY.search(byline) or any(COMMENTARY.search(text) for text in (kicker, *heads)):
        return "commentary"
    if signed and not NEWS.search(_opening(paragraphs)):
        return "commentary"  # （作者为……研究员）: an essay says at its end who wrote it
    if byline and SIGNED_BY_NAME.fullmatch(byline) and not _tells_news(paragraphs):
        return "commentary"
    return "photo" if _is_of_a_picture(paragraphs, pictured=pictured) else "report"


def _is_of_a_picture(paragraphs: Sequence[Paragraph], *, pictured: bool) -> bool:
    """Captions alone, or one paragraph that only a photographer signs."""
    captions = sum(paragraph.type == "caption" for paragraph in paragraphs)
    return bool(paragraphs) and (captions == len(paragraphs) or (pictured and len(paragraphs) == 1))


def _tells_news(paragraphs: Sequence[Paragraph]) -> bool:
    """Opens with a day, as news do and comments do not; or is in parts, as features and essays are."""
    return bool(NEWS.search(_opening(paragraphs))) or any(
        paragraph.type == "heading" for paragraph in paragraphs
    )


def _opening(paragraphs: Sequence[Paragraph]) -> str:
    return next((paragraph.text[:60] for paragraph in paragraphs if paragraph.type == "text"), "")


def _is_spoken(paragraphs: Sequence[Paragraph]) -> bool:
    """Greets those who listen and thanks them."""
    texts = [paragraph.text for paragraph in paragraphs if paragraph.type == "text"]
    return any(map(GREETING.match, texts[:4])) and any(map(THANKS.search, texts[-2:]))


def _asks(paragraphs: Sequence[Paragraph]) -> bool:
    return sum(bool(QUESTION.match(paragraph.text)) for paragraph in paragraphs) >= 3
