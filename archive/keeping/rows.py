"""The rows of the record as lines of JSON, the same for every database: what backups hold and restoring checks.

A table's lines stand in the order of its keys, with sorted keys and whole microseconds, so that equal tables have
equal SHA-256 whichever database holds them. Imports Django and the record's outbox alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Protocol

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django_tasks_db.models import DBTaskResult

from archive.models import FactsEntry, OutboxEntry

Table = type[models.Model]
Tell = Callable[[], None]  # called after every row

_CHUNK = 500  # rows read at a time
_LEFT_OUT: tuple[Table, ...] = (
    Session,  # readers log in again
    OutboxEntry,  # the index is made anew from the restored articles
    FactsEntry,  # restored bulletins have theirs written anew
    DBTaskResult,  # the reader gives what waits a task of its own when it starts
)
MADE_BY_MIGRATE = {"contenttypes.contenttype", "auth.permission", "auth.group", "auth.group_permissions"}


class Sink(Protocol):
    def write(self, data: bytes, /) -> Any: ...


class _ExactEncoder(DjangoJSONEncoder):
    """Django's own cuts a time down to milliseconds."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


class _Lines:
    """Takes the serializer's text, hashes it and hands it on."""

    def __init__(self, sink: Sink | None) -> None:
        self.sha256 = hashlib.sha256()
        self._sink = sink

    def write(self, text: str) -> None:
        data = text.encode()
        self.sha256.update(data)
        if self._sink:
            self._sink.write(data)


def tables() -> list[Table]:
    """Every table that a backup holds, those between two others included."""
    models_ = apps.get_models(include_auto_created=True)
    return [model for model in models_ if model not in _LEFT_OUT and not model._meta.proxy]


def label(table: Table) -> str:
    return table._meta.label_lower


def count(table: Table) -> int:
    return table._base_manager.count()


def dump(table: Table, sink: Sink | None = None, tell: Tell | None = None) -> str:
    """Writes the table's lines to sink and returns their SHA-256; without a sink, only that."""
    return dump_rows(table._base_manager.all(), sink, tell)


def dump_rows(some: models.QuerySet[Any], sink: Sink | None = None, tell: Tell | None = None) -> str:
    """The same for some rows of a table."""
    return _write_lines(some.order_by("pk").iterator(chunk_size=_CHUNK), some.model, sink, tell)


def dump_changed(some: models.QuerySet[Any], values: Mapping[str, Any], sink: Sink) -> str:
    """The same, with these values in the place of the rows' own."""
    return _write_lines(_changed(some.order_by("pk"), values), some.model, sink, None)


def _changed(some: Iterable[Any], values: Mapping[str, Any]) -> Iterator[Any]:
    for row in some:
        for name, value in values.items():
            setattr(row, name, value)
        yield row


def _write_lines(some: Iterable[Any], table: Table, sink: Sink | None, tell: Tell | None) -> str:
    lines = _Lines(sink)
    columns = [field.name for field in table._meta.local_fields]  # relations of many are tables of their own
    exact = {"cls": _ExactEncoder, "sort_keys": True}
    serializers.serialize("jsonl", _told(some, tell), stream=lines, fields=columns, **exact)
    return lines.sha256.hexdigest()


def load(lines: Iterable[str], tell: Tell | None = None) -> None:
    """Puts the rows in as they were, keys and times included."""
    for row in _told(serializers.deserialize("jsonl", lines), tell):
        row.save(force_insert=True)


def filled_tables() -> list[str]:
    """Labels of the tables that hold what an installation does not make by itself."""
    return [label(table) for table in tables() if label(table) not in MADE_BY_MIGRATE and count(table)]


def clear_made_by_migrate() -> None:
    """Content types, permissions and groups, which come back as they were, under the keys they had."""
    for table in reversed(tables()):
        if label(table) in MADE_BY_MIGRATE:
            table._base_manager.all().delete()
    ContentType.objects.clear_cache()


def restart_sequences() -> None:
    """PostgreSQL counts on by itself, and does not see keys that were given to it."""
    for statement in connection.ops.sequence_reset_sql(no_style(), tables()):
        with connection.cursor() as cursor:
            cursor.execute(statement)


def migrations() -> list[str]:
    """What has shaped the tables, in no matter which order it was applied."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read inside is of one moment, and nobody waits for it.

    On SQLite a deferred transaction, for atomic() would take the write lock; a caller's own transaction serves as it
    is.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


def _told(items: Iterable[Any], tell: Tell | None) -> Iterator[Any]:
    """The items, each told of once it is done with."""
    for item in items:
        yield item
        if tell:
            tell()
