"""Marks what a query found on the printed page of an article, numbered, so that a reader can go from one to the next.

May import archive's typesetting and search.highlighting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from archive.pages.typesetting import PrintedParagraph, Run
from search.highlighting import Marker, Span

MOST_NUMBERED = (
    200  # marks of one article with an address of their own; those after them are marked all the same
)


@dataclass(frozen=True)
class MarkedRun(Run):
    """A stretch of text, marked or not. A mark that a branch's name cuts is several stretches: the first is numbered."""

    is_marked: bool = False
    number: int | None = None


@dataclass(frozen=True)
class MarkedText:
    paragraphs: tuple[PrintedParagraph, ...]  # of MarkedRuns
    count: int

    @property
    def numbers(self) -> range:
        return range(1, min(self.count, MOST_NUMBERED) + 1)


def mark_text(paragraphs: Sequence[PrintedParagraph], marker: Marker) -> MarkedText:
    marked, count = [], 0
    for paragraph in paragraphs:
        spans = marker.find(paragraph.text)
        marked.append(replace(paragraph, runs=tuple(_marked_runs(paragraph.runs, spans, count))))
        count += len(spans)
    return MarkedText(tuple(marked), count)


def _marked_runs(runs: Iterable[Run], spans: Sequence[Span], before: int) -> Iterator[MarkedRun]:
    """The same text, cut at the marks too; `before` marks stand before this paragraph."""
    start = 0
    for run in runs:
        end, place = start + len(run.text), start
        for n, span in enumerate(spans, before + 1):
            if span.end <= place or span.start >= end:
                continue
            first, last = max(span.start, place), min(span.end, end)
            if place < first:
                yield MarkedRun(run.text[place - start : first - start], run.branch)
            number = n if first == span.start and n <= MOST_NUMBERED else None
            yield MarkedRun(run.text[first - start : last - start], run.branch, True, number)
            place = last
        if place < end:
            yield MarkedRun(run.text[place - start :], run.branch)
        start = end
