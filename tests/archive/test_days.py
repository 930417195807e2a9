"""Which of the days on a newspaper page is that of publication, and what a picture alone makes of a piece."""

from datetime import date

import pytest

from archive.ingest.dates import find_date
from archive.ingest.draft import Block, Reading
from archive.ingest.reading import find_articles
from archive.ingest.spacing import close_line

LONG = "各地贸促会积极组织企业参加展会，帮助企业开拓国际市场，取得了良好成效。"
HEAD = "湖北日报　2022年9月20日　星期二　开放　9"


def read(*lines: str):
    text = "\n".join(lines)
    return find_articles(Reading("text", text, tuple(map(Block, text.split("\n")))))[0]


@pytest.mark.parametrize(
    "day",
    [
        "（2022年9月8日）",
        "(2022年9月8日)",
        "（2022年9月8日 星期四）",
        "（二〇二二年九月八日）",
        "【2022年9月8日】",
        "〔2022年9月8日〕",
        "（2022-09-08）",
        "（2022.9.8）",
        "　　　　（2022年9月8日）",
        "（ 2022年9月8日 ）",
    ],
)
def test_a_speech_in_a_newspaper_is_of_the_day_it_was_printed(day):
    (article,) = read(HEAD, "", "做把丑话说在前头的人", "——在恳谈会上的讲话", "", day, "", LONG, LONG)
    assert article.date == date(2022, 9, 20)


def test_a_speech_by_itself_is_of_its_own_day():
    (article,) = read("在恳谈会上的讲话", "（2022年9月8日）", "", LONG, LONG)
    assert article.date == date(2022, 9, 8)


@pytest.mark.parametrize(
    "credit",
    ["华小峰　摄", "本报记者　华小峰　摄", "华小峰 摄影", "（华小峰　摄）", "华小峰/摄"],
)
def test_a_paragraph_that_only_a_photographer_signs_is_a_picture(credit):
    text = "　　艺人在工艺品周上演示竹编，竹丝在指间翻飞，引得观众连连称奇。"
    (piece,) = read(HEAD, "", "竹丝翻飞", "", text, "", f"{'　' * 12}{credit}")
    assert (piece.kind, [author.name for author in piece.authors]) == ("photo", ["华小峰"])


def test_a_report_with_a_picture_stays_a_report():
    (article,) = read(HEAD, "", "各地贸促机构服务外资", "本报记者　周　骏", "", LONG, "", "华小峰　摄")
    assert (article.kind, [author.name for author in article.authors]) == ("report", ["周骏"])


@pytest.mark.parametrize(
    "written",
    [
        "2 0 0 8 年 3 月 5 日", "２００８年３月５日", "2 008年3 月5日", "20 08年 3月5 日", "2008年3月\xad5日", "2\xad008年3月5日",
        "2008\u200b年3月5日", "二 〇 〇 八 年 三 月 五 日", "二OO八年三月五日", "二00八年三月五日", "二０0八年三月五日", "２００８－０３－０５",
    ],
)  # fmt: skip
def test_a_day_that_the_copy_damaged_is_read(written):
    assert find_date(close_line(written)) == date(2008, 3, 5)


@pytest.mark.parametrize("written", ["2008 年 3 月 5 日", "第2 008号", "3 5日", "1 2月3日"])
def test_numerals_that_stand_apart_elsewhere_are_not_joined(written):
    assert close_line(written) == written
