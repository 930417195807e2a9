"""No page scrolls sideways: on the narrowest phone, in larger type, in the elders' view; Chinese and English."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import PAGES

OVERFLOW = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module", params=["zh-CN", "en-GB"])
def reader(browser: Browser, site, request) -> Iterator[Page]:
    context = browser.new_context(base_url=site.address, locale=request.param)
    yield context.new_page()
    context.close()


def sideways(page: Page, widths: tuple[int, ...]) -> dict[int, int]:
    """By how many pixels the page is wider than each window."""
    found = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate(OVERFLOW)
    return {width: pixels for width, pixels in found.items() if pixels > 0}


@pytest.mark.parametrize("address", PAGES)
def test_every_page_fits_every_window(reader: Page, address):
    """320 is WCAG 1.4.10: a window of 1280 pixels at 400 %; 640 is one at 200 %."""
    reader.goto(address)
    assert sideways(reader, (320, 360, 640, 768, 960, 1024, 1440)) == {}


@pytest.mark.parametrize("address", PAGES)
def test_every_page_holds_with_text_alone_at_200_percent(reader: Page, address):
    """WCAG 1.4.4: a reader's own style, which moves no media query."""
    reader.goto(address)
    reader.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    assert sideways(reader, (768, 960, 1280, 1440)) == {}
    expect(reader.get_by_role("search").first).to_be_visible()


@pytest.mark.parametrize("address", PAGES)
def test_every_page_holds_in_the_elders_view(reader: Page, address):
    reader.goto(address)
    reader.evaluate("document.documentElement.dataset.ease = ''")
    assert sideways(reader, (320, 360, 768, 960, 1024, 1280)) == {}
