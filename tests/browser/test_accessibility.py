"""Every kind of page, for everyone: axe finds nothing serious, and a keyboard is enough."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import visit
from tests.browser.kinds import PAGES

AXE = (Path(__file__).parent / "axe-core" / "axe.min.js").read_text()
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SERIOUS = ("serious", "critical")
# An animation that goes with scrolling, as the reading progress, has no end.
UNTIL_STILL = """Promise.allSettled(
    document.getAnimations().filter(one => one instanceof CSSTransition).map(one => one.finished))"""


def complaints(page: Page, leaving: Sequence[str] = (), but: str = "") -> list[str]:
    """But of one rule. Without axe's preloading, whose copies of imported style sheets the page's policy refuses."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE)
    options = {
        "runOnly": STANDARDS,
        "rules": {but: {"enabled": False}} if but else {},
        "resultTypes": ["violations"],
        "selectors": False,
        "preload": False,
    }
    found = page.evaluate("([exclude, options]) => axe.run({exclude}, options)", [list(leaving), options])
    return [
        f"{violation['id']}: {node['html'][:120]}"
        for violation in found["violations"]
        if violation["impact"] in SERIOUS
        for node in violation["nodes"]
    ]


def look(page: Page, scheme: str, width: int) -> None:
    """Until no colour is on its way to another any more."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate(UNTIL_STILL)


@pytest.fixture(scope="module")
def reader(browser: Browser, site) -> Iterator[Page]:
    with visit(browser, site) as page:
        yield page


@pytest.fixture(scope="module")
def opened(reader: Page, request) -> Page:
    """At an address, loaded once for all that is looked at there."""
    assert reader.goto(request.param).ok
    return reader


@pytest.fixture(scope="module", params=[("en-GB", "light", 360), ("zh-TW", "dark", 1440)], ids=str)
def foreigner(browser: Browser, site, request) -> Iterator[Page]:
    locale, *seen = request.param
    with visit(browser, site, locale) as page:
        look(page, *seen)
        yield page


every_page = pytest.mark.parametrize("opened", PAGES, indirect=True, scope="module")


@every_page
@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 360)])
def test_axe_finds_nothing_serious(opened: Page, scheme, width):
    look(opened, scheme, width)
    assert complaints(opened) == []


@pytest.mark.parametrize(("address", "status"), [("/articles/999999/", 404), ("/articles/?year=x", 400)])
def test_axe_finds_nothing_serious_on_pages_that_apologise(browser: Browser, site, address, status):
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    assert page.goto(address).status == status
    assert complaints(page) == []
    context.close()


@pytest.mark.parametrize("address", ["/", "/articles/1/", "/branches/shandong/", "/2024/11/", "/people/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_elders_view_is_larger_stays_chosen_and_fits_a_phone(page: Page, address, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address)
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    before = page.evaluate(size)
    page.get_by_role("button", name="长者模式").click()
    page.reload()
    expect(page.get_by_role("button", name="长者模式")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(size) == pytest.approx(1.25 * before)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert complaints(page) == []


def tab_to(page: Page, target: Locator) -> None:
    """Presses Tab until the target has the focus, as a reader without a mouse does."""
    for _press in range(120):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail("the keyboard does not get there")


def test_keyboard_skips_to_the_text(page: Page):
    page.goto("/articles/1/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_keyboard_finds_shandong_on_the_map_and_reads_a_passage(page: Page):
    page.goto("/")
    tab_to(page, page.get_by_role("link", name="山东").first)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("山东省贸促会")
    tab_to(page, page.get_by_role("link", name="看上下文").first)
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_be_visible()


def test_keyboard_searches_and_opens_a_hit(page: Page):
    page.goto("/articles/")
    tab_to(page, page.locator("#q"))
    page.keyboard.type("人形机器人")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_contain_text("人形机器人")
    tab_to(page, page.get_by_role("link", name="协同发展 向新而行").first)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("协同发展")


@pytest.mark.parametrize("address", ["/", "/people/", "/search/"])
def test_search_box_completes_on_every_page(page: Page, address):
    page.goto(address)
    page.locator("#q").press_sequentially("链博")
    expect(page.get_by_role("option").first).to_contain_text("链博会")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    expect(page.locator("#q")).to_have_value("链博会")


def test_focus_is_seen_wherever_it_is(page: Page):
    page.goto("/")
    for _press in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"


def test_words_marked_in_an_article_become_a_link_to_them(page: Page):
    page.goto("/articles/1/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(
        """() => {
            const words = document.querySelector('.story__text p').firstChild;
            getSelection().setBaseAndExtent(words, 2, words, 12);
        }"""
    )
    page.get_by_role("button", name="复制所选文字的链接").click()
    expect(page.get_by_role("button", name="链接已复制")).to_be_visible()
    address = page.evaluate("navigator.clipboard.readText()")
    assert "/articles/1/#p" in address
    assert ":~:text=" in address


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_serious_in_other_languages(foreigner: Page, address):
    assert foreigner.goto(address).ok
    assert complaints(foreigner) == []


@every_page
def test_links_and_fields_are_seen_where_colours_are_forced(opened: Page):
    """Their contrast is the system's: axe measures the page's own colours, which are not shown."""
    opened.emulate_media(forced_colors="active")
    assert complaints(opened, but="color-contrast") == []
    assert opened.locator("#q").evaluate("field => getComputedStyle(field).borderTopStyle") == "solid"
    opened.emulate_media(forced_colors="none")
