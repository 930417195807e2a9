"""What readers come to do, from end to end: with a mouse, with a finger on a phone, with the keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import tab_to

WIDTHS = [1440, 360]


@pytest.fixture(params=WIDTHS)
def reader(request, page: Page) -> Page:
    page.set_viewport_size({"width": request.param, "height": 800})
    return page


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def open_filters(page: Page) -> None:
    drawer = page.locator("details.drawer")
    summary = drawer.locator(":scope > summary")
    if summary.is_visible() and not drawer.evaluate("drawer => drawer.open"):
        summary.click()


def test_from_the_map_to_a_passage_in_its_article_and_back(reader: Page):
    reader.goto("/")
    reader.get_by_role("link", name="山东").first.click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("山东省贸促会")
    reader.get_by_role("link", name="看上下文").first.click()
    expect(reader.locator(":target")).to_be_visible()
    assert fits(reader)
    reader.go_back()
    expect(reader).to_have_url(re.compile(r"/branches/shandong/"))


def test_search_narrowed_to_the_third_hit_its_marks_and_the_next(reader: Page):
    reader.goto("/search/?q=贸促会")
    open_filters(reader)
    reader.locator(".facet a[href*='branch=ccpit']").first.click()
    expect(reader).to_have_url(re.compile("branch=ccpit"))
    reader.locator(".hit__title a").nth(2).click()
    expect(reader.get_by_role("navigation", name="检索结果")).to_contain_text("结果第 3 篇")
    expect(reader.locator("mark").first).to_be_visible()
    assert fits(reader)
    reader.get_by_role("link", name="下一篇", exact=True).click()
    expect(reader.get_by_role("navigation", name="检索结果")).to_contain_text("结果第 4 篇")
    reader.get_by_role("navigation", name="检索结果").get_by_role("link").first.click()
    expect(reader).to_have_url(re.compile("branch=ccpit"))


def test_search_narrowed_by_a_year_and_a_branch_keeps_both(reader: Page):
    reader.goto("/search/?q=贸促会")
    open_filters(reader)
    reader.locator(".facet a[href*='year=2024']").first.click()
    open_filters(reader)
    reader.locator(".facet a[href*='branch=ccpit']").first.click()
    expect(reader).to_have_url(re.compile("year=2024.*branch=ccpit|branch=ccpit.*year=2024"))
    reader.locator(".hit__title a").first.click()
    reader.go_back()
    expect(reader).to_have_url(re.compile("year=2024"))


def test_the_keyboard_alone_narrows_opens_a_hit_and_goes_on(page: Page):
    page.goto("/search/?q=贸促会")
    tab_to(page, page.locator(".facet a[href*='branch=ccpit']").first)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("branch=ccpit"))
    tab_to(page, page.locator(".hit__title a").nth(2))
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    page.keyboard.press("n")
    expect(page.locator("mark[aria-current]")).to_be_in_viewport()
    tab_to(page, page.get_by_role("link", name="下一篇", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="检索结果")).to_contain_text("结果第 4 篇")


@pytest.mark.parametrize("script", [True, False])
def test_a_reader_changes_the_language_and_stays_on_the_page(browser, site, script):
    context = browser.new_context(base_url=site.address, locale="zh-CN", java_script_enabled=script)
    page = context.new_page()
    page.goto("/search/?q=链博会&branch=ccpit")
    page.get_by_role("button", name="English").click()
    expect(page).to_have_url(re.compile(r"/search/\?q=.*&branch=ccpit"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto("/branches/shandong/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("CCPIT Shandong")
    context.close()
