"""On the review page an editor sets a bulletin right and publishes it, in plain forms."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import Group, Permission, User

from archive.annotation import current_gazetteer
from archive.ingest.accession import enter
from archive.ingest.draft import Draft, DraftArticle, Dropped, Paragraph, Warning
from archive.ingest.mentions import find_mentions
from archive.models import Article, Branch, Bulletin, OutboxEntry

pytestmark = pytest.mark.django_db

FIRST = ("大连市贸促会会长周海青表示，", "将组织30家企业参展。", "青岛市贸促会也派人参加。")
SECOND = ("宁波市贸促会举办培训班。", "学员共有50人。")


@pytest.fixture
def bulletin() -> Bulletin:
    for slug, name in (("dalian", "大连市贸促会"), ("qingdao", "青岛市贸促会"), ("ningbo", "宁波市贸促会")):
        Branch.objects.create(slug=slug, name=name, level="city", official_name=name)
    articles = (
        article("大连组织企业参展", FIRST, warnings=(Warning("unfinished", "这一段没有写完。", "p1"),)),
        article("宁波举办培训班", SECOND, origins={"title": "inferred"}),
    )
    marked = tuple(find_mentions(article, current_gazetteer())[0] for article in articles)
    draft = Draft("text", "收到的原文", "utf-8", 0, marked, (Dropped("第10版", "版次"),))
    return enter(b"bytes", "十版.txt", draft, by=None, publish=False).bulletin


def article(title: str, texts: tuple[str, ...], **values) -> DraftArticle:
    paragraphs = tuple(Paragraph(f"p{n}", "text", text) for n, text in enumerate(texts, start=1))
    return DraftArticle(title, paragraphs, **values)


class Desk:
    """The review page of a bulletin, filled in and sent as a browser would."""

    def __init__(self, client, bulletin: Bulletin) -> None:
        self.client, self.bulletin = client, bulletin
        self.address = f"/admin/archive/bulletin/{bulletin.pk}/review/"

    def page(self) -> str:
        return self.client.get(self.address).text

    def send(self, act: str = "save", *, status: int = 200, **changed) -> str:
        """Sends what the page holds with `changed` on top; names are as in the page without the article's number."""
        response = self.client.get(self.address)
        values = {}
        for form in response.context["forms"]:
            for field in [*form, *(field for paragraph in form.paragraphs for field in paragraph)]:
                values[field.html_name] = "" if (value := field.value()) is None else value
            for field in form.paragraphs.management_form:
                values[field.html_name] = field.value()
        answer = self.client.post(self.address, {**values, **changed, "act": act}, follow=True)
        assert answer.status_code == status
        return answer.text

    def article(self, place: int) -> Article:
        return self.articles()[place]

    def articles(self) -> list[Article]:
        return list(self.bulletin.articles.out_of_trash().order_by("position"))


@pytest.fixture
def desk(admin_client, bulletin) -> Desk:
    return Desk(admin_client, bulletin)


def texts(article: Article) -> list[str]:
    return [paragraph["text"] for paragraph in article.paragraphs]


def branches(article: Article) -> set[str]:
    return set(article.branch_mentions.values_list("branch__slug", flat=True))


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


def test_marks_are_found_anew_in_a_corrected_text(desk):
    pk = desk.article(1).pk
    desk.send(**{f"a{pk}-p-0-text": "青岛市贸促会举办培训班，共有70人。"})
    article = desk.article(1)
    assert branches(article) == {"qingdao"}
    mention = article.branch_mentions.get()
    assert article.paragraphs[0]["text"][mention.start : mention.end] == "青岛市贸促会"


def test_a_branch_taken_off_stays_off_when_the_text_changes(desk):
    pk = desk.article(0).pk
    desk.send(**{f"a{pk}-branches": ["dalian"]})
    assert branches(desk.article(0)) == {"dalian"}
    desk.send(**{f"a{pk}-p-2-text": "青岛市贸促会和宁波市贸促会也派人参加。"})
    assert branches(desk.article(0)) == {"dalian", "ningbo"}


def test_a_branch_added_by_hand_stays_on_when_the_text_changes(desk):
    pk = desk.article(1).pk
    desk.send(**{f"a{pk}-added_branches": "大连市贸促会"})
    desk.send(**{f"a{pk}-p-1-text": "学员共有60人。"})
    assert branches(desk.article(1)) == {"ningbo", "dalian"}


def test_a_branch_that_is_not_known_is_refused_by_name(desk):
    pk = desk.article(1).pk
    assert "没有名为“月球贸促会”的分支机构" in desk.send(**{f"a{pk}-added_branches": "月球贸促会"})


def test_a_person_taken_off_stays_off(desk):
    pk = desk.article(0).pk
    assert desk.article(0).person_mentions.count() == 1
    desk.send(**{f"a{pk}-people": []})
    desk.send(**{f"a{pk}-p-1-text": "将组织40家企业参展。"})
    assert desk.article(0).person_mentions.count() == 0


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


def test_a_warning_seen_to_is_not_shown_again_until_its_paragraph_changes(desk):
    pk = desk.article(0).pk
    desk.send(**{f"a{pk}-warnings_seen": ["0"]})
    assert desk.article(0).warnings == []
    desk.send(**{f"a{pk}-p-1-text": "将组织40家企业参展。"})
    assert desk.article(0).warnings == []
    desk.send(**{f"a{pk}-p-0-text": "大连市贸促会会长周海青昨天表示，"})
    assert [(w["code"], w["paragraph"]) for w in desk.article(0).warnings] == [("unfinished", "p1")]


def test_a_changed_text_is_inspected_again(desk):
    pk = desk.article(1).pk
    desk.send(**{f"a{pk}-p-0-text": "宁波市贸促会举办“贸法通培训班。"})
    assert "不成对" in desk.page()
    assert "unbalanced" in {warning["code"] for warning in desk.article(1).warnings}


def test_figures_read_in_the_text_are_shown(desk):
    page = desk.page()
    assert "读出的数据" in page
    assert "<td>50人</td>" in page


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


def test_a_warning_goes_with_the_text_it_was_about(desk):
    pk = desk.article(0).pk
    desk.send(**{f"a{pk}-p-0-text": "大连市贸促会会长周海青表示支持。"})
    assert desk.article(0).warnings == []


def test_splitting_begins_a_new_article_after_this_one(desk):
    desk.send(f"split:{desk.article(0).pk}:p3")
    first, new, last = desk.articles()
    assert (texts(first), texts(new)) == (list(FIRST[:2]), list(FIRST[2:]))
    assert (new.title, new.origins["title"], new.status) == (FIRST[2].rstrip("。"), "inferred", "draft")
    assert (branches(first), branches(new)) == ({"dalian"}, {"qingdao"})
    assert last.title == "宁波举办培训班"
    assert [article.position for article in desk.articles()] == [0, 1, 2]


def test_splitting_at_a_heading_makes_it_the_title(desk):
    pk = desk.article(0).pk
    desk.send(f"split:{pk}:p2", **{f"a{pk}-p-1-type": "heading"})
    new = desk.article(1)
    assert (new.title, texts(new)) == (FIRST[1], [FIRST[2]])


def test_merging_appends_to_the_previous_article(desk):
    desk.send(f"merge:{desk.article(1).pk}")
    (merged,) = desk.articles()
    assert texts(merged) == [*FIRST, *SECOND]
    assert len({paragraph["id"] for paragraph in merged.paragraphs}) == 5
    assert branches(merged) == {"dalian", "qingdao", "ningbo"}


def test_a_stated_title_becomes_a_heading_when_merged(desk):
    pk = desk.article(1).pk
    desk.send(f"merge:{pk}", **{f"a{pk}-title": "宁波消息"})
    heading = desk.article(0).paragraphs[3]
    assert (heading["type"], heading["text"]) == ("heading", "宁波消息")


def test_the_first_article_cannot_be_merged_and_says_why(desk):
    assert "前面没有文章" in desk.send(f"merge:{desk.article(0).pk}")
    assert len(desk.articles()) == 2


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("join:0:p2", [[FIRST[0] + FIRST[1], FIRST[2]], [*SECOND]]),
        ("omit:0:p2", [[FIRST[0], FIRST[2]], [*SECOND]]),
        ("up:0:p2", [[FIRST[1], FIRST[0], FIRST[2]], [*SECOND]]),
        ("down:0:p2", [[FIRST[0], FIRST[2], FIRST[1]], [*SECOND]]),
        ("next:0:p2", [[FIRST[0], FIRST[2]], [FIRST[1], *SECOND]]),
        ("previous:1:p2", [[*FIRST, SECOND[1]], [SECOND[0]]]),
        ("join:0:p1", [[*FIRST], [*SECOND]]),
        ("up:0:p1", [[*FIRST], [*SECOND]]),
        ("omit:0:p9", [[*FIRST], [*SECOND]]),
    ],
)
def test_a_paragraph_is_joined_dropped_or_moved(desk, act, expected):
    name, place, paragraph = act.split(":")
    desk.send(f"{name}:{desk.article(int(place)).pk}:{paragraph}")
    assert [texts(article) for article in desk.articles()] == expected


def test_a_moved_paragraph_takes_its_marks_along(desk):
    desk.send(f"next:{desk.article(0).pk}:p3")
    assert (branches(desk.article(0)), branches(desk.article(1))) == ({"dalian"}, {"qingdao", "ningbo"})


def test_a_dropped_draft_lies_in_the_trash_until_it_is_restored(desk):
    pk = desk.article(1).pk
    assert "回收站" in desk.send(f"drop:{pk}")
    assert [article.pk for article in desk.articles()] == [desk.article(0).pk]
    desk.send(f"restore:{pk}")
    assert (desk.article(1).pk, desk.article(1).status) == (pk, "draft")


def test_an_article_in_the_trash_can_still_be_looked_at_alone(desk):
    pk = desk.article(1).pk
    desk.send(f"drop:{pk}")
    page = desk.client.get(f"{desk.address}?article={pk}").text
    assert "恢复为待审" in page
    assert "宁波举办培训班" in page


def test_publishing_all_shows_every_draft_and_tells_the_index(desk):
    pk = desk.article(0).pk
    desk.send("publish-all", **{f"a{pk}-title": "最后改的标题"})
    assert Article.objects.published().count() == 2
    assert Article.objects.filter(title="最后改的标题").exists()
    assert set(OutboxEntry.objects.values_list("article_id", flat=True)) == {a.pk for a in desk.articles()}


def test_one_article_is_published_withdrawn_and_restored(desk):
    pk = desk.article(0).pk
    for act, status in (("publish", "published"), ("withdraw", "withdrawn"), ("publish", "published")):
        OutboxEntry.objects.all().delete()
        desk.send(f"{act}:{pk}")
        assert Article.objects.get(pk=pk).status == status
        assert OutboxEntry.objects.filter(article_id=pk).exists()
    assert Article.objects.exclude(pk=pk).get().status == "draft"


def test_a_published_article_that_is_dropped_is_withdrawn_and_kept(desk):
    pk = desk.article(0).pk
    desk.send(f"publish:{pk}")
    desk.send(f"drop:{pk}")
    assert Article.objects.get(pk=pk).status == "withdrawn"


def test_a_correction_of_a_published_article_is_told_to_the_index(desk):
    pk = desk.article(0).pk
    desk.send(f"publish:{pk}")
    OutboxEntry.objects.all().delete()
    desk.send(**{f"a{pk}-p-1-text": "将组织40家企业参展。"})
    assert set(OutboxEntry.objects.values_list("article_id", flat=True)) == {pk}


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


def test_what_was_done_stands_in_the_history(desk, admin_user):
    pk = desk.article(0).pk
    desk.send(f"publish:{pk}", **{f"a{pk}-title": "改过的标题"})
    said = [entry.change_message for entry in admin_user.logentry_set.order_by("id")]
    assert said == ["改正", "已发布"]


def test_review_needs_the_right_to_change_articles(client, bulletin):
    user = User.objects.create_user("luru", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["add_bulletin", "view_article"]))
    client.force_login(user)
    assert client.get(Desk(client, bulletin).address).status_code == 403


@pytest.fixture
def editor(client) -> User:
    user = User.objects.create_user("bianji", is_staff=True)
    user.groups.add(Group.objects.get(name="编辑"))
    client.force_login(user)
    return user


def test_an_editor_corrects_and_drops_drafts_but_publishes_nothing(client, editor, bulletin):
    desk = Desk(client, bulletin)
    pk = desk.article(1).pk
    assert "发布此篇" not in desk.page()
    desk.send(f"drop:{desk.article(0).pk}", **{f"a{pk}-title": "改过的标题"})
    assert [article.title for article in desk.articles()] == ["改过的标题"]


@pytest.mark.parametrize("act", ["publish:1", "publish-all", "withdraw:0", "drop:0", "merge:0", "restore:2"])
def test_an_editor_changes_nothing_of_what_readers_see(client, editor, bulletin, act):
    desk = Desk(client, bulletin)
    rows = desk.articles()
    Article.objects.create(bulletin=bulletin, position=2, title="撤下的", paragraphs=rows[0].paragraphs)
    for place, status in ((0, "published"), (2, "withdrawn")):
        bulletin.articles.filter(position=place).update(status=status)
    name, _, place = act.partition(":")
    pk = bulletin.articles.get(position=int(place)).pk if place else ""
    before = list(bulletin.articles.values_list("status", flat=True))
    assert desk.send(f"{name}:{pk}", status=403) is not None
    assert list(bulletin.articles.values_list("status", flat=True)) == before


def test_a_long_bulletin_is_reviewed_a_page_at_a_time_with_few_queries(
    admin_client, django_assert_max_num_queries
):
    draft = Draft("jsonl", "", "utf-8", 0, tuple(article(f"第{n}篇", SECOND) for n in range(45)))
    bulletin = enter(b"many", "many.jsonl", draft, by=None, publish=False).bulletin
    with django_assert_max_num_queries(14):
        page = admin_client.get(f"/admin/archive/bulletin/{bulletin.pk}/review/?page=3").text
    assert page.count('<article class="desk-article"') == 5
