"""Queries of one form, asked again and again: their SQL is written once.

Django takes half a millisecond to a whole one to write a query, and the database a tenth of that to answer it; a page of
an article asks ten. Imports Django alone.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar, cast

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Expression, F, Func, Model, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")


@dataclass(frozen=True)
class Slot:
    """Stands where a value will."""

    number: int


@dataclass(frozen=True)
class Written:
    sql: str
    parameters: tuple[object, ...]  # a Slot where a value of the call goes
    converters: Sequence[tuple[int, Sequence[Callable[..., object]], object]]  # of the columns that need them
    model: type[Model] | None  # None: rows are of plain values
    names: Sequence[str]  # of the model's columns
    width: int  # of a row; what a distinct query is put in order by stands behind it


class Prepared(Generic[Row]):
    """Calls `build` with what stands for the values, once in a thread; gives the rows of its query for any others.

    A query of rows of values or of instances without relations. A value is a number, a text, a day, or for Among a list
    of them. What belongs to the values' type is not looked at: pass what the column holds.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]]) -> None:
        self._build = build
        self._kept = threading.local()  # converters hold their connection, and a connection is of one thread

    def __call__(self, *values: object) -> list[Row]:
        written = self._written(len(values))
        given = [_adapted(value) for value in values]
        filled = [given[each.number] if isinstance(each, Slot) else each for each in written.parameters]
        with connection.cursor() as cursor:
            cursor.execute(written.sql, cast("list[Any]", filled))
            rows = cursor.fetchall()
        return list(_read(rows, written))

    def _written(self, count: int) -> Written:
        if getattr(self._kept, "vendor", None) != connection.vendor:
            query = self._build(*(Value(Slot(number)) for number in range(count))).query
            self._kept.written = _write(query.get_compiler(connection=connection))
            self._kept.vendor = connection.vendor
        written: Written = self._kept.written
        return written


class Among(Func):
    """Whether a column's value is one of a list's: one parameter, whatever the length of the list."""

    output_field = BooleanField()

    def __init__(self, name: str, values: Expression) -> None:
        super().__init__(F(name), values)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        joiner = " IN (SELECT value FROM json_each("
        return self.as_sql(compiler, connection, template="%(expressions)s))", arg_joiner=joiner, **context)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="%(expressions)s)", arg_joiner=" = ANY(", **context)


def _write(compiler: SQLCompiler) -> Written:
    sql, parameters = compiler.as_sql()
    columns = [column for column, _, _ in compiler.select]
    converters = compiler.get_converters(columns)
    is_whole = compiler.query.default_cols  # instances, with all columns or not; else values
    return Written(
        sql,
        tuple(parameters),
        [(place, *found) for place, found in converters.items()],
        compiler.query.model if is_whole else None,
        [column.target.attname for column in columns] if is_whole else (),
        len(columns),
    )


def _adapted(value: object) -> object:
    if connection.vendor != "sqlite":
        return value
    if isinstance(value, list):
        return json.dumps(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _read(rows: Sequence[tuple[Any, ...]], written: Written) -> Iterator[Any]:
    for whole in rows:
        row = whole[: written.width]
        if written.converters:
            read = list(row)
            for place, converters, expression in written.converters:
                for convert in converters:
                    read[place] = convert(read[place], expression, connection)
            row = tuple(read)
        yield written.model.from_db(connection.alias, written.names, row) if written.model else row
