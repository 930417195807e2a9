"""Pages are light and stand still while they load; bench/painting.py measures how soon they are painted."""

import pytest
from playwright.sync_api import Page

OBSERVE = """
window.shifted = 0
new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifted += entry.value }))
    .observe({type: 'layout-shift', buffered: true})
"""
PAGES = ["/", "/articles/1/", "/branches/shandong/", "/search/?q=链博会"]
MOST_KILOBYTES = 120


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_shifts_and_little_is_sent(page: Page, address, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(OBSERVE)
    session = page.context.new_cdp_session(page)
    received: list[float] = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    session.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    assert page.evaluate("window.shifted") == 0
    assert sum(received) < MOST_KILOBYTES * 1024
