"""What an attacker sends: request targets and files, drawn from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from urllib.parse import quote, quote_from_bytes, urlencode

from bench.corpus import sentences

PATHS = (
    "/search/",
    "/api/v1/search",
    "/api/v1/suggest",
    "/search/feed/",
    "/articles/",
    "/people/",
    "/api/v1/articles",
)
LARGEST = 8 << 20  # bytes of a file that is mutated
READ_BYTES = 4096  # of a mutation: where a format is told and its tables begin

Make = Callable[[random.Random, str], str]

_FIELDS = "标题 作者 来源 机构 人物 日期 类型 title author".split()
_BRACKETS = "()（）[]{}\"“”「」『』《》'`"
_STRANGE = (
    "\0", "\x1b", "\ud800", "\udfff", "\u202e", "\u200f", "\u2066", "\ufeff", "\ufffe", "\U0010ffff", "\u0301" * 50,
    "مرحبا", "שלום", "👨‍👩‍👧‍👦", "𠮷", "ﷺ", "İ", "ß", "％", "\r\n", "\\", "%00", "%", "${7*7}", "{{7*7}}", "';--",
    "<svg/onload=alert(1)>", "../../etc/passwd", "\u3000", "\t",
)  # fmt: skip


def _nested(draw: random.Random, word: str) -> str:
    depth = draw.choice((5, 60, 300, 1200))
    opening, closing = draw.choice(
        (("(", ")"), ("（", "）"), ("NOT ", ""), ("-", ""), ('"', '"'), ("标题:(", ")"))
    )
    return opening * depth + word + closing * draw.choice((depth, depth - 1, 0))


def _unbalanced(draw: random.Random, word: str) -> str:
    return "".join(
        draw.choice((draw.choice(_BRACKETS), word[:3], " OR ", ":")) for _ in range(draw.choice((9, 90, 900)))
    )


def _many_terms(draw: random.Random, word: str) -> str:
    between = draw.choice((" ", " OR ", " AND ", " NOT ", " -", "|", "，"))
    return between.join(
        chr(draw.randrange(0x4E00, 0x9FA5)) + word[n % 7 : n % 7 + 2]
        for n in range(draw.choice((50, 400, 2000)))
    )


def _wild(draw: random.Random, word: str) -> str:
    return draw.choice((" ", "", " OR ")).join(
        draw.choice(("*", "?", "a*", f"{word[:1]}*", "*" + word[:2], "**?*", "~9", "^99"))
        for _ in range(draw.choice((1, 20, 200)))
    )


def _ranges(draw: random.Random, word: str) -> str:
    ends = ("", "0000", "1952", "2024-13-45", "9999-12-31", "99999999999", "-1", "TO", "[", "*", word[:2])
    return " ".join(
        f"{draw.choice(_FIELDS)}:{draw.choice(ends)}{draw.choice(('..', ' TO ', '~', '...'))}{draw.choice(ends)}"
        for _ in range(draw.choice((1, 5, 60)))
    )


def _strange(draw: random.Random, word: str) -> str:
    return "".join(draw.choice((draw.choice(_STRANGE), word[:4])) for _ in range(draw.choice((1, 5, 40))))


def _long_word(draw: random.Random, word: str) -> str:
    unit = draw.choice(("a", "贸", "9", "1.", "É", word[:2], "\u0301"))
    return (unit * 10_000)[: draw.choice((190, 201, 1000, 10_000))]


def _real(draw: random.Random, word: str) -> str:
    return "".join(
        draw.choice(("", c, c, c, c * 2, draw.choice(_STRANGE))) for c in word[: draw.choice((4, 30, 200))]
    )


KINDS: tuple[Make, ...] = (_nested, _unbalanced, _many_terms, _wild, _ranges, _strange, _long_word, _real)


def hostile_targets(count: int, seed: int) -> Iterator[bytes]:
    """What stands in the request line: a path and a query, well formed or not."""
    draw, known = random.Random(seed), sentences()
    for _ in range(count):
        typed = draw.choice(KINDS)(draw, draw.choice(known))
        yield f"{draw.choice(PATHS)}?q=".encode() + _spelled(draw, typed) + _rest(draw)


def _spelled(draw: random.Random, typed: str) -> bytes:
    data = typed.encode("utf-8", "surrogatepass")
    way = draw.random()
    if way < 0.75:
        return quote_from_bytes(data).encode()
    if way < 0.85:
        return quote(typed.encode(draw.choice(("gb18030", "big5", "utf-16")), "ignore")).encode()
    raw = bytes(byte for byte in data if byte not in b" \r\n\0#")  # these would end the request line
    return raw if way < 0.95 else raw.replace(b"%", b"%%")[: draw.choice((7, 100, 3000))] + b"%e"


def _rest(draw: random.Random) -> bytes:
    """Parameters beside the query, most of them none of the form's."""
    names = (
        "page",
        "per_page",
        "sort",
        "branch",
        "from",
        "to",
        "year",
        "source",
        "kind",
        "person",
        "hit",
        "q",
        "x",
        "letter",
    )
    values = (
        "0",
        "-1",
        "1e9",
        "999999999999999999999",
        "NaN",
        "\0",
        "../..",
        "贸促会",
        "<b>",
        "2024-02-30",
        "",
        "shandong",
        "newest",
    )
    chosen = [(draw.choice(names), draw.choice(values)) for _ in range(draw.choice((0, 0, 1, 2, 6)))]
    return b"&" + urlencode(chosen).encode() if chosen else b""


def hostile_files(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Name and bytes: every kind as it is, then mutated until there are enough."""
    from tests.archive.hostile import HOSTILE

    draw, made = random.Random(seed), dict[str, bytes]()
    for number in range(count):
        kind = HOSTILE[number % len(HOSTILE)]
        key = f"{number % len(HOSTILE)}"
        data = made[key] if key in made else kind.make()
        if len(data) <= LARGEST:
            made[key] = data
        is_first = number < len(HOSTILE)
        yield kind.name, data if is_first or len(data) > LARGEST else _mutated(draw, data)


def _mutated(draw: random.Random, data: bytes) -> bytes:
    """A few bytes flipped, near the beginning or the end as often as anywhere; a stretch cut out, doubled or moved."""
    changed = bytearray(data)
    for _ in range(draw.choice((1, 8, 64))):
        if changed:
            reach = min(len(changed), draw.choice((READ_BYTES, len(changed))))
            place = draw.choice((draw.randrange(reach), len(changed) - 1 - draw.randrange(reach)))
            changed[place] ^= 1 << draw.randrange(8)
    start, length = draw.randrange(len(changed) + 1), draw.choice((0, 1, 300, 9000))
    stretch = bytes(changed[start : start + length])
    way = draw.choice(("keep", "cut", "double"))
    if way == "cut":
        del changed[start : start + length]
    elif way == "double":
        changed[start:start] = stretch
    return bytes(changed)
