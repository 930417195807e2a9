"""Beside an article stand those that speak of the same things, and none that is the same."""

import pytest
from django.urls import reverse

from archive.models import Article
from archive.reprints import fingerprint
from search import indexing
from search.query import AllOf, Query, Text
from search.relating import TELLING, related_to, telling_words
from search.searching import current_engine
from tests.search.rows import publish

pytestmark = pytest.mark.django_db

CHIPS = "芯片与半导体企业组团参加慕尼黑电子展，洽谈晶圆代工和光刻设备的采购，会后走访了三家芯片设计公司，与当地商会签署备忘录，约定明年互访。"
TEA = "普洱茶商会赴摩洛哥推介，十二家茶企带去红茶绿茶三百种，与当地茶叶进口商签约，茶艺表演观者如云。"


@pytest.fixture
def articles() -> dict[str, Article]:
    made = {
        "芯片": publish("芯片企业参加电子展", CHIPS, page=1, continued_on_page=3),
        "同稿": publish("又登芯片企业参加电子展", CHIPS),
        "下转": publish("芯片企业参加电子展（续）", CHIPS[:30], page=3, continued_from_page=1),
        "半导体": publish(
            "半导体产业论坛", "论坛讨论了晶圆代工与光刻设备的采购，芯片设计公司和半导体企业谈了慕尼黑电子展。"
        ),
        "茶": publish("茶香飘到北非", TEA),
        "红茶": publish("红茶出海", "茶企把红茶卖到摩洛哥，茶叶进口商说普洱茶最受欢迎。"),
    }
    for n, city in enumerate(("大连", "厦门", "青岛", "宁波")):
        publish(
            f"{city}贸促会消息", f"{city}市贸促会第{n}次召开会员大会，通过了章程修正案，选举了新一届理事。"
        )
    fingerprint(list(made.values()))
    indexing.drain()
    return made


def test_articles_of_the_same_things_are_related(articles):
    assert related_to(articles["茶"]) == [articles["红茶"]]
    assert articles["半导体"] in related_to(articles["芯片"])


def test_neither_itself_nor_its_reprint_nor_its_other_part_is_related(articles):
    assert related_to(articles["芯片"]) == [articles["半导体"]]


def test_of_reprints_one_is_related(articles):
    found = related_to(articles["半导体"])
    assert len({articles["芯片"], articles["同稿"]} & set(found)) == 1


def test_telling_words_are_bounded_and_none_is_a_stop_word(articles):
    words = telling_words(articles["茶"])
    assert {"普洱茶", "红茶"} & set(words)
    assert len(words) <= TELLING
    assert not {"我们", "这个", "12"} & set(words)


def test_how_rare_a_word_is_needs_no_posting(articles):
    engine = current_engine()
    assert (
        engine.document_frequencies(["摩洛哥"])["摩洛哥"]
        == engine.count(Query(AllOf((Text("摩洛哥"),))))
        == 2
    )
    held = engine.cache_bytes
    assert engine.document_frequencies(["普洱茶", "袋鼠"]) == {"普洱茶": 2, "袋鼠": 0}
    assert engine.cache_bytes == held


def test_what_is_related_is_known_until_the_index_changes(articles, django_assert_num_queries):
    related_to(articles["茶"])
    with django_assert_num_queries(1):
        related_to(articles["茶"])
    newer = publish("茶叶再出海", TEA[:40])
    indexing.drain()
    assert newer in related_to(articles["茶"])


def test_an_article_without_telling_words_has_none_related():
    article = publish("公告", "的的的。")
    indexing.drain()
    assert related_to(article) == []


def test_the_page_and_the_json_name_them(articles, client):
    article = articles["茶"]
    page = client.get(article.get_absolute_url()).text
    assert "相关文章" in page
    assert f'href="{articles["红茶"].get_absolute_url()}"' in page
    told = client.get(reverse("search:api-related", args=[article.pk])).json()
    assert [other["id"] for other in told["results"]] == [articles["红茶"].pk]


def test_without_an_index_the_page_stands(articles, client, settings, tmp_path):
    settings.INDEX_DIR = tmp_path / "none"
    page = client.get(articles["茶"].get_absolute_url())
    assert page.status_code == 200
    assert "相关文章" not in page.text


def test_of_an_article_nobody_may_see_nothing_is_told(articles, client):
    draft = publish("草稿", TEA, status="draft")
    assert client.get(reverse("search:api-related", args=[draft.pk])).status_code == 404
