"""Prints precision, recall and F1 of every field, and with --verbose every miss on a line of its own."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from bench.ingest.expected import BULLETINS, SEEDS, Collection
from bench.ingest.reading import measure
from bench.ingest.scoring import Finding, invented_dates, tally


def print_table(name: str, findings: Sequence[Finding]) -> None:
    print(f"\n{name:16} precis.   recall       F1   right/read  found/expected")
    for field, counts in tally(findings).items():
        print(
            f"{field:16} {_share(counts.read, counts.precision)}  {_share(counts.expected, counts.recall)}  "
            f"{_share(counts.read + counts.expected, counts.f1)}   "
            f"{counts.right:4}/{counts.read:<5}   {counts.recalled:4}/{counts.expected}"
        )
    print(f"invented dates  {len(invented_dates(findings))}")


def _share(count: int, share: float) -> str:
    """Nothing was counted where nothing was there to count."""
    return f"{share:7.3f}" if count else "      -"


def print_misses(findings: Sequence[Finding]) -> None:
    print()
    for finding in findings:
        if finding.missed or finding.wrong:
            missed, wrong = " | ".join(finding.missed), " | ".join(finding.wrong)
            where = f"{finding.bulletin} [{finding.title}] {finding.field}"
            print(f"{where}: expected <{missed}>, got <{wrong}>")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.ingest", description=__doc__)
    parser.add_argument(
        "folders", nargs="*", type=Path, metavar="FOLDER", help="bulletins with an expected.json"
    )
    parser.add_argument("--verbose", action="store_true", help="list every miss")
    options = parser.parse_args()
    for collection in [Collection.in_folder(folder) for folder in options.folders] or [BULLETINS, SEEDS]:
        findings = list(measure(collection))
        if options.verbose:
            print_misses(findings)
        print_table(collection.name, findings)


if __name__ == "__main__":
    main()
