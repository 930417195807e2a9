"""Titles that a Word file tells by their look alone."""

import io
from zipfile import ZipFile

import pytest

from archive.ingest.readers import docx
from archive.ingest.reading import find_articles
from tests.archive.docx_files import make_docx

TEXT = "秦皇岛市贸促会接听夜线咨询274次，问得最多的是提单抬头怎样写，值班员把每个来电都记在本子上。"


def paragraph(text: str, size: int = 0, *, centred: bool = False) -> str:
    looks = f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr>' if size else ""
    aligned = '<w:pPr><w:jc w:val="center"/></w:pPr>' if centred else ""
    lines = "<w:br/>".join(f"<w:t>{line}</w:t>" for line in text.split("\n"))
    return f"<w:p>{aligned}<w:r>{looks}{lines}</w:r></w:p>"


def read(*lines: tuple[str, int, bool]) -> list[str]:
    body = "".join(paragraph(text, size, centred=centred) + paragraph(TEXT) for text, size, centred in lines)
    articles, _ = find_articles(docx.read(make_docx(body)))
    return [article.title for article in articles]


def test_centred_lines_set_larger_than_the_text_are_titles():
    lines = ("把见面会开到矿石码头", "备案有了“扫码办”", "“单证夜线”：有人值守的三小时")
    assert read(*((line, 36, True) for line in lines)) == list(lines)


def test_a_title_broken_by_hand_is_one_line():
    title = "唐山市贸促会把见面会\n开到矿石码头"
    assert read((title, 36, True), ("备案有了“扫码办”", 36, True))[0] == "唐山市贸促会把见面会开到矿石码头"


@pytest.mark.parametrize(
    "second",
    [
        ("备案有了“扫码办”", 36, False),
        ("备案有了“扫码办”", 22, True),
        ("第一章 总则", 36, True),
        ("一、备案", 36, True),
    ],
)
def test_what_is_not_set_like_the_title_is_a_heading_under_it(second):
    assert len(read(("把见面会开到矿石码头", 36, True), second)) == 1


def test_a_package_without_a_part_for_styles_is_told_by_its_look_too():
    titles = ("把见面会开到矿石码头", "备案有了“扫码办”")
    body = "".join(paragraph(title, 36, centred=True) + paragraph(TEXT) for title in titles)
    whole, bare = ZipFile(io.BytesIO(make_docx(body))), io.BytesIO()
    with ZipFile(bare, "w") as package:
        for name in whole.namelist():
            if name != "word/styles.xml":
                package.writestr(name, whole.read(name))
    articles, _ = find_articles(docx.read(bare.getvalue()))
    assert [article.title for article in articles] == list(titles)


@pytest.mark.parametrize(
    "lines",
    [
        ("泰州市贸促会2025年工作总结", "和2026年工作打算"),
        ("泰州市国际会展业发展", "三年行动计划", "（2026—2028年）"),
        ("关于赴越南、泰国", "开展经贸交流活动的情况报告"),
        ("第八届某某国际博览会", "邀请函"),
    ],
)
def test_a_title_may_stand_in_paragraphs_of_its_own(lines):
    body = "".join(paragraph(line, 44, centred=True) for line in lines) + paragraph(TEXT) * 2
    (article,), _ = find_articles(docx.read(make_docx(body)))
    assert (article.title, article.kicker) == ("".join(lines), "")


def test_titles_of_two_paragraphs_head_an_article_each():
    titles = (("岛城啤酒节", "走进慕尼黑"), ("单证业务培训班", "上的讲话"))
    body = "".join(
        "".join(paragraph(line, 44, centred=True) for line in title) + paragraph(TEXT) * 2 for title in titles
    )
    articles, _ = find_articles(docx.read(make_docx(body)))
    assert [article.title for article in articles] == ["".join(title) for title in titles]


def test_a_letterhead_as_large_as_the_title_is_none():
    body = (
        paragraph("中国国际贸易促进委员会某某市委员会", 44, centred=True)
        + paragraph("某贸促发〔2026〕18号", centred=True)
        + paragraph("关于组织企业参加2026年", 44, centred=True)
        + paragraph("河内食品工业展的通知", 44, centred=True)
        + paragraph(TEXT) * 2
    )
    (article,), _ = find_articles(docx.read(make_docx(body)))
    assert (article.title, article.kind) == ("关于组织企业参加2026年河内食品工业展的通知", "notice")
