"""An editor joins two dossiers of a name, parts namesakes, and takes either back: the only writer of attributions.

Nothing is deleted: what was taken back stays with who, when and why. May import archive.pages.attributions and below.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.models import Attribution
from archive.models.attribution import Dossier
from archive.pages.attributions import Attributions
from archive.turns import take_turn


class ImpossibleAttribution(ValueError):
    """With a sentence for the editor."""


@transaction.atomic
def merge(name: str, one: Dossier, into: Dossier, *, by: User, reason: str) -> Attribution:
    """All that is told of one belongs to the other. Raises ImpossibleAttribution."""
    attributions = _lock(name)
    if attributions.follow(name, one) != one or attributions.follow(name, into) != into or one == into:
        raise ImpossibleAttribution(_("两页之一已不在原处，请重新打开此人的页面。"))
    return _write(name, one, into, [], by, reason)


@transaction.atomic
def part(name: str, dossier: Dossier, articles: Collection[int], *, by: User, reason: str) -> Dossier:
    """What these articles say of the name is of another person, who gets a page. Raises ImpossibleAttribution."""
    attributions = _lock(name)
    held: defaultdict[int | None, set[int]] = defaultdict(set)
    for mention in attributions.mentions_of(name, dossier):
        held[mention.branch_id].add(mention.article_id)
    if not articles or not set().union(*held.values()) > set(articles):
        raise ImpossibleAttribution(_("请从此页的文章中选出属于另一人的，并至少留下一篇。"))
    namesake = dossier[0], _next_number(name)
    for branch, found in held.items():
        if moved := sorted(found.intersection(articles)):
            _write(name, (branch, 1), namesake, moved, by, reason)
    return namesake


def end(attribution: Attribution, *, by: User) -> None:
    """Taken back; once is enough."""
    Attribution.objects.in_force().filter(pk=attribution.pk).update(ended_by=by, ended_at=timezone.now())


def _lock(name: str) -> Attributions:
    """Editors of one name wait for each other."""
    take_turn(name)
    list(Attribution.objects.select_for_update().filter(name=name).values_list("pk"))
    return Attributions.of([name])


def _next_number(name: str) -> int:
    """Never one that was given before: an old address must not come to mean another."""
    given = Attribution.objects.filter(name=name).aggregate(Max("into_number"), Max("number"))
    return max(number or 1 for number in given.values()) + 1


def _write(
    name: str, dossier: Dossier, into: Dossier, articles: list[int], by: User, reason: str
) -> Attribution:
    return Attribution.objects.create(
        name=name,
        branch_id=dossier[0],
        number=dossier[1],
        articles=articles,
        into_branch_id=into[0],
        into_number=into[1],
        by=by,
        reason=reason,
    )
