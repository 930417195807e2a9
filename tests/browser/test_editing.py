"""An editor's work from the file to the reader and back again, each time on a text of its own."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.test_upload import find_as_reader, sign_in, upload

TEA_SETS = (
    "2023年5月16日，景德镇市贸促会举办跨境茶具对接会，来自12个国家的采购商与本地96家企业洽谈。",
    "会上还启用了茶器商事调解室，首批聘请调解员18名。",
    "对接会今后每季度举办一场。",
)
PORCELAIN = (
    "泉州市贸促会组织德化陶瓷企业赴法兰克福参展，现场接待客商两千余人次。",
    "白瓷海外仓同日在汉堡投入使用，面积四千平方米。",
    "企业反映，海外仓使补货时间由四十天缩短为五天，退货也有了去处。",
)
CLAY = (
    "宜兴市贸促会发布紫砂出口合规手册，手册列出二十一个市场的标签、包装和接触材料要求。",
    "手册由律师、检测机构和出口企业共同编写，历时八个月，其中所附案例都来自当地企业近三年的真实退运。",
    "首批印制三千册，在各镇服务站免费领取，电子版同时上线，并将随各国标准的变化每半年修订一次。",
)
CELADON = (
    "龙泉青瓷亮相多哈世博园，贸促会设立的体验区里，孩子们排队拉坯。",
    "三天内售出两千一百件。",
    "明年还要去。",
)
FIREWORKS = (
    "醴陵市贸促会为花炮企业办理出口单证，把窗口搬进产业园，当天受理、当天出证。",
    "截至六月底已出证九百四十份。",
    "窗口周末照常办理。",
)


@pytest.fixture
def editor(page: Page, site) -> Page:
    sign_in(page, site)
    return page


@pytest.fixture
def reader(browser: Browser, site):
    context = browser.new_context(base_url=site.address, locale="zh-CN")
    yield context.new_page()
    context.close()


def review(page: Page, title: str, text: tuple[str, ...], source: str = "国际商报") -> Locator:
    """Uploads a bulletin of one article and opens its review; its paragraphs."""
    bulletin = "\n\n".join((title, "■ 本报记者 苏晓禾", *text, f"（来源：{source}）"))
    upload(page, (f"{title}{source}.txt", bulletin.encode()))
    page.locator("#arrivals-list > li", has_text=f"{title}{source}").get_by_role("link", name="审阅").click()
    paragraphs = page.locator(".desk-paragraph textarea")
    expect(paragraphs).to_have_count(len(text))
    return paragraphs


def publish(page: Page) -> str:
    """All of it; the address of its first article, for readers."""
    page.get_by_role("button", name="全部发布").click()
    return page.get_by_role("link", name="读者所见").first.get_attribute("href") or ""


def status_of(reader: Page, address: str) -> int:
    return reader.request.get(address).status


def test_what_is_corrected_joined_and_parted_is_what_a_reader_finds(editor: Page, reader: Page):
    paragraphs = review(editor, "景德镇办对接会", TEA_SETS)
    title = editor.locator("input[name$='-title']")
    title.fill("瓷都茶具牵手海外")
    paragraphs.nth(1).press("Alt+J")
    expect(paragraphs).to_have_count(2)
    paragraphs.first.fill("\n".join(TEA_SETS[:2]))
    editor.keyboard.press("Control+s")
    expect(paragraphs).to_have_count(3)
    expect(title).to_have_value("瓷都茶具牵手海外")
    publish(editor)
    find_as_reader(reader, "茶器商事调解室", "瓷都茶具牵手海外").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("瓷都茶具牵手海外")
    expect(reader.locator(".story__text > p")).to_have_text(TEA_SETS)


def test_an_article_split_with_a_key_is_two_for_readers(editor: Page, reader: Page):
    review(editor, "德化陶瓷出海", PORCELAIN).nth(1).press("Alt+S")
    titles = editor.locator("input[name$='-title']")
    expect(titles).to_have_count(2)
    titles.nth(1).fill("白瓷有了海外仓")
    publish(editor)
    find_as_reader(reader, "白瓷海外仓在汉堡", "白瓷有了海外仓").click()
    expect(reader.locator(".story__text > p")).to_have_text(PORCELAIN[1:])
    reader.get_by_role("navigation", name="同一公报中的文章").get_by_role("link").click()
    expect(reader.locator(".story__text > p")).to_have_text(PORCELAIN[:1])


def test_the_text_of_another_paper_is_told_to_editor_and_reader(editor: Page, reader: Page):
    addresses = []
    for source in ("国际商报", "中国贸易报"):
        review(editor, "紫砂有了合规手册", CLAY, source)
        addresses.append(publish(editor))
    expect(editor.get_by_role("heading", name="同稿 1 篇")).to_be_visible()
    for address, other in zip(addresses, reversed(addresses), strict=True):
        reader.goto(address)
        reprints = reader.locator(".margin__part", has=reader.get_by_role("heading", name="同稿"))
        expect(reprints.get_by_role("link")).to_have_attribute("href", other)


def test_what_is_withdrawn_is_gone_until_it_is_restored(editor: Page, reader: Page):
    review(editor, "青瓷亮相多哈", CELADON)
    address = publish(editor)
    assert status_of(reader, address) == 200
    editor.get_by_role("button", name="撤下").click()
    expect(editor.get_by_role("button", name="恢复发布")).to_be_visible()
    assert status_of(reader, address) == 410
    editor.get_by_role("button", name="恢复发布").click()
    expect(editor.get_by_role("button", name="撤下")).to_be_visible()
    assert status_of(reader, address) == 200


def test_what_is_dropped_lies_in_the_trash_until_it_is_restored(editor: Page, reader: Page):
    paragraphs = review(editor, "窗口搬进花炮园", FIREWORKS)
    editor.get_by_role("button", name="删去此篇").click()
    expect(paragraphs).to_have_count(0)
    editor.get_by_text("回收站：删去的文章 1 篇").click()
    editor.get_by_role("button", name="恢复", exact=True).click()
    expect(paragraphs).to_have_count(3)
    assert status_of(reader, publish(editor)) == 200
