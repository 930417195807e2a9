"""The work of reading grows with the text, whatever its lines are made of."""

from time import process_time

import pytest

from archive.ingest.reading import find_articles, read_format

TEXT = "各地贸促会积极组织企业参加展会，帮助企业开拓国际市场，取得了良好成效。"


@pytest.mark.parametrize(
    "line",
    [
        "目录\n\n\n",
        "往期推荐\n标题一则\n",
        "某某标题字样\n某某贸促会 2019年7月31日\n",
        "时间：2019年7月31日\n\n",
        "甲方：某某\n",
        f"图为讲解现场。\n{TEXT[:-1]}\n",
        f"天津　{TEXT}\n",
        f"【概况】{TEXT}\n",
    ],
)
def test_ten_thousand_lines_alike_take_a_moment(line):
    started = process_time()
    find_articles(read_format((line * 10_000 + TEXT).encode(), "a.txt"))
    assert process_time() - started < 8  # seconds; each took a minute while it grew with the square
