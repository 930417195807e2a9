"""What an editor does: a new bulletin is uploaded, reviewed, published, found and read."""

import time

import pytest
from playwright.sync_api import Locator, Page, expect

BULLETIN = """丝路贸促论坛在银川举行

■ 本报记者 苏晓禾

2024年9月12日，由宁夏回族自治区贸促会主办的丝路贸促论坛在银川举行，来自18个国家的230余家企
业参加。论坛发布了《枸杞产业出海蓝皮书》。

宁夏回族自治区贸促会将继续为企业出海服务。

（来源：宁夏日报）
"""


def sign_in(page: Page, site) -> None:
    page.goto("/admin/")
    page.locator("#id_username").fill(site.editor)
    page.locator("#id_password").fill(site.password)
    page.get_by_role("button", name="登录").click()


def find_as_reader(page: Page, words: str, title: str) -> Locator:
    """The link to a hit, which the indexer takes in some tenths of a second after it is published."""
    hit = page.locator(".hit__title").get_by_role("link", name=title)
    given_up = time.monotonic() + 10
    while time.monotonic() < given_up:
        page.goto(f"/search/?q={words}")
        if hit.count():
            return hit.first
    pytest.fail(f"no search finds {title}")


def test_editor_uploads_a_bulletin_and_a_reader_finds_it(page: Page, site):
    sign_in(page, site)
    page.goto("/admin/archive/bulletin/upload/")
    page.set_input_files(
        "input[type=file]",
        {"name": "银川.txt", "mimeType": "text/plain", "buffer": BULLETIN.encode("gb18030")},
    )
    page.get_by_role("button", name="上传").first.click()
    page.locator("#arrivals-list > li", has_text="银川.txt").get_by_role("link", name="审阅").click()
    expect(page.locator("input[value='丝路贸促论坛在银川举行']").first).to_be_visible()
    page.get_by_role("button", name="全部发布").first.click()
    published = time.monotonic()
    found = find_as_reader(page, "枸杞产业出海蓝皮书", "丝路贸促论坛在银川举行")
    assert time.monotonic() < published + 2, "found later than a second after it was published"
    found.click()
    expect(page.get_by_role("article")).to_contain_text("来自18个国家的230余家企业参加")


def test_the_same_bytes_again_are_refused_with_a_link_to_the_bulletin_held(page: Page, site):
    sign_in(page, site)
    page.goto("/admin/archive/bulletin/upload/")
    seed = (site.data_dir / "originals").rglob("*")
    held = next(path for path in seed if path.is_file() and not path.suffix)  # no facts
    page.set_input_files(
        "input[type=file]", {"name": "again.txt", "mimeType": "text/plain", "buffer": held.read_bytes()}
    )
    page.get_by_role("button", name="上传").first.click()
    expect(page.get_by_role("main").get_by_role("link", name="已").first).to_be_visible()


def upload(page: Page, *files: tuple[str, bytes]) -> None:
    page.goto("/admin/archive/bulletin/upload/")
    sent = [{"name": name, "mimeType": "text/plain", "buffer": data} for name, data in files]
    page.set_input_files("input[type=file]", sent)
    page.get_by_role("button", name="上传").first.click()


def test_many_files_are_read_while_the_page_shows_a_line_of_each(page: Page, site):
    sign_in(page, site)
    texts = [BULLETIN.replace("银川", f"第{number}届银川").encode() for number in range(12)]
    upload(page, *((f"many-{number}.txt", text) for number, text in enumerate(texts)), ("空.txt", b"\n"))
    expect(page.locator("#arrivals-list > li", has_text="many-")).to_have_count(12)
    expect(page.locator("li", has_text="many-").get_by_role("link", name="审阅")).to_have_count(
        12, timeout=30_000
    )
    refused = page.locator("#arrivals-list > li", has_text="空.txt")
    expect(refused).to_contain_text("文件是空的")
    refused.get_by_role("button", name="清除").click()
    expect(refused).to_have_count(0)
    expect(page.locator("li", has_text="many-")).to_have_count(12)


def test_a_paragraph_is_joined_and_moved_with_a_key_and_the_editor_stays_in_it(page: Page, site):
    sign_in(page, site)
    upload(page, ("两段.txt", BULLETIN.replace("丝路", "海上丝路").encode()))
    page.locator("li", has_text="两段.txt").get_by_role("link", name="审阅").click()
    paragraphs = page.locator(".desk-paragraph textarea")
    expect(paragraphs).to_have_count(2)
    paragraphs.nth(1).press("Alt+ArrowUp")
    expect(paragraphs.nth(0)).to_have_value("宁夏回族自治区贸促会将继续为企业出海服务。")
    expect(paragraphs.nth(0)).to_be_focused()
    paragraphs.nth(1).press("Alt+J")
    expect(paragraphs).to_have_count(1)
    expect(paragraphs.nth(0)).to_be_focused()
