"""A parsed bulletin becomes rows, all of them or none, and its bytes are kept."""

import hashlib
import json
from datetime import date

import pytest

from archive.ingest.accession import UNTITLED, AlreadyHeld, accession, enter
from archive.ingest.draft import (
    Author,
    BranchMention,
    Draft,
    DraftArticle,
    Dropped,
    FigureMention,
    NewBranch,
    Paragraph,
    PersonMention,
    UnreadableBulletin,
    Warning,
)
from archive.models import Article, Branch, Bulletin, Figure, OutboxEntry
from archive.originals import read_original

pytestmark = pytest.mark.django_db

TEXT = "大连市贸促会会长周海青表示，义乌市贸促会组织130余家企业参展。"
JINHUA = NewBranch(
    "yiwu", "义乌市贸促会", "中国国际贸易促进委员会义乌市委员会", "county", "浙江省", "330000", "zhejiang"
)


@pytest.fixture(autouse=True)
def branches():
    for slug, name in (("dalian", "大连市贸促会"), ("zhejiang", "浙江省贸促会")):
        Branch.objects.create(slug=slug, name=name, level="province")


def article(**values) -> DraftArticle:
    return DraftArticle(**{"title": "企业参展", "paragraphs": (Paragraph("p1", "text", TEXT),), **values})


def draft(*articles: DraftArticle, **values) -> Draft:
    return Draft("text", TEXT, "gb18030", 2, articles or (article(),), **values)


def json_lines(*records: dict) -> bytes:
    return "\n".join(json.dumps(record) for record in records).encode()


def place(text: str) -> dict:
    start = TEXT.index(text)
    return {"paragraph": "p1", "start": start, "end": start + len(text)}


def test_bulletin_says_what_was_received_and_by_whom(admin_user):
    dropped = (Dropped("第10版", "版次"),)
    bulletin = enter(b"bytes", "十版.txt", draft(dropped=dropped), by=admin_user, publish=False).bulletin
    bulletin.refresh_from_db()
    assert (bulletin.original_name, bulletin.size, bulletin.format) == ("十版.txt", 5, "text")
    assert (bulletin.encoding, bulletin.replacements, bulletin.received_text) == ("gb18030", 2, TEXT)
    assert bulletin.dropped == [{"text": "第10版", "reason": "版次"}]
    assert bulletin.accessioned_by == admin_user
    assert bulletin.sha256 == hashlib.sha256(b"bytes").hexdigest()
    assert read_original(bulletin.sha256) == b"bytes"


def test_article_row_holds_everything_the_draft_says():
    values = {
        "kicker": "引题", "subtitle": "副题", "byline": "本报记者 张凡", "source": "中国贸易报", "editor": "李四",
        "date": date(2024, 11, 20), "page": 10, "kind": "interview", "continued_from_page": 1,
        "continued_on_page": 12, "external_id": "a-1", "url": "https://example.org/1",
    }  # fmt: skip
    enter(
        b"1", "1.txt", draft(article(**values, authors=(Author("张凡", "本报记者"),))), by=None, publish=False
    )
    row = Article.objects.get()
    assert {name: getattr(row, name) for name in values} == values
    assert row.authors == [{"name": "张凡", "role": "本报记者"}]
    assert row.paragraphs == [{"id": "p1", "type": "text", "text": TEXT, "level": 0}]


def test_origins_and_warnings_are_kept_with_the_article():
    warned = article(origins={"date": "stated"}, warnings=(Warning("unfinished", "没有写完。", "p1"),))
    enter(b"1", "1.txt", draft(warned), by=None, publish=False)
    row = Article.objects.get()
    assert row.origins == {"date": "stated"}
    assert row.warnings == [{"code": "unfinished", "message": "没有写完。", "paragraph": "p1"}]


def test_mentions_and_figures_stand_at_their_places_with_their_branches():
    found = article(
        branches=(BranchMention("dalian", text="大连市贸促会", **place("大连市贸促会")),),
        people=(PersonMention("周海青", "大连市贸促会会长", "dalian", **place("周海青")),),
        figures=(
            FigureMention("130余家", 130.0, "家", "企业", "", "dalian", TEXT, **place("130余家")),
            FigureMention("9e999", float("inf"), "家", "", "", None, TEXT, **place("130余家")),
        ),
    )
    enter(b"1", "1.txt", draft(found), by=None, publish=False)
    row = Article.objects.get()
    (branch,), (person,), (figure,) = row.branch_mentions.all(), row.person_mentions.all(), row.figures.all()
    assert (branch.branch.slug, TEXT[branch.start : branch.end]) == ("dalian", "大连市贸促会")
    assert (person.name, person.role, person.branch.slug) == ("周海青", "大连市贸促会会长", "dalian")
    assert (figure.value, figure.counted, figure.branch.slug) == (130.0, "企业", "dalian")


def test_branch_met_for_the_first_time_is_created_under_its_province():
    met = article(branches=(BranchMention("yiwu", text="义乌市贸促会", **place("义乌市贸促会")),))
    for data in (b"1", b"2"):
        enter(data, "1.txt", draft(met, new_branches=(JINHUA,)), by=None, publish=False)
    branch = Branch.objects.get(slug="yiwu")
    assert (branch.name, branch.level, branch.parent.slug) == ("义乌市贸促会", "county", "zhejiang")
    assert branch.mentions.count() == 2


def test_published_articles_are_noted_for_the_index_and_drafts_are_not():
    enter(b"1", "1.txt", draft(article(), article()), by=None, publish=False)
    assert not OutboxEntry.objects.exists()
    taken = enter(b"2", "2.txt", draft(article(), article()), by=None, publish=True)
    published = Article.objects.published()
    assert published.count() == taken.article_count == 2
    assert set(OutboxEntry.objects.values_list("article_id", flat=True)) == {row.pk for row in published}


def test_the_same_bytes_again_are_refused_with_the_bulletin_held():
    data = json_lines({"body": TEXT})
    held = accession(data, "1.jsonl", by=None, publish=False).bulletin
    with pytest.raises(AlreadyHeld) as refusal:
        accession(data, "2.jsonl", by=None, publish=False)
    assert refusal.value.bulletin == held
    assert Article.objects.count() == 1


def test_a_process_that_was_slower_is_refused_by_the_database():
    held = enter(b"1", "1.txt", draft(), by=None, publish=False).bulletin
    with pytest.raises(AlreadyHeld) as refusal:
        enter(b"1", "1.txt", draft(), by=None, publish=False)
    assert refusal.value.bulletin == held
    assert Article.objects.count() == 1


def test_a_bulletin_that_cannot_be_read_leaves_no_row():
    with pytest.raises(UnreadableBulletin):
        accession(b"", "empty.txt", by=None, publish=False)
    assert not Bulletin.objects.exists()


def test_a_failure_half_way_leaves_no_row():
    broken = article(figures=(FigureMention("1", 1.0, "", "", "", None, "", "p1", None, 1),))
    with pytest.raises(Exception, match=r"(?i)not.null"):
        enter(b"1", "1.txt", draft(article(), broken), by=None, publish=True)
    assert not Bulletin.objects.exists()
    assert not Article.objects.exists()
    assert not OutboxEntry.objects.exists()


def test_values_are_cut_to_the_length_of_their_columns():
    long = "长" * 2000
    enter(
        b"1", long + ".txt", draft(article(title=long, source=long, external_id=long)), by=None, publish=False
    )
    row = Article.objects.get()
    assert (len(row.title), len(row.source), len(row.external_id)) == (300, 200, 200)
    assert row.title.endswith("…")
    assert len(row.bulletin.original_name) == 255


def test_characters_that_a_database_refuses_are_replaced_one_for_one():
    text = "贸促\x00会\ud800。"
    bad = article(title=text, paragraphs=(Paragraph("p1", "text", text),))
    enter(b"1", "a\x00b\u202ec.txt", draft(bad, dropped=(Dropped(text, "页码"),)), by=None, publish=False)
    row = Article.objects.get()
    assert row.title == row.paragraphs[0]["text"] == row.bulletin.dropped[0]["text"] == "贸促\ufffd会\ufffd。"
    assert row.bulletin.original_name == "abc.txt"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "http://[bad", "https://example.org/" + "a" * 1000, "无"]
)
def test_only_an_address_that_a_link_may_lead_to_is_kept(url):
    enter(b"1", "1.txt", draft(article(url=url)), by=None, publish=False)
    assert Article.objects.get().url == ""


@pytest.mark.parametrize("page", [0, -1, 10**6])
def test_a_page_number_no_newspaper_has_is_left_out(page):
    enter(b"1", "1.txt", draft(article(page=page)), by=None, publish=False)
    assert Article.objects.get().page is None


def test_an_article_without_a_title_is_called_so():
    enter(b"1", "1.txt", draft(article(title="")), by=None, publish=False)
    assert Article.objects.get().title == UNTITLED


def test_a_long_list_of_articles_goes_in_whole_and_in_order(django_assert_max_num_queries):
    data = json_lines(*({"id": str(number), "body": "没有提及任何机构。"} for number in range(1200)))
    with django_assert_max_num_queries(72):
        assert accession(data, "many.jsonl", by=None, publish=True).article_count == 1200
    rows = Article.objects.order_by("position").values_list("position", "external_id")
    assert list(rows) == [(number, str(number)) for number in range(1200)]
    assert Figure.objects.count() == 0
    assert OutboxEntry.objects.count() == 1200


def test_articles_come_in_with_their_fingerprints():
    text = "宁夏回族自治区贸促会主办的丝路贸促论坛在银川举行，来自十八个国家的二百三十余家企业参加，发布了《枸杞产业出海蓝皮书》，签约十二项。"
    bulletin = accession(f"论坛在银川举行\n\n{text}\n".encode(), "银川.txt", by=None, publish=False).bulletin
    assert bulletin.articles.get().fingerprints.exists()
