"""Sources and kinds with their counts."""

from datetime import date

import pytest

from tests.archive.rows import make_article

pytestmark = pytest.mark.django_db


def groups(page) -> list[tuple[str, int]]:
    return [(group.label, group.articles) for group in page.context["groups"]]


@pytest.mark.parametrize(
    ("address", "expected"),
    [("/sources/", [("人民日报", 2), ("新华社", 1)]), ("/kinds/", [("报道", 3), ("会议纪要", 1)])],
)
def test_groups_come_with_counts_the_largest_first(client, address, expected):
    for source in ("人民日报", "新华社", "人民日报"):
        make_article(source=source, date=date(2024, 5, 1))
    make_article(kind="minutes")
    make_article(source="内参", kind="speech", status="draft")
    assert groups(client.get(address)) == expected


@pytest.mark.parametrize(("address", "label"), [("/sources/", "人民日报"), ("/kinds/", "报道")])
def test_group_leads_to_its_articles(client, address, label):
    make_article(title="在内", source="人民日报")
    make_article(title="在外", source="A & B", kind="speech")
    [group] = [group for group in client.get(address).context["groups"] if group.label == label]
    assert [line.article.title for line in client.get(group.url).context["lines"]] == ["在内"]


@pytest.mark.parametrize("address", ["/sources/", "/kinds/"])
@pytest.mark.parametrize("rows", [5, 50])
def test_groups_take_one_query(client, django_assert_num_queries, address, rows):
    for number in range(rows):
        make_article(source=f"第{number}报")
    with django_assert_num_queries(1):
        client.get(address)
