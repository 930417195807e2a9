"""Whether a line goes on with what the lines above it began: broken by the width of a column, or begun anew.

Imports authors, lines, phrases, roles and wrapping.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.ingest.authors import is_office_line
from archive.ingest.lines import Line
from archive.ingest.phrases import HAN
from archive.ingest.roles import Role, columns, ends_sentence, is_heading_like
from archive.ingest.wrapping import Wrapping, width

# A line that ends so goes on: particles, prepositions, conjunctions, and what takes an object.
GOES_ON = re.compile(
    r"(?:[的和或但而把被是将从于让按跟在]|[，、（《“‘—]|已有|已经|具有|拥有|以及|为了|通过|关于|对于|由于|围绕|按照|根据|随着|其中)$"
)
HARD_STARTS: frozenset[Role] = frozenset(
    {
        "byline",
        "credit",
        "continued",
        "label",
        "editor",
        "meta",
        "rule",
        "signature",
        "document-number",
        "salutation",
        "dateline",
        "brief",
    }
)
SOFT_STARTS: frozenset[Role] = frozenset(
    {"numbered", "item", "subtitle", "turn", "caption", "date", "numeral"}
)
UNCLOSED = re.compile(r"[（(][^（()）]{1,40}$")
ENCLOSED = re.compile(r"[（(][^（()）]{2,60}[）)]")
RUN_IN = re.compile(rf"【[{HAN}\d“”，、]{{4,20}}】")  # a heading inside an article, in brackets of its own
FIELD = re.compile(rf"[{HAN}\s]{{2,8}}[:：]")
OPENING = re.compile(rf"[{HAN}]{{2,14}}?(贸促会|分会|支会|委员会|商会|协会|中心|公司|贸促分会)")
LEAD = re.compile(r"(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日|(?:近日|日前)[，,]|本报讯|本刊讯|[昨今]日[，,]")
POINTERS = "▲▼△▽◀▶◁▷"  # from a caption to its picture
STILL_OPEN = re.compile(r"[于在至从到自的和与及、]$")
LONG = 40  # characters: a heading is not longer


def joins(group: Sequence[Line], line: Line, wrapping: Wrapping, opening: str) -> bool:
    """Whether the line goes on with what the group began."""
    last = group[-1]
    if last.kind != line.kind:
        return False
    if _closes_bracket(last, line):
        return True
    if line.role in HARD_STARTS:
        return False
    if line.kind != "line":
        return line.kind == "paragraph" and _stated_paragraph_goes_on(group, line)
    if wrapping.is_set_right(line.indent) or (wrapping.is_set_right(last.indent) and len(group) == 1):
        return False
    return _is_broken_off(group, line, wrapping) or _line_goes_on(group, line, wrapping, opening)


def _closes_bracket(last: Line, line: Line) -> bool:
    """Whatever a bracket holds, it was opened for this: （ / 下转第8版）, （记者刘一、 / 通讯员陈二报道）."""
    if line.kind != "line" or line.gap:
        return False
    closed = re.match(r"[^（()）]{0,40}[）)]", line.text)
    return last.text[-1] in "（(" or bool(closed and UNCLOSED.search(last.text))


def _line_goes_on(group: Sequence[Line], line: Line, wrapping: Wrapping, opening: str) -> bool:
    last = group[-1]
    full = wrapping.is_full(last.text, last.indent)
    if _is_apart(group, line) or (len(group) == 1 and _is_flush_over_indent(last, line, wrapping)):
        return False
    if group[0].role in HARD_STARTS - {"dateline", "salutation", "brief"}:
        return _role_goes_on(group, line, wrapping)
    if _has_ended(group):
        flush = full and not wrapping.starts(line.indent) and not line.role
        across = line.gap == 1 and wrapping.starts(group[0].indent) and _fills(line, wrapping)
        return flush and (not line.gap or across)  # also from one column to the next
    if not wrapping.is_wrapped and _opens_anew(last, line, opening):
        return False
    if len(group) == 1 and _heads_a_dated_lead(last, line, wrapping):
        return False
    if GOES_ON.search(last.text) or _is_open(last.text):
        return not (line.role in SOFT_STARTS and line.gap)
    if line.role in SOFT_STARTS and not (full and not line.gap and not wrapping.starts(line.indent)):
        return False
    if wrapping.is_wrapped and not _reads_on(group, line, wrapping):
        return False
    if not wrapping.is_wrapped and not _is_cut(group, line):
        return False
    return not (
        wrapping.starts(line.indent) and not line.gap and is_heading_like(last.text) and len(group) == 1
    )


def _fills(line: Line, wrapping: Wrapping) -> bool:
    """By its width and its marks the next line of a text, and not a title."""
    bare = is_heading_like(line.text) and "，" not in line.text
    wide = wrapping.is_full(line.text, line.indent) and not wrapping.is_wide(line.text)
    return wide and not bare and line.text[0] not in "【〔[■◆●"


def _is_broken_off(group: Sequence[Line], line: Line, wrapping: Wrapping) -> bool:
    """Set flush where paragraphs are set in, below a full line in mid-sentence: what it looks like means nothing.

    问自 / 己一句：这柜子里的东西…, also where a page or a column ends between them.
    """
    last = group[-1]
    running = len(group) > 1 and not wrapping.starts(last.indent) and not group[0].role
    broken = wrapping.has_indents and wrapping.is_full(last.text, last.indent) and not _has_ended(group)
    flush = not wrapping.starts(line.indent) and line.role in SOFT_STARTS - {"caption", "date", "subtitle"}
    if line.gap and line.text[0] in POINTERS:
        return False  # a picture stands in the column
    return running and wrapping.starts(group[0].indent) and broken and flush and line.gap <= 1


def _has_ended(group: Sequence[Line]) -> bool:
    """Also behind a remark in brackets that a line broke: 参加。（相关报道 / 见A6）."""
    return ends_sentence(
        "".join(line.text for line in group[-2:]) if group[-1].text[-1] in "）)" else group[-1].text
    )


def _is_apart(group: Sequence[Line], line: Line) -> bool:
    """By its form a line of its own: a field beside another, a remark in brackets or a subtitle below a title."""
    last = group[-1]
    if (
        FIELD.match(line.text)
        and "，" not in last.text
        and (
            FIELD.match(last.text)
            or (is_heading_like(last.text) and "dateline" not in {last.role, group[0].role})
        )
    ):
        return True
    if ENCLOSED.fullmatch(last.text) and (len(group) == 1 or ends_sentence(group[-2].text)):
        return True
    if last.text[-1] in "）)" and ENCLOSED.fullmatch("".join(part.text for part in group[-2:])):
        return True  # （作者系某大学副教 / 授）
    if RUN_IN.fullmatch(line.text) or (len(group) == 1 and RUN_IN.fullmatch(last.text)):
        return True
    if line.role == last.role == "numbered" and len(group) == 1 and is_heading_like(last.text):
        return True
    if len(group) == 1 and is_heading_like(last.text) and is_office_line(line.text):
        return True  # 在…会议上的讲话 / 某某会会长 王五
    if len(group) == 1 and last.gap and last.text.endswith("——") and is_heading_like(line.text):
        return True  # a kicker that leads up to its headline
    below = line.role == "subtitle" or bool(ENCLOSED.fullmatch(line.text))
    return below and len(group) == 1 and is_heading_like(last.text)


def stands_alone(before: Line, line: Line, after: Line | None, wrapping: Wrapping) -> bool:
    """In a wrapped text: a flush heading under a sentence that happens to fill its line."""
    if not wrapping.is_wrapped or line.kind != "line" or not ends_sentence(before.text) or after is None:
        return False
    apart = bool(after.gap) or wrapping.starts(after.indent)
    short = not wrapping.is_full(line.text, line.indent) and is_heading_like(line.text)
    return short and apart and not wrapping.starts(line.indent)


def _stated_paragraph_goes_on(group: Sequence[Line], line: Line) -> bool:
    """A format's own paragraph is whole unless it plainly stops in mid-sentence."""
    text = group[-1].text
    if group[0].role == "dateline" and not line.role and not is_heading_like(line.text):
        return bool(re.search(rf"[{HAN}，、]$", text))
    if group[0].role or line.role or FIELD.match(text) or FIELD.match(line.text) or ends_sentence(text):
        return False
    return text[-1] in "，、" or (len(text) > LONG and "，" in text and bool(re.search(rf"[{HAN}]$", text)))


def _role_goes_on(group: Sequence[Line], line: Line, wrapping: Wrapping) -> bool:
    """A credit or byline broken by the width of the column."""
    text = "".join(part.text for part in group)
    if line.gap or line.role or len(text) > 60:
        return False
    if _is_open(text):
        return True
    return bool(GOES_ON.search(text)) and wrapping.is_full(group[-1].text, group[-1].indent)


def _is_flush_over_indent(last: Line, line: Line, wrapping: Wrapping) -> bool:
    """A bare line that fills no column, white below, over the first line of a paragraph: a heading, however it ends."""
    if not line.gap or line.role in {"subtitle", "byline"}:
        return False
    flush = not wrapping.starts(last.indent) and not wrapping.is_full(last.text, last.indent)
    return wrapping.has_indents and flush and wrapping.starts(line.indent) and is_heading_like(last.text)


def _is_flush_head(line: Line, wrapping: Wrapping) -> bool:
    """Not set in where paragraphs are, and bare."""
    return not wrapping.starts(line.indent) and is_heading_like(line.text) and "，" not in line.text


def _heads_a_dated_lead(last: Line, line: Line, wrapping: Wrapping) -> bool:
    """A bare title right over a text that opens with its day, as in digests."""
    bare = (
        last.role in {"", "numbered"} and is_heading_like(last.text) and not re.search(r"[，。]", last.text)
    )
    apart = bool(last.gap) and not wrapping.starts(last.indent) and not STILL_OPEN.search(last.text)
    return bare and apart and bool(LEAD.match(line.text))


def _reads_on(group: Sequence[Line], line: Line, wrapping: Wrapping) -> bool:
    """Of the first line of a unit in a wrapped text: running text, or a title standing for itself?"""
    last = group[-1]
    broken_title = line.gap and not wrapping.is_full(last.text, last.indent) and _is_broken_title(group)
    if broken_title or _are_of_a_headline(group, line, wrapping):
        return False
    if group[0].role == "subtitle" and len(group) > 1 and not wrapping.is_full(last.text, last.indent):
        return False
    if any(wrapping.is_full(part.text, part.indent) for part in group[:-1]):
        return True
    if last.role in {"numbered", "subtitle", "caption", "date", "numeral"} and line.gap:
        return False
    if last.role == "numbered" and is_heading_like(last.text) and _falls_short(last, line, wrapping):
        return False
    if last.role == "subtitle":
        return (
            not wrapping.starts(line.indent)
            and wrapping.is_full(last.text, last.indent)
            and width(line.text) < 16
        )
    if not wrapping.is_full(last.text, last.indent):
        return "，" in last.text and not wrapping.starts(line.indent) and not wrapping.is_short(last.text)
    apart = bool(group[0].gap) or not wrapping.is_full(line.text, line.indent)
    if apart and wrapping.has_indents and all(_is_flush_head(part, wrapping) for part in (*group, line)):
        return False  # the lines of a headline
    listed = last.role == "numbered" and ends_sentence(line.text)
    plain = is_heading_like(last.text) and "，" not in last.text and not listed
    if plain and (line.gap or wrapping.starts(line.indent) or wrapping.is_wide(last.text)):
        return wrapping.has_indents and wrapping.starts(last.indent) and not wrapping.starts(line.indent)
    return not (wrapping.has_indents and wrapping.starts(line.indent) and not wrapping.starts(last.indent))


def _are_of_a_headline(group: Sequence[Line], line: Line, wrapping: Wrapping) -> bool:
    """入世第三天，窗口排起长队 / 一张产地证 省下九千元: two flush lines below white, each a phrase of its own."""
    first = group[0]
    flush = not wrapping.starts(first.indent) and not wrapping.starts(line.indent)
    bare = is_heading_like(first.text) and is_heading_like(line.text) and not first.role and not line.role
    return wrapping.has_indents and len(group) == 1 and bool(first.gap) and not line.gap and flush and bare


def _falls_short(last: Line, line: Line, wrapping: Wrapping) -> bool:
    """Where nothing is set in: by two characters, over a line that fills the column."""
    short = width(last.text) <= wrapping.column - 4 <= width(line.text) - 2
    return short and not wrapping.has_indents


def _is_broken_title(group: Sequence[Line]) -> bool:
    """关于征集…洽谈会 / 参会企业的公告: a line that the column broke and its short rest, bare and white below."""
    return len(group) > 1 and bool(group[0].gap) and is_heading_like("".join(line.text for line in group))


def _opens_anew(last: Line, line: Line, opening: str) -> bool:
    """In a round-up: the next body's name opens its own paragraph, unless a list of such names goes on."""
    if not opening or last.text.rstrip("、，").endswith(opening):
        return False
    match = OPENING.match(line.text)
    return match is not None and match.group(1) == opening


def _is_cut(group: Sequence[Line], line: Line) -> bool:
    """In a text of one line a paragraph: did a column break cut this line off?"""
    text = group[-1].text
    if (FIELD.match(text) and len(text) <= LONG) or FIELD.match(line.text) or len(line.text) < 2:
        return False
    if sum(columns(part.text) for part in group) > LONG:
        return True
    if group[0].role in {"caption", "date", "numeral", "subtitle", "numbered"}:
        return False
    if line.gap and _is_balanced(text) and ends_sentence(line.text):
        return False  # a heading of two halves over its text
    return "，" in text and group[0].gap < 2 and not is_heading_like(line.text) and len(text) >= 15


def _is_balanced(text: str) -> bool:
    """抢抓新机遇，开拓新市场: two halves of a heading, nearly alike in length."""
    halves = text.split("，")
    return len(halves) == 2 and is_heading_like(text) and abs(len(halves[0]) - len(halves[1])) <= 2


def _is_open(text: str) -> bool:
    """A bracket or title mark opened and not closed near the end."""
    tail = text[-60:]
    return any(
        tail.rfind(opener) > tail.rfind(closer) for opener, closer in (("（", "）"), ("《", "》"), ("(", ")"))
    )
