"""What an article becomes in the index, plainly: a dictionary a field, as Whoosh's own writer takes it. The truth that
the compiled passes are compared with."""

from collections import Counter
from typing import Any

from search import analysis, schema
from search.schema import IndexDocument
from search.units import PARAGRAPH_GAP


def document_fields(document: IndexDocument) -> dict[str, Any]:
    """Its facts and its terms, by field."""
    streams = schema.folded(document).streams
    terms: dict[str, Any] = {name: gram_positions(streams[name]) for name in ("author", "source", "person")}
    for name in ("title", "body"):
        terms[name] = Counter(word for part in streams[name] for word in analysis.words(part))
        terms[f"{name}_grams"] = gram_positions(streams[name])
        terms[f"{name}_characters"] = Counter(
            character for part in streams[name] for character in part if analysis.is_wide(character)
        )
    lengths = tuple(_length(terms[name]) for name in schema.MEASURED_FIELDS)
    return {"facts": tuple(schema.facts(document, lengths)), **terms}


def gram_positions(parts: list[str]) -> dict[str, list[int]]:
    positions: dict[str, list[int]] = {}
    base = 0
    for part in parts:
        last = 0
        for gram in analysis.grams(part):
            last = gram.position
            positions.setdefault(gram.text, []).append(base + last)
        base += last + PARAGRAPH_GAP
    return positions


def _length(terms: dict[str, Any]) -> int:
    return sum(value if isinstance(value, int) else len(value) for value in terms.values())
