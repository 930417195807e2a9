import io
from zipfile import ZipFile

import pytest

from archive.ingest.draft import UnreadableBulletin
from archive.ingest.readers import docx
from tests.archive.docx_files import make_docx, paragraph, table

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
