"""Says a query again: in words, so that the reader sees what was understood, and as a query to type.

Plain Python; may import archive.sentences, search.query and search.fields. Who knows the reader's language gives its
gettext; else the words are Chinese.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from archive.sentences import gettext_noop as _
from search.fields import FIELD_LABELS, FieldName
from search.query import AllOf, AnyOf, Clause, Prefix, Text, Within

_QUOTES_INSIDE = str.maketrans(dict.fromkeys('"“”„‟〝〞', "·"))


_AND, _OR, _WITHOUT = _(" 且 "), _(" 或 "), _("不含 %(clause)s")
_BEGINS, _HOLDS, _LIMITED = (
    _("以 %(text)s 开头的词"),
    _("%(field)s含 %(text)s"),
    _("%(field)s限于 %(values)s"),
)
_IS = _("%(field)s为 %(values)s")
_LISTED = _("；")


def describe(
    clause: Clause | None,
    restrictions: Sequence[tuple[FieldName, str]] = (),
    gettext: Callable[[str], str] = str,
) -> str:
    """链博会 且 不含 湖北；机构限于 山东"""
    parts = [_describe(clause, gettext)] if clause else []
    for name, typed in restrictions:
        values = typed.replace(" OR ", gettext(_OR))
        parts.append(gettext(_LIMITED) % {"field": gettext(FIELD_LABELS[name]), "values": values})
    return gettext(_LISTED).join(part for part in parts if part)


def _describe(clause: Clause, gettext: Callable[[str], str]) -> str:
    def part(inner: Clause, bracketed: object) -> str:
        return _bracketed(_describe(inner, gettext), inner, bracketed)

    if isinstance(clause, Text):
        return _in_field(clause.field, f"“{clause.text}”" if clause.exact else clause.text, gettext)
    if isinstance(clause, Prefix):
        return _in_field(clause.field, gettext(_BEGINS) % {"text": clause.text}, gettext)
    if isinstance(clause, Within):
        values = clause.typed.replace(" OR ", gettext(_OR))
        return gettext(_IS) % {"field": gettext(FIELD_LABELS[clause.field]), "values": values}
    if isinstance(clause, AnyOf):
        return gettext(_OR).join(part(inner, AllOf) for inner in clause.clauses)
    is_lone = len(clause.clauses) + len(clause.excluded) == 1
    parts = [part(inner, () if is_lone else AnyOf) for inner in clause.clauses]
    parts += [gettext(_WITHOUT) % {"clause": part(inner, AnyOf | AllOf)} for inner in clause.excluded]
    return gettext(_AND).join(parts)


def _in_field(name: str, text: str, gettext: Callable[[str], str]) -> str:
    if name == "any":
        return text
    return gettext(_HOLDS) % {"field": gettext(FIELD_LABELS[name]), "text": text}  # type: ignore[index]


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
    if isinstance(clause, Within):
        return _write_restriction(clause.field, clause.typed)
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
