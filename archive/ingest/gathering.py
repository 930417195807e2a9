"""What has been read so far of one article: its paragraphs, what its lines state, and what was left out.

Imports draft.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from archive.ingest.draft import Author, Dropped


@dataclass
class Statements:
    """Filled line by line; the first statement of a thing holds."""

    paragraphs: list[tuple[str, str, int]] = field(default_factory=list)  # type, text, level
    dropped: list[Dropped] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)
    bylines: list[str] = field(default_factory=list)
    photographers: list[Author] = field(default_factory=list)
    reporters: list[Author] = field(default_factory=list)  # named in a dateline or at the end of the text

    def state(self, name: str, value: object) -> None:
        """The first statement holds; an empty one states nothing."""
        if value:
            self.values.setdefault(name, value)

    def drop(self, text: str, reason: str) -> None:
        self.dropped.append(Dropped(text, reason))
