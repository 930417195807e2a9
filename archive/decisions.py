"""Marks found again after an edit, with what an editor decided about them kept.

The finders propose, the editor disposes: a branch or person taken off stays off, a branch added stays on, whatever the
text becomes. What was taken off is written down in the article when it is: a mark that stands nowhere may as well be one
that only tomorrow's rules find. A branch added by hand has no place in the text: its mention stands in no paragraph. May
import archive.models, archive.annotation and ingest.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import cast

from django.db import transaction

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
from archive.models import Article, Branch, FactsEntry, RejectedData
from archive.reprints import fingerprint, leave_text
from archive.topics import name_topics

NOWHERE = ""  # the paragraph of a mention without a place
ENTERED = "entered"
MARKS = ("branches", "people", "figures")  # under which an article's origins say that an editor decided


@dataclass(frozen=True)
class Decisions:
    """What an editor said against the finders. Branches by slug, people by name, where another office of theirs
    stands by name and role, figures by what they say and what they count: the same claim elsewhere in the text is the
    same."""

    rejected_branches: frozenset[str] = frozenset()
    added_branches: frozenset[str] = frozenset()
    rejected_names: frozenset[str] = frozenset()  # whatever role the text gives them
    rejected_people: frozenset[tuple[str, str]] = frozenset()
    rejected_figures: frozenset[tuple[str, str]] = frozenset()

    def __or__(self, other: Decisions) -> Decisions:
        """Both; what one added, the other cannot reject."""
        added = self.added_branches | other.added_branches
        return Decisions(
            (self.rejected_branches | other.rejected_branches) - added,
            added,
            self.rejected_names | other.rejected_names,
            self.rejected_people | other.rejected_people,
            self.rejected_figures | other.rejected_figures,
        )


def decisions_of(article: Article) -> Decisions:
    """Those made so far, as the record has them."""
    added = article.branch_mentions.filter(paragraph=NOWHERE).values_list("branch__slug", flat=True)
    rejected: RejectedData = article.rejected
    return Decisions(
        frozenset(rejected.get("branches", ())),
        frozenset(added),
        frozenset(rejected.get("names", ())),
        frozenset((name, role) for name, role in rejected.get("people", ())),
        frozenset((text, counted) for text, counted in rejected.get("figures", ())),
    )


def rejected_data(decisions: Decisions) -> RejectedData:
    """As the record keeps it: nothing of a kind of which nothing was rejected."""
    kept = RejectedData(
        branches=sorted(decisions.rejected_branches),
        names=sorted(decisions.rejected_names),
        people=sorted(map(list, decisions.rejected_people)),
        figures=sorted(map(list, decisions.rejected_figures)),
    )
    return cast(RejectedData, {kind: keys for kind, keys in kept.items() if keys})


def told_apart(
    rejected: Collection[tuple[str, str]], standing: Collection[tuple[str, str]]
) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """People taken off: names that are left with no role, and roles of names that have another."""
    held = {name for name, _role in standing}
    names = frozenset(name for name, _role in rejected if name not in held)
    return names, frozenset(person for person in rejected if person[0] in held)


def person_key(found: PersonMention) -> tuple[str, str]:
    row = storable.fitted(models.PersonMention(name=found.name, role=found.role))
    return row.name, row.role


def figure_key(found: FigureMention) -> tuple[str, str]:
    row = storable.fitted(models.Figure(text=found.text, counted=found.counted))
    return row.text, row.counted


def mark(article: Article, decisions: Decisions) -> None:
    """Replaces the mentions and figures of a saved article by what its text says now, as far as the editor agrees.

    Call it in a transaction, before the save that tells the index and keeps what was rejected.
    """
    article.rejected = rejected_data(decisions)
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
        people=tuple(
            m
            for m, person in ((m, person_key(m)) for m in found.people)
            if person[0] not in decisions.rejected_names and person not in decisions.rejected_people
        ),
        figures=tuple(
            replace(m, branch=None) if m.branch in decisions.rejected_branches else m
            for m in found.figures
            if figure_key(m) not in decisions.rejected_figures
        ),
    )


@transaction.atomic
def follow_branch(old: str, new: str) -> None:
    """Where a branch was rejected it stays so under its new slug. Slugs, not keys: a branch that was never one may be
    deleted, and is not to be met for the first time again."""
    keys = []
    for article in Article.objects.filter(rejected__has_key="branches").only("pk", "rejected").iterator():
        rejected: RejectedData = article.rejected
        if old in rejected["branches"]:
            slugs = sorted({new if slug == old else slug for slug in rejected["branches"]})
            Article.objects.filter(pk=article.pk).update(rejected={**rejected, "branches": slugs})
            keys.append(article.pk)
    FactsEntry.objects.add_articles(keys)


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
