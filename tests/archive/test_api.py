"""The record as JSON."""

from datetime import date

import pytest

from archive.api import PER_PAGE
from archive.models import Figure, PersonMention
from tests.archive.rows import make_article, make_branch, make_bulletin, mention, say

pytestmark = pytest.mark.django_db


def test_article_is_written_as_promised(client):
    branch = make_branch()
    bulletin = make_bulletin(original_name="十版.txt")
    article = make_article(
        "山东省贸促会会长孟向东说，130余家企业参展。",
        bulletin=bulletin,
        title="链上山东",
        subtitle="侧记",
        byline="本报记者 张凡",
        authors=[{"name": "张凡", "role": "本报记者"}],
        source="人民日报",
        date=date(2024, 11, 20),
        page=10,
        external_id="x-1",
        warnings=[{"code": "unfinished", "message": "不完整。", "paragraph": "p1"}],
    )
    mention(article, branch, "山东省贸促会")
    at = {"article": article, "branch": branch, "paragraph": "p1", "start": 13, "end": 18}
    PersonMention.objects.create(name="孟向东", role="山东省贸促会会长", text="孟向东", **at)
    Figure.objects.create(
        text="130余家", value=130, unit="家", counted="企业", comparison="同比增长", sentence="整句。", **at
    )
    assert client.get(f"/api/v1/articles/{article.pk}").json() == {
        "id": article.pk,
        "external_id": "x-1",
        "url": f"/articles/{article.pk}/",
        "title": "链上山东",
        "subtitle": "侧记",
        "byline": "本报记者 张凡",
        "authors": ["张凡"],
        "source": "人民日报",
        "date": "2024-11-20",
        "page": 10,
        "kind": "report",
        "continued_from_page": None,
        "continued_on_page": None,
        "begins_in": None,
        "goes_on_in": None,
        "branches": [{"slug": "shandong", "name": "山东省贸促会"}],
        "people": [{"name": "孟向东", "role": "山东省贸促会会长"}],
        "figures": [
            {
                "text": "130余家",
                "value": 130.0,
                "unit": "家",
                "counted": "企业",
                "comparison": "同比增长",
                "branch": {"slug": "shandong", "name": "山东省贸促会"},
                "sentence": "整句。",
                "paragraph": "p1",
            }
        ],
        "paragraphs": [{"id": "p1", "type": "text", "text": "山东省贸促会会长孟向东说，130余家企业参展。"}],
        "warnings": [{"code": "unfinished", "message": "不完整。", "paragraph": "p1"}],
        "bulletin": {"id": bulletin.pk, "original_name": "十版.txt", "sha256": bulletin.sha256},
        "reprints": [],
    }


def test_articles_are_listed_newest_first_page_by_page(client):
    made = [make_article(title=f"第{number}篇") for number in range(PER_PAGE + 1)]
    first = client.get("/api/v1/articles").json()
    assert [found["id"] for found in first["results"]] == [article.pk for article in made[:0:-1]]
    assert set(first["results"][0]) == {"id", "external_id", "url", "title", "source", "date"}
    second = client.get(first["next"]).json()
    assert [found["id"] for found in second["results"]] == [made[0].pk]
    assert second["next"] is None


def test_branches_carry_their_article_count(client):
    branch = make_branch(former_names=["山东省贸促分会"], official_name="全称", province="山东省")
    say(branch, "山东省贸促会办展。")
    say(branch, "山东省贸促会内部消息。", status="draft")
    written = {
        "slug": "shandong",
        "name": "山东省贸促会",
        "official_name": "全称",
        "former_names": ["山东省贸促分会"],
        "level": "province",
        "province": "山东省",
        "article_count": 1,
    }
    assert client.get("/api/v1/branches/shandong").json() == written
    assert client.get("/api/v1/branches").json() == {"results": [written]}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("articles/999999", 404),
        (f"articles/{'9' * 40}", 404),
        ("branches/atlantis", 404),
        ("nowhere", 404),
        ("articles?page=0", 400),
        ("articles?page=x", 400),
        ("articles?page=²", 400),
        (f"articles?page={'9' * 5000}", 400),
    ],
)
def test_error_is_json_with_a_status_and_a_sentence(client, address, status):
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == answer.json()["error"]["status"] == status
    assert answer.json()["error"]["message"].endswith("。")


@pytest.mark.parametrize(("state", "status"), [("draft", 404), ("withdrawn", 410)])
def test_what_is_not_published_is_not_told(client, state, status):
    article = make_article("内部文字。", status=state)
    answer = client.get(f"/api/v1/articles/{article.pk}")
    assert answer.json()["error"]["status"] == answer.status_code == status
    assert client.get("/api/v1/articles").json()["results"] == []


def test_writing_is_refused_in_json(client):
    answer = client.post("/api/v1/articles")
    assert answer.json()["error"]["status"] == answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"


def test_chinese_is_written_as_chinese(client):
    make_article(title="链上山东")
    assert "链上山东".encode() in client.get("/api/v1/articles").content


def test_page_past_the_end_is_empty(client):
    assert client.get("/api/v1/articles?page=1000000").json() == {"results": [], "next": None}


@pytest.mark.parametrize("rows", [5, 50])
@pytest.mark.parametrize(("address", "queries"), [("articles", 2), ("branches", 1)])
def test_list_takes_the_same_queries_however_long(client, django_assert_num_queries, address, queries, rows):
    for number in range(rows):
        branch = make_branch(f"branch-{number}", f"第{number}贸促会")
        say(branch, f"第{number}贸促会办展。")
    with django_assert_num_queries(queries):
        client.get(f"/api/v1/{address}")
