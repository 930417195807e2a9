"""What readers do with a search, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect


def test_reader_goes_from_mark_to_mark_and_from_hit_to_hit(page: Page):
    page.goto("/search/?q=链博会")
    page.locator(".hit__title a").first.click()
    expect(page.get_by_role("navigation", name="检索结果")).to_contain_text("结果第 1 篇")
    page.get_by_role("button", name="下一处").click()
    page.keyboard.press("n")
    expect(page.locator("mark[aria-current]")).to_have_attribute("id", "mark-2")
    expect(page.locator("mark[aria-current]")).to_be_in_viewport()
    page.get_by_role("link", name="下一篇", exact=True).click()
    expect(page.get_by_role("navigation", name="检索结果")).to_contain_text("结果第 2 篇")


def test_without_scripts_each_mark_has_a_link(browser, site):
    context = browser.new_context(base_url=site.address, locale="zh-CN", java_script_enabled=False)
    page = context.new_page()
    page.goto("/search/?q=链博会")
    page.locator(".hit__title a").first.click()
    page.get_by_role("link", name="第 2 处", exact=True).click()
    expect(page.locator("mark:target")).to_have_attribute("id", "mark-2")
    context.close()


def test_reader_drags_a_span_of_years(page: Page):
    page.goto("/search/?year=2021&year=2024")
    box = page.locator("[data-years]").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 2, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 20)
    page.mouse.move(box["x"] + box["width"] * 0.99, box["y"] + 20)
    page.mouse.up()
    expect(page).to_have_url(re.compile("from=2021-01-01&to=2024-12-31"))
    assert "year=" not in page.url


def test_reader_completes_by_initials_with_the_keyboard_alone(page: Page):
    page.goto("/")
    page.get_by_role("search").get_by_role("combobox").first.press_sequentially("lbh", delay=30)
    expect(page.get_by_role("option", name="链博会").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".search__query")).to_contain_text("链博会")


def test_a_list_that_was_closed_is_opened_again_by_an_arrow(page: Page):
    page.goto("/")
    page.get_by_role("search").get_by_role("combobox").first.press_sequentially("lbh")
    option = page.get_by_role("option", name="链博会").first
    expect(option).to_be_visible()
    page.keyboard.press("Escape")
    expect(option).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(option).to_be_visible()


@pytest.mark.parametrize("key", ["Escape", "Tab"])
def test_an_answer_on_its_way_does_not_open_a_list_that_was_left(page: Page, key):
    page.goto("/")
    page.route("**/api/v1/suggest**", lambda route: None)  # held back
    box = page.get_by_role("search").get_by_role("combobox").first
    with page.expect_request("**/api/v1/suggest**"):
        box.press_sequentially("lbh")
    with page.expect_event("requestfailed"):  # called off: no answer to it can open anything
        page.keyboard.press(key)
    page.unroute_all(behavior="ignoreErrors")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#suggestions")).to_be_hidden()
    box.fill("")
    box.press_sequentially("lbh")
    expect(page.get_by_role("option", name="链博会").first).to_be_visible()


def test_a_word_after_a_full_width_operator_is_completed(page: Page):
    page.goto("/")
    page.get_by_role("search").get_by_role("combobox").first.press_sequentially("进博会｜鏈博")
    page.get_by_role("option", name="链博会").first.click()
    expect(page.locator(".search__query")).to_contain_text("进博会｜链博会")
