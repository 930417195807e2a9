"""The country as tiles."""

import json
from itertools import pairwise

import pytest
from django.conf import settings

from archive.models import Branch
from archive.pages.tilemap import CELLS, SHADES, draw_tiles

PROVINCES = [
    branch
    for branch in json.loads((settings.SEEDS_DIR / "branches.json").read_text())
    if branch["level"] == "province"
]


def branch(slug: str, code: str, count: int, level: str = "province") -> Branch:
    made = Branch(slug=slug, name=slug, level=level, province_code=code)
    vars(made)["article_count"] = count
    return made


def test_thirty_four_cells_each_on_a_place_of_its_own():
    assert len(CELLS) == 34
    assert len({(row, column) for row, column, _name in CELLS.values()}) == 34


def test_tiles_come_in_reading_order_for_the_keyboard():
    places = [(tile.row, tile.column) for tile in draw_tiles([])]
    rows = [row for row, _column in places]
    assert rows == sorted(rows)


@pytest.mark.parametrize("province", PROVINCES, ids=lambda province: province["slug"])
def test_every_provincial_branch_has_its_tile(province):
    made = branch(province["slug"], province["province_code"], 1)
    [tile] = [tile for tile in draw_tiles([made]) if tile.branch]
    assert province["name"].startswith(tile.name)


def test_city_of_a_province_does_not_take_its_tile():
    tiles = draw_tiles([branch("qingdao", "370000", 9, "city"), branch("shandong", "370000", 1)])
    assert [tile.branch.slug for tile in tiles if tile.branch] == ["shandong"]


def test_shades_deepen_with_the_count_and_one_giant_leaves_the_rest_visible():
    counts = {"110000": 0, "120000": 1, "130000": 20, "140000": 300, "150000": 5000}
    shades = {
        tile.count: tile.shade
        for tile in draw_tiles(branch(c, c, n) for c, n in counts.items())
        if tile.branch
    }
    assert shades[0] == 0
    assert shades[1] == 1
    assert shades[5000] == SHADES
    assert all(low <= high for low, high in pairwise(shades[count] for count in sorted(shades)))
    assert 1 < shades[300] < SHADES + 1
