"""Holds the house: who may know whom."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("config", "archive", "search")

# In each chain a module may import what stands before it, never what stands after it.
CHAINS = [
    ["archive", "search", "config"],
    ["archive.models", "archive.ingest.accession", "archive.forms", "archive.admin", "archive.urls"],
    ["archive.models", "archive.ingest.accession", "archive.forms", "archive.views", "archive.urls"],
    ["archive.receiving", "archive.arrivals", "archive.worker", "archive.keeping.waiting"],
    ["archive.models", "archive.pages", "archive.views", "archive.urls"],
    ["archive.models", "archive.pages", "archive.api", "archive.urls"],
    ["archive.ingest.draft", "archive.ingest.readers", "archive.ingest.reading", "archive.ingest.accession"],
    ["search.trie", "search.units", "search.analysis", "search.streams", "search.inverting", "search.parts"],
    ["search.trie", "search.cutting", "search.analysis"],
    ["search.lexicon", "search.analysis", "search.schema", "search.generations", "search.indexing"],
    [
        "search.schema",
        "search.blocks",
        "search.segments",
        "search.generations",
        "search.merging",
        "search.indexing",
    ],
    [
        "search.arrays",
        "search.columns",
        "search.segments",
        "search.parts",
        "search.rebuilding",
        "search.indexing",
    ],
    [
        "search.blocks",
        "search.kernels",
        "search.positions",
        "search.postings",
        "search.matching",
        "search.snapshot",
        "search.counting",
    ],
    ["search.kernels", "search.heaps", "search.ordering", "search.evaluation"],
    ["search.snapshot", "search.counting", "search.nodes", "search.ranking", "search.evaluation"],
    ["search.query", "search.parsing", "search.evaluation", "search.searching", "search.views"],
    ["search.query", "search.parsing", "search.evaluation", "search.searching", "search.api", "search.urls"],
    ["search.snapshot", "search.respelling", "search.searching"],
    ["search.views", "search.urls"],
]
WITHOUT_DJANGO = (
    "search.trie",
    "search.cutting",
    "search.analysis",
    "search.query",
    "search.parsing",
    "search.evaluation",
    "search.respelling",
    "archive.ingest",
)
WITH_DJANGO_NEVERTHELESS = ("archive.ingest.accession",)
WITH_WHOOSH = ("search.schema", "search.blocks", "search.segments", "search.generations")


def is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_name(path): imports_of(path) for app in APPS for path in sorted((ROOT / app).rglob("*.py"))}


@pytest.mark.parametrize("chain", CHAINS, ids=lambda chain: " <- ".join(chain))
def test_nothing_imports_what_stands_above_it(chain):
    for place, lower in enumerate(chain):
        for upper in chain[place + 1 :]:
            wrong = [
                (module, name)
                for module, names in MODULES.items()
                if is_in(module, lower)
                for name in names
                if is_in(name, upper)
            ]
            assert not wrong, f"{lower} must not know {upper}: {wrong}"


def test_plain_rooms_import_no_django():
    plain = {
        module: names
        for module, names in MODULES.items()
        if any(is_in(module, room) for room in WITHOUT_DJANGO)
        and not any(is_in(module, room) for room in WITH_DJANGO_NEVERTHELESS)
    }
    assert plain
    for module, names in plain.items():
        assert not [name for name in names if is_in(name, "django") or is_in(name, "archive.models")], module


def test_whoosh_is_imported_in_its_rooms_only():
    users = {module for module, names in MODULES.items() if any(is_in(name, "whoosh") for name in names)}
    assert users
    assert users <= set(WITH_WHOOSH)


def test_what_knows_whooshs_rooms_is_tested_on_both_of_its_releases():
    tested = (ROOT / "Makefile").read_text().split("\nON_WHOOSH = ")[1].splitlines()[0].split()
    for path in (ROOT / "tests/search").glob("test_*.py"):
        if any(is_in(name, room) for name in imports_of(path) for room in (*WITH_WHOOSH, "whoosh")):
            assert path.stem.removeprefix("test_") in tested
    assert all((ROOT / f"tests/search/test_{name}.py").exists() for name in tested)


def test_nothing_of_the_product_imports_tests_or_bench():
    for module, names in MODULES.items():
        assert not [name for name in names if is_in(name, "tests") or is_in(name, "bench")], module


def test_there_is_no_utils_drawer():
    drawers = {"utils", "core", "common", "services", "helpers"}
    assert not [module for module in MODULES if drawers & set(module.split("."))]
