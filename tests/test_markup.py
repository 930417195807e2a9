"""Every kind of page is valid HTML, as the standard's own parser reads it."""

import re

import html5lib
import pytest
from django.utils import translation
from lxml import html

from archive.models import Article, Bulletin
from archive.views.errors import answer
from tests import desk_pages
from tests.kinds import ADDRESSES, ARTICLE
from tests.search.seeded import seeded_index, seeds  # noqa: F401

pytestmark = pytest.mark.usefixtures("seeds")


def complaints(source: str) -> list[str]:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parse(source)
    return [f"line {place[0]}: {code} {told}" for place, code, told in parser.errors]


def doubled(source: str) -> set[str]:
    ids = [
        element.get("id")
        for element in html5lib.parse(source, namespaceHTMLElements=False).iter()
        if element.get("id")
    ]
    return {name for name in ids if ids.count(name) > 1}


@pytest.fixture
def address(request, db):
    article = Article.objects.get(title=ARTICLE)
    return request.param.format(article=article.pk, bulletin=Bulletin.objects.first().pk)


@pytest.mark.parametrize("address", ADDRESSES, indirect=True)
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_page_for_readers_is_valid(client, address, language):
    source = client.get(address, headers={"accept-language": language}, follow=True).content.decode()
    assert complaints(source) == []
    assert doubled(source) == set()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_page_of_the_desk_is_valid(admin_client, language):
    told = {}
    for address in desk_pages.addresses():
        answer = admin_client.get(address, headers={"accept-language": language}, follow=True)
        assert answer.status_code in (200, 403, 405), address
        if answer.status_code == 200:
            source = answer.content.decode()
            told[address] = complaints(source) + sorted(doubled(source))
    assert [f"{address}: {found}" for address, found in told.items() if found] == []
    assert len(told) > 40


@pytest.mark.parametrize("status", [400, 403, 404, 410, 429, 500])
@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_a_page_that_apologises_is_valid_and_in_the_readers_language(rf, status, language):
    with translation.override(language):
        source = answer(rf.get("/nowhere/"), status, "").content.decode()
    page = html.document_fromstring(source)
    told = page.xpath("string(//main)") + page.xpath("string(//title)")
    assert complaints(source) == []
    assert bool(re.search("[\u3400-\u9fff]", told)) == (language != "en")
