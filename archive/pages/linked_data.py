"""An article as schema.org describes it, for programs that read pages. https://schema.org/NewsArticle

Imports the record's models.
"""

from __future__ import annotations

import json

from archive.models import Article

# Inside <script> these would end it, or open a comment in it.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def linked_data_of(article: Article, address: str, publisher: str) -> str:
    """JSON-LD that is safe inside a <script>. What the text does not state is left out, the date first of all."""
    described: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": article.title,
        "alternativeHeadline": article.subtitle,
        "inLanguage": article.script,
        "genre": article.get_kind_display(),
        "datePublished": article.date.isoformat() if article.date else "",
        "dateModified": article.updated_at.isoformat(),
        "author": [{"@type": "Person", "name": name} for name in article.author_names],
        "sourceOrganization": {"@type": "Organization", "name": article.source} if article.source else "",
        "pageStart": article.page,
        "isBasedOn": article.url,
        "publisher": {"@type": "Organization", "name": publisher},
    }
    stated = {name: value for name, value in described.items() if value}
    return json.dumps(stated, ensure_ascii=False).translate(_ESCAPES)
