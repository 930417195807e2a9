"""Brings in what the archive starts with: the known branches and the founding documents. Does nothing twice."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from archive.models import Branch
from archive.receiving import receive

NAME_LISTS = ("former_names", "aliases")


class Command(BaseCommand):
    help = "载入分支机构和创始文献；已有的不再重复"

    def handle(self, *args: Any, **options: Any) -> None:
        records = json.loads((settings.SEEDS_DIR / "branches.json").read_text(encoding="utf-8"))
        new_branches = load_branches(records)
        documents = sorted(settings.SEEDS_DIR.glob("*.txt"))
        new_documents = sum(_take_in(path) for path in documents)
        self.stdout.write(
            _("分支机构 %(branches)d 个（新增 %(new)d），创始文献 %(documents)d 份（新入藏 %(taken)d）")
            % {
                "branches": len(records),
                "new": new_branches,
                "documents": len(documents),
                "taken": new_documents,
            }
        )


def load_branches(records: Iterable[dict[str, Any]]) -> int:
    """Adds the branches that are missing, and to those held the names they lack; returns how many were added.

    What an editor changed stays: of a branch held, nothing is replaced.
    """
    added = 0
    with transaction.atomic():
        held = {key: branch for branch in Branch.objects.all() for key in (branch.slug, branch.name)}
        for record in records:
            if branch := held.get(record["slug"]) or held.get(record["name"]):
                _add_names(branch, record)
            else:
                parent = held[record["parent"]] if record["parent"] else None
                branch = Branch.objects.create(**{**record, "parent": parent})
                added += 1
            held[record["slug"]] = branch
    return added


def _add_names(branch: Branch, record: dict[str, Any]) -> None:
    lacking = {
        field: [name for name in record[field] if name not in getattr(branch, field)] for field in NAME_LISTS
    }
    lacks_english = bool(record.get("english_name") and not branch.english_name)
    if lacks_english or any(lacking.values()):
        for field, names in lacking.items():
            setattr(branch, field, [*getattr(branch, field), *names])
        branch.english_name = branch.english_name or record.get("english_name", "")
        branch.save(update_fields=[*NAME_LISTS, "english_name"])


def _take_in(path: Path) -> bool:
    """True where the document is new. Raises CommandError where it cannot be read."""
    (receipt,) = receive(path.read_bytes(), path.name, by=None, publish=True)
    if receipt.fate == "refused":
        raise CommandError(f"{path.name}：{receipt.reason}")
    return receipt.fate == "taken"
