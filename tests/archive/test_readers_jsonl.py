"""One article a line."""

import json
from datetime import date

import pytest

from archive.ingest.draft import UnreadableBulletin
from archive.ingest.readers import jsonl


def read(*records: object):
    return jsonl.read(
        "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()
    ).articles


def test_all_fields_are_taken_over():
    record = {
        "id": "a1",
        "title": "题",
        "body": "甲。\n\n乙。",
        "date": "2024-11-08",
        "source": "《吉林日报》",
        "url": "https://example.org/1",
        "kind": "speech",
    }
    (article,) = read(record)
    assert (article.external_id, article.title, article.date, article.source, article.kind) == (
        "a1",
        "题",
        date(2024, 11, 8),
        "吉林日报",
        "speech",
    )
    assert [paragraph.text for paragraph in article.paragraphs] == ["甲。", "乙。"]


def test_a_missing_title_is_inferred_from_the_first_sentence():
    (article,) = read({"body": "贸促会" * 30 + "。再一句。"})
    assert article.origins["title"] == "inferred"
    assert len(article.title) <= 41


def test_an_unknown_kind_is_a_report_with_a_warning():
    (article,) = read({"body": "文。", "kind": "poem"})
    assert (article.kind, article.warnings[0].code) == ("report", "unknown-kind")


@pytest.mark.parametrize("stated", ["2024-13-40", "去年", "4月23日"])
def test_a_date_that_is_none_is_not_completed(stated):
    (article,) = read({"body": "文。", "date": stated})
    assert (article.date, article.warnings[0].code) == (None, "unknown-date")


@pytest.mark.parametrize(
    "line", ["{", "[1]", '{"title": "无"}', '{"body": 3}', '{"body": " "}', "[" * 100_000]
)
def test_a_bad_line_refuses_the_file_and_is_named(line):
    with pytest.raises(UnreadableBulletin, match="第2行"):
        jsonl.read(f'{{"body": "好。"}}\n{line}\n'.encode())


@pytest.mark.parametrize(
    "record",
    [
        {"headline": "题", "content": "甲。", "publish_time": "2022-05-23 09:00:00", "author": "高铭"},
        {"Title": "题", "text": "甲。", "pubDate": "2022/5/23", "authors": ["高铭"]},
        {"标题": "题", "正文": ["甲。"], "发布时间": "2022年5月23日", "作者": "记者 高铭"},
        {"title": "题", "body": "甲。", "content": None, "date": "2022-05-23", "byline": "高铭"},
    ],
)
def test_fields_are_known_by_the_names_other_systems_give_them(record):
    (article,) = read(record)
    assert (article.title, article.date, article.authors[0].name) == ("题", date(2022, 5, 23), "高铭")
    assert [paragraph.text for paragraph in article.paragraphs] == ["甲。"]


def test_a_body_of_html_is_read_without_its_tags():
    (article,) = read({"body": "<p>甲&amp;乙。</p><p>丙<b>丁</b>。<br>戊。</p><script>alert(1)</script>"})
    assert [paragraph.text for paragraph in article.paragraphs] == ["甲&乙。", "丙丁。", "戊。"]


def test_signs_of_less_and_more_are_no_tags():
    (article,) = read({"body": "进口额<出口额，差额>10亿元。"})
    assert article.paragraphs[0].text == "进口额<出口额，差额>10亿元。"


def test_who_edited_is_stated_and_no_part_of_the_text():
    (article,) = read({"title": "题", "body": "甲会昨日组团参展。\n（责任编辑：晓布）"})
    assert (article.editor, [paragraph.text for paragraph in article.paragraphs]) == (
        "晓布",
        ["甲会昨日组团参展。"],
    )


def test_a_kind_that_is_not_stated_is_told_by_the_title():
    (article,) = read({"title": "关于清明节值班安排的公告", "body": "各企业：如下。"})
    assert article.kind == "notice"


def test_the_editor_under_a_text_is_no_part_of_it():
    (article,) = read({"body": "甲。\n（责任编辑：晓布）"})
    assert ([paragraph.text for paragraph in article.paragraphs], article.editor) == (["甲。"], "晓布")


def test_the_hour_is_no_part_of_the_day():
    (article,) = read({"body": "甲。", "publish_date": "2023/11/2 9:30:00"})
    assert article.date == date(2023, 11, 2)


def test_numbered_lines_of_a_body_are_headings_as_in_a_text():
    (article,) = read(
        {"body": "现征集参展意向。\n一、征集范围\n建材类优先。\n二、征集时间\n即日起至4月15日。"}
    )
    assert [paragraph.text for paragraph in article.paragraphs if paragraph.type == "heading"] == [
        "一、征集范围",
        "二、征集时间",
    ]


@pytest.mark.parametrize(
    "listed",
    [
        "1.身份证复印件\n2.营业执照复印件",
        "一、会议时间：6月12日。\n二、地点：长沙。",
        "（一）宣传自贸协定，提高利用率，降低成本。",
    ],
)
def test_numbered_lines_that_head_nothing_are_text(listed):
    (article,) = read({"body": f"请提交以下材料。\n{listed}"})
    assert {paragraph.type for paragraph in article.paragraphs} == {"text"}


@pytest.mark.parametrize("name", ["subtitle", "sub_title", "副题"])
def test_the_lines_around_a_title_are_fields_too(name):
    (article,) = read({"title": "题", "引题": "前引", name: "——下半年补充征集", "body": "甲。"})
    assert (article.kicker, article.subtitle) == ("前引", "下半年补充征集")


@pytest.mark.parametrize(
    ("body", "authors", "source"),
    [
        ("本报讯（记者 陆鸣野）昨日开展。\n明日闭幕。", ["陆鸣野"], ""),
        ("昨日开展。\n明日闭幕。\n（来源：某日报）", [], "某日报"),
        ("昨日开展。\n明日闭幕。\n（通讯员 陆鸣野）", ["陆鸣野"], ""),
        ("昨日开展。\n（来源：某日报）\n（责任编辑：晓布）", [], "某日报"),
    ],
)
def test_who_wrote_it_is_told_by_the_body_where_no_field_says_so(body, authors, source):
    (article,) = read({"body": body})
    assert ([author.name for author in article.authors], article.source) == (authors, source)
    (stated,) = read({"body": body, "author": "谷满仓", "source": "某晚报"})
    assert ([author.name for author in stated.authors], stated.source) == (["谷满仓"], "某晚报")


@pytest.mark.parametrize(
    ("record", "found"),
    [
        ({"PubDate": "20110609", "Page": "5"}, (date(2011, 6, 9), 5)),
        ({"DocPubTime": "2011-06-09 08:00:00", "page_no": 5}, (date(2011, 6, 9), 5)),
        ({"见报日期": "2011年6月9日", "版次": "第5版"}, (date(2011, 6, 9), 5)),
        ({"出版日期": "2011.6.9", "版号": "05"}, (date(2011, 6, 9), 5)),
        ({"issue_date": 20110609, "pageno": "第五版"}, (date(2011, 6, 9), 5)),
        ({"date": "2011-06-09", "page": "A5"}, (date(2011, 6, 9), None)),
    ],
)
def test_day_and_page_are_known_by_the_names_of_other_exports(record, found):
    (article,) = read({"body": "文。", **record})
    assert (article.date, article.page) == found


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("娜仁;陶格斯", ["娜仁", "陶格斯"]),
        ("娜仁；陶格斯", ["娜仁", "陶格斯"]),
        ("记者 张凡", ["张凡"]),
        ("本报记者", []),
        ("新华社", []),
    ],
)
def test_who_stands_in_the_field_of_authors_is_one(stated, names):
    (article,) = read({"body": "文。", "作者姓名": stated})
    assert [author.name for author in article.authors] == names
