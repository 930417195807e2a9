import pytest

from archive.models import Article
from search import indexing, merging, segments
from search.evaluation import Engine
from search.generations import Generations
from tests.search.rows import publish


@pytest.mark.parametrize(
    ("sizes", "chosen"),
    [
        ([], []),
        ([1] * 7, []),
        ([1] * 8, list(range(8))),
        ([50_000, *[1] * 8], list(range(1, 9))),
        ([50_000, 9, *[1] * 8], [*range(2, 10), 1]),
    ],
)
def test_small_segments_are_merged_and_large_ones_left(sizes, chosen):
    assert merging.choose(sizes) == chosen


@pytest.mark.django_db
def test_what_is_deleted_during_a_merge_stays_deleted(index_dir, monkeypatch):
    articles = []
    for n in range(8):
        articles.append(publish(f"第{n}篇"))
        indexing.drain()
    write = segments.write

    def delete_first(folder, *arguments):
        if folder.name.startswith("merge-"):
            Article.objects.get(pk=articles[0].pk).delete()
            indexing.drain()
        return write(folder, *arguments)

    monkeypatch.setattr(segments, "write", delete_first)
    killed = index_dir / "merge-1"
    killed.mkdir()
    assert merging.merge(Generations(index_dir))
    assert not list(index_dir.glob("merge-*"))
    assert set(Engine(index_dir, 2**20).revisions()) == {article.pk for article in articles[1:]}
