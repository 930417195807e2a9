"""Articles for the tests of search, made as rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from archive.models import Article, Branch, BranchMention, Bulletin
from search.evaluation import Engine


def publish(title: str, *texts: str, **fields: Any) -> Article:
    bulletin, _ = Bulletin.objects.get_or_create(
        sha256="0" * 64, defaults={"original_name": "a.txt", "size": 1, "format": "text"}
    )
    paragraphs = [
        {"id": f"p{n}", "type": "text", "text": text, "level": 0} for n, text in enumerate(texts, 1)
    ]
    fields = {"status": Article.Status.PUBLISHED, "bulletin": bulletin, "paragraphs": paragraphs} | fields
    return Article.objects.create(title=title, **fields)


def mention(article: Article, slug: str) -> None:
    branch, _ = Branch.objects.get_or_create(slug=slug, defaults={"name": slug, "level": "province"})
    BranchMention.objects.create(article=article, branch=branch, paragraph="p1", start=0, end=1, text="x")


def held(index_dir: Path) -> dict[int, int]:
    """Revisions by article, as the index has them."""
    return Engine(index_dir, 2**20).revisions()
