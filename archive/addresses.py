"""How parts of an address are written: one spelling each, so that a page has one address. Imports nothing."""

from __future__ import annotations


class Year:
    regex = "[1-9][0-9]{3}"

    def to_python(self, text: str) -> int:
        return int(text)

    def to_url(self, number: int) -> str:
        return f"{number:04d}"


class TwoDigits:
    """A month or a day."""

    regex = "0[1-9]|[12][0-9]|3[01]"

    def to_python(self, text: str) -> int:
        return int(text)

    def to_url(self, number: int) -> str:
        return f"{number:02d}"


class Ordinal:
    """Of a namesake: the first has no number."""

    regex = "[2-9]|[1-9][0-9]{1,3}"

    def to_python(self, text: str) -> int:
        return int(text)

    def to_url(self, number: int) -> str:
        return str(number)


class Name:
    """A person's name. A stroke in it would end the part of the path: there it is written full-width."""

    regex = "[^/]+"

    def to_python(self, value: str) -> str:
        return value.replace("／", "/")

    def to_url(self, value: str) -> str:
        return value.replace("/", "／")
