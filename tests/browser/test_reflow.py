"""No page scrolls sideways: on the narrowest phone, in larger type, in the elders' view; Chinese and English."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import visit
from tests.browser.kinds import PAGES

OVERFLOW = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module", params=["zh-CN", "en-GB"])
def reader(browser: Browser, site, request) -> Iterator[Page]:
    with visit(browser, site, request.param) as page:
        yield page


@pytest.fixture(scope="module", params=PAGES)
def opened(reader: Page, request) -> Page:
    """At every address, loaded once for all that is measured there."""
    assert reader.goto(request.param).ok
    return reader


def sideways(page: Page, widths: tuple[int, ...]) -> dict[int, int]:
    """By how many pixels the page is wider than each window."""
    found = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate(OVERFLOW)
    return {width: pixels for width, pixels in found.items() if pixels > 0}


def test_every_page_fits_every_window(opened: Page):
    """320 is WCAG 1.4.10: a window of 1280 pixels at 400 %; 640 is one at 200 %."""
    assert sideways(opened, (320, 360, 640, 768, 960, 1024, 1440)) == {}


def test_every_page_holds_with_text_alone_at_200_percent(opened: Page):
    """WCAG 1.4.4: a reader's own style, which moves no media query."""
    opened.evaluate("document.documentElement.style.fontSize = '200%'")
    assert sideways(opened, (768, 960, 1280, 1440)) == {}
    expect(opened.get_by_role("search").first).to_be_visible()
    opened.evaluate("document.documentElement.style.fontSize = ''")


def test_every_page_holds_in_the_elders_view(opened: Page):
    opened.evaluate("document.documentElement.dataset.ease = ''")
    assert sideways(opened, (320, 360, 768, 960, 1024, 1280)) == {}
    opened.evaluate("delete document.documentElement.dataset.ease")
