"""The numbers of an article that count something: value, unit, what is counted, comparison, whose it is.

May import draft, and of its own room counted, ownership, passages and quantities.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from archive.ingest.draft import BranchMention, DraftArticle, FigureMention
from archive.ingest.mentions.counted import counted_after, counted_before
from archive.ingest.mentions.ownership import find_owner
from archive.ingest.mentions.passages import BYLINE, SENTENCE_END, SUBTITLE, TITLE, Passage, passages_of
from archive.ingest.mentions.quantities import Quantity, find_quantities

_COMPARISON = re.compile(
    r"(?P<basis>同比|环比|年均|较[^，。；：、]{1,16}?|比(?!重|例|较|赛|利|如)[^，。；：、]{1,16}?)(?:平均|实际|分别|净|再|又|约|近|大幅)*"
    r"(?P<verb>增长|下降|增加|减少|提高|上升|回升|新增|扩大|降低|上涨|下跌|提升|回落|增幅|降幅|翻)了?(?:超过|超|达到|达|约|近|逾|至)?$"
    r"|(?:逆势|稳步|持续|快速|迅速|小幅|大幅|略有|继续|平均|实际)?(?P<alone>增长|下降|增加|减少|提高|上升|新增|增幅|降幅)了?(?:超过|超|达到|达|约|近|逾)?$"
)
FEW = 3  # branches: an article of more is about none of them alone
HEADS = frozenset({TITLE, SUBTITLE, BYLINE})
_SHARE = frozenset("%％倍")


def find_figures(article: DraftArticle, branches: Iterable[BranchMention]) -> tuple[FigureMention, ...]:
    """All figures in the order of the text; those of titles repeat the text and are left to it."""
    branches = list(branches)
    own = _own_branch(article, branches)
    bodies: dict[str, list[BranchMention]] = {}
    for mention in branches:
        bodies.setdefault(mention.paragraph, []).append(mention)
    texts = {paragraph.id for paragraph in article.paragraphs}
    return tuple(
        figure
        for passage in passages_of(article)
        if passage.id in texts
        for figure in _in_passage(passage, bodies.get(passage.id, []), own)
    )


def _own_branch(article: DraftArticle, branches: Sequence[BranchMention]) -> str | None:
    """The one branch that title, subtitle and byline name; without any, the one that leads the text and prevails."""
    if article.kind in {"minutes", "notice"}:
        return None  # what is planned is nobody's yet
    heads = {mention.slug for mention in branches if mention.paragraph in HEADS}
    if heads:
        return heads.pop() if len(heads) == 1 else None
    counts = Counter(mention.slug for mention in branches)
    if not counts or any(
        paragraph.type == "heading" and "贸促" in paragraph.text for paragraph in article.paragraphs
    ):
        return None
    (first, most), *others = counts.most_common(2)
    alone = not others or (len(counts) <= FEW and most >= 3 * others[0][1])
    return first if alone and branches[0].slug == first else None


def _in_passage(
    passage: Passage, bodies: Sequence[BranchMention], own: str | None
) -> Iterator[FigureMention]:
    ends = [match.end() for match in SENTENCE_END.finditer(passage.folded)]
    last = (0, 0, 0)  # where the number before ends, and what it counts
    for quantity in find_quantities(passage.folded):
        following = bisect_left(ends, quantity.end)
        start = ends[following - 1] if following else 0
        end = ends[following] if following < len(ends) else len(passage.folded)
        comparison_start, comparison = _comparison(passage.folded, start, quantity)
        counted = _counted(passage.folded, start, comparison_start, quantity, compared=bool(comparison))
        if comparison and counted[0] == counted[1] and passage.folded[last[0] : comparison_start] == "，":
            counted = last[1:]  # 签发证书8.46万份，同比增长9.3%
        last = quantity.end, *counted
        yield FigureMention(
            text=passage.text[quantity.start : quantity.end],
            value=quantity.value,
            unit=passage.text[quantity.unit_start : quantity.end],
            counted=passage.text[counted[0] : counted[1]],
            comparison=comparison,
            branch=find_owner(passage.folded, bodies, (start, end), quantity.start, own),
            sentence=passage.text[start:end].strip(),
            paragraph=passage.id,
            start=quantity.start,
            end=quantity.end,
        )


def _comparison(text: str, start: int, quantity: Quantity) -> tuple[int, str]:
    """Where the comparison before the number begins, and its words: 同比增长, 较第二届链博会新增."""
    match = _COMPARISON.search(text, max(start, quantity.start - 28), quantity.start)
    if not match:
        return quantity.start, ""
    words = match["alone"] or match["basis"] + match["verb"]
    return match.start(), words


def _counted(text: str, start: int, before: int, quantity: Quantity, *, compared: bool) -> tuple[int, int]:
    """What stands behind the unit (130余家企业), else what leads up to the number (发票金额达67亿美元)."""
    is_share = text[quantity.end - 1] in _SHARE
    of = is_share and text[quantity.end : quantity.end + 1] == "的"  # 11%的企业
    if not compared and (of or not is_share) and (after := counted_after(text, quantity.end + of)):
        return after
    return counted_before(text, start, before) or (quantity.start, quantity.start)
