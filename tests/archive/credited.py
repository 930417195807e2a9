"""An article as a page has it, read with lines of credit above or below its text."""

from archive.ingest.draft import Block, DraftArticle, Reading
from archive.ingest.reading import find_articles

TEXT = [
    "各地贸促会积极组织企业参加展会，帮助企业开拓国际市场，取得了良好成效。",
    "与会代表表示，要用好自贸协定的各项优惠政策，继续扩大出口，帮助更多企业走出去。",
]
TITLE = "各地贸促机构服务外资"


def read(*lines: str) -> DraftArticle:
    """Whatever the lines are, title and text are as above."""
    (article,) = find_articles(Reading("text", "\n".join(lines), tuple(map(Block, lines))))[0]
    assert (article.title, [paragraph.text for paragraph in article.paragraphs]) == (TITLE, TEXT)
    return article
