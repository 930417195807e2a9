"""No page escapes what is tested of every page: whoever adds an address finds it missing here."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import URLPattern, get_resolver, resolve

from tests.kinds import KINDS

PROGRAMS = {"archive.api", "archive.feeds", "archive.sitemap", "search.api", "search.feeds"}
NO_PAGES = {"bulletin-original", "set_language"}  # a file, and a form's answer


def addresses_of_readers() -> Iterator[URLPattern]:
    for part in get_resolver().url_patterns:
        if str(part.pattern).startswith(f"{settings.ADMIN_PATH}/"):
            continue
        yield from [part] if isinstance(part, URLPattern) else part.url_patterns


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
