"""Whether anyone has written to the database: what is made of it is good until then.

SQLite's data_version and PostgreSQL's snapshot answer in microseconds, and see every writer, whatever process it is of.
Imports Django alone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar

from django.db import connection

Read = TypeVar("Read")


def revision_of_database() -> Hashable:
    """Another one after every commit that this connection can see, its own included."""
    connection.close_if_health_check_failed()  # what Django does before a query of its own
    connection.ensure_connection()
    raw: Any = connection.connection
    with connection.wrap_database_errors:  # a connection that fails here is to be closed as any other
        if connection.vendor == "sqlite":
            # The connection itself: kept, so that no later one is taken for it.
            return raw, raw.execute("PRAGMA data_version").fetchone()[0], raw.total_changes
        # A snapshot tells what others committed; what this transaction wrote itself, only the log does.
        own = " || pg_current_wal_insert_lsn()::text" if connection.in_atomic_block else ""
        return str(raw.execute(f"SELECT pg_current_snapshot()::text{own}").fetchone()[0])


def kept_until_written(read: Callable[[], Read]) -> Callable[[], Read]:
    """For small tables that every request needs whole: read again only when anyone has written anything.

    Kept for each thread, since a revision is of one connection and a connection of one thread. Within a transaction
    nothing is kept: what it wrote may be rolled back, which no connection counts as a change.
    """
    kept = threading.local()

    @wraps(read)
    def wrapper() -> Read:
        if connection.in_atomic_block:
            return read()
        revision = (
            revision_of_database()
        )  # before reading: what is written meanwhile is seen by the next to ask
        if getattr(kept, "revision", None) != revision:
            kept.found = read()
            kept.revision = revision
        found: Read = kept.found
        return found

    return wrapper
