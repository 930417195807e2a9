"""What crawlers and browsers are told of the site."""

from datetime import date

import pytest
from lxml import etree

from archive import sitemap
from tests.archive.rows import make_article, make_branch

pytestmark = pytest.mark.django_db


def addresses(answer) -> list[str]:
    assert answer.status_code == 200
    return etree.fromstring(answer.content).xpath("//*[local-name()='loc']/text()")


def test_sitemap_leads_to_every_published_article_by_year(client):
    dated = make_article(date=date(2024, 5, 1))
    undated = make_article()
    make_article(date=date(2020, 5, 1), status="draft")
    parts = addresses(client.get("/sitemap.xml"))
    assert parts == [f"http://testserver/sitemap-{part}.xml" for part in ("2024-1", "undated-1", "lists")]
    assert addresses(client.get("/sitemap-2024-1.xml")) == [f"http://testserver/articles/{dated.pk}/"]
    assert addresses(client.get("/sitemap-undated-1.xml")) == [f"http://testserver/articles/{undated.pk}/"]


def test_full_year_takes_another_file(client, monkeypatch):
    monkeypatch.setattr(sitemap, "MOST", 2)
    for _number in range(3):
        make_article(date=date(2024, 5, 1))
    assert [address[-10:] for address in addresses(client.get("/sitemap.xml"))[:2]] == [
        "2024-1.xml",
        "2024-2.xml",
    ]
    assert len(addresses(client.get("/sitemap-2024-2.xml"))) == 1
    assert client.get("/sitemap-2024-3.xml").status_code == 404


def test_lists_and_branches_are_in_the_sitemap_and_are_there(client):
    make_branch()
    pages = addresses(client.get("/sitemap-lists.xml"))
    assert "http://testserver/branches/shandong/" in pages
    assert {client.get(page).status_code for page in pages} == {200}


def test_robots_are_kept_from_endless_searches(client):
    told = client.get("/robots.txt").text
    assert "Disallow: /search/" in told
    assert "Sitemap: http://testserver/sitemap.xml" in told


def test_browser_is_told_how_to_search(client):
    assert '<link rel="search" type="application/opensearchdescription+xml"' in client.get("/").text
    described = etree.fromstring(client.get("/opensearch.xml").content)
    [address] = described.xpath("//*[local-name()='Url'][@type='text/html']/@template")
    assert address == "http://testserver/search/?q={searchTerms}"


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_browser_has_room_for_the_name(client, language):
    described = etree.fromstring(client.get("/opensearch.xml", headers={"accept-language": language}).content)
    [name] = described.xpath("//*[local-name()='ShortName']/text()")
    assert 0 < len(name) <= 16  # OpenSearch 1.1
