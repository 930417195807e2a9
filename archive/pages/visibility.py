"""Who may see what: readers what is published, editors all of it. Imports the record's models."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import BigAutoField, Exists, OuterRef

from archive.models import Article, Bulletin
from archive.prepared import Prepared

User = AbstractBaseUser | AnonymousUser


class Withdrawn(Exception):
    """It was here, and an editor took it away."""


_article = Prepared(lambda pk: Article.objects.filter(pk=pk).order_by())


def find_article(pk: int, user: User) -> Article | None:
    """Raises Withdrawn. Asks for the user only where the article is not for everyone. Its bulletin does not come with
    it: SQLite reads all that was received to reach the columns behind it."""
    article = next(iter(_article(pk)), None) if pk <= BigAutoField.MAX_BIGINT else None
    if article is None or article.is_published or is_editor(user):
        return article
    if article.status == Article.Status.WITHDRAWN:
        raise Withdrawn
    return None


def find_bulletin(pk: int, user: User) -> Bulletin | None:
    """One that has something published; what it holds as received comes with it, so not before."""
    articles = Article.objects.filter(bulletin=OuterRef("pk"))
    bulletin = (
        Bulletin.objects.filter(pk=pk)
        .annotate(
            has_published=Exists(articles.published()),
            has_withdrawn=Exists(articles.filter(status=Article.Status.WITHDRAWN)),
        )
        .select_related("accessioned_by")
        .defer("received_text")
        .first()
    )
    return bulletin if bulletin and (bulletin.has_published or is_editor(user)) else None


def shows_original(bulletin: Bulletin, user: User) -> bool:
    """Not where an article was withdrawn: its words stand in the original."""
    return not vars(bulletin)["has_withdrawn"] or is_editor(user)


def is_editor(user: User) -> bool:
    return user.is_active and bool(getattr(user, "is_staff", False))
