"""Related articles on the page of an article: the search fills them in, the archive's page only leaves room for them."""

from __future__ import annotations

from django import template

from archive.models import Article
from search.relating import related_to

register = template.Library()


@register.simple_tag
def related_articles(article: Article) -> list[Article]:
    return related_to(article) if article.is_published else []
