"""Compiled passes give what plain NumPy gives, on arrays of every thickness."""

import itertools

import numpy as np
import pytest

from search import kernels, positions
from search.postings import Found

SIZE = 1_000
THICKNESS = (0, 1, 7, 60, 400, SIZE)


def drawn(count: int, seed: int) -> Found:
    source = np.random.default_rng(seed)
    documents = np.sort(source.choice(SIZE, count, replace=False)).astype(np.int32)
    return Found.of(documents, source.random(count, np.float32) + np.float32(0.1), SIZE)


def by_document(found: tuple) -> dict[int, float]:
    return dict(zip(found[0].tolist(), found[1].tolist(), strict=True))


@pytest.mark.parametrize(("few", "many"), list(itertools.product(THICKNESS, THICKNESS)))
def test_sets_of_documents_are_combined_with_their_scores(few, many):
    one, two = drawn(few, 1), drawn(many, 2)
    first, second = by_document(one), by_document(two)
    dense = np.full(SIZE, kernels.ABSENT)
    dense[two.documents] = two.scores
    sums = {n: np.float32(first[n]) + np.float32(second[n]) for n in first.keys() & second.keys()}
    rest = {n: first[n] for n in first.keys() - second.keys()}
    best = {n: max(first.get(n, 0), second.get(n, 0)) for n in first.keys() | second.keys()}
    assert by_document(kernels.joined(one.documents, one.scores, two.documents, two.scores)) == sums
    assert by_document(kernels.joined_dense(one.documents, one.scores, dense)) == sums
    assert by_document(kernels.without(one.documents, one.scores, two.documents)) == rest
    assert by_document(kernels.kept(one.documents, one.scores, dense < 0)) == rest
    assert by_document(kernels.united(one.documents, one.scores, two.documents, two.scores)) == best
    assert kernels.common(one.documents, two.documents).tolist() == sorted(sums)
    assert kernels.count_common(one.documents, two.documents) == len(sums)


@pytest.mark.parametrize(("few", "many"), list(itertools.product(THICKNESS, THICKNESS)))
def test_values_are_added_where_both_are(few, many):
    one, two = drawn(few, 3), drawn(many, 4)
    sums, dense = one.scores.copy(), np.zeros(SIZE, np.float32)
    dense[two.documents] = two.scores
    kernels.add(sums, one.documents, two.documents, two.scores, np.float32(0.5))
    assert np.array_equal(sums, one.scores + np.float32(0.5) * dense[one.documents])


@pytest.mark.parametrize("distance", [0, 1, 5])
def test_runs_and_nearness_are_found_in_places(distance):
    source = np.random.default_rng(5)
    places, others = (
        np.unique((source.integers(0, 30, 200) << 32) | source.integers(0, 60, 200)) for _ in range(2)
    )
    held = set(others.tolist())
    run = [place for place in places.tolist() if place + distance in held]
    near = {p >> 32 for p in places.tolist() if any(abs(p - o) <= distance for o in held)}
    assert positions.followed(places, others, distance).tolist() == run
    assert positions.near(places, others, distance).tolist() == sorted(near)


def test_arrays_that_cannot_be_written_are_taken():
    found = drawn(60, 6)
    for array in found[:2]:
        array.flags.writeable = False
    assert len(kernels.kept(found.documents, found.scores, np.ones(SIZE, np.bool_))[0]) == 60
