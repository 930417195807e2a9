"""Web pages to blocks: the article without the page."""

import pytest

from archive.ingest.draft import UnreadableBulletin
from archive.ingest.readers import html
from archive.ingest.reading import find_articles

BODY = "<p>甘肃省贸促会近日举办企业培训，三十家企业参加。</p><p>会议指出，下一步将继续开展服务，帮助企业出海。</p>"


def texts(page: str) -> list[str]:
    return [block.text for block in html.read(page.encode()).blocks]


def test_the_article_is_told_from_the_page_around_it():
    page = (
        "<title>甘肃举办培训_网站</title><div class='top'><a href='/'>首页</a> <a href='/x'>动态</a></div>"
        f"<h1>甘肃举办培训</h1><div id='zoom'>{BODY}</div>"
        "<div><ul><li><a href='1'>相关新闻一</a></li></ul></div><footer>版权所有</footer>"
    )
    found = texts(page)
    assert found[0] == "甘肃举办培训"
    assert found[-1].startswith("会议指出")
    assert len(found) == 3


@pytest.mark.parametrize("part", ["script", "style", "nav", "footer", "aside", "template", "noscript"])
def test_parts_that_are_no_text_are_left_out(part):
    assert "秘密" not in "".join(texts(f"<h1>题</h1><{part}>秘密，文字。</{part}>{BODY}"))


@pytest.mark.parametrize("name", ["breadcrumb", "bdshare", "pageNav", "side-bar", "copyright"])
def test_apparatus_is_known_by_the_words_of_its_class(name):
    assert "秘密" not in "".join(texts(f"<div class='{name}'>秘密，文字。</div><h1>题</h1>{BODY}"))


def test_what_was_left_out_is_reported():
    reading = html.read(f"<nav>首页，导航</nav><h1>题</h1>{BODY}".encode())
    assert [drop.text for drop in reading.dropped] == ["首页，导航"]


def test_a_row_of_data_is_a_row_and_a_layout_table_is_not():
    page = f"<table><tr><td><h1>题</h1>{BODY}<table><tr><td>国家</td><td>金额</td></tr></table></td></tr></table>"
    rows = [block.text for block in html.read(page.encode()).blocks if block.kind == "row"]
    assert rows == ["国家\t金额"]


def test_breaks_make_lines():
    page = "<h1>题</h1><div>　　第一段，有逗号。<br><br>　　第二段，有句号。<br></div>"
    assert [b.text.strip() for b in html.read(page.encode()).blocks if b.kind == "line" and b.text] == [
        "第一段，有逗号。",
        "第二段，有句号。",
    ]


def test_meta_elements_state_date_and_source():
    page = f'<meta name="PubDate" content="2023-05-06"><meta name="ContentSource" content="兰州日报"><h1>题</h1>{BODY}'
    assert html.read(page.encode()).front_matter == {"date": "2023-05-06", "source": "兰州日报"}


@pytest.mark.parametrize("page", ["<div>" * 5000, "<b>" * 300 + "字", "字" * 5_000_001])
def test_pages_too_deep_or_too_large_are_refused(page):
    with pytest.raises(UnreadableBulletin):
        html.read(page.encode())


def test_a_long_flat_page_is_not_deep():
    assert len(texts("<p>字句，字句。" * 1000)) == 1000


@pytest.mark.parametrize("rubbish", ["\x01", "\x0b", "\ufffe", "&#1;", "&#xFFFF;"])
def test_characters_that_no_page_may_hold_do_not_stop_the_reading(rubbish):
    page = f"<h1>题</h1>{BODY}<div class='share'>分享{rubbish}</div>尾{rubbish}声，完。{BODY * 4}"
    assert any("尾声，完。" in text.replace("\ufffd", "") for text in texts(page))


@pytest.mark.parametrize(
    "picture",
    [
        "<p align='center'><img src='a.jpg'></p><p align='center'>展团在现场</p>",
        "<p style='text-align: center'><img src='a.jpg'><br>展团在现场</p>",
        "<center><img src='a.jpg'><div>展团在现场</div></center>",
    ],
)
def test_a_centred_line_under_a_picture_is_its_caption(picture):
    blocks = html.read(f"<h1>题</h1>{BODY}{picture}{BODY}".encode()).blocks
    assert [block.text for block in blocks if block.kind == "caption"] == ["展团在现场"]


def test_a_line_under_a_mark_of_the_page_is_no_caption():
    page = f"<h1>题</h1>{BODY}<img src='/logo.png'><p align='center'>服务企业</p>{BODY}"
    assert not any(block.kind == "caption" for block in html.read(page.encode()).blocks)


def test_labels_of_a_side_column_and_a_footer_are_no_content():
    page = (
        "<table><tr><td><b>热点新闻</b><br><a href='1'>一则新闻的标题</a></td>"
        f"<td><table><tr><td><b>甘肃举办培训</b></td></tr><tr><td>{BODY}</td></tr></table></td></tr></table>"
        "<table><tr><td>版权所有：贸促会 地址：兰州市金水路1号<br>电话：0931-1234567</td></tr></table>"
    )
    assert texts(page)[0] == "甘肃举办培训"
    assert len(texts(page)) == 3


def test_items_set_apart_by_style_alone_are_kept_apart():
    page = f"<h1>题</h1><div><i>2024-02-29</i><i>来源：联络部</i><i>阅读 <b>12</b></i></div>{BODY}"
    assert texts(page)[1] == "2024-02-29 来源：联络部 阅读 12"


@pytest.mark.parametrize(
    "particulars",
    [
        "<div id='meta_content'><span>原创</span><span>钱小山</span><a>江北贸促</a><em>2019年5月2日 10:05</em></div>",
        "<div class='rich_media_meta_list'><span class='rich_media_meta'>原创</span><span>钱小山</span><span>江北贸促</span>"
        "<em>2019年5月2日 10:05</em></div>",
        "<div class='article-info'><span>原创</span><b>钱小山</b><i>江北贸促</i><span>2019年5月2日 10:05</span></div>",
    ],
)
def test_particulars_that_style_alone_sets_apart_are_parted(particulars):
    assert "原创 钱小山 江北贸促 2019年5月2日 10:05" in texts(f"<h1>甘肃举办培训</h1>{particulars}{BODY}")


def test_words_of_a_text_are_not_parted_by_their_elements():
    assert "甘肃省贸促会" in texts(f"<h1>题</h1><p><span>甘肃</span><span>省贸</span>促会</p>{BODY}")


@pytest.mark.parametrize("end", ["<br><br>", "<br>", "<br/>\n"])
@pytest.mark.parametrize("tag", ["font", "span"])
@pytest.mark.parametrize("around", ["td", "div"])
def test_the_last_line_of_a_text_set_in_a_font_is_content(around, tag, end):
    first, last = "第一段说，青椒不会说话，可它会烂。", "据测算，三条办法落实以后，一车果菜可以早到。"
    inner = f"<{around}><{tag} style='font-size: 10pt'>{first}{end}{first}{end}{last}</{tag}></{around}>"
    page = f"<table><tr>{inner}</tr></table>" if around == "td" else inner
    assert texts(f"<h1>题</h1>{page}<div>[收藏] [推荐]</div>")[-1] == last


def test_a_title_that_a_break_parts_keeps_its_first_line():
    heading = "湘品出湘第一站：<br>内罗毕的“周三集市”"
    page = f"<title>湘品出湘第一站：内罗毕的“周三集市”_省贸促会</title><h1>{heading}</h1><div id='zoom'>{BODY}</div>"
    articles, _ = find_articles(html.read(page.encode()))
    assert [article.title for article in articles] == ["湘品出湘第一站：内罗毕的“周三集市”"]
