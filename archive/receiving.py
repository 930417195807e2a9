"""What arrives, bulletin by bulletin, each answered with a receipt: the one way in for the desk and the command line.

May import archive.ingest and archive.models.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from django.contrib.auth.models import User

from archive import annotation
from archive.ingest.accession import AlreadyHeld, accession, find_duplicate
from archive.ingest.draft import UnreadableBulletin
from archive.ingest.reading import read_bulletin
from archive.models import Bulletin

Fate = Literal["taken", "held", "refused", "readable"]


@dataclass(frozen=True)
class Receipt:
    """What became of one bulletin. `bulletin` is the one taken in, or the one held already."""

    name: str
    fate: Fate
    bulletin: Bulletin | None = None
    article_count: int = 0
    reason: str = ""  # of a refusal, a sentence


def receive(data: bytes, name: str, *, by: User | None, publish: bool) -> Iterator[Receipt]:
    """Takes in the bulletin, or each bulletin of a zip. A refused one does not stop the next."""
    try:
        taken = accession(data, name, by=by, publish=publish)
    except AlreadyHeld as duplicate:
        yield Receipt(name, "held", duplicate.bulletin)
    except UnreadableBulletin as error:
        yield Receipt(name, "refused", reason=str(error))
    else:
        yield Receipt(name, "taken", taken.bulletin, taken.article_count)


def examine(data: bytes, name: str) -> Iterator[Receipt]:
    """What `receive` would answer, nothing taken in: "readable" where it would be."""
    try:
        find_duplicate(data)
        draft = read_bulletin(data, name, annotation.current_gazetteer())
    except AlreadyHeld as duplicate:
        yield Receipt(name, "held", duplicate.bulletin)
    except UnreadableBulletin as error:
        yield Receipt(name, "refused", reason=str(error))
    else:
        yield Receipt(name, "readable", article_count=len(draft.articles))
