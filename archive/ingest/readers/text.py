"""Plain text: every physical line is a block, for a line may be broken anywhere. Imports encoding and draft only."""

from __future__ import annotations

from archive.ingest.draft import Block, Reading, UnreadableBulletin
from archive.ingest.encoding import decode

MAX_CHARACTERS = 5_000_000  # as of HTML and PDF: this reader runs in the site's own process


def read(data: bytes) -> Reading:
    """Raises UnreadableBulletin where the text is too long to be one bulletin."""
    decoded = decode(data)
    if len(decoded.text) > MAX_CHARACTERS:
        raise UnreadableBulletin(f"文字超过{MAX_CHARACTERS // 10_000}万字，请拆分后再上传。")
    lines = decoded.text.replace("\f", "\n").splitlines()
    return Reading(
        format="text",
        received_text=decoded.text,
        blocks=tuple(Block(line.rstrip()) for line in lines),
        encoding=decoded.encoding,
        replacements=decoded.replacements,
    )
