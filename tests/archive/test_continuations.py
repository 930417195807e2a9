"""The two parts of a text that a newspaper broke find each other, whichever comes first, and no others."""

import json
from datetime import date

import pytest
from django.urls import reverse

from archive.continuations import MOST, decide, link
from archive.ingest.accession import accession
from archive.models import Article, Continuation, FactsEntry
from tests.archive.rows import make_article, make_bulletin

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 23)
TITLE = "推动数字贸易绿色贸易发展"
NEWSPAPER = "中国贸易报"


def part(text: str = "会议指出，要加快建设", **values) -> Article:
    """Saved, and its day linked."""
    article = make_article(text, **{"title": TITLE, "date": DAY, "source": NEWSPAPER, **values})
    link([article])
    return article


def first(**values) -> Article:
    return part(**{"page": 1, "continued_on_page": 3, **values})


def second(**values) -> Article:
    return part(**{"text": "贸易强国。会议还审议了报告。", "page": 3, "continued_from_page": 1, **values})


def links() -> list[tuple[int, int]]:
    return list(Continuation.objects.standing().values_list("first", "second"))


@pytest.mark.parametrize("order", [(first, second), (second, first)])
def test_the_parts_find_each_other_whichever_comes_first(order):
    made = {make.__name__: make() for make in order}
    assert links() == [(made["first"].pk, made["second"].pk)]
    link(Article.objects.all())
    assert len(links()) == 1


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({}, {"continued_from_page": None}),  # one of them says so
        ({"continued_on_page": None}, {}),
        ({}, {"title": f"——{TITLE}"}),
        ({"title": f"{TITLE}　专题会议在京召开"}, {}),
        ({}, {"title": "贸易强国怎么建", "source": ""}),  # told by the open sentence
        ({"page": None}, {}),
        ({"page": None}, {"page": None}),  # both turn, and the headline tells
        ({"kicker": "回望“十四五”"}, {"kicker": "回望“十四五”", "title": "别的题目"}),
        ({"text": "会议完了。"}, {}),
    ],
)
def test_what_agrees_is_linked(ours, theirs):
    assert [(first(**ours).pk, second(**theirs).pk)] == links()


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({}, {"date": date(2026, 1, 24)}),
        ({}, {"page": 4}),
        ({}, {"continued_from_page": 2}),
        ({}, {"source": "人民日报"}),
        ({"text": "会议完了。"}, {"title": "别的题目"}),
        ({"continued_on_page": None}, {"continued_from_page": None}),
        ({"page": None}, {"page": None, "title": "别的题目"}),
        ({"date": None}, {"date": None}),  # of two bulletins without a day
        ({}, {"status": "dropped"}),
    ],
)
def test_what_does_not_agree_is_not(ours, theirs):
    first(**ours)
    second(**theirs)
    assert links() == []


def test_the_undated_parts_of_one_bulletin_are_linked():
    bulletin = make_bulletin()
    ours, theirs = first(date=None, bulletin=bulletin), second(date=None, bulletin=bulletin)
    assert links() == [(ours.pk, theirs.pk)]


def test_of_several_texts_that_turn_to_one_page_each_finds_its_own():
    ours = [first(title=title) for title in ("甲地企业出海记", "乙地展会开幕")]
    theirs = [second(title=title) for title in ("乙地展会开幕", "甲地企业出海记")]
    assert sorted(links()) == [(ours[0].pk, theirs[1].pk), (ours[1].pk, theirs[0].pk)]


def test_equal_claims_cancel_out_until_a_headline_tells():
    first(title="甲地企业出海记")
    ours = first(title="乙地展会开幕")
    theirs = second(title="贸易强国怎么建")
    assert links() == []
    Article.objects.filter(pk=theirs.pk).update(title="乙地展会开幕")
    link([theirs])
    assert links() == [(ours.pk, theirs.pk)]


def test_a_text_in_three_parts_is_a_chain():
    one, two = first(), second(continued_on_page=5)
    three = second(page=5, continued_from_page=3)
    assert sorted(links()) == [(one.pk, two.pk), (two.pk, three.pk)]


def test_a_page_received_twice_links_what_came_together():
    pairs = []
    for _ in range(2):
        bulletin = make_bulletin()
        pairs.append((first(bulletin=bulletin).pk, second(bulletin=bulletin).pk))
    assert sorted(links()) == pairs


def test_a_corrected_day_takes_the_link_away():
    first()
    theirs = second()
    theirs.date = date(2026, 1, 24)
    theirs.save()
    link([theirs])
    assert links() == []


def test_what_an_editor_undid_stays_undone_and_what_was_restored_stays():
    ours, theirs = first(), second()
    row = Continuation.objects.get()
    decide([row], set())
    link([ours, theirs])
    assert links() == []
    decide([row], {row.pk})
    Article.objects.filter(pk=theirs.pk).update(date=None)
    link([ours, theirs])
    assert links() == [(ours.pk, theirs.pk)]


def test_an_editors_word_and_a_new_link_are_kept_among_the_facts():
    ours = first()
    FactsEntry.objects.all().delete()
    second()
    of_ours = FactsEntry.objects.filter(sha256=ours.bulletin.sha256)
    assert of_ours.exists()
    of_ours.delete()
    decide([Continuation.objects.get()], set())
    assert of_ours.exists()


def test_pages_of_one_issue_are_linked_as_they_come_in():
    for number, body in ((1, "会议指出，要加快（下转第三版）"), (3, "（上接A1版）建设贸易强国。")):
        head = f"{NEWSPAPER}\n2026年1月23日 星期五 第{number}版\n\n{TITLE}\n\n"
        text = head + "会议强调，推动高水平对外开放，有关部门负责人参加会议。\n\n" + body + "\n"
        text = (
            text if number == 1 else head + body + "\n\n有关部门负责人参加会议并作了发言，代表们一致赞成。\n"
        )
        accession(text.encode(), f"{number}.txt", by=None, publish=False)
    row = Continuation.objects.get()
    assert (row.first.page, row.second.page) == (1, 3)


def test_a_day_of_more_texts_than_a_newspaper_holds_is_let_be(django_assert_max_num_queries):
    bulletin = make_bulletin()
    rows = [
        Article(bulletin=bulletin, title=TITLE, date=DAY, page=1, continued_on_page=1, position=n)
        for n in range(MOST + 1)
    ]
    made = Article.objects.bulk_create(rows)
    with django_assert_max_num_queries(10):
        link(made)
    assert links() == []


def test_readers_are_led_from_part_to_part(client):
    ours, theirs = first(), second()
    assert f'rel="next" href="{theirs.get_absolute_url()}"' in client.get(ours.get_absolute_url()).text
    assert f'rel="prev" href="{ours.get_absolute_url()}"' in client.get(theirs.get_absolute_url()).text
    assert (
        json.loads(client.get(reverse("archive:api-article", args=[ours.pk])).content)["goes_on_in"]["id"]
        == theirs.pk
    )


def test_readers_are_not_led_to_what_was_withdrawn(client):
    ours, theirs = first(), second(status="withdrawn")
    assert links() == [(ours.pk, theirs.pk)]
    assert theirs.get_absolute_url() not in client.get(ours.get_absolute_url()).text


def test_an_editor_undoes_a_link_on_the_review_page_and_restores_it(desk):
    ours, theirs = desk.articles()
    for article, values in ((ours, {"page": 1, "continued_on_page": 3}), (theirs, {"page": 3})):
        Article.objects.filter(pk=article.pk).update(title=TITLE, date=DAY, **values)
    link(desk.articles())
    assert f"续见第 3 版《{TITLE}》" in desk.page()
    desk.send(**{f"a{ours.pk}-continuations": []})
    assert links() == []
    desk.send(**{f"a{theirs.pk}-continuations": [str(Continuation.objects.get().pk)]})
    assert links() == [(ours.pk, theirs.pk)]
