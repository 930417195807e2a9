"""Which of the days on a newspaper page is that of publication, and what a picture alone makes of a piece."""

from datetime import date

import pytest

from archive.ingest.draft import Block, Reading
from archive.ingest.reading import find_articles

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
