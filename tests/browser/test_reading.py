"""What readers do, in a real browser."""

from playwright.sync_api import Page, expect


def test_reader_finds_shandong_on_the_map_and_reads_a_passage_in_its_article(page: Page):
    page.goto("/")
    page.get_by_role("link", name="山东").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("山东省贸促会")
    page.locator("a[href*='/articles/'][href*='#p']").first.click()
    expect(page.locator(":target")).to_be_visible()


def test_reader_searches_narrows_by_year_and_opens_a_hit(page: Page):
    page.goto("/")
    page.get_by_role("search").get_by_role("combobox").first.fill("链博会")
    page.keyboard.press("Enter")
    expect(page.locator("mark", has_text="链博会").first).to_be_visible()
    page.get_by_role("link", name="2024").first.click()
    expect(page.get_by_role("main")).to_contain_text("推动产业链供应链国际合作")
    page.get_by_role("link", name="推动产业链供应链国际合作").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("推动产业链供应链国际合作")


def test_search_works_without_javascript(browser, site):
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").first.fill("人形机器人")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="协同发展 向新而行").first).to_be_visible()
    context.close()


def test_unknown_article_is_a_page_that_helps(page: Page, browser, site):
    context = browser.new_context(base_url=site.address, locale="zh-CN")
    answer = context.new_page().goto("/articles/999999/")
    assert answer.status == 404
    assert "检索" in answer.text()
    context.close()
