"""manage.py doctor: is everything that was taken in still there and right, and what is to be done where it is not."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import django
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from archive.keeping.facts import examine_facts
from archive.keeping.findings import Finding
from archive.keeping.fixity import audit_originals
from archive.keeping.waiting import examine_arrivals
from archive.models import Article, Bulletin
from archive.originals import sweep
from config.bar import progress_bar
from config.installation import examine_installation
from search.reconciling import examine_index, repair_index
from search.schema import version as index_version

NEEDED = {"database-away", "migrations"}  # findings with which no row can be read


class Command(BaseCommand):
    help = "逐份重算原件的校验值，核对数据库、索引、权限、空间和版本；有错误时退出码为 1"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="输出 JSON，供监控使用")
        parser.add_argument("--repair-index", action="store_true", help="先按数据库修好索引")
        parser.add_argument(
            "--repair-facts", action="store_true", help="先按数据库写好原件旁的事实文件，清掉中断的收件"
        )
        parser.add_argument("--log", type=Path, metavar="FILE", help="把结果作为一行 JSON 追加到文件")

    def handle(self, *args: Any, **options: Any) -> None:
        started, repaired = timezone.now(), None
        findings = list(examine_installation())
        is_readable = NEEDED.isdisjoint(finding.code for finding in findings)
        if is_readable:
            repaired = repair_index() if options["repair_index"] else None
            findings += self._of_the_record(options["repair_facts"])
        report = _report(started, findings, repaired, is_readable)
        self.stdout.write(
            json.dumps(report, ensure_ascii=False, indent=1) if options["json"] else _told(report)
        )
        if options["log"]:
            _keep(report, options["log"])
        if errors := sum(finding.gravity == "error" for finding in findings):
            raise CommandError(f"{errors} 处错误，怎么办见上。")

    def _of_the_record(self, mend: bool) -> list[Finding]:
        if mend:
            sweep()
        return [*self._audit(), *self._facts(mend), *examine_index(), *examine_arrivals()]

    def _audit(self) -> list[Finding]:
        with progress_bar("核对原件", "份") as show:
            return list(audit_originals(show))

    def _facts(self, mend: bool) -> list[Finding]:
        with progress_bar("核对事实", "份") as show:
            return list(examine_facts(show, mend=mend))


def _keep(report: dict[str, Any], path: Path) -> None:
    try:
        with path.open("a", encoding="utf-8") as log:
            log.write(json.dumps(report, ensure_ascii=False) + "\n")
    except OSError as error:
        raise CommandError(f"结果没有记到 {path}：{error.strerror}。") from error


def _report(
    started: datetime, findings: list[Finding], repaired: int | None, is_readable: bool
) -> dict[str, Any]:
    database = (
        f"{connection.vendor} {'.'.join(map(str, connection.get_database_version()))}" if is_readable else ""
    )
    return {
        "started": started.isoformat(timespec="seconds"),
        "ended": timezone.now().isoformat(timespec="seconds"),
        "bulletins": Bulletin.objects.count() if is_readable else None,
        "articles": Article.objects.count() if is_readable else None,
        "versions": {
            "python": platform.python_version(),
            "django": django.get_version(),
            "database": database or connection.vendor,
            "index": index_version(),
        },
        "repaired": repaired,
        "findings": [asdict(finding) for finding in findings],
    }


def _told(report: dict[str, Any]) -> str:
    versions = "，".join(f"{name} {number}" for name, number in report["versions"].items())
    counted = (
        f"公报 {report['bulletins']} 份，文章 {report['articles']} 篇"
        if report["articles"] is not None
        else "没有读到数据"
    )
    lines = [f"{counted}；{versions}"]
    if report["repaired"] is not None:
        lines.append(f"索引已按数据库修好，收入 {report['repaired']} 篇")
    for finding in report["findings"]:
        mark = "错误" if finding["gravity"] == "error" else "注意"
        lines.append(f"{mark} [{finding['code']}] {finding['message']}\n  怎么办：{finding['remedy']}")
    return "\n".join(lines if report["findings"] else [*lines, "一切完好。"])
