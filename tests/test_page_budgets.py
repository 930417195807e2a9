"""Every kind of page has a budget of database queries, which holds for one row of a thing and for many.

The exact figures of single pages are held beside their views; here no kind of page is without one.
"""

from datetime import date

import pytest

from archive.models import Figure, PersonMention
from search import indexing
from tests.archive.rows import make_article, make_branch, make_bulletin, mention
from tests.kinds import KINDS

pytestmark = pytest.mark.django_db

# Within a transaction no small table is kept: each is read again. Outside one a page takes one to four fewer.
BUDGETS = {
    "/": 8,
    "/articles/": 8,
    "/articles/undated/": 3,
    "/articles/{article}/": 14,
    "/2024/": 8,
    "/2024/11/": 8,
    "/2024/11/20/": 8,
    "/branches/": 1,
    "/branches/shandong/": 13,
    "/people/": 4,
    "/people/任鸿斌/ccpit/": 7,
    "/sources/": 1,
    "/kinds/": 1,
    "/bulletins/{bulletin}/": 3,
    "/search/": 14,
    "/search/?q=链博会": 14,
    "/search/grammar/": 0,
    "/search/hits/{article}/?q=链博会": 18,
}


def fill(rows: int) -> dict[str, int]:
    """So many articles of one bulletin and day, each of which names so many branches, people and figures."""
    shandong, bulletin = make_branch(), make_bulletin()
    ccpit = make_branch("ccpit", "中国贸促会", level="national")
    others = [make_branch(f"branch-{number}", f"第{number}贸促会") for number in range(rows)]
    for place in range(rows):
        article = make_article(
            "山东省贸促会会长任鸿斌在链博会上与130家企业会面。",
            *(f"{other.name}同往。" for other in others),
            date=date(2024, 11, 20),
            bulletin=bulletin,
            position=place,
            source=f"第{place}报",
        )
        mention(article, shandong, shandong.name)
        at = {"article": article, "paragraph": "p1", "start": 0, "end": 2}
        PersonMention.objects.create(name="任鸿斌", text="任鸿斌", role="会长", branch=ccpit, **at)
        Figure.objects.create(text="130家", value=130, branch=shandong, **at)
        for number, other in enumerate(others, 2):
            mention(article, other, other.name, f"p{number}")
        make_article("无日期的链博会。", bulletin=bulletin, position=rows + place)
    indexing.drain()
    return {"article": article.pk, "bulletin": bulletin.pk}


def test_every_kind_of_page_has_a_budget():
    assert set(BUDGETS) == set(KINDS)


@pytest.mark.parametrize("rows", [1, 25])
@pytest.mark.parametrize("address", BUDGETS)
def test_page_keeps_to_its_budget(client, address, rows, django_assert_max_num_queries):
    told = fill(rows)
    with django_assert_max_num_queries(BUDGETS[address]):
        assert client.get(address.format(**told)).status_code == 200
