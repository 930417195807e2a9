"""Which article that was read is which article that was expected. Imports archive.ingest.draft and expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from archive.ingest.draft import DraftArticle
from bench.ingest.expected import ExpectedArticle

LEAST_LIKENESS = 1 / 3  # the same title with all of the text lost, or half of the text under another title


@dataclass(frozen=True)
class Pair:
    """An article on both sides; one side is None for an article that was missed, or that nobody expected."""

    expected: ExpectedArticle | None
    read: DraftArticle | None


def pair_up(expected: Sequence[ExpectedArticle], read: Sequence[DraftArticle]) -> list[Pair]:
    """Each article to at most one other, the likest first, in the order of the expected ones."""
    partner: dict[int, int] = {}
    for _, here, there in sorted(_likenesses(expected, read), key=lambda found: (-found[0], found[1:])):
        if here not in partner and there not in partner.values():
            partner[here] = there
    pairs = [
        Pair(article, read[partner[here]] if here in partner else None)
        for here, article in enumerate(expected)
    ]
    return pairs + [
        Pair(None, article) for there, article in enumerate(read) if there not in partner.values()
    ]


def _likenesses(
    expected: Sequence[ExpectedArticle], read: Sequence[DraftArticle]
) -> Iterator[tuple[float, int, int]]:
    for here, wanted in enumerate(expected):
        for there, article in enumerate(read):
            likeness = _likeness(wanted, article)
            if likeness >= LEAST_LIKENESS:
                yield likeness, here, there


def _likeness(expected: ExpectedArticle, read: DraftArticle) -> float:
    """0 to 1: text counts twice as much as the title, which may be the very thing that was misread."""
    title = SequenceMatcher(None, expected.title, read.title, autojunk=False).ratio()
    if not expected.contains:
        return title
    held = sum(is_contained(text, read) for text in expected.contains) / len(expected.contains)
    return (2 * held + title) / 3


def is_contained(text: str, article: DraftArticle) -> bool:
    """Unbroken in one paragraph."""
    return any(text in paragraph.text for paragraph in article.paragraphs)
