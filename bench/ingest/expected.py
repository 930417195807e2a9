"""What bulletins hold, as a person has written it down beside them. Imports nothing of the project."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Collection:
    """A folder of bulletins and what they hold.

    `is_complete`: lists of branches, people, headings and warnings name all there are, and a subtitle or kicker
    not given is none. Otherwise lists are samples and what is not given is not known.
    """

    name: str
    folder: Path
    expectations: Path
    is_complete: bool = True

    @classmethod
    def in_folder(cls, folder: Path) -> Collection:
        return cls(folder.name, folder, folder / "expected.json")


BULLETINS = Collection.in_folder(ROOT / "tests" / "bulletins")
SEEDS = Collection("seeds", ROOT / "seeds", ROOT / "tests" / "gold" / "seeds.json", is_complete=False)


@dataclass(frozen=True)
class ExpectedFigure:
    text: str
    counted: str
    branch: str | None


@dataclass(frozen=True)
class ExpectedArticle:
    """None is not known, and not judged; an empty string or list is known to be none."""

    title: str
    date: str | None = None  # ISO 8601
    kicker: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] | None = None
    source: str | None = None
    editor: str | None = None
    page: int | None = None
    continued_from_page: int | None = None
    continued_on_page: int | None = None
    kind: str | None = None
    headings: tuple[str, ...] | None = None
    branches: tuple[str, ...] | None = None
    people: tuple[tuple[str, str], ...] | None = None
    figures: tuple[ExpectedFigure, ...] = ()
    figures_complete: bool = False
    contains: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    paragraph_count: int | None = None
    warnings: tuple[str, ...] | None = None
    is_complete: bool = True  # as of the collection


KEYS = {field.name for field in fields(ExpectedArticle)} - {"is_complete"}
KEYS_NOT_MEASURED = {"passages"}
NONE_WHERE_COMPLETE: Mapping[str, object] = {"kicker": "", "subtitle": "", "headings": [], "warnings": []}


def load_expected(collection: Collection) -> Mapping[str, tuple[ExpectedArticle, ...]]:
    """The articles of every bulletin, by the bulletin's name. Raises ValueError for a key that means nothing."""
    items = json.loads(collection.expectations.read_text(encoding="utf-8"))
    return {
        name: tuple(_article(article, collection.is_complete) for article in articles)
        for name, articles in items.items()
        if not name.startswith("_")
    }


def _article(item: Mapping[str, Any], is_complete: bool) -> ExpectedArticle:
    if unknown := set(item) - KEYS - KEYS_NOT_MEASURED:
        raise ValueError(f"{item['title']}: {', '.join(sorted(unknown))}")
    given = dict(NONE_WHERE_COMPLETE) if is_complete else {}
    given |= {key: value for key, value in item.items() if key not in KEYS_NOT_MEASURED}
    if "date" in item:
        given["date"] = item["date"] or ""  # null: the bulletin states none
    given["figures"] = [ExpectedFigure(*figure) for figure in item.get("figures", [])]
    if not is_complete:
        given.pop("warnings", None)  # told in prose there
    return ExpectedArticle(
        **{key: _frozen(value) for key, value in given.items()},
        is_complete=is_complete,
    )


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value
