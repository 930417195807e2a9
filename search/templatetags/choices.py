"""The long lists of links beside the hits, each put together in one pass: a page has some hundred values and a bar for
every year, and a template takes ten steps for each, format_html as many calls. Every text is escaped here."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from archive.templatetags.languages import interface_language, quoted
from search.addresses import Link, YearLink

register = template.Library()

_CURRENT = ' aria-current="true"'


@register.simple_tag
def facet_values(links: Iterable[Link]) -> SafeString:
    language = interface_language()
    return mark_safe("".join(_facet_value(link, language) for link in links))  # noqa: S308  escaped there


@register.simple_tag
def year_bars(links: Iterable[YearLink]) -> SafeString:
    return mark_safe("".join(map(_year_bar, links)))  # noqa: S308  escaped there


@register.simple_tag
def choice_links(links: Iterable[Link]) -> SafeString:
    """Ways to see the same hits, which lead a robot nowhere new."""
    return mark_safe("".join(map(choice_link, links)))  # noqa: S308  escaped there


@register.simple_tag
def choice_link(link: Link) -> SafeString:
    current = _CURRENT if link.is_current else ""
    html = f'<a href="{escape(link.href)}" rel="nofollow"{current}>{escape(link.label)}</a>'
    return mark_safe(html)  # noqa: S308  escaped above


def _facet_value(link: Link, language: str) -> str:
    beneath = ' class="facet__beneath"' if link.is_beneath else ""
    current = _CURRENT if link.is_current else ""
    above = f"<small>{quoted(link.above, language)}</small> " if link.above else ""
    return (
        f'<li{beneath}><a href="{escape(link.href)}" rel="nofollow"{current}>'
        f'<span class="facet__label">{above}{quoted(link.label, language)}</span>'
        f' <span class="facet__count number">{link.count}</span></a></li>'
    )


def _year_bar(link: YearLink) -> str:
    bar, label = link.bar, escape(link.label)
    return (
        f'<a href="{escape(link.href)}" data-year="{bar.year}" aria-label="{label}"'
        f"{_CURRENT if bar.chosen else ''}><title>{label}</title>"
        f'<rect class="years__ground" x="{bar.x}" y="0" width="10" height="100"/>'
        f'<rect class="years__bar" x="{bar.x}" y="{bar.y}" width="9" height="{bar.height}"/></a>'
    )
