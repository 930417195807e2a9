"""On no page does the interface speak another language than the reader's; the record keeps its own."""

import re

import pytest

from archive.models import Article, Bulletin
from archive.script import telling_characters
from tests.i18n.pages import foreign, read
from tests.kinds import ADDRESSES, ARTICLE
from tests.search.seeded import seeded_index, seeds  # noqa: F401

pytestmark = pytest.mark.usefixtures("seeds")
HAN = re.compile(r"[\u3005\u3007\u3400-\u9fff]")


@pytest.fixture
def address(request, db):
    article = Article.objects.get(title=ARTICLE)
    return request.param.format(article=article.pk, bulletin=Bulletin.objects.first().pk)


@pytest.mark.parametrize("address", ADDRESSES, indirect=True)
def test_an_english_page_marks_every_chinese_word_on_it(client, address):
    page = read(client, address, "en-GB,en;q=0.9")
    assert page.get("lang") in ("en", "en-us")
    assert list(foreign(page, page.get("lang"), lambda text: bool(HAN.search(text)))) == []


@pytest.mark.parametrize("address", ADDRESSES, indirect=True)
def test_a_page_in_traditional_characters_has_no_simplified_ones_of_its_own(client, address):
    simplified, _traditional = telling_characters()
    page = read(client, address, "zh-TW,zh;q=0.9")
    assert page.get("lang").lower() == "zh-hant"
    assert list(foreign(page, page.get("lang"), lambda text: bool(simplified & set(text)))) == []
