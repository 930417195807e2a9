"""What a bulletin's row says of the document itself, after a better reader: its text as received and how it was decoded.

Nothing of it is an editor's. May import archive.models, archive.versions and ingest.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from archive.differences import Piece
from archive.ingest.accession import as_received
from archive.ingest.draft import Draft
from archive.models import Bulletin
from archive.versions import Change

AROUND = 20  # characters shown on either side of where two texts part
TEXT = "received_text"


def renew_received(bulletin: Bulletin, draft: Draft) -> tuple[Change, ...]:
    """Sets the row in memory to what the draft says, and tells what that changes."""
    return tuple(_renewed(bulletin, as_received(draft)))


def _renewed(bulletin: Bulletin, values: dict[str, str | int]) -> Iterator[Change]:
    for name, new in values.items():
        old = getattr(bulletin, name)
        if old != new:
            setattr(bulletin, name, new)
            label = str(Bulletin._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            before, after = parting(old, str(new)) if name == TEXT else (str(old), str(new))
            yield Change(label, tuple(p for p in (Piece("gone", before), Piece("new", after)) if p.text))


def parting(one: str, other: str) -> tuple[str, str]:
    """Of two texts the places where they part: a whole document is too long to be told."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    begin = max(same - AROUND, 0)
    return one[begin : same + AROUND], other[begin : same + AROUND]
