import io
from zipfile import ZipFile

import pytest

from archive.ingest.draft import UnreadableBulletin
from archive.ingest.readers import docx
from tests.archive.docx_files import W, make_docx, paragraph, table

DTD = '<!DOCTYPE x [<!ENTITY a "贸促会">]><w:document xmlns:w="x"><w:body>&a;</w:body></w:document>'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>{}</dc:title><dcterms:created>2026-01-23T00:00:00Z</dcterms:created></cp:coreProperties>"
)


def blocks(data):
    return [(block.kind, block.text) for block in docx.read(data).blocks]


def test_headings_paragraphs_and_tables_keep_their_kind_and_order():
    body = (
        paragraph("总结", "1")
        + paragraph("正文。")
        + table(["地区", "份数"], ["沈阳", "12"])
        + paragraph("结语", "2")
    )
    assert blocks(make_docx(body)) == [
        ("heading", "总结"),
        ("paragraph", "正文。"),
        ("row", "地区\t份数"),
        ("row", "沈阳\t12"),
        ("heading", "结语"),
    ]


def test_pictures_are_left_out_and_text_beside_them_kept():
    body = "<w:p><w:r><w:drawing/><w:t>文字在图旁</w:t></w:r></w:p>"
    assert blocks(make_docx(body)) == [("paragraph", "文字在图旁")]


def test_what_was_deleted_in_review_is_not_read():
    body = "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新的正文</w:t></w:r></w:ins></w:p>"
    assert blocks(make_docx(body)) == [("paragraph", "新的正文")]


@pytest.mark.parametrize(("stated", "found"), [("组团 赴日", {"title": "组团赴日"}), ("模板", {}), ("", {})])
def test_a_title_among_the_properties_counts_where_the_text_says_the_same(stated, found):
    data = make_docx(paragraph("组团赴日") + paragraph("正文。"), docProps_core__xml=CORE.format(stated))
    assert docx.read(data).front_matter == found


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (docx.OLE_MAGIC + bytes(600), "另存为"),
        (docx.OLE_MAGIC + docx.ENCRYPTED_PACKAGE, "密码"),
        (b"plain text", "不是 Word 文件"),
        (make_docx(paragraph("正文"))[:-40], "已损坏"),
        (make_docx("<w:p>"), "已损坏"),
        (make_docx(""), "没有文字"),
        (make_docx("", word_document__xml=DTD), "危险的 XML"),
        (make_docx("", word_document__xml=DTD.encode("utf-16")), "危险的 XML"),
        (make_docx(paragraph("正文"), customXml_a__xml=DTD), "危险的 XML"),
        (make_docx("<w:p>" * 200 + "</w:p>" * 200), "过深"),
    ],
)
def test_files_that_cannot_be_read_safely_are_refused(data, sentence):
    with pytest.raises(UnreadableBulletin, match=sentence):
        docx.read(data)


def test_a_package_of_another_kind_is_no_word_file():
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(UnreadableBulletin, match="没有 Word 正文"):
        docx.read(buffer.getvalue())


def numbering(*levels: tuple[str, str], extra: str = "") -> str:
    """A list whose levels count in these formats, as number 1; `extra` defines further ones over it."""
    stated = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for place, (format, text) in enumerate(levels)
    )
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{stated}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{extra}</w:numbering>'
    )


def test_numbers_that_word_counts_are_read_with_the_text():
    levels = ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")
    body = "".join(
        paragraph(f"第{n}段", numbering=f"1.{level}") for n, level in enumerate([0, 1, 1, 2, 0, 1])
    )
    found = blocks(make_docx(body, word_numbering__xml=numbering(*levels)))
    assert [text for _, text in found] == [
        "一、第0段",
        "（一）第1段",
        "（二）第2段",
        "1.第3段",
        "二、第4段",
        "（一）第5段",
    ]
    assert {kind for kind, _ in found} == {"paragraph"}


@pytest.mark.parametrize(
    ("format", "text", "last"),
    [
        ("chineseCountingThousand", "第%1条", "第十二条"),
        ("decimalEnclosedCircle", "%1", "⑫"),
        ("upperRoman", "%1.", "XII."),
        ("lowerLetter", "%1)", "l)"),
        ("decimal", "%1", "12 "),
        ("somethingElse", "%1.", "12."),
    ],
)
def test_numbers_are_written_as_their_list_writes_them(format, text, last):
    data = make_docx(paragraph("正文", numbering="1.0") * 12, word_numbering__xml=numbering((format, text)))
    assert blocks(data)[-1][1] == f"{last}正文"


def test_bullets_stay_a_list():
    data = make_docx(paragraph("要点", numbering="1.0") * 2, word_numbering__xml=numbering(("bullet", "·")))
    assert blocks(data) == [("item", "要点")] * 2


def test_a_style_numbers_the_paragraphs_that_have_it():
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="a"><w:name w:val="条"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="款"/><w:basedOn w:val="a"/></w:style></w:styles>'
    )
    body = paragraph("甲", "a") + paragraph("乙", "b") + paragraph("丙")
    data = make_docx(
        body, word_styles__xml=styles, word_numbering__xml=numbering(("chineseCounting", "%1、"))
    )
    assert blocks(data) == [("paragraph", "一、甲"), ("paragraph", "二、乙"), ("paragraph", "丙")]


def test_a_list_that_starts_over_counts_from_one_again():
    again = '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    body = paragraph("甲", numbering="1.0") * 2 + paragraph("乙", numbering="2.0")
    data = make_docx(body, word_numbering__xml=numbering(("decimal", "%1."), extra=again))
    assert [text for _, text in blocks(data)] == ["1.甲", "2.甲", "1.乙"]
