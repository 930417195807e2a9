"""The branches as one tree."""

from archive.models import Branch
from archive.pages.branch_tree import grow


def branch(pk: int, level: str, parent: int | None = None) -> Branch:
    return Branch(pk=pk, slug=str(pk), name=str(pk), level=level, parent_id=parent)


def test_provinces_carry_their_cities_and_counties_beneath():
    root, shandong, zhejiang, qingdao, ningbo, yuyao = (
        branch(1, "national"),
        branch(2, "province", 1),
        branch(3, "province", 1),
        branch(4, "city", 2),
        branch(5, "city", 3),
        branch(6, "county", 5),
    )
    tree = grow([root, shandong, zhejiang, qingdao, ningbo, yuyao, branch(7, "industry", 1)])
    assert tree.national == (root,)
    assert [(bough.branch, bough.beneath) for bough in tree.provinces] == [
        (shandong, (qingdao,)),
        (zhejiang, (ningbo, yuyao)),
    ]
    assert [industry.pk for industry in tree.industries] == [7]


def test_circle_of_parents_ends():
    tree = grow([branch(1, "province", 2), branch(2, "county", 1)])
    assert [found.pk for found in tree.provinces[0].beneath] == [2, 1]
