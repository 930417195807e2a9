"""What stands over the title of a document for its kind and its office: 会议纪要, 某某委员会, 【专题】.

Imports broken_titles, cleaning, heads and phrases.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.ingest.broken_titles import DOCUMENT_WORD, runs_on
from archive.ingest.cleaning import Unit
from archive.ingest.heads import OFFICE, has_text
from archive.ingest.phrases import HAN

BRACKETED = re.compile(rf"[【\[〔][{HAN}]{{2,8}}[】\]〕]")
DOCUMENT_CLASS = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}会议?|工作|情况|专题|简要)?(?:纪要|简报|快报|专报|通报|信息|动态|参考|通知|公告)"
)
# The same with whose it is, as printed over all that an office issues: 某市贸促会会长办公会议纪要.
DOCUMENTS_OF_A_BODY = re.compile(
    rf"(?!关于)[{HAN}]{{2,20}}(?:贸促会|委员会|分会|支会|商会|协会)(?:[{HAN}]{{0,8}}会议?)?(?:纪要|简报|快报|专报|通报)"
)
ISSUER = re.compile(r"(?:委员会|贸促会|分会|办公厅|办公室|厅|局|处|部|院|中心|商会|协会|政府|联合会)$")


def is_document_class(text: str) -> bool:
    """What stands over a document for its kind, not for its matter: 会议纪要, 工作简报."""
    return bool(DOCUMENT_CLASS.fullmatch(text) or DOCUMENTS_OF_A_BODY.fullmatch(text))


def awaits_title(heads: Sequence[str], text: str) -> bool:
    """Whether these lines are but the head of a document, so that the next one is its title.

    某市贸促会会长办公会议纪要 may be one as well: then only what names a document is more of a title.
    """
    if not is_document_head(heads):
        return False
    titled = any(DOCUMENTS_OF_A_BODY.fullmatch(head) for head in heads)
    return not titled or bool(DOCUMENT_WORD.search(text) or text.startswith("关于"))


def is_document_head(texts: Sequence[str]) -> bool:
    """Nothing but an office and the class of a document, or the name of a column."""
    classes = [text for text in texts if is_document_class(text) or BRACKETED.fullmatch(text)]
    offices = [text for text in texts if text not in classes and ISSUER.search(text) and len(text) > 3]
    return len(classes) + len(offices) == len(texts) and bool(classes or not texts)


def length_of_head(texts: Sequence[str]) -> int:
    """How many lines over a title are the head of its document: 某某委员会 / 会议纪要; an office over 【专题】."""
    for at, text in enumerate(texts[:-1]):
        over = is_document_head(texts[: at + 1]) and not runs_on(text, texts[at + 1])
        if at and over and (BRACKETED.fullmatch(text) or not DOCUMENT_CLASS.fullmatch(texts[at + 1])):
            return at + 1
    return 0


def is_letterhead(heads: Sequence[Unit], body: Sequence[Unit], below: Unit) -> bool:
    """Offices over the number of a document, as printed in red: its title stands below the number."""
    issued = bool(heads) and all(OFFICE.search(head.text) for head in heads)
    return issued and _is_numbered(body) and not OFFICE.search(below.text)


def with_issuer(run: Sequence[Unit], heads: Sequence[Unit], body: Sequence[Unit]) -> list[Unit]:
    """某市贸促会办公室 under the number of a document is of its head, as that number is, and heads nothing."""
    if heads and _is_numbered(body) and len(run) == 1 and OFFICE.search(run[0].text):
        return [replace(run[0], role="document-number", kind="line")]
    return list(run)


def goes_on_from_title(units: Sequence[Unit], place: int) -> bool:
    """Whether a stated heading is the rest of the title above, which two paragraphs hold."""
    above, unit = units[max(place - 1, 0)], units[place]
    return (
        place > 0 and (above.kind, above.level) == ("heading", unit.level) and runs_on(above.text, unit.text)
    )


def _is_numbered(body: Sequence[Unit]) -> bool:
    """Whether a document's number and nothing but particulars stand there."""
    return any(unit.role == "document-number" for unit in body) and not has_text(body)
