"""The index becomes what the record says, and nothing else is touched."""

from pathlib import Path

import pytest

from archive.models import Article, OutboxEntry
from search import indexing
from search.evaluation import Engine
from search.generations import Generations
from search.reconciling import Drift, examine_index, find_drift, repair_index
from search.searching import SearchRequest, engine_at, search
from tests.search.rows import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles() -> list[Article]:
    made = [publish(f"链博会之{number}", "全国贸促系统") for number in range(12)]
    indexing.drain()
    return made


def held(index_dir) -> dict[int, int]:
    return Engine(index_dir, 2**20).revisions()


def codes() -> list[str]:
    return [finding.code for finding in examine_index()]


def drift(articles: list[Article]) -> Drift:
    """A hundred, behind the outbox's back."""
    ghosts, stale = articles[:33], articles[33:66]
    Article.objects.filter(pk__in=[a.pk for a in ghosts]).update(status=Article.Status.WITHDRAWN)
    Article.objects.filter(pk__in=[a.pk for a in stale]).update(revision=7)
    missing = [publish(f"新来的{number}") for number in range(34)]
    OutboxEntry.objects.all().delete()
    return Drift(*(frozenset(a.pk for a in some) for some in (missing, ghosts, stale)))


def test_index_and_record_that_agree_give_no_finding(articles):
    assert codes() == []


@pytest.fixture
def many() -> list[Article]:
    made = [publish(f"链博会之{number}") for number in range(80)]
    indexing.drain()
    return made


def test_every_kind_of_drift_is_found(many):
    made = drift(many)
    assert find_drift() == made
    assert codes() == ["index-missing-articles", "index-ghost-articles", "index-stale-articles"]


def test_what_awaits_the_index_is_no_drift(articles):
    publish("待索引")
    assert codes() == []


def test_one_repair_mends_a_hundred_drifts_and_nothing_else(many, index_dir):
    made = drift(many)
    assert repair_index() == len(made.articles) == 100
    assert held(index_dir) == dict(Article.objects.published().values_list("pk", "revision"))
    assert codes() == []


def delete_current(folder: Path) -> None:
    (folder.parent / "CURRENT").unlink()


def delete_manifest(folder: Path) -> None:
    (folder / "MANIFEST.json").unlink()


def cut_segment(folder: Path) -> None:
    segment = next(folder.glob("*.seg"))
    segment.write_bytes(segment.read_bytes()[: segment.stat().st_size // 2])


def flip_a_bit(folder: Path) -> None:
    segment = next(folder.glob("*.seg"))
    data = bytearray(segment.read_bytes())
    data[len(data) // 2] ^= 4
    segment.write_bytes(data)


def empty_contents(folder: Path) -> None:
    next(folder.glob("*.toc")).write_bytes(b"")


def delete_columns(folder: Path) -> None:
    next(folder.glob("*.columns")).unlink()


DAMAGES = [delete_current, delete_manifest, cut_segment, flip_a_bit, empty_contents, delete_columns]


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_damage_is_found_and_mended(articles, index_dir, damage):
    damage(Generations(index_dir).current())
    assert codes() == ["index-missing" if damage in (delete_current, delete_manifest) else "index-damaged"]
    assert repair_index() == len(articles)
    assert codes() == []
    assert not search(SearchRequest("链博会")).is_scan


@pytest.mark.parametrize("damage", [delete_current, cut_segment, empty_contents, delete_columns])
def test_readers_of_a_damaged_index_are_answered_from_the_record(articles, index_dir, damage):
    damage(Generations(index_dir).current())
    page = search(SearchRequest("链博会"))
    assert page.is_scan
    assert page.total == len(articles)
    assert any("索引暂时不可用" in notice for notice in page.notices)


def test_a_flipped_bit_is_noticed_by_the_site_itself_and_answers_nobody(articles, index_dir, caplog):
    flip_a_bit(Generations(index_dir).current())
    assert Generations(index_dir).prove()
    page = search(SearchRequest("链博会"))
    assert (page.is_scan, page.total) == (True, len(articles))
    indexing.tend()
    assert codes() == []
    assert not search(SearchRequest("链博会")).is_scan


def test_the_indexers_idle_time_mends_a_damaged_index(articles, index_dir, caplog):
    flip_a_bit(Generations(index_dir).current())
    indexing.tend()
    assert "the index is damaged" in caplog.text
    assert codes() == []


def test_an_index_is_not_proved_without_pause(articles, index_dir):
    index = Generations(index_dir)
    assert index.prove() == []
    flip_a_bit(index.current())
    assert index.prove() == []
    (index_dir / "PROVED").unlink()
    assert len(index.prove()) == 1


def flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :]


@pytest.mark.parametrize("change", [flipped, lambda data, place: data[:place]], ids=["flipped", "cut"])
def test_every_sample_of_damage_is_found(articles, index_dir, change):
    """Every file of a generation in turn, over its whole length."""
    for path in sorted(Generations(index_dir).current().iterdir()):
        whole = path.read_bytes()
        for place in {number * (len(whole) - 1) // 70 for number in range(71)}:
            path.write_bytes(change(whole, place))
            assert codes(), (path.name, place)
        path.write_bytes(whole)
    assert codes() == []


def test_an_index_cut_anywhere_still_gives_a_page(articles, index_dir):
    for path in sorted(Generations(index_dir).current().iterdir()):
        whole = path.read_bytes()
        for number in range(16):
            path.write_bytes(whole[: number * len(whole) // 16])
            engine_at.cache_clear()
            assert search(SearchRequest("链博会")).total == len(articles), (path.name, number)
        path.write_bytes(whole)
