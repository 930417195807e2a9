"""What systems of editing call the fields of an article: in their exports, and over a text in Markdown.

Imports record_fields.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from archive.ingest.record_fields import parse_fields

# Our name for a field, and what exports of other systems call it.
NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "article_id", "docid", "doc_id"),
    "title": ("title", "headline", "doctitle", "post_title", "news_title", "article_title", "标题", "题名"),
    "kicker": ("kicker", "pretitle", "引题", "肩题", "眉题"),
    "subtitle": ("subtitle", "sub_title", "subheadline", "deck", "subdoctitle", "副题", "副标题"),
    "body": ("body", "content", "text", "paragraphs", "doccontent", "post_content", "articlebody", "正文", "内容"),
    "date": (
        "date", "publish_date", "published_date", "publish_time", "published_at", "pub_date", "pub_time", "pubdate",
        "publishdate", "publishtime", "published", "datepublished", "pubtime", "publication_date", "issue_date", "issuedate",
        "release_date", "releasetime", "post_date", "docpubtime", "docreltime", "日期", "发布日期", "发布时间", "刊发日期",
    ),
    "source": ("source", "publisher", "media", "newspaper", "paper", "source_name", "docsourcename", "来源", "文章来源", "信息来源"),
    "author": (
        "author", "authors", "byline", "by", "docauthor", "creator", "reporter", "reporters", "writer", "writers", "作者", "记者", "撰稿", "撰文",
    ),
    "page": ("page", "page_no", "pageno", "page_num", "pagenum", "page_number", "pagenumber", "版次", "版面"),
    "url": ("url", "link", "href", "docpuburl", "网址", "链接"),
    "kind": ("kind", "体裁"),
}  # fmt: skip


def find_name(given: Collection[str], ours: str) -> str:
    """The name in lower case under which a field is given; "" where it is not."""
    return next((name for name in NAMES[ours] if name in given), "") or _labelled(given, ours)


def _labelled(given: Collection[str], ours: str) -> str:
    """A name that databases of newspapers print before such a field: 见报日期, 报纸名称, 作者姓名."""
    kind = "text" if ours == "body" else ours
    return next((name for name in given if [kind] == [found for found, _ in parse_fields(f"{name}：")]), "")
