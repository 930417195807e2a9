"""Markdown with or without front matter; the body may be HTML, as in a Jekyll post. Both end in the HTML reader.

Imports encoding, draft, field_names and the HTML reader.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

import yaml
from markdown_it import MarkdownIt

from archive.ingest.draft import Reading, UnreadableBulletin
from archive.ingest.encoding import decode
from archive.ingest.field_names import find_name
from archive.ingest.readers import html

FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
MAX_FRONT_MATTER = 64_000
STATED = ("title", "kicker", "subtitle", "date", "source", "author", "page", "url")
# CommonMark sees no emphasis where ** stands between a mark and a Han character: 有**63.5%**已在海外设点.
STRONG = re.compile(r"(?<![\\*])\*\*(?=[^\s*])([^*\n]{1,500})(?<=[^\s*])\*\*(?!\*)")
# A line is a line here, as in the text reader; text set in by blanks is a paragraph, not code.
PARSER = (
    MarkdownIt("commonmark", {"html": True, "breaks": True, "maxNesting": 100})
    .enable("table")
    .disable("code")
)


def read(data: bytes) -> Reading:
    decoded = decode(data)
    front_matter, body = split_front_matter(decoded.text)
    html.check_size(body)
    blocks, dropped = html.read_body(PARSER.render(STRONG.sub(r"<strong>\1</strong>", body)))
    return Reading(
        format="markdown",
        received_text=decoded.text,
        blocks=blocks,
        front_matter=front_matter,
        encoding=decoded.encoding,
        replacements=decoded.replacements,
        dropped=dropped,
    )


def split_front_matter(text: str) -> tuple[Mapping[str, str], str]:
    """Front matter that is not a mapping is text like any other."""
    match = FRONT_MATTER.match(text[:MAX_FRONT_MATTER])
    if not match:
        return {}, text
    try:
        parsed = yaml.load(match.group(1), Loader=_Loader)
    except yaml.YAMLError as error:
        raise UnreadableBulletin("文件开头的 YAML 信息（front matter）有语法错误，无法阅读。") from error
    if not isinstance(parsed, dict):
        return {}, text
    given = {
        str(key).lower(): _written(value) for key, value in parsed.items() if value not in (None, "", [])
    }
    named = {ours: given[name] for ours in STATED if (name := find_name(given, ours))}
    return given | named, text[match.end() :]


class _Loader(yaml.SafeLoader):
    """No aliases: nothing in a bulletin needs them, and nested ones grow without end."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not read")
        return super().compose_node(parent, index)


def _written(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return " ".join(_written(item) for item in value)
    if isinstance(value, dict):  # of a person
        return _written(value.get("name") or value.get("姓名") or list(value.values()))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()
