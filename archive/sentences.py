"""Sentences that plain Python makes, and how the edge says them in the reader's language. Plain Python.

The rooms without Django write Chinese sentences, and rows keep them as they were written. Each is made of a template
that is marked here; by its template a finished sentence is known again, also one that lies in a row for years.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_PLACE = re.compile(r"%\((\w+)\)([sd])")
_patterns: dict[str, re.Pattern[str]] = {}


def gettext_noop(template: str) -> str:
    """Marks a template for the catalogues and remembers it. Call it where a module is loaded, not in a function."""
    pattern, end = "", 0
    for place in _PLACE.finditer(template):
        value = r"\d+" if place[2] == "d" else ".+"
        pattern += f"{re.escape(template[end : place.start()])}(?P<{place[1]}>{value})"
        end = place.end()
    _patterns[template] = re.compile(pattern + re.escape(template[end:]), re.DOTALL)
    return template


def templates() -> tuple[str, ...]:
    """All that were marked."""
    return tuple(_patterns)


def say(sentence: str, gettext: Callable[[str], str]) -> str:
    """The sentence by the translation of its template; as it is where no template fits."""
    if sentence in _patterns:
        return gettext(sentence)
    for template, pattern in _patterns.items():
        if match := pattern.fullmatch(sentence):
            values = {name: say(text, gettext) for name, text in match.groupdict().items()}
            return gettext(template).replace(")d", ")s") % values  # what was a number is read as text
    return sentence
