"""What stands over the text of minutes: the name of their series, number, office, and fields such as the day."""

from datetime import date

import pytest

from archive.ingest.draft import Block, Reading
from archive.ingest.labels import names_field
from archive.ingest.reading import find_articles

TEXT = (
    "　　会议听取了上半年工作情况汇报，研究了展会筹备等事项。现将议定事项纪要如下：\n"
    "　　一、关于展会\n　　会议原则同意布展方案，由展览部落实。"
)
SERIES = "某市贸促会会长办公会议纪要\n〔2019〕3号\n"
DAY = date(2019, 3, 1)


def read(head: str):
    text = f"{head}\n\n{TEXT}"
    (article,) = find_articles(Reading("text", text, tuple(Block(line) for line in text.split("\n"))))[0]
    return article


def headings(article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs if paragraph.type == "heading"]


@pytest.mark.parametrize(
    "title",
    [
        "某市贸促会2019年第三次会长办公会议纪要",
        "关于筹备展会有关事项的会议纪要",
        "关于研究驻外联络处调整",
        "第三次会长办公会议纪要（摘要）会议记录",
    ],
)
def test_the_series_over_the_title_of_minutes_is_not_their_title(title):
    assert read(f"{SERIES}{title}").title == title


@pytest.mark.parametrize("line", ["某市贸促会办公室", "会议议题", "某市贸促会秘书处"])
def test_what_stands_under_the_number_is_no_better_title(line):
    assert read(f"{SERIES}\n{line}").title == "某市贸促会会长办公会议纪要"


@pytest.mark.parametrize("office", ["某市贸促会办公室", "某市贸促会综合处", "某省国际商会秘书处"])
def test_the_office_under_the_number_heads_nothing(office):
    assert headings(read(f"{SERIES}\n{office}\n\n会议时间：2019年3月1日")) == ["一、关于展会"]


@pytest.mark.parametrize(
    "field",
    [
        "会议时间：2019年3月1日下午\n会议地点：三楼",
        "时　间：2019年3月1日\n地　点：三楼",
        "会议日期：2019年3月1日\n主持人：景某某",
        "【会议时间】2019年3月1日\n【会议地点】三楼",
        "召开时间　2019年3月1日\n召开地点　三楼会议室",
        "开会时间：二〇一九年三月一日\n主　持　人：景某某",
    ],
)
def test_the_day_of_a_meeting_is_stated_in_a_field(field):
    article = read(f"{SERIES}\n{field}")
    assert (article.date, headings(article)) == (DAY, ["一、关于展会"])


@pytest.mark.parametrize("field", ["会议时间：3月1日下午", "汇报时间：2019年3月1日", "会议地点：2019年展馆"])
def test_no_other_day_is_taken_for_it(field):
    assert read(f"{SERIES}\n{field}").date is None


@pytest.mark.parametrize(
    "line", ["时间都去哪儿了", "会议经济的账本", "主持人的一天", "地点变了 热情没变", "出席的人多了"]
)
def test_a_title_that_begins_like_a_field_is_none(line):
    assert not names_field(line)
