"""Catalogues and what is marked for them, read without gettext's programs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ("en", "zh_Hant")
_FUNCTIONS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
_CALL = re.compile(r"""(?:gettext|_)\(\s*((?:u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")))""")

Entry = dict[str, str]  # msgid, msgid_plural, msgstr, msgstr[0] ... and flags


def path_of(locale: str, ending: str) -> Path:
    return ROOT / "locale" / locale / "LC_MESSAGES" / f"django.{ending}"


def entries(locale: str) -> list[Entry]:
    """Of the .po file, without its header and what is obsolete."""
    blocks = path_of(locale, "po").read_text(encoding="utf-8").split("\n\n")
    return [entry for block in blocks if (entry := _entry(block)).get("msgid")]


def _entry(block: str) -> Entry:
    entry: Entry = {"flags": ""}
    field = ""
    for line in block.splitlines():
        if line.startswith("#"):
            entry["flags"] += line if line.startswith("#,") else ""
        elif line.startswith('"'):
            entry[field] += ast.literal_eval(line)
        else:
            field, _space, text = line.partition(" ")
            entry[field] = ast.literal_eval(text)
    return entry


def translations(entry: Entry) -> list[str]:
    return [text for name, text in entry.items() if name.startswith("msgstr")]


def marked() -> Iterator[str]:
    """Every msgid in source."""
    for app in ("archive", "search", "config"):
        for path in (ROOT / app).rglob("*.py"):
            yield from _in_python(path.read_text(encoding="utf-8"))
    for path in (ROOT / "templates").rglob("*.*"):
        yield from _in_template(path.read_text(encoding="utf-8"))


def _in_python(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
            if name in _FUNCTIONS and isinstance(node.args[0].value, str):
                yield node.args[0].value


def _in_template(source: str) -> Iterator[str]:
    for found in _CALL.finditer(templatize(source)):
        yield ast.literal_eval(found[1])
