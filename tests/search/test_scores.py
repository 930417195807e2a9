"""Scores are BM25F by its formula, whatever the segments."""

import numpy as np
import pytest

from search import generations, indexing, ranking, snapshot
from search.generations import Generations
from tests.search.asking import corpus, query, text

pytestmark = pytest.mark.django_db


def reference_scores(index_dir, words: list[str], grams: list[str], run: str) -> dict[int, float]:
    """BM25F by its formula: walks Whoosh's own postings, one document after another."""
    readers = generations.segment_readers(Generations(index_dir).current())
    facts = {
        (s, n): reader.stored_fields(n)["facts"]
        for s, reader in enumerate(readers)
        for n in range(reader.doc_count_all())
    }
    living = {(s, n) for s, reader in enumerate(readers) for n in reader.all_doc_ids()}
    scores = dict.fromkeys(living, 0.0)
    for factor, fields, term in [
        *((ranking.WORD, snapshot.WORDS["any"], word) for word in words),
        *((ranking.GRAM, snapshot.GRAMS["any"], gram) for gram in grams),
        *((ranking.RUN, snapshot.GRAMS["any"], gram) for gram in ([run] if run else [])),
    ]:
        x = dict.fromkeys(living, 0.0)
        for field in fields:
            place = snapshot.MEASURED_FIELDS.index(field.field)
            pivot = float(f"{sum(fact[7][place] for fact in facts.values()) / len(facts):.2g}")
            for s, reader in enumerate(readers):
                matcher = reader.postings(field.field, term) if (field.field, term) in reader else None
                while matcher and matcher.is_active():
                    length = facts[s, matcher.id()][7][place]
                    x[s, matcher.id()] += (
                        field.weight * matcher.weight() / (1 - field.b + field.b * length / pivot)
                    )
                    matcher.next()
        found = sum(value > 0 for value in x.values())
        idf = np.log(1 + (len(living) - found + 0.5) / (found + 0.5))
        for key, value in x.items():
            scores[key] += factor * idf * value * (snapshot.K1 + 1) / (value + snapshot.K1)
    return {facts[key][0]: score for key, score in scores.items()}


@pytest.mark.parametrize("typed", ["企业", "北京", "rcep", "参展"])
def test_scores_are_bm25f_by_its_formula(engine, index_dir, typed):
    corpus()
    hits = engine.evaluate(query(text(typed)), 0, 100).hits
    expected = reference_scores(index_dir, [typed], [typed], typed)
    assert hits
    for hit in hits:
        assert hit.score == pytest.approx(expected[hit.article_id], rel=1e-5)


def test_scores_do_not_depend_on_segments(engine):
    corpus()
    before = engine.evaluate(query(text("链博会")), 0, 100)
    indexing.rebuild()
    after = engine.evaluate(query(text("链博会")), 0, 100)
    assert [hit.article_id for hit in before.hits] == [hit.article_id for hit in after.hits]
    assert before.facets == after.facets
