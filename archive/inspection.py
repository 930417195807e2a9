"""The warnings of an article that was changed: found anew in its text, less those an editor has seen to.

May import archive.models, archive.decisions and ingest.
"""

from __future__ import annotations

from django.utils import timezone

from archive import storable
from archive.decisions import draft_of
from archive.ingest.quality import inspect_alone
from archive.models import Article, WarningData

# What a text gives rise to by itself. Other warnings speak of the file or of the articles beside it: they are not
# found again here, and stay until their paragraph changes.
OF_THE_TEXT = frozenset(
    {"mojibake", "short", "long", "future-date", "unfinished", "unbalanced", "province-mismatch"}
)


def inspect_again(article: Article) -> None:
    """Sets the warnings to those of the text as it stands in memory; saves nothing."""
    found = inspect_alone(draft_of(article), timezone.localdate()).warnings
    kept = [warning for warning in article.warnings if warning["code"] not in OF_THE_TEXT]
    warnings = [storable.tree(vars(warning)) for warning in found] + kept
    seen = {_place(warning) for warning in article.warnings_seen}
    article.warnings = [warning for warning in warnings if _place(warning) not in seen]


def _place(warning: WarningData) -> tuple[str, str]:
    """What a warning is about, whatever its wording."""
    return warning["code"], warning["paragraph"]
