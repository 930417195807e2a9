"""What was found in a text, as rows: mentions of branches and people, figures, and branches met for the first time.

The bridge between the finders of ingest, which know no database, and the record. May import archive.models and ingest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import isfinite

from archive import storable
from archive.ingest.draft import DraftArticle, NewBranch
from archive.ingest.gazetteer import BranchRecord, Gazetteer
from archive.models import Article, Branch, BranchMention, Figure, PersonMention

MentionRow = BranchMention | PersonMention | Figure
BATCH = 500  # rows an INSERT


def current_gazetteer() -> Gazetteer:
    """Of the branches as they stand in the database now; compiled anew only when one of them changed."""
    branches = Branch.objects.order_by("id").select_related("parent")
    return _compile(tuple(record_of(branch) for branch in branches))


def record_of(branch: Branch) -> BranchRecord:
    return BranchRecord(
        slug=branch.slug,
        name=branch.name,
        official_name=branch.official_name,
        former_names=tuple(branch.former_names),
        aliases=tuple(branch.aliases),
        level=branch.level,
        province=branch.province,
        province_code=branch.province_code,
        parent=branch.parent.slug if branch.parent else None,
    )


@lru_cache(maxsize=2)
def _compile(records: tuple[BranchRecord, ...]) -> Gazetteer:
    return Gazetteer.from_records(records)


def add_branches(met: Iterable[NewBranch]) -> None:
    """Rows for branches that a text named and nobody had recorded; those recorded meanwhile stay as they are."""
    for branch in met:
        parent = Branch.objects.filter(slug=branch.parent).first()
        row = Branch(
            slug=branch.slug,
            name=branch.name,
            official_name=branch.official_name,
            level=branch.level,
            province=branch.province,
            province_code=branch.province_code,
            parent=parent,
        )
        Branch.objects.bulk_create([storable.fitted(row)], ignore_conflicts=True)


def branch_ids() -> dict[str, int]:
    return dict(Branch.objects.values_list("slug", "id"))


def add_mentions(found: Sequence[tuple[Article, DraftArticle]], ids: Mapping[str, int]) -> None:
    """Rows for what the drafts say was found in these articles, which are saved already."""
    branches, people, figures = mention_rows(found, ids)
    BranchMention.objects.bulk_create(branches, batch_size=BATCH)
    PersonMention.objects.bulk_create(people, batch_size=BATCH)
    Figure.objects.bulk_create(figures, batch_size=BATCH)


def mention_rows(
    found: Sequence[tuple[Article, DraftArticle]], ids: Mapping[str, int]
) -> tuple[list[BranchMention], list[PersonMention], list[Figure]]:
    """The same rows, not yet saved."""
    return (
        [row for article, draft in found for row in _branch_mentions(article, draft, ids)],
        [row for article, draft in found for row in _person_mentions(article, draft, ids)],
        [row for article, draft in found for row in _figures(article, draft, ids)],
    )


def _branch_mentions(
    article: Article, draft: DraftArticle, ids: Mapping[str, int]
) -> Iterable[BranchMention]:
    for mention in draft.branches:
        if mention.slug in ids:
            yield storable.fitted(
                BranchMention(
                    article=article,
                    branch_id=ids[mention.slug],
                    paragraph=mention.paragraph,
                    start=mention.start,
                    end=mention.end,
                    text=mention.text,
                )
            )


def _person_mentions(
    article: Article, draft: DraftArticle, ids: Mapping[str, int]
) -> Iterable[PersonMention]:
    for mention in draft.people:
        yield storable.fitted(
            PersonMention(
                article=article,
                name=mention.name,
                role=mention.role,
                branch_id=ids.get(mention.branch or ""),
                paragraph=mention.paragraph,
                start=mention.start,
                end=mention.end,
                text=mention.name,
            )
        )


def _figures(article: Article, draft: DraftArticle, ids: Mapping[str, int]) -> Iterable[Figure]:
    for figure in draft.figures:
        if isfinite(figure.value):  # a number of 400 digits is not
            yield storable.fitted(
                Figure(
                    article=article,
                    value=figure.value,
                    unit=figure.unit,
                    counted=figure.counted,
                    comparison=figure.comparison,
                    sentence=figure.sentence,
                    branch_id=ids.get(figure.branch or ""),
                    paragraph=figure.paragraph,
                    start=figure.start,
                    end=figure.end,
                    text=figure.text,
                )
            )
