"""Plain text: every physical line is a block, for a line may be broken anywhere. Imports encoding and draft only."""

from __future__ import annotations

from archive.ingest.draft import Block, Reading
from archive.ingest.encoding import decode


def read(data: bytes) -> Reading:
    decoded = decode(data)
    lines = decoded.text.replace("\f", "\n").splitlines()
    return Reading(
        format="text",
        received_text=decoded.text,
        blocks=tuple(Block(line.rstrip()) for line in lines),
        encoding=decoded.encoding,
        replacements=decoded.replacements,
    )
