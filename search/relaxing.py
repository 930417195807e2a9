"""When a search for all of the words is not enough, and what a question may do without.

Plain Python; may import search.analysis, search.parsing's leaves and search.query.
"""

from __future__ import annotations

from dataclasses import replace

from search import analysis
from search.parsing import leaves_of
from search.query import AllOf, Text

FEW = 3  # fewer hits than this: a near miss is offered, and a sentence is answered by most of its words too
LONG_WORD = 5  # units from which one word is cut into several
SENTENCE = 10  # units from which a word is a sentence, of which nobody means every word


def enough(root: AllOf | None) -> int:
    """How many articles with all of the words make the others superfluous: one, if keywords were typed. Quotations
    and fields are meant as they stand."""
    words = [
        leaf for leaf in leaves_of(root) if isinstance(leaf, Text) and not leaf.exact and leaf.field == "any"
    ]
    if not root or not words:
        return 0
    longest = max(len(analysis.units(word.text)) for word in words)
    if longest >= SENTENCE:
        return FEW
    is_several = len(root.clauses) > 1 or longest >= LONG_WORD
    return 1 if is_several or any(analysis.is_asking(word.text) for word in words) else 0


def unquoted(root: AllOf | None) -> AllOf | None:
    """A question about a quotation that stands nowhere, as the question it is without the marks."""
    clauses = root.clauses if root else ()
    if not any(
        isinstance(some, Text) and not some.exact and analysis.is_asking(some.text) for some in clauses
    ):
        return None
    texts = tuple(replace(some, exact=False) if isinstance(some, Text) else some for some in clauses)
    return replace(root, clauses=texts) if root and texts != clauses else None
