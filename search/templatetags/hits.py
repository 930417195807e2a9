"""The list of hits, put together in one pass: a template took some forty steps for each. Every text is escaped here or
where it was marked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from archive.script import script_of
from archive.templatetags.languages import interface_language, label, quoted
from archive.templatetags.printed import dated
from search.explaining import Reason
from search.hits import BranchName, Hit

register = template.Library()


@register.simple_tag
def hit_list(hits: Iterable[tuple[Hit, str]]) -> SafeString:
    """Of the hits and the addresses under which they are opened."""
    language = interface_language()
    return mark_safe("".join(_hit(hit, address, language) for hit, address in hits))  # noqa: S308  escaped there


def _hit(hit: Hit, address: str, language: str) -> str:
    script = script_of(hit.article.title)
    subtitle = f'<p class="hit__subtitle" lang="{script}">{hit.subtitle}</p>' if hit.subtitle else ""
    passages = "".join(
        f'<p class="hit__passage" lang="{script_of(passage.html)}">{passage.html}</p>'
        for passage in hit.passages
    )
    reprints = render_to_string("search/_reprints.html", {"hit": hit}) if hit.reprints else ""
    return (
        f'\n<li class="hit"><article><h2 class="hit__title" lang="{script}"><a href="{escape(address)}">{hit.title}</a></h2>'
        f'{subtitle}{passages}<p class="meta">{_facts(hit)}</p>{_branches(hit, language)}{reprints}'
        f"{_reasons(hit.reasons, language)}</article></li>"
    )


def _facts(hit: Hit) -> str:
    article = hit.article
    source = escape(article.source)
    told = f' <span lang="{script_of(article.source)}">{source}</span>' if source else ""
    return f"{dated(article.date)}{told} <span>{escape(hit.kind)}</span>"


def _branches(hit: Hit, language: str) -> str:
    if not hit.branches:
        return ""
    links = "".join(_branch(branch, language) for branch in hit.first_branches)
    if n := hit.more_branches:
        more = ngettext("等另外 %(n)s 家", "等另外 %(n)s 家", n) % {"n": n}
        links += f"<span>{escape(more)}</span>"
    return f'<p class="hit__branches">{links}</p>'


@lru_cache(maxsize=1024)
def _branch(branch: BranchName, _language: str) -> str:
    return f'<a href="{escape(branch.href)}">{label(branch)}</a>'


def _reasons(reasons: Iterable[Reason], language: str) -> str:
    items = "".join(
        f"<li><b>{quoted(reason.sought, language)}</b> {quoted(reason.found, language)}</li>"
        for reason in reasons
    )
    if not items:
        return ""
    return (
        f'<details class="why"><summary>{escape(gettext("为什么命中"))}</summary><ul>{items}</ul></details>'
    )
