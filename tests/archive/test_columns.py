"""Pieces of a page that are each set at a width of their own."""

import pytest

from archive.ingest.cleaning import mend
from archive.ingest.draft import Block

TEXT = (
    "各地贸促会积极组织企业参加展会，帮助企业开拓国际市场取得了良好成效，与会代表表示要用好协定的各项"
    "优惠政策继续扩大出口，帮助更多企业走出去，把服务送进园区车间和码头，让小厂也能读懂规则。"
)


def set_at(width: int) -> str:
    """A title and two paragraphs, set in by two, at so many characters a line."""
    told = "\u3000\u3000" + TEXT
    lines = [told[start : start + width] for start in range(0, len(told), width)]
    return "\n".join(["题目立在文上", "", *lines, *lines])


@pytest.mark.parametrize(
    "widths",
    [(15, 22), (22, 15), (14, 30), (15, 22, 17), (12, 20, 32), (32, 20, 12), (18, 28), (13, 26, 13), (16, 24, 36), (11, 19)],
)  # fmt: skip
def test_each_piece_is_mended_at_its_own_width(widths):
    page = "\n\n\n".join(map(set_at, widths))
    units = mend([Block(line) for line in page.split("\n")]).units
    assert [unit.text for unit in units] == ["题目立在文上", TEXT, TEXT] * len(widths)


def test_a_page_of_whole_paragraphs_has_no_columns_though_a_list_on_it_looks_like_one():
    listed = ["泉州石材商会代表团一行", "漳州水产企业代表团一行", "莆田木雕行业代表团一行"]
    page = "\n".join([TEXT, TEXT, TEXT, TEXT, "", "", *listed])
    units = mend([Block(line) for line in page.split("\n")]).units
    assert [unit.text for unit in units] == [TEXT] * 4 + listed


BOX = "中国—非洲经贸博览会长期落户湖南，每两年举办一次，由展览展示、论坛会议和贸易促进活动等板块组成。"


@pytest.mark.parametrize("width", [10, 12, 14])
def test_a_box_narrower_than_its_page_is_one_paragraph(width):
    box = [BOX[start : start + width] for start in range(0, len(BOX), width)]
    page = "\n".join([set_at(24), "", "链接", "", *box])
    assert [unit.text for unit in mend([Block(line) for line in page.split("\n")]).units][-1] == BOX


@pytest.mark.parametrize("white", [3, 4, 6])
def test_white_between_columns_breaks_no_paragraph_of_a_narrow_article(white):
    narrow = set_at(18).split("\n")
    page = "\n".join([set_at(23), "", *narrow[:-white], "", *narrow[-white:]])
    units = mend([Block(line) for line in page.split("\n")]).units
    assert [unit.text for unit in units] == ["题目立在文上", TEXT, TEXT] * 2
