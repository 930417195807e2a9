"""On the review page an editor sets a bulletin right, in plain forms."""

import re
from datetime import date

import pytest

from archive.ingest.accession import enter
from archive.ingest.draft import Draft
from archive.models import Article
from tests.archive.desk import FIRST, SECOND, article, texts

pytestmark = pytest.mark.django_db


def test_page_shows_the_original_beside_every_article_and_what_was_left_out(desk):
    page = desk.page()
    for wanted in (
        "收到的原文",
        "大连组织企业参展",
        "宁波举办培训班",
        *FIRST,
        "这一段没有写完。",
        "第10版",
        "推定",
    ):
        assert wanted in page


def test_saving_what_was_not_changed_changes_nothing(desk):
    before = list(Article.objects.values())
    assert "没有改动" in desk.send()
    assert list(Article.objects.values()) == before


def test_a_corrected_value_is_kept_and_known_as_entered(desk):
    pk = desk.article(0).pk
    desk.send(
        **{
            f"a{pk}-title": "改过的标题",
            f"a{pk}-date": "2024-11-20",
            f"a{pk}-authors": "张凡（本报记者）、李四",
        }
    )
    article = desk.article(0)
    assert (article.title, article.date) == ("改过的标题", date(2024, 11, 20))
    assert article.authors == [{"name": "张凡", "role": "本报记者"}, {"name": "李四", "role": ""}]
    assert {name for name, origin in article.origins.items() if origin == "entered"} == {
        "title",
        "date",
        "authors",
    }


def test_a_line_break_begins_a_new_paragraph_and_the_first_keeps_its_anchor(desk):
    pk = desk.article(1).pk
    desk.send(**{f"a{pk}-p-0-text": "第一段。\r\n\r\n第二段。"})
    article = desk.article(1)
    assert texts(article) == ["第一段。", "第二段。", SECOND[1]]
    assert [paragraph["id"] for paragraph in article.paragraphs] == ["p1", "p3", "p2"]


def test_an_emptied_paragraph_is_gone_and_noted(desk):
    pk = desk.article(1).pk
    desk.send(**{f"a{pk}-p-0-text": ""})
    assert texts(desk.article(1)) == [SECOND[1]]
    desk.bulletin.refresh_from_db()
    assert desk.bulletin.dropped[-1] == {"text": SECOND[0], "reason": "编辑删去"}


def test_an_article_cannot_be_emptied(desk):
    pk = desk.article(1).pk
    assert "没有文字了" in desk.send(**{f"a{pk}-p-0-text": "", f"a{pk}-p-1-text": " "})
    assert texts(desk.article(1)) == list(SECOND)


def test_a_correction_is_signed_with_its_reason(desk, admin_user):
    pk = desk.article(0).pk
    desk.send(**{f"a{pk}-title": "改过的标题", "reason": "据原报核对"})
    version, received = Article.objects.get(pk=pk).history.all()
    assert (version.history_user, version.history_change_reason) == (admin_user, "据原报核对")
    assert received.title == "大连组织企业参展"


def test_what_an_act_did_is_the_reason_where_none_was_given(desk):
    pk = desk.article(0).pk
    desk.send(f"join:{pk}:p2")
    assert Article.objects.get(pk=pk).history.first().history_change_reason == "已并入上一段"


def test_paragraphs_that_an_editor_arranged_are_known_as_entered(desk):
    desk.send(f"next:{desk.article(0).pk}:p3")
    assert {article.origins["paragraphs"] for article in desk.articles()} == {"entered"}


def test_nothing_is_saved_over_what_somebody_else_changed_meanwhile(desk):
    pk = desk.article(0).pk
    assert "已被改过" in desk.send(**{f"a{pk}-seen_revision": "99", f"a{pk}-title": "后来的"})
    assert desk.article(0).title == "大连组织企业参展"


def test_an_invalid_value_is_told_and_nothing_else_is_saved(desk):
    first, second = desk.articles()
    page = desk.send("publish-all", **{f"a{first.pk}-title": "", f"a{second.pk}-title": "改了"})
    assert "什么都没有改动" in page
    assert re.search(r'class="errorlist', page)
    assert desk.article(1).title == "宁波举办培训班"
    assert not Article.objects.published().exists()


def test_one_article_alone_is_shown_for_editing(desk):
    page = desk.client.get(f"{desk.address}?article={desk.article(1).pk}").text
    assert "宁波举办培训班" in page
    assert "大连组织企业参展" not in page


def test_a_long_bulletin_is_reviewed_a_page_at_a_time_with_few_queries(
    admin_client, django_assert_max_num_queries
):
    draft = Draft("jsonl", "", "utf-8", 0, tuple(article(f"第{n}篇", SECOND) for n in range(45)))
    bulletin = enter(b"many", "many.jsonl", draft, by=None, publish=False).bulletin
    address = f"/admin/archive/bulletin/{bulletin.pk}/review/?page=3"
    admin_client.get(address)  # the first request notes when its session began
    with django_assert_max_num_queries(14):
        page = admin_client.get(address).text
    assert page.count('<article class="desk-article"') == 5
