"""Says a query again: in Chinese, so that the reader sees what was understood, and as a query to type.

Plain Python; may import search.query and search.fields.
"""

from __future__ import annotations

from collections.abc import Sequence

from search.fields import FIELD_LABELS, FieldName
from search.query import AllOf, AnyOf, Clause, Prefix, Text

_QUOTES_INSIDE = str.maketrans(dict.fromkeys('"“”„‟〝〞', "·"))


def describe(clause: Clause | None, restrictions: Sequence[tuple[FieldName, str]] = ()) -> str:
    """链博会 且 不含 湖北；机构：山东"""
    parts = [_describe(clause)] if clause else []
    parts += [f"{FIELD_LABELS[name]}限于 {typed.replace(' OR ', ' 或 ')}" for name, typed in restrictions]
    return "；".join(part for part in parts if part)


def _describe(clause: Clause) -> str:
    if isinstance(clause, Text):
        return _in_field(clause.field, f"“{clause.text}”" if clause.exact else clause.text)
    if isinstance(clause, Prefix):
        return _in_field(clause.field, f"以 {clause.text} 开头的词")
    if isinstance(clause, AnyOf):
        return " 或 ".join(_bracketed(_describe(inner), inner, AllOf) for inner in clause.clauses)
    is_lone = len(clause.clauses) + len(clause.excluded) == 1
    parts = [_bracketed(_describe(inner), inner, () if is_lone else AnyOf) for inner in clause.clauses]
    parts += [f"不含 {_bracketed(_describe(inner), inner, AnyOf | AllOf)}" for inner in clause.excluded]
    return " 且 ".join(parts)


def _in_field(name: str, text: str) -> str:
    return text if name == "any" else f"{FIELD_LABELS[name]}含 {text}"  # type: ignore[index]


def write(clause: Clause | None, restrictions: Sequence[tuple[FieldName, str]] = ()) -> str:
    """A query that parses to the same clause and restrictions without a notice."""
    parts = [_write_all(clause)] if isinstance(clause, AllOf) else [_write(clause)] if clause else []
    parts += [_write_restriction(name, typed) for name, typed in restrictions]
    return " ".join(part for part in parts if part)


def _write(clause: Clause) -> str:
    if isinstance(clause, Text):
        return _prefixed(clause.field, _quotation(clause.text) if clause.exact else clause.text)
    if isinstance(clause, Prefix):
        return _prefixed(clause.field, clause.text + "*")
    if isinstance(clause, AnyOf):
        return " OR ".join(_bracketed(_write(inner), inner, AnyOf | AllOf) for inner in clause.clauses)
    return _write_all(clause)


def _write_all(clause: AllOf) -> str:
    parts = [_bracketed(_write(inner), inner, AllOf) for inner in clause.clauses]
    parts += ["-" + _bracketed(_write(inner), inner, AnyOf | AllOf) for inner in clause.excluded]
    return " ".join(parts)


def _write_restriction(name: FieldName, typed: str) -> str:
    label = FIELD_LABELS[name]
    return f"{label}:({typed})" if " OR " in typed else f"{label}:{_quoted(typed)}"


def _quoted(text: str) -> str:
    return _quotation(text) if " " in text else text


def _quotation(text: str) -> str:
    """Marks inside a quotation count as any mark does: one that does not end it stands for them."""
    return '"' + text.translate(_QUOTES_INSIDE) + '"'


def _prefixed(name: str, text: str) -> str:
    return text if name == "any" else f"{FIELD_LABELS[name]}:{text}"  # type: ignore[index]


def _bracketed(written: str, clause: Clause, kinds: object) -> str:
    return f"({written})" if isinstance(clause, kinds) else written  # type: ignore[arg-type]
