"""On a phone whatever can be pressed is there to be pressed: inside the window, and as tall as a finger."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import PAGES

TARGET = 44  # pixels
REACHED = """
    [...document.querySelectorAll("a[href], button, summary, select, input:not([type=hidden])")].filter(element => {
        const box = element.getBoundingClientRect()
        return box.width && !element.matches(".skip") && !element.closest("svg, .table-scroll")
    })
"""
OUTSIDE = f"""
    {REACHED}.filter(element => {{
        const box = element.getBoundingClientRect()
        return box.left < -1 || box.right > innerWidth + 1
    }}).map(element => element.outerHTML.slice(0, 120))
"""
# A link within a sentence is as tall as its line: WCAG 2.5.8 lets it be.
SMALL = f"""
    target => {REACHED}
        .filter(element => !element.closest(".story__text p, .passage, .notice, .citation, .note, .grammar"))
        .filter(element => element.getBoundingClientRect().height < target - 0.5)
        .map(element => element.outerHTML.slice(0, 120))
"""


@pytest.mark.parametrize("address", PAGES)
def test_whatever_is_pressed_on_a_phone_is_as_tall_as_a_finger(page: Page, address):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(folded => { folded.open = true })")
    assert page.evaluate(SMALL, TARGET) == []


@pytest.mark.parametrize("locale", ["zh-CN", "zh-TW", "en-GB"])
@pytest.mark.parametrize(("width", "elders"), [(320, False), (360, True)])
def test_no_control_lies_outside_the_window(browser: Browser, site, locale, width, elders):
    context = browser.new_context(
        base_url=site.address, locale=locale, viewport={"width": width, "height": 640}
    )
    page = context.new_page()
    page.goto("/")
    page.evaluate("elders => localStorage.setItem('ease', elders ? 'on' : 'off')", elders)
    page.reload()
    assert page.evaluate(OUTSIDE) == []
    context.close()
