"""The same text printed twice is found in the archive, however its title and its cut differ."""

import pytest
from django.core.management import call_command

from archive.decisions import Decisions, mark
from archive.models import Article, Reprint
from archive.reprints import find_reprints, fingerprint, join_texts, other_printings, sketch
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


@pytest.mark.parametrize(
    ("texts", "is_one"),
    [
        (TEXT, True),
        (("本报讯 " + TEXT[0], *TEXT[1:]), True),
        ((TEXT[0].replace("230", "二百三十"), *TEXT[1:]), True),
        (TEXT[:1], False),
        ((*TEXT, *OTHER), False),
        (OTHER, False),
    ],
)
def test_one_text_is_nearly_all_the_same_and_an_excerpt_is_another(texts, is_one):
    first, again = held(*TEXT), held(*texts)
    assert other_printings(first) == ([again] if is_one else [])
    assert other_printings(again) == ([first] if is_one else [])


def test_circulars_of_one_pattern_are_no_one_text():
    form = "各会员企业：第{}号通知，我会定于{}月{}日组织企业赴{}参加国际消费品博览会，请于{}日前报名，逾期不予受理，展位费用由企业自理，联系人见附件。"
    first = held(form.format(3, 5, 8, "德国", 15), status="published")
    held(form.format(7, 11, 21, "法国", 30), status="published")
    assert other_printings(first) == []


def test_only_what_is_published_is_a_printing_for_readers():
    first = held(*TEXT)
    held(*TEXT, status="draft")
    assert other_printings(first) == []


def test_texts_that_turn_out_to_be_one_become_one():
    articles = [make_article(*TEXT) for _ in range(4)]
    for pair in (articles[:2], articles[2:]):
        Reprint.objects.bulk_create([Reprint(article=article, text=pair[0].pk) for article in pair])
    fingerprint(articles)
    assert set(Reprint.objects.values_list("text", flat=True)) == {articles[0].pk}
    assert len(other_printings(articles[3])) == 3


def test_an_article_that_was_rewritten_leaves_its_text():
    first, second, third = (held(*TEXT) for _ in range(3))
    first.paragraphs = make_article(*OTHER).paragraphs
    mark(first, Decisions())
    assert other_printings(first) == []
    assert other_printings(second) == [third]
    assert not Reprint.objects.filter(text=first.pk).exists()


def test_joining_again_changes_nothing_and_texts_by_themselves_cost_little(django_assert_num_queries):
    articles = [held(*TEXT) for _ in range(2)]
    before = list(Reprint.objects.values_list())
    join_texts(articles)
    assert list(Reprint.objects.values_list()) == before
    alone = held(*OTHER)
    with django_assert_num_queries(2):
        join_texts([alone])


def test_what_came_in_before_is_joined_by_the_command():
    first, again = held(*TEXT), held(*TEXT)
    Reprint.objects.all().delete()
    call_command("find_reprints", verbosity=0)
    assert other_printings(first) == [again]


def test_the_page_and_the_json_of_an_article_name_its_reprints(client):
    first, again = held(*TEXT, title="初登"), held(*TEXT, title="又登一次")
    assert (
        f'<a href="/articles/{again.pk}/" lang="zh-Hans">又登一次</a>'
        in client.get(f"/articles/{first.pk}/").text
    )
    told = client.get(f"/api/v1/articles/{again.pk}").json()["reprints"]
    assert [(other["id"], other["title"]) for other in told] == [(first.pk, "初登")]
