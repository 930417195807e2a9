"""Many texts at once give the terms that each gives by itself."""

import random

from search import analysis
from search.streams import Streamer
from search.units import PARAGRAPH_GAP
from tests.search.plain import gram_positions

ALPHABET = "贸促会国际合作龘的,。. 、1234567890ab\n　·—々ハ"


def documents(count: int) -> list[list[str]]:
    draw = random.Random(11)
    return [
        ["".join(draw.choices(ALPHABET, k=draw.randint(0, 30))) for _ in range(draw.randint(0, 4))]
        for _ in range(count)
    ]


def by_document(stream, texts, count) -> list[list[tuple[str, int]]]:
    found = [[] for _ in range(count)]
    for text, document, position in zip(
        texts(stream.keys), stream.documents.tolist(), stream.positions.tolist(), strict=True
    ):
        found[document].append((text, position))
    return found


def test_words_are_those_of_each_text():
    made, streamer = documents(1_000), Streamer()
    found = by_document(streamer.read(made).words, streamer.words, len(made))
    for parts, words in zip(made, found, strict=True):
        assert [word for word, _ in words] == [word for part in parts for word in analysis.words(part)]


def test_grams_are_those_of_each_text_in_their_places():
    made, streamer = documents(1_000), Streamer()
    found = by_document(streamer.read(made).grams, streamer.grams, len(made))
    for parts, grams in zip(made, found, strict=True):
        positions: dict[str, list[int]] = {}
        for gram, position in grams:
            positions.setdefault(gram, []).append(position)
        assert positions == gram_positions(parts)


def test_characters_are_the_wide_ones():
    made, streamer = documents(200), Streamer()
    found = by_document(streamer.read(made).characters, streamer.grams, len(made))
    for parts, characters in zip(made, found, strict=True):
        assert [c for c, _ in characters] == [c for part in parts for c in part if analysis.is_wide(c)]


def test_keys_mean_the_same_in_every_reading_of_a_streamer():
    streamer = Streamer()
    first, second = (streamer.read([["rcep 龘龘 链博会"]]) for _ in range(2))
    assert first.words.keys.tolist() == second.words.keys.tolist()


def test_parts_of_a_stream_are_far_apart():
    streamer = Streamer()
    assert streamer.read([["贸", "促"], ["会"]]).grams.positions.tolist() == [0, PARAGRAPH_GAP, 0]


def test_no_text_gives_no_terms():
    streamer = Streamer()
    for nothing in ([], [[]], [["", "。"]]):
        assert [len(stream.keys) for stream in streamer.read(nothing)] == [0, 0, 0]
