import pytest

from archive.ingest.draft import UnreadableBulletin
from archive.ingest.readers import pdf
from tests.archive.pdf_files import column, make_pdf

LEFT = ["左栏第一行的文字内容", "左栏第二行的文字内容", "左栏第三行的文字内容", "左栏末行。"]
RIGHT = [line.replace("左", "右") for line in LEFT]
TITLE = [(120, 740, 22, "跨过两栏的大标题就是这样")]


def texts(data):
    return [block.text for block in pdf.read(data).blocks if block.text]


def whole(lines):
    return "".join(lines)


def rows(*columns):
    """The lines of several columns row by row, as some programs write them."""
    return [line for row in zip(*columns, strict=True) for line in row]


def test_columns_are_read_one_after_another_whatever_the_order_in_the_file():
    data = make_pdf(rows(column(60, 700, LEFT), column(200, 700, RIGHT)) + TITLE)
    assert texts(data) == [TITLE[0][3], whole(LEFT), whole(RIGHT)]


def test_a_title_over_two_of_three_columns_stands_above_both():
    third = [line.replace("右", "三") for line in RIGHT]
    data = make_pdf(
        [
            *rows(column(60, 760, LEFT), column(180, 700, RIGHT), column(300, 700, third)),
            (180, 750, 18, "两栏之上的标题"),
        ]
    )
    assert texts(data) == [whole(LEFT), "两栏之上的标题", whole(RIGHT), whole(third)]


def test_articles_one_below_the_other_do_not_mix_their_columns():
    above = rows(column(60, 700, LEFT), column(200, 700, RIGHT))
    lower = [[f"下{line}" for line in lines] for lines in (LEFT, RIGHT)]
    below = rows(column(60, 500, lower[0]), column(200, 500, lower[1]))
    data = make_pdf([*below, (90, 540, 20, "下面一篇文章的题目"), *above, *TITLE])
    assert texts(data) == [TITLE[0][3], whole(LEFT), whole(RIGHT), "下面一篇文章的题目", *map(whole, lower)]


def test_a_line_across_the_columns_parts_what_is_above_it_from_what_is_below():
    across = "一行横贯两栏的说明文字把上下两部分隔开来不留空白的地方"
    lines = [*rows(column(60, 700, LEFT), column(200, 700, RIGHT)), (60, 636, 10, across)]
    lines += rows(column(60, 620, LEFT), column(200, 620, RIGHT))
    assert texts(make_pdf(lines)) == [whole(LEFT), whole(RIGHT), across, whole(LEFT), whole(RIGHT)]


def test_pages_follow_each_other():
    assert texts(make_pdf(column(60, 700, LEFT), column(60, 700, RIGHT))) == [whole(LEFT), whole(RIGHT)]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (
            [(60, 700, "第一行写满了这一栏"), (60, 684, "第二行接着写下去。")],
            ["第一行写满了这一栏第二行接着写下去。"],
        ),
        (
            [(60, 700, "第一行写满了这一栏"), (80, 684, "缩进的第二段。")],
            ["第一行写满了这一栏", "缩进的第二段。"],
        ),
        ([(60, 700, "没有写满。"), (60, 684, "另起的一段写满这栏")], ["没有写满。", "另起的一段写满这栏"]),
        (
            [(60, 700, "第一行写满了这一栏"), (60, 600, "隔开的一段也写满了")],
            ["第一行写满了这一栏", "", "隔开的一段也写满了"],
        ),
        (
            [(60, 700, "under the same roof of"), (60, 684, "trade promotion")],
            ["under the same roof of trade promotion"],
        ),
    ],
    ids=["full", "indented", "short", "white", "latin"],
)
def test_a_line_goes_on_where_it_fills_its_column_and_the_next_is_no_beginning(lines, paragraphs):
    filler = column(60, 500, ["别的段落写满了这一栏", "别的段落写满了这一栏", "别的段落写满了这一栏"])
    data = make_pdf([(left, baseline, 10, text) for left, baseline, text in lines] + filler)
    assert [block.text for block in pdf.read(data).blocks][: len(paragraphs)] == paragraphs


def test_a_line_of_another_size_is_a_paragraph_of_its_own():
    data = make_pdf([(60, 700, 16, "这是一个大字标题"), (60, 684, 10, "正文从这里开始写，写到了栏的边上")])
    assert texts(data) == ["这是一个大字标题", "正文从这里开始写，写到了栏的边上"]


def test_rows_of_cells_are_a_table():
    cells = [
        (60 + 120 * place, 700 - 20 * row, 10, f"{head}{row}")
        for row in range(4)
        for place, head in enumerate(("地区", "份数"))
    ]
    assert [block.kind for block in pdf.read(make_pdf(cells)).blocks] == ["row"] * 4
    assert texts(make_pdf(cells))[0] == "地区0\t份数0"


def test_text_drawn_twice_to_look_bold_is_read_once():
    line = (60.0, 700.0, 10.0, "加粗的标题文字就是这样")
    assert texts(make_pdf([line, (60.2, 700.0, 10.0, line[3])])) == [line[3]]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (make_pdf(column(60, 700, LEFT), encrypt=True), "密码"),
        (make_pdf([], []), "没有文字层.*OCR"),
        (make_pdf([(60, 30, 9, "3")]), "没有文字层.*OCR"),
        (make_pdf([(60, 700, 10, "\ue001\ue055\uf8aa\ue123" * 20)]), "乱码.*OCR"),
        (make_pdf([(60, 700, 10, "!#$%&'()*+,-./:;<=>?" * 9)]), "乱码.*OCR"),
        (make_pdf(*[[]] * 2001), "2001页"),
        (b"%PDF-1.7\n", "已损坏"),
        (make_pdf(column(60, 700, LEFT))[:300], "已损坏|没有页面"),
    ],
    ids=["encrypted", "pictures", "page-number", "private-use", "symbols", "pages", "empty", "truncated"],
)
def test_files_that_cannot_be_read_right_are_refused(data, sentence):
    with pytest.raises(UnreadableBulletin, match=sentence):
        pdf.read(data)


def shifted(text: str) -> str:
    """As a font whose map is off names the characters: common ones all, and no sentence among them."""
    common = [bytes((high, low)).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFF)]
    return "".join(
        common[(common.index(char) + 1000) % len(common)] if char in common else char for char in text
    )


def test_characters_that_are_common_but_make_no_text_are_rubbish():
    text = (
        "我会在市政府的领导下，组织企业参加了这次展览会，并和当地的商会就经贸合作的问题进行了交流，取得了很大的成绩。"
        * 5
    )
    assert pdf.is_readable(text)
    assert not pdf.is_readable(shifted(text))


def test_a_page_without_text_among_others_is_warned_of():
    warnings = pdf.read(make_pdf(column(60, 700, LEFT * 3), [])).warnings
    assert [(warning.code, "第2页" in warning.message) for warning in warnings] == [("no-text-layer", True)]


def test_a_second_extractor_that_reads_other_characters_is_a_warning():
    data = make_pdf(column(60, 700, LEFT))
    assert [warning.code for warning in pdf._second_opinion(data, ["\n".join(RIGHT)])] == [
        "extractors-disagree"
    ]
    assert not list(pdf._second_opinion(data, ["\n".join(LEFT)]))


def test_extractors_that_agree_are_no_warning():
    assert pdf.read(make_pdf(column(60, 700, LEFT), column(60, 700, RIGHT))).warnings == ()


def test_a_title_set_in_the_middle_stands_over_all_columns():
    third = [line.replace("左", "三") for line in LEFT]
    title, byline = (190, 750, 20, "居中的大标题"), (220, 730, 10, "■ 本报记者 张凡")
    data = make_pdf(
        [*rows(column(60, 700, LEFT), column(190, 700, RIGHT), column(320, 700, third)), title, byline]
    )
    assert texts(data) == [title[3], byline[3], whole(LEFT), whole(RIGHT), whole(third)]


@pytest.mark.parametrize("text", ["贸促会与150多个国家", "■ 本报记者 张凡", "under one roof", "RCEP 协定"])
def test_spaces_are_those_that_were_written(text):
    assert texts(make_pdf([(60, 700, 10, text), *column(60, 600, LEFT)]))[0] == text


def test_what_stands_at_the_edge_of_several_pages_does_not_cut_a_paragraph():
    pages = [
        [(60, 800, 9, "《贸促》2026年第2期"), *column(60, 700, lines), (280, 30, 9, f"第{number}页")]
        for number, lines in enumerate([LEFT[:3], LEFT[1:], RIGHT], start=1)
    ]
    reading = pdf.read(make_pdf(*pages))
    assert [block.text for block in reading.blocks if block.text] == [
        "《贸促》2026年第2期",
        whole([*LEFT[:3], *LEFT[1:]]),
        whole(RIGHT),
        "第3页",
    ]
    assert [(dropped.text, dropped.reason) for dropped in reading.dropped] == [
        ("第1页", "页脚"),
        ("《贸促》2026年第2期", "页眉"),
        ("第2页", "页脚"),
        ("《贸促》2026年第2期", "页眉"),
    ]


def test_a_masthead_in_pieces_stands_over_all_columns():
    masthead = [(60, 720, 10, "第15期"), (130, 720, 10, "五月号"), (250, 720, 10, "贸促会")]
    data = make_pdf([*masthead, *rows(column(60, 700, LEFT), column(200, 700, RIGHT))])
    assert texts(data) == ["第15期 五月号 贸促会", whole(LEFT), whole(RIGHT)]


def test_radicals_that_fonts_give_for_characters_are_the_characters():
    assert pdf._plain("⽉") + pdf._plain("⻓") + pdf._plain("月") == "月长月"


def test_a_line_in_pieces_is_not_run_into_the_text():
    menu = [
        (60 + 60 * place, 716, 10, word) for place, word in enumerate(["首页", "要闻", "展览", "法律服务"])
    ]
    assert (
        texts(make_pdf([*menu, *column(60, 700, ["当前位置：首页，要闻，正文，到此为止"])]))[0]
        == "首页 要闻 展览 法律服务"
    )
