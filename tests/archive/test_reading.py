"""From bytes to a Draft, or a sentence saying why not."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.ingest.draft import UnreadableBulletin
from archive.ingest.gazetteer import Gazetteer, load_records
from archive.ingest.reading import MAX_BYTES, find_articles, read_bulletin, read_format

ROOT = Path(__file__).resolve().parents[2]
LONG = "甘肃省贸促会积极组织企业参加展会，帮助企业开拓国际市场，取得了良好成效。"


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.from_records(load_records(ROOT / "seeds/branches.json"))


def test_a_bulletin_becomes_a_draft_with_its_branches(gazetteer):
    draft = read_bulletin(f"题目在此\n\n{LONG}\n".encode("gbk"), "page.txt", gazetteer)
    assert (draft.format, draft.encoding) == ("text", "gb18030")
    assert draft.articles[0].branches[0].slug == "gansu"


@pytest.mark.parametrize(
    ("data", "name", "format_name"),
    [
        (f"题目\n\n{LONG}", "a.txt", "text"),
        (f"---\ntitle: 题\n---\n{LONG}", "a.txt", "markdown"),
        (f"# 题\n\n{LONG}", "a.md", "markdown"),
        (f"<!DOCTYPE html><p>{LONG}</p>", "a.txt", "html"),
        (f"<div><p>{LONG}</p><br><p>{LONG}</p></div>", "a.htm", "html"),
        ('{"body": "文。"}', "a.txt", "jsonl"),
    ],
)
def test_structure_tells_the_format_and_the_name_only_hints(data, name, format_name):
    assert read_format(data.encode(), name).format == format_name


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t",
        b"\0" * 100,
        b"\x89PNG\r\n\x1a\n" + b"x" * 50,
        b"Rar!\x1a\x07",
        b"\x7fELF" + bytes(200),
        bytes(range(256)) * 64,
    ],
)
def test_what_is_no_bulletin_is_refused_with_a_sentence(data):
    with pytest.raises(UnreadableBulletin, match=r"。$"):
        read_format(data, "a.txt")


def test_files_beyond_the_cap_are_refused():
    with pytest.raises(UnreadableBulletin, match="50MB"):
        read_format(b"a" * (MAX_BYTES + 1), "a.txt")


@pytest.mark.parametrize("data", ["。", "……\n\n——", "！？"])
def test_marks_without_a_word_are_no_article(data):
    with pytest.raises(UnreadableBulletin, match="没有找到正文"):
        find_articles(read_format(data.encode(), "a.txt"))


def test_a_row_of_marks_over_a_text_is_not_its_title():
    (article,), _ = find_articles(read_format(f"。\n\n{LONG}".encode(), "a.txt"))
    assert article.title == LONG.rstrip("。")


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=300).map(str.encode)))
def test_any_bytes_end_in_articles_or_a_refusal(data):
    try:
        reading = read_format(data, "a.txt")
        articles = reading.articles or find_articles(reading)[0]
    except UnreadableBulletin:
        return
    assert all(article.title and article.paragraphs for article in articles)


def test_the_page_settles_a_branch_that_an_article_names_by_its_level(gazetteer):
    page = (
        "2023年5月16日　星期二　江海日报　第3版\n\n\n省企组团出海\n\n　　本报讯（记者 陆鸣野）昨天，浙江省贸促会组织四十家企业赴迪拜参展，带回订单若干。\n\n\n"
        "小船也要有领航人\n\n■ 江澜\n\n　　小企业出海，缺的是一个领航的人。省贸促会这次的做法，好就好在不包办、不代替。\n"
    )
    articles = read_bulletin(page.encode(), "page.txt", gazetteer).articles
    assert [[branch.slug for branch in article.branches] for article in articles] == [
        ["zhejiang"],
        ["zhejiang"],
    ]
