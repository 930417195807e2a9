"""Transcripts of talks on the web: who speaks on a line of its own in brackets, when on another.

[主持人 周敏] / 各位记者朋友…… / [2026-06-18 10:03]. Imports phrases.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.ingest.phrases import DATE, HAN

TIME_OF_TURN = "发言时间"  # why its line is dropped
SPEAKER = re.compile(
    rf"[\[【〔［]\s*(?:[{HAN}（）()·]{{1,16}}[\s:：]{{1,3}})?[{HAN}·]{{1,16}}\s*[\]】〕］]\s*[:：]?"
)
OF_A_TALK = re.compile(r"主持人|记者|記者|网友|嘉宾|发言人|提问|^.[问答].$|司仪|观众")
TIME = re.compile(
    rf"[\[【(（〔［]\s*(?:{DATE}\s*)?\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?\s*[\]】)）〕］]|{DATE}\s+\d{{1,2}}:\d\d:\d\d"
)
BEFORE_COLON = re.compile(rf"[{HAN}（）()·、\s]{{2,24}}[:：]")
TURNS = 3


def says_who_speaks(line: str) -> bool:
    """A line of its own with who speaks: 湖南广播电视台记者：."""
    return bool(BEFORE_COLON.fullmatch(line) or SPEAKER.fullmatch(line))


def find_turns(texts: Sequence[str]) -> tuple[frozenset[int], frozenset[int]]:
    """The places of the lines that say who speaks, and of those that say when; none where it is no transcript."""
    speakers = {place for place, text in enumerate(texts) if len(text) <= 40 and SPEAKER.fullmatch(text)}
    if len(speakers) < TURNS or not any(OF_A_TALK.search(texts[place]) for place in speakers):
        return frozenset(), frozenset()
    first = min(speakers)
    times = {place for place, text in enumerate(texts) if place > first and TIME.fullmatch(text)}
    return frozenset(speakers), frozenset(times)
