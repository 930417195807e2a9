"""An article's text made ready to print: paragraphs cut into runs, headings gathered into an outline.

Plain data in, plain data out; imports the record's models for their types.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.models import Article, Branch, BranchMention

SHALLOWEST = 2  # the title is the page's only <h1>
DEEPEST = 4


@dataclass(frozen=True)
class Run:
    """A stretch of text; one that names a branch leads to it."""

    text: str
    branch: Branch | None = None


@dataclass(frozen=True)
class PrintedParagraph:
    id: str
    type: str  # "text", "heading" or "caption"
    level: int  # of a heading, 2 to 4
    text: str
    runs: tuple[Run, ...]
    warnings: tuple[str, ...]


def print_paragraphs(article: Article, mentions: Iterable[BranchMention]) -> list[PrintedParagraph]:
    places: defaultdict[str, list[BranchMention]] = defaultdict(list)
    for mention in mentions:
        places[mention.paragraph].append(mention)
    warnings = warnings_by_paragraph(article)
    return [
        PrintedParagraph(
            id=paragraph["id"],
            type=paragraph["type"],
            level=min(max(paragraph.get("level", 0), SHALLOWEST), DEEPEST),
            text=paragraph["text"],
            runs=tuple(cut_runs(paragraph["text"], places[paragraph["id"]])),
            warnings=warnings.get(paragraph["id"], ()),
        )
        for paragraph in article.paragraphs
    ]


def outline(paragraphs: Iterable[PrintedParagraph]) -> list[PrintedParagraph]:
    return [paragraph for paragraph in paragraphs if paragraph.type == "heading"]


def warnings_by_paragraph(article: Article) -> Mapping[str, tuple[str, ...]]:
    """Paragraph id -> sentences; "" holds those of the whole article and of places no longer in it."""
    known = {paragraph["id"] for paragraph in article.paragraphs}
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for warning in article.warnings:
        place = warning.get("paragraph") or ""
        found[place if place in known else ""] += (warning["message"],)
    return found


def cut_runs(text: str, mentions: Iterable[BranchMention]) -> list[Run]:
    """The text whole, in order. A mention that overlaps an earlier one or runs past the end is left as plain text."""
    runs = []
    done = 0
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if not done <= mention.start < mention.end <= len(text):
            continue
        if done < mention.start:
            runs.append(Run(text[done : mention.start]))
        runs.append(Run(text[mention.start : mention.end], mention.branch))
        done = mention.end
    if done < len(text):
        runs.append(Run(text[done:]))
    return runs
