"""A page in a language, and the words on it that are of another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from django.test import Client
from lxml import html

CHROME = ("title", "aria-label", "alt", "placeholder", "abbr", "summary")
OPAQUE = {"script", "style"}


def read(client: Client, address: str, accepted: str) -> html.HtmlElement:
    answer = client.get(address, headers={"accept-language": accepted}, follow=True)
    return html.document_fromstring(answer.content.decode())


def foreign(page: html.HtmlElement, language: str, is_foreign: Callable[[str], bool]) -> Iterator[str]:
    """Texts and told attributes that stand under `language` and should not."""
    for element in page.iter():
        if not isinstance(element.tag, str) or element.tag in OPAQUE:
            continue
        told = [(element, element.get(name)) for name in CHROME]
        for holder, text in [(element, element.text), (element.getparent(), element.tail), *told]:
            if text and holder is not None and _language_of(holder) == language and is_foreign(text):
                yield f"{element.tag}: {re.sub(chr(92) + 's+', ' ', text)[:80]}"


def _language_of(element: html.HtmlElement) -> str:
    return next(iter(element.xpath("ancestor-or-self::*[@lang][1]/@lang")), "")
