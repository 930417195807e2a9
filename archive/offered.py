"""The marks of an article as its review page offers them: what stands is ticked, what an editor took off is not.

So the editor sees what no rereading will bring back, and brings it back with a tick. May import archive.models and
archive.decisions.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from archive.decisions import Decisions, told_apart
from archive.models import Article, Figure, RejectedData

Key = str  # the value of a box


@dataclass(frozen=True)
class Marks:
    """All that an editor can decide on. People that were taken off whatever their role stand under no role."""

    branches: Mapping[Key, str]  # slug -> name
    people: Mapping[Key, tuple[str, str]]  # name and role
    figures: Mapping[Key, Figure]  # what is said twice but once

    def __or__(self, other: Marks) -> Marks:
        """No mark both stands and is taken off."""
        return Marks(
            {**self.branches, **other.branches},
            {**self.people, **other.people},
            {**self.figures, **other.figures},
        )

    def decided(
        self,
        made: Decisions,
        branches: Collection[Key],
        people: Collection[Key],
        figures: Collection[Key],
        added: Collection[str],
    ) -> Decisions:
        """What the ticks and the branches added say. A rejected branch without a row was not offered: it stays off."""
        kept = frozenset(branches) | frozenset(added)
        removed = self.branches.keys() - kept
        names, roles = told_apart(
            [person for key, person in self.people.items() if key not in people],
            [person for key, person in self.people.items() if key in people],
        )
        return Decisions(
            (made.rejected_branches | removed) - kept,
            (made.added_branches - removed) | frozenset(added),
            names,
            roles,
            frozenset(
                (figure.text, figure.counted) for key, figure in self.figures.items() if key not in figures
            ),
        )


def standing(article: Article) -> Marks:
    figures: dict[Key, Figure] = {}
    for figure in article.figures.all():
        figures.setdefault(_key(figure.text, figure.counted), figure)
    return Marks(
        {mention.branch.slug: mention.branch.name for mention in article.branch_mentions.all()},
        {_key(m.name, m.role): (m.name, m.role) for m in article.person_mentions.all()},
        figures,
    )


def taken_off(article: Article, branch_names: Mapping[str, str]) -> Marks:
    rejected: RejectedData = article.rejected
    people = [*((name, "") for name in rejected.get("names", ())), *rejected.get("people", ())]
    return Marks(
        {slug: branch_names[slug] for slug in rejected.get("branches", ()) if slug in branch_names},
        {_key(name, role): (name, role) for name, role in people},
        {_key(*figure): Figure(text=figure[0], counted=figure[1]) for figure in rejected.get("figures", ())},
    )


def _key(said: str, about: str) -> Key:
    return f"{said}|{about}"
