"""An article as schema.org describes it."""

import json
import re
from datetime import date

import pytest

from tests.archive.rows import make_article

pytestmark = pytest.mark.django_db


def linked_data(client, article) -> dict:
    page = client.get(f"/articles/{article.pk}/").text
    [written] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return json.loads(written)


def test_article_is_described_as_schema_org_does(client):
    article = make_article(
        title="链上山东", date=date(2024, 5, 1), source="人民日报", authors=[{"name": "张凡", "role": "记者"}]
    )
    described = linked_data(client, article)
    assert (described["@type"], described["headline"]) == ("NewsArticle", "链上山东")
    assert described["datePublished"] == "2024-05-01"
    assert described["author"] == [{"@type": "Person", "name": "张凡"}]
    assert described["url"] == f"http://testserver/articles/{article.pk}/"


def test_date_that_no_text_states_is_not_made_up(client):
    assert "datePublished" not in linked_data(client, make_article())


@pytest.mark.parametrize(
    "title", ["</script><script>alert(1)</script>", "<!-- <script>", 'a"b\\c', "A & B\u2028"]
)
def test_no_title_ends_the_block(client, title):
    assert linked_data(client, make_article(title=title))["headline"] == title
