"""Queries for the rows of some ids, written once. Django takes ten times as long to write one as the database to answer.

Each of our threads keeps what it wrote, since Django's compilers are of one connection. Imports Django alone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from django.db import connection
from django.db.models import Model, QuerySet

Of = TypeVar("Of", bound=Model)
MOST = 200  # ids of a query that is kept; every number of them is another query


@dataclass(frozen=True)
class _Written:
    model: type[Model]
    compiler: Any  # Django's, which has no stable type
    sql: str
    names: tuple[str, ...]  # of the columns, as the model calls them
    converters: Any


class Prepared(Generic[Of]):
    def __init__(self, of_ids: Callable[[Sequence[int]], QuerySet[Of, Any]]) -> None:
        """of_ids: writes the query, which depends on the ids alone, each asked for once and in their order."""
        self._of_ids = of_ids
        self._kept = threading.local()

    def rows(self, ids: Iterable[int]) -> Iterator[tuple[Any, ...]]:
        wanted = tuple(ids)
        return map(tuple, self._rows(self._written(len(wanted)), wanted)) if wanted else iter(())

    def instances(self, ids: Iterable[int]) -> Iterator[Of]:
        wanted = tuple(ids)
        if not wanted:
            return
        written = self._written(len(wanted))
        for row in self._rows(written, wanted):
            yield cast(Of, written.model.from_db(connection.alias, written.names, row))

    def _rows(self, written: _Written, ids: tuple[int, ...]) -> Iterator[list[Any]]:
        with connection.cursor() as cursor:
            cursor.execute(written.sql, ids)
            rows = cursor.fetchall()
        shown = len(written.names)  # behind them stands what a distinct query is put in order by
        return iter(written.compiler.apply_converters((row[:shown] for row in rows), written.converters))

    def _written(self, count: int) -> _Written:
        kept: dict[int, _Written] = self._kept.__dict__.setdefault("by_count", {})
        if count not in kept:
            if count > MOST:
                return self._write(count)
            kept[count] = self._write(count)
        return kept[count]

    def _write(self, count: int) -> _Written:
        ids = tuple(range(1, count + 1))
        query = self._of_ids(ids).query
        compiler = query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        if tuple(parameters) != ids:
            raise ValueError("A prepared query takes its ids and nothing else")
        columns = [column for column, _sql, _alias in compiler.select]
        return _Written(
            cast(type[Model], query.model),
            compiler,
            sql,
            tuple(column.target.attname for column in columns),
            compiler.get_converters(columns),
        )
