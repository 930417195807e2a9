"""Transcripts of press conferences as sites publish them: one article, whoever speaks in it."""

from itertools import product

import pytest

from archive.ingest.draft import Block, Reading
from archive.ingest.reading import find_articles

TITLE = "“冀品通四海”新闻发布会文字实录"
INFO = "发布时间：2026-06-18 15:20　来源：某省政府新闻办"
ANSWER = "我来回答。某省贸促会在三个县设立了服务站，已接待企业890家次，企业反映很好。"
ASKED = "请问在帮助县域特色产业出海方面有什么考虑？"


def read(*lines: str):
    return find_articles(Reading("text", "\n".join(lines), tuple(map(Block, lines))))


@pytest.mark.parametrize(
    ("form", "time"),
    [
        *product(
            ["[{}]", "【{}】", "［{}］", "[ {} ]", "〔{}〕", "[{}]："],
            ["[2026-06-18 10:03]", "[10:03]", "（10:03:25）", ""],
        ),
        ("{}：", ""),
    ],
)
def test_speakers_and_times_split_no_transcript(form, time):
    turns = [
        ("主持人 周敏" if "：" not in form else "主持人", "上午好！欢迎各位。"),
        ("胡玉珍", ANSWER),
        ("河北日报记者", ASKED),
        ("谢瑞林", ANSWER),
    ]
    lines = [line for who, said in turns for line in (form.format(who), said, time, "")]
    (article,), _ = read(TITLE, INFO, "", *lines)
    assert (article.title, article.authors) == (TITLE, ())
    texts = [paragraph.text for paragraph in article.paragraphs]
    assert (ASKED in texts, time in texts and bool(time)) == (True, False)
    assert all(paragraph.type == "text" for paragraph in article.paragraphs)


def test_times_of_turns_are_listed_as_dropped():
    _, dropped = read(TITLE, INFO, "", *["[主持人]", ANSWER, "[10:03]"] * 3)
    assert [drop.text for drop in dropped if drop.reason == "发言时间"] == ["[10:03]"] * 3


@pytest.mark.parametrize("label", ["【概况】", "【会员服务】", "【对外联络】"])
def test_headings_in_brackets_are_no_speakers(label):
    (article,), _ = read("某省贸易促进", "", *[line for _ in range(3) for line in (label, ANSWER, "")])
    assert (
        any(paragraph.type == "heading" for paragraph in article.paragraphs)
        or label == "[简讯]"
        or label == "【要闻】"
    )
