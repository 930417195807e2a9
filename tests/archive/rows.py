"""Rows of the record, made in one line each."""

from itertools import count

from archive.models import Article, Branch, BranchMention, Bulletin

_numbers = count(1)


def make_bulletin(**values) -> Bulletin:
    number = next(_numbers)
    defaults = {"original_name": f"{number}.txt", "sha256": f"{number:064x}", "size": 10, "format": "text"}
    return Bulletin.objects.create(**{**defaults, **values})


def make_article(*texts: str, **values) -> Article:
    """Published, unless said otherwise; texts become paragraphs p1, p2 ..."""
    paragraphs = [
        {"id": f"p{place}", "type": "text", "text": text, "level": 0} for place, text in enumerate(texts, 1)
    ]
    defaults = {"title": "大连企业出海", "status": Article.Status.PUBLISHED, "paragraphs": paragraphs}
    bulletin = values.pop("bulletin", None) or make_bulletin()
    return Article.objects.create(bulletin=bulletin, **{**defaults, **values})


def make_branch(slug: str = "shandong", name: str = "山东省贸促会", **values) -> Branch:
    return Branch.objects.create(**{"slug": slug, "name": name, "level": "province", **values})


def mention(article: Article, branch: Branch, text: str, paragraph: str = "p1") -> BranchMention:
    """Where the text first stands in the paragraph."""
    start = article.paragraphs_in([paragraph])[0]["text"].index(text)
    return BranchMention.objects.create(
        article=article, branch=branch, paragraph=paragraph, start=start, end=start + len(text), text=text
    )


def say(branch: Branch, text: str, **values) -> Article:
    """An article of one paragraph that names the branch."""
    article = make_article(text, **values)
    mention(article, branch, branch.name)
    return article
