"""The same text printed twice is found in the archive, however its title and its cut differ."""

import pytest

from archive.models import Article
from archive.reprints import find_reprints, fingerprint, sketch
from tests.archive.rows import make_article

pytestmark = pytest.mark.django_db

TEXT = (
    "2024年9月12日，由宁夏回族自治区贸促会主办的丝路贸促论坛在银川举行，来自18个国家的230余家企业参加。",
    "论坛发布了《枸杞产业出海蓝皮书》，十二家企业当场签下意向书，金额合计三亿六千万元。",
    "宁夏回族自治区贸促会负责人表示，将继续为企业出海服务，办好明年的论坛。",
)
OTHER = (
    "大连市贸促会组织二十家企业赴日本参加食品展，签下合同十二份。",
    "展会为期四天，观众逾三万人，其中专业买家占六成，回访者过半。",
)


def held(*texts: str, **values) -> Article:
    article = make_article(*texts, **values)
    fingerprint([article])
    return article


def reprints_of(article: Article) -> list[Article]:
    return list(find_reprints([article]).get(article.pk, []))


@pytest.mark.parametrize(
    "texts",
    [TEXT, TEXT[:2], (*TEXT, OTHER[0]), (TEXT[0].replace("230", "二百三十"), *TEXT[1:]), ("".join(TEXT),)],
)
def test_a_reprint_is_found_though_cut_or_changed(texts):
    first, again = held(*TEXT), held(*texts, title="另一个标题")
    assert reprints_of(again) == [first]
    assert reprints_of(first) == [again]


def test_another_text_is_no_reprint():
    held(*TEXT)
    assert reprints_of(held(*OTHER)) == []


def test_what_was_dropped_is_not_shown():
    held(*TEXT, status="dropped")
    assert reprints_of(held(*TEXT)) == []


def test_short_texts_have_no_fingerprint():
    assert sketch("本报讯。") == []


def test_a_page_of_articles_costs_four_queries(django_assert_num_queries):
    articles = [held(*TEXT) for _ in range(5)]
    with django_assert_num_queries(4):
        found = find_reprints(articles)
    assert [len(found[article.pk]) for article in articles] == [4] * 5


def test_review_page_shows_the_reprint_and_how_it_differs(admin_client):
    first, again = held(*TEXT), held(*TEXT[:2], title="又登一次")
    page = admin_client.get(f"/admin/archive/bulletin/{again.bulletin_id}/review/").text
    address = f"/admin/archive/article/{again.pk}/compare/{first.pk}/"
    assert "同稿 1 篇" in page
    assert address in page
    assert f"<del>{TEXT[2]}</del>" in admin_client.get(address).text
