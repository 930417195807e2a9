"""Reading stays in proportion to the text, whatever the text repeats."""

import time
from pathlib import Path

import pytest

from archive.ingest.draft import DraftArticle, Paragraph
from archive.ingest.gazetteer import Gazetteer, load_records
from archive.ingest.mentions import find_mentions

GAZETTEER = Gazetteer.from_records(load_records(Path(__file__).parents[2] / "seeds" / "branches.json"))
SECONDS = 3.0  # about ten times what is needed; what grows with the square takes minutes


def seconds_for(*texts):
    paragraphs = tuple(Paragraph(f"p{n}", "text", text) for n, text in enumerate(texts, 1))
    began = time.process_time()
    find_mentions(DraftArticle(title="贸促", paragraphs=paragraphs), GAZETTEER)
    return time.process_time() - began


@pytest.mark.parametrize(
    "text",
    ["市贸促会", "、山东", "张三会长", "山东省贸促会1万家，", "会长张三、", "京", "我会与", "（", "1万家"],
)
def test_a_long_repetitive_paragraph_is_read_in_time(text):
    assert seconds_for(text * (40_000 // len(text))) < SECONDS


def test_many_paragraphs_are_read_in_time():
    text = "市贸促会和我会举办会议，总会支持，省贸促会会长张三出席1万家"
    assert seconds_for(*[text] * 1000) < SECONDS
