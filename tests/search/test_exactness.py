"""Every stretch of Han of any published text, quoted, finds its article and only articles that hold it."""

import random
import re

import pytest

from archive.models import Article
from search import analysis
from search.searching import search
from search.understanding import SearchRequest
from tests.search.seeded import seeded_index, seeds  # noqa: F401

HAN = re.compile("[\u4e00-\u9fff]+")


def held_text(article: Article) -> str:
    """All that an unlimited query looks into, part by part, without the space that Chinese does not count."""
    parts = (article.kicker, article.title, article.subtitle, article.byline, article.source)
    parts += tuple(paragraph["text"] for paragraph in article.paragraphs)
    return "\n".join("".join(analysis.fold(part).split()) for part in parts)


@pytest.mark.django_db
@pytest.mark.usefixtures("seeds")
def test_a_quoted_stretch_finds_all_that_hold_it_and_no_other():
    draw = random.Random(4)
    held = {article.pk: held_text(article) for article in Article.objects.published()}
    runs = [run for text in held.values() for run in HAN.findall(text)]
    for _ in range(300):
        run = draw.choice(runs)
        start = draw.randrange(len(run))
        stretch = run[start : start + draw.randint(1, 12)]
        page = search(SearchRequest(f"“{stretch}”", per_page=50))
        assert {hit.article.pk for hit in page.hits} == {pk for pk, text in held.items() if stretch in text}
        assert (page.total, page.relaxed) == (len(page.hits), False)
