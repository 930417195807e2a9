"""Web pages saved whole (.mhtml, .mht): the page among its parts, through the reader of web pages.

Imports html and draft. The headers' date is the day of saving and is no fact of the bulletin.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message

from archive.ingest.draft import Reading, UnreadableBulletin
from archive.ingest.readers import html

MAX_BYTES = 50 << 20
MAX_PARTS = 2_000
MAX_DEPTH = 10


def read(data: bytes) -> Reading:
    """Raises UnreadableBulletin where no part is a web page."""
    if len(data) > MAX_BYTES:
        raise UnreadableBulletin("网页存档超过50MB，无法阅读。")
    if data.count(b"boundary=") > MAX_PARTS or data.count(b"\n--") > 2 * MAX_PARTS:
        raise UnreadableBulletin("网页存档的结构过于复杂，无法安全阅读。")
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
    except RecursionError as error:
        raise UnreadableBulletin("网页存档的结构嵌套过深，无法安全阅读。") from error
    pages = [
        part for part in _parts(message) if part.get_content_type() in {"text/html", "application/xhtml+xml"}
    ]
    if not pages:
        raise UnreadableBulletin("网页存档里没有网页正文。")
    page = pages[0]  # RFC 2557: the root comes first; later pages are its frames
    reading = html.read(_payload(page))
    address = str(page.get("Content-Location", "")).strip()
    front_matter = dict(reading.front_matter)
    if address.startswith(("http://", "https://")):
        front_matter.setdefault("url", address)
    return replace(reading, format="mhtml", front_matter=front_matter)


def _parts(message: Message, depth: int = 0) -> Iterator[Message]:
    if depth > MAX_DEPTH:
        raise UnreadableBulletin("网页存档的结构嵌套过深，无法安全阅读。")
    if not message.is_multipart():
        yield message
        return
    for part in message.get_payload():
        if isinstance(part, Message):
            yield from _parts(part, depth + 1)


def _payload(page: Message) -> bytes:
    payload = page.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
