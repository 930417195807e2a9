"""Is the index what the record says? Its files against its manifest, its articles against the rows, and the mending.

The record is always right: a drift is mended through the outbox, a damage by a new index beside the old, which is
not opened. Imports the record, generations, indexing and evaluation; called by commands, never in a request.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from archive.keeping.findings import Finding
from archive.models import Article, OutboxEntry
from search import generations, indexing
from search.evaluation import Engine, IndexUnavailable
from search.generations import Generations, NoGeneration

_SHOWN = 10  # numbers of articles named in a sentence


@dataclass(frozen=True)
class Drift:
    """Article ids that differ between index and record, though the outbox does not name them."""

    missing: frozenset[int] = frozenset()  # published, not in the index
    ghosts: frozenset[int] = frozenset()  # in the index, not published
    stale: frozenset[int] = frozenset()  # in the index as an older revision

    @property
    def articles(self) -> list[int]:
        return sorted(self.missing | self.ghosts | self.stale)


def find_drift() -> Drift:
    """Raises IndexUnavailable. Looks twice, for what is published during one look seems to differ."""
    first = _look()
    second = _look() if first.articles else first
    return Drift(first.missing & second.missing, first.ghosts & second.ghosts, first.stale & second.stale)


def examine_index() -> list[Finding]:
    try:
        damaged = generations.damaged_files(Generations(Path(settings.INDEX_DIR)).current())
    except NoGeneration:
        return [_finding("index-missing", _("没有可用的索引，检索正在直接查数据库。"))]
    if damaged:
        return [_finding("index-damaged", _("索引文件损坏：%s。") % "、".join(damaged))]
    if indexing.needs_rebuild():
        return [_finding("index-outdated", _("索引由旧的词表或字段做成。"))]
    try:
        drift = find_drift()
    except IndexUnavailable as error:
        return [_finding("index-unreadable", _("索引无法打开：%s。") % error)]
    kinds = {
        "index-missing-articles": (_("已发布而索引里没有：%s。"), drift.missing),
        "index-ghost-articles": (_("索引里有而并未发布：%s。"), drift.ghosts),
        "index-stale-articles": (_("索引里是旧的修订：%s。"), drift.stale),
    }
    return [_finding(code, message % _listed(ids)) for code, (message, ids) in kinds.items() if ids]


def repair_index() -> int:
    """Makes index and record equal, and returns how many articles were taken in for that."""
    findings = {finding.code for finding in examine_index()}
    if findings & {"index-missing", "index-damaged", "index-outdated", "index-unreadable"}:
        return indexing.rebuild()
    if findings:
        with transaction.atomic():
            OutboxEntry.objects.add(find_drift().articles)
    return indexing.drain()


def _look() -> Drift:
    indexed = Engine(Path(settings.INDEX_DIR), 0).revisions()
    published = dict(Article.objects.published().values_list("pk", "revision"))
    awaited = set(OutboxEntry.objects.values_list("article_id", flat=True))
    return Drift(
        missing=frozenset(published.keys() - indexed.keys() - awaited),
        ghosts=frozenset(indexed.keys() - published.keys() - awaited),
        stale=frozenset(
            pk for pk in published.keys() & indexed.keys() - awaited if published[pk] != indexed[pk]
        ),
    )


def _finding(code: str, message: str) -> Finding:
    return Finding(code, "error", message, _("运行 manage.py doctor --repair-index；其间文章照常可读。"))


def _listed(ids: frozenset[int]) -> str:
    some = "、".join(str(pk) for pk in sorted(ids)[:_SHOWN])
    return some if len(ids) <= _SHOWN else _("%(some)s 等 %(all)d 篇") % {"some": some, "all": len(ids)}
