"""What stands on every page many times, each put together in one pass: a template takes ten steps for a date, thirty for
a line, of ten to twenty microseconds each. Every text is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from archive.models import Article
from archive.pages.typesetting import PrintedParagraph, Run
from archive.script import script_of
from archive.sentences import say
from archive.templatetags.languages import in_script, interface_language, quoted

register = template.Library()


@register.filter
def dated(day: date | None) -> SafeString:
    """The day in the reader's language, or that none is written."""
    return _dated(day, interface_language())


@lru_cache(maxsize=4096)  # a list has many of one day
def _dated(day: date | None, _language: str) -> SafeString:
    if day is None:
        undated = escape(gettext("文中未写明日期"))
        return mark_safe(f'<span class="undated">{undated}</span>\n')  # noqa: S308  escaped above
    written = escape(date_format(day))
    return mark_safe(f'<time datetime="{day.isoformat()}">{written}</time>\n')  # noqa: S308  escaped above


@register.simple_tag
def articles_beside(articles: Iterable[Article]) -> SafeString:
    """Items of a list beside another text: title, date and source."""
    return mark_safe("".join(map(_beside, articles)))  # noqa: S308  escaped there


def _beside(article: Article) -> str:
    source = f" · {in_script(article.source)}" if article.source else ""
    return (
        f'<li><a href="{article.get_absolute_url()}" lang="{script_of(article.title)}">{escape(article.title)}</a>'
        f" <span>{dated(article.date)}{source}</span></li>"
    )


@register.simple_tag
def story_text(paragraphs: Iterable[PrintedParagraph]) -> SafeString:
    """The text of an article, with what is to be known of a paragraph under it."""
    language = interface_language()
    return mark_safe("".join(_paragraph(some, language) for some in paragraphs))  # noqa: S308  escaped there


def _paragraph(paragraph: PrintedParagraph, language: str) -> str:
    is_heading, place = paragraph.type == "heading", escape(paragraph.id)
    tag = f"h{paragraph.level}" if is_heading else "p"
    caption = ' class="caption"' if paragraph.type == "caption" else ""
    warnings = "".join(
        f'<p class="story__notice" lang="{language}">{quoted(say(warning, gettext), language)}</p>\n'
        for warning in paragraph.warnings
    )
    return f'<{tag} id="{place}"{caption}>{"".join(map(_run, paragraph.runs))}</{tag}>\n{warnings}\n'


def _run(run: Run) -> str:
    if run.branch is None:
        return escape(run.text)
    return f'<a class="named" href="{escape(run.branch.get_absolute_url())}">{escape(run.text)}</a>'
