"""The countries and exhibitions that a text names."""

import pytest

from archive.ingest.countries import find_countries
from archive.ingest.exhibitions import find_exhibitions
from archive.models import Topic
from archive.topics import name_topics
from tests.archive.rows import make_article


def countries(text: str) -> list[str]:
    return [name for _place, name in find_countries(text)]


def exhibitions(text: str) -> list[str]:
    return [name for _place, name in find_exhibitions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("访问日本、印度尼西亚和南苏丹。", ["日本", "印度尼西亚", "南苏丹"]),
        ("与大韩民国、澳洲签约", ["韩国", "澳大利亚"]),
        ("20日本报讯，今日本市，上海地区，内蒙古，印度洋，马里兰", []),
        ("在中美国际商会", []),
        ("几内亚比绍与赤道几内亚", ["几内亚比绍", "赤道几内亚"]),
        ("捷克斯洛伐克代表团", ["捷克斯洛伐克"]),
        ("本国与中国", []),
    ],
)
def test_countries_are_known_by_their_names_and_by_what_stands_beside(text, found):
    assert countries(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第三届链博会与CISCE", ["链博会", "链博会"]),
        ("中国-东盟博览会、中国—东盟博览会", ["东盟博览会", "东盟博览会"]),
        ("参加第十二届中国（无锡）国际新能源大会暨展览会", ["中国（无锡）国际新能源大会暨展览会"]),
        ("举办“青岛国际啤酒博览会”开幕式", ["青岛国际啤酒博览会"]),
        ("第二届理事会交会见", []),
        ("第三届博览会", []),
        ("组织企业参加各类展览会和博览会", []),
    ],
)
def test_exhibitions_are_known_by_name_or_where_the_text_marks_off_a_name(text, found):
    assert exhibitions(text) == found


@pytest.mark.django_db
def test_each_is_kept_once_and_found_anew_when_the_text_is():
    article = make_article("链博会在北京举行，德国参展。", "德国企业参加链博会。")
    name_topics([article])
    article.paragraphs[0]["text"] = "法国参展。"
    article.paragraphs.pop()
    name_topics([article])
    assert list(Topic.objects.values_list("kind", "name")) == [("country", "法国")]
