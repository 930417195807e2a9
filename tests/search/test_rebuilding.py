import pytest

from archive.models import OutboxEntry
from search import indexing, rebuilding
from search.generations import Generations
from tests.search.rows import held, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_parts(monkeypatch):
    """Of two articles, made in this process: the database of a test is seen by no other."""
    monkeypatch.setattr(rebuilding, "_SMALL", 2)
    monkeypatch.setattr(rebuilding, "_PART", 2)
    monkeypatch.setattr(rebuilding, "_mapped", lambda function, items, _: map(function, items))


def test_a_rebuild_in_parts_holds_every_article_once(index_dir, small_parts):
    articles = [publish(f"第{n}篇") for n in range(7)]
    assert indexing.rebuild() == 7
    assert held(index_dir) == {article.pk: 1 for article in articles}


def test_a_rebuild_is_gone_on_with_in_parts_of_another_size(index_dir, small_parts, monkeypatch):
    articles = [publish(f"第{n}篇") for n in range(8)]
    build_index = rebuilding._build_index
    monkeypatch.setattr(rebuilding, "_build_index", lambda group: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        indexing.rebuild()
    monkeypatch.setattr(rebuilding, "_build_index", build_index)
    monkeypatch.setattr(rebuilding, "_PART", 3)
    monkeypatch.setattr(rebuilding, "_SMALL", 3)
    indexing.rebuild()
    assert held(index_dir) == {article.pk: 1 for article in articles}


def test_a_rebuild_cut_short_is_gone_on_with(index_dir, small_parts, monkeypatch):
    articles = [publish(f"第{n}篇") for n in range(6)]
    built = []

    def build(part):
        if len(built) == 2:
            raise KeyboardInterrupt
        built.append(part)
        return build_part(part)

    build_part = rebuilding._build_part
    monkeypatch.setattr(rebuilding, "_build_part", build)
    with pytest.raises(KeyboardInterrupt):
        indexing.rebuild()
    articles.append(publish("其间发布"))
    articles[0].save()
    monkeypatch.setattr(rebuilding, "_build_part", build_part)
    seen = []
    indexing.rebuild(lambda done, total: seen.append(done))
    assert seen == [6]
    assert held(index_dir) == {article.pk: article.revision for article in articles}
    assert not OutboxEntry.objects.exists()
    assert not Generations(index_dir).workshop.exists()


@pytest.fixture
def during_rebuild(monkeypatch):
    """Has something happen when a rebuild has read all articles."""

    def happen(event) -> None:
        build = rebuilding.build

        def build_and_then(*arguments):
            built = build(*arguments)
            event()
            return built

        monkeypatch.setattr(rebuilding, "build", build_and_then)

    return happen


def test_what_is_published_during_a_rebuild_waits_for_nothing(index_dir, monkeypatch, during_rebuild):
    first = publish("链博会")
    indexing.rebuild()
    monkeypatch.setattr("search.lexicon.version", lambda: "other")
    assert indexing.needs_rebuild()
    seen = []

    def publish_and_edit() -> None:
        publish("其间发布")
        first.save()
        assert indexing.take_in() == 2
        assert not OutboxEntry.objects.exists()
        seen.append(held(index_dir))
        assert indexing.needs_rebuild()  # one new article does not make the others new

    during_rebuild(publish_and_edit)
    indexing.rebuild()
    assert seen == [{first.pk: 2, first.pk + 1: 1}]
    assert held(index_dir) == seen[0]
    assert not indexing.needs_rebuild()


def test_what_is_withdrawn_during_a_rebuild_is_in_neither_index(index_dir, during_rebuild):
    kept, withdrawn = publish("链博会"), publish("进博会")
    indexing.rebuild()

    def withdraw() -> None:
        withdrawn.delete()
        indexing.take_in()

    during_rebuild(withdraw)
    indexing.rebuild()
    assert held(index_dir) == {kept.pk: 1}


def test_an_index_of_another_form_takes_nothing_in(index_dir, monkeypatch):
    publish("链博会")
    indexing.rebuild()
    publish("进博会")
    monkeypatch.setattr("search.schema.SCHEMA_VERSION", 0)
    with pytest.raises(indexing.NoGeneration):
        indexing.take_in()
    assert OutboxEntry.objects.count() == 1
