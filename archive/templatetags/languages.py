"""Which language stands where: the interface's, and that of the record's own words. Imports archive.script and sentences."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol

from django import template
from django.conf import settings
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, to_locale

from archive.script import Script, script_of, telling_characters
from archive.sentences import say

register = template.Library()

_HAN = re.compile(r"[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


@register.simple_tag
def interface_language() -> str:
    """zh-Hans, zh-Hant or en, as BCP 47 writes it."""
    return to_locale(get_language() or "zh-hans").replace("_", "-")


@register.simple_tag
def other_languages() -> SafeString:
    """A button for each language but the interface's own."""
    return _other_languages(get_language())


@lru_cache
def _other_languages(current: str | None) -> SafeString:
    button = '<button name="language" value="{0}" lang="{0}">{1}</button>'
    return format_html_join(
        "", button, (language for language in settings.LANGUAGES if language[0] != current)
    )


@register.filter
def script(text: object) -> Script:
    """For lang= on an element that holds nothing but words of the record."""
    return script_of(str(text))


@register.filter
def in_script(text: object) -> SafeString:
    """Words of the record or of the reader within words of the interface: marked where theirs is another language."""
    return _in_script(str(text), interface_language())


# Names of branches and sources come again and again. Typed: what is safe must not answer for what is not.
@lru_cache(maxsize=4096, typed=True)
def _in_script(text: str, language: str) -> SafeString:
    written = script_of(text)
    if written == language or not _HAN.search(text):
        return conditional_escape(text)
    return format_html('<span lang="{}">{}</span>', written, text)


@register.filter
def said(sentence: object) -> str:
    """A sentence that plain Python made, in the reader's language."""
    return say(str(sentence), gettext)


@register.filter
def quoting(sentence: object) -> SafeString:
    """A sentence of the interface with words of the record in it: each run of these is marked as in_script does."""
    return quoted(str(sentence), interface_language())


@lru_cache(maxsize=4096, typed=True)
def quoted(text: str, language: str) -> SafeString:
    """As quoting, for whoever has many sentences and asks for the language once."""
    if language == "zh-Hans":
        return conditional_escape(text)
    parts: list[str] = []
    end = 0
    for run in _HAN.finditer(text):
        if language == "en" or telling_characters()[0] & set(run[0]):
            parts += [text[end : run.start()], _in_script(run[0], language)]
            end = run.end()
    return format_html_join("", "{}", ((part,) for part in [*parts, text[end:]]))


class Named(Protocol):
    """A branch, or what was read of one."""

    @property
    def name(self) -> str: ...
    @property
    def label(self) -> str: ...


@register.filter
def label(branch: Named) -> SafeString:
    """A branch's name where there is room for one: the English one for whoever reads English."""
    return conditional_escape(branch.label) if branch.label != branch.name else in_script(branch.name)


@register.filter
def named(branch: Named) -> SafeString:
    """A branch's name: in English with the Chinese beside it."""
    if branch.label == branch.name:
        return in_script(branch.name)
    return format_html('{} <span class="beside">{}</span>', branch.label, in_script(branch.name))
