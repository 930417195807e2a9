"""On paper: the text and where it is from, charts with their figures, nothing to press."""

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def paper(page: Page) -> Page:
    page.emulate_media(media="print")
    return page


def test_an_article_ends_with_its_citation(paper: Page):
    paper.goto("/articles/1/")
    for pressed in (".folio", ".search-box", ".sections", ".margin", ".neighbours", ".colophon__row"):
        expect(paper.locator(pressed).first).to_be_hidden()
    assert paper.evaluate("document.body.innerText.trim()").endswith("/articles/1/")


def test_a_list_ends_with_its_address(paper: Page):
    paper.goto("/branches/shandong/")
    assert paper.evaluate("document.body.innerText.trim()").endswith("/branches/shandong/")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_map_is_black_on_grey_whatever_the_reader_reads_by(paper: Page, theme):
    paper.add_init_script(f"localStorage.setItem('theme', '{theme}')")
    paper.goto("/")
    inks = "[...document.querySelectorAll('.tile > a')].map(tile => getComputedStyle(tile).color)"
    assert set(paper.evaluate(inks)) == {"rgb(0, 0, 0)"}


def test_figures_of_a_folded_chart_are_printed(paper: Page):
    paper.goto("/")
    paper.evaluate(
        """() => {
            const folded = document.createElement('details')
            folded.className = 'years__table'
            folded.innerHTML = '<summary>逐年篇数</summary><p>一九五二年一篇</p>'
            document.querySelector('main').append(folded)
        }"""
    )
    expect(paper.get_by_text("一九五二年一篇")).to_be_visible()
