"""The kinds of pages that readers meet, in a language, and the words on them that are of another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from django.test import Client
from lxml import html

ADDRESSES = [
    "/",
    "/articles/",
    "/articles/?year=1950",
    "/articles/?kind=report&branch=shandong",
    "/articles/undated/",
    "/articles/{article}/",
    "/2024/",
    "/2024/11/",
    "/2024/11/20/",
    "/1999/",
    "/branches/",
    "/branches/shandong/",
    "/branches/xizang/",
    "/people/",
    "/people/?name=任",
    "/people/?name=不存在",
    "/people/任鸿斌/",
    "/sources/",
    "/kinds/",
    "/bulletins/{bulletin}/",
    "/search/",
    "/search/?q=链博会",
    "/search/?q=链博会&year=2024&branch=shandong",
    "/search/?q=链博会 OR (贸促会 湖北&sort=newest",
    "/search/?q=链博会 -湖北 机构:火星 日期:昨天 类型:诗 贸促*",
    "/search/?q=查无此词 机构:山东",
    "/search/?q=查无此词&year=2024&from=2024-01-01",
    "/search/?q=连博会",
    "/search/?year=x&page=99",
    "/search/?q=链博会&page=99",
    "/search/grammar/",
    "/search/hits/{article}/?q=链博会",
    "/articles/999999/",
    "/articles/?year=x",
    "/people/无此人/",
    "/nowhere/",
    "/admin/login/",
]
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
