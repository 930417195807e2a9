"""Lines of lists and choices of a form, each list put together in one pass: some hundred items of thirty template steps.
Every text is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from archive.models import Article, Branch
from archive.pages.listing import ArticleLine
from archive.script import script_of
from archive.templatetags.headline import headline
from archive.templatetags.languages import label
from archive.templatetags.printed import dated

register = template.Library()


@register.simple_tag
def article_lines(lines: Iterable[ArticleLine]) -> SafeString:
    return mark_safe("".join(map(_line, lines)))  # noqa: S308  escaped there


def _line(line: ArticleLine) -> str:
    article = line.article
    script = script_of(article.title)
    subtitle = _words("p", article.subtitle, ' class="line__subtitle"')
    kind = "" if article.kind == Article.Kind.REPORT else f"<span>{escape(article.get_kind_display())}</span>"
    return (
        f'<li class="line">\n  <p class="line__date">{dated(article.date)}</p>\n  <div class="line__body">\n'
        f'    <h3 class="line__title" lang="{script}">'
        f'<a href="{article.get_absolute_url()}">{headline(article.title)}</a></h3>\n    {subtitle}\n'
        f'    <p class="meta">{_words("span", line.source)}{kind}{line_branches(line)}</p>\n  </div>\n</li>\n'
    )


def _words(tag: str, text: str, attributes: str = "") -> str:
    """Words of the record in their script, where there are any."""
    return f'<{tag}{attributes} lang="{script_of(text)}">{escape(text)}</{tag}>' if text else ""


@register.simple_tag
def line_branches(line: ArticleLine) -> SafeString:
    """The first branches of a line, and how many there are where there are more."""
    links = "".join(
        f'<a href="{escape(branch.get_absolute_url())}">{label(branch)}</a>' for branch in line.first_branches
    )
    if line.has_more_branches:
        n = len(line.branches)
        links += f"<span>{escape(ngettext('等 %(n)s 个机构', '等 %(n)s 个机构', n) % {'n': n})}</span>"
    return mark_safe(f"{links}\n")  # noqa: S308  escaped above


@register.simple_tag
def year_options(years: Iterable[int], chosen: str) -> SafeString:
    return _options((year, "", year == chosen) for year in map(str, years))


@register.simple_tag
def source_options(sources: Iterable[str], chosen: str) -> SafeString:
    return _options((source, f' lang="{script_of(source)}"', source == chosen) for source in sources)


@register.simple_tag
def branch_options(branches: Iterable[Branch], chosen: Branch | None) -> SafeString:
    return _options(
        (branch.label, _script_of_label(branch), branch == chosen, f' value="{escape(branch.slug)}"')
        for branch in branches
    )


def _script_of_label(branch: Branch) -> str:
    return f' lang="{script_of(branch.name)}"' if branch.label == branch.name else ""


def _options(options: Iterable[tuple[str, str, bool] | tuple[str, str, bool, str]]) -> SafeString:
    """Of text, its language, whether it is chosen, and its value where the text is not that."""
    written = (
        f"<option{''.join(value)}{' selected' if is_chosen else ''}{language}>{escape(text)}</option>"
        for text, language, is_chosen, *value in options
    )
    return mark_safe("".join(written))  # noqa: S308  escaped above
