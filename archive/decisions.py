"""Marks found again after an edit, with what an editor decided about them kept.

The finders propose, the editor disposes: a branch or person taken off stays off, a branch added stays on, whatever the
text becomes. A branch added by hand has no place in the text: its mention stands in no paragraph. May import
archive.models, archive.annotation and ingest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from archive import annotation, models, storable
from archive.ingest.draft import (
    Author,
    BranchMention,
    DraftArticle,
    FigureMention,
    Kind,
    NewBranch,
    Paragraph,
    PersonMention,
)
from archive.ingest.mentions import find_mentions
from archive.models import Article, Branch
from archive.reprints import fingerprint, leave_text
from archive.topics import name_topics

NOWHERE = ""  # the paragraph of a mention without a place
ENTERED = "entered"
MARKS = ("branches", "people", "figures")  # under which an article's origins say that an editor decided


@dataclass(frozen=True)
class Decisions:
    """What an editor said against the finders. Branches by slug, people by name and role, figures by what they say
    and what they count: the same claim elsewhere in the text is the same."""

    rejected_branches: frozenset[str] = frozenset()
    added_branches: frozenset[str] = frozenset()
    rejected_people: frozenset[tuple[str, str]] = frozenset()
    rejected_figures: frozenset[tuple[str, str]] = frozenset()

    def __or__(self, other: Decisions) -> Decisions:
        """Both; what one added, the other cannot reject."""
        added = self.added_branches | other.added_branches
        return Decisions(
            (self.rejected_branches | other.rejected_branches) - added,
            added,
            self.rejected_people | other.rejected_people,
            self.rejected_figures | other.rejected_figures,
        )


def decisions_of(article: Article) -> Decisions:
    """Those made so far, read off the record: where it differs from what the finders say of the same text."""
    added = article.branch_mentions.filter(paragraph=NOWHERE).values_list("branch__slug", flat=True)
    entered = {name for name in MARKS if article.origins.get(name) == ENTERED}
    if not entered:
        return Decisions(added_branches=frozenset(added))
    found, _ = find_mentions(draft_of(article), annotation.current_gazetteer())
    branches = frozenset(m.slug for m in found.branches) - marked_branches(article)
    people = frozenset(_person(m) for m in found.people) - marked_people(article)
    figures = frozenset(_figure(m) for m in found.figures) - marked_figures(article)
    return Decisions(
        branches if "branches" in entered else frozenset(),
        frozenset(added),
        people if "people" in entered else frozenset(),
        figures if "figures" in entered else frozenset(),
    )


def marked_branches(article: Article) -> frozenset[str]:
    return frozenset(article.branch_mentions.values_list("branch__slug", flat=True))


def marked_people(article: Article) -> frozenset[tuple[str, str]]:
    return frozenset(article.person_mentions.values_list("name", "role"))


def marked_figures(article: Article) -> frozenset[tuple[str, str]]:
    return frozenset(article.figures.values_list("text", "counted"))


def _person(found: PersonMention) -> tuple[str, str]:
    row = storable.fitted(models.PersonMention(name=found.name, role=found.role))
    return row.name, row.role


def _figure(found: FigureMention) -> tuple[str, str]:
    row = storable.fitted(models.Figure(text=found.text, counted=found.counted))
    return row.text, row.counted


def mark(article: Article, decisions: Decisions) -> None:
    """Replaces the mentions and figures of a saved article by what its text says now, as far as the editor agrees.

    Call it in a transaction, before the save that tells the index.
    """
    agreed, new_branches = agreed_marks(article, decisions)
    annotation.add_branches(new_branches)
    for rows in (article.branch_mentions, article.person_mentions, article.figures, article.fingerprints):
        rows.all().delete()
    annotation.add_mentions([(article, agreed)], annotation.branch_ids())
    leave_text(article)
    fingerprint([article])
    name_topics([article])


def agreed_marks(article: Article, decisions: Decisions) -> tuple[DraftArticle, tuple[NewBranch, ...]]:
    """What the finders say of the text as it stands in memory, as far as the editor agrees, and branches not yet
    known."""
    found, new_branches = find_mentions(draft_of(article), annotation.current_gazetteer())
    rejected = decisions.rejected_branches
    return _agreed(found, decisions), tuple(branch for branch in new_branches if branch.slug not in rejected)


def _agreed(found: DraftArticle, decisions: Decisions) -> DraftArticle:
    branches = tuple(m for m in found.branches if m.slug not in decisions.rejected_branches)
    unfound = sorted(decisions.added_branches - {m.slug for m in branches})
    names = dict(Branch.objects.filter(slug__in=unfound).values_list("slug", "name"))
    return replace(
        found,
        branches=branches
        + tuple(BranchMention(slug, NOWHERE, 0, 0, names[slug]) for slug in unfound if slug in names),
        people=tuple(m for m in found.people if _person(m) not in decisions.rejected_people),
        figures=tuple(
            replace(m, branch=None) if m.branch in decisions.rejected_branches else m
            for m in found.figures
            if _figure(m) not in decisions.rejected_figures
        ),
    )


def draft_of(article: Article) -> DraftArticle:
    """The record as the finders read it."""
    return DraftArticle(
        title=article.title,
        paragraphs=tuple(Paragraph(**paragraph) for paragraph in article.paragraphs),
        kicker=article.kicker,
        subtitle=article.subtitle,
        byline=article.byline,
        authors=tuple(Author(**author) for author in article.authors),
        source=article.source,
        editor=article.editor,
        date=article.date,
        page=article.page,
        kind=cast(Kind, article.kind),
    )
