"""No page escapes what is tested of every page: whoever adds an address finds it missing here."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import URLPattern, get_resolver, resolve

from tests import desk_pages
from tests.kinds import KINDS

PROGRAMS = {"archive.api", "archive.feeds", "archive.sitemap", "search.api", "search.feeds"}
NO_PAGES = {"bulletin-original", "set_language"}  # a file, and a form's answer


def addresses_of_readers() -> Iterator[URLPattern]:
    for part in get_resolver().url_patterns:
        if _is_of_the_desk(part):
            continue
        yield from [part] if isinstance(part, URLPattern) else part.url_patterns


def _is_of_the_desk(part) -> bool:
    return str(part.pattern).startswith(f"{settings.ADMIN_PATH}/")


def kind(view) -> str:
    return f"{view.__module__}.{view.__qualname__}"


def test_every_page_for_readers_is_among_the_kinds():
    pages = {
        kind(pattern.callback)
        for pattern in addresses_of_readers()
        if pattern.callback.__module__ not in PROGRAMS and pattern.name not in NO_PAGES
    }
    seen = {kind(resolve(address.format(article=1, bulletin=1).split("?")[0]).func) for address in KINDS}
    assert pages - seen == set()


def test_every_page_of_the_desk_is_among_its_kinds():
    own = {
        part.name
        for part in get_resolver().url_patterns
        if isinstance(part, URLPattern) and _is_of_the_desk(part)
    }
    pages = {pattern.name for pattern in desk_pages.patterns()} | own
    seen = {
        resolve(f"/{settings.ADMIN_PATH}/{address.split('?')[0]}").url_name for address in desk_pages.KINDS
    }
    assert pages - seen == desk_pages.ELSEWHERE | desk_pages.NOBODY_MAY
