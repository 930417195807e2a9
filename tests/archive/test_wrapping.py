"""Whether line ends mean anything."""

from archive.ingest.wrapping import measure

LONG = "各地贸促会积极组织企业参加展会，帮助企业开拓国际市场，取得了良好成效。"


def test_titles_alike_in_length_among_whole_paragraphs_make_no_column():
    titles = ["绍兴面料走进东盟", "台州模具牵手拉美", "义乌饰品亮相中东", "温州鞋企抱团出海"]
    lines = [(text, 0) for title in titles for text in (title + "受欢迎", LONG)]
    assert not measure(lines).is_wrapped


def test_lines_broken_in_mid_sentence_make_one():
    lines = [(LONG[start : start + 12], 0) for start in range(0, 34, 12)] * 4
    assert measure(lines).is_wrapped
