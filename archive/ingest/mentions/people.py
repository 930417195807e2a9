"""The persons to whom the text gives an office: 陕西省贸促会会长贾正兰, 江苏省贸促分会徐燕会长.

May import authors, countries and draft, and of its own room passages, offices and personal_names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from archive.ingest.authors import is_listed_person
from archive.ingest.countries import find_countries
from archive.ingest.draft import BranchMention, DraftArticle, PersonMention
from archive.ingest.gazetteer import divisions
from archive.ingest.mentions.offices import (
    NOT_BEHIND_A_NAME,
    OFFICE_GROUP,
    Office,
    find_offices,
    is_within_body,
    organisation_before,
    stands_after_a_boundary,
)
from archive.ingest.mentions.passages import Passage, passages_of
from archive.ingest.mentions.personal_names import name_after, name_before

_BETWEEN = re.compile(r"[\s　]{0,3}(?:[：:][\s　]?)?")
_NEXT_NAME = re.compile(r"[（(][^（）()]{1,6}[）)]|")
_TURN = re.compile(r"([一-鿿·]{2,8})[：:]")
_WITH = re.compile(r"[同和与及跟、]?")
_AND = re.compile(r"[、和与及]|以及")
_ENDS_A_LIST = re.compile(
    r"$|[^一-鿿]|[和与及等]|以及|分别|出席|参加|陪同|一同|共同|先后|围绕|同志|主持|在|表示|介绍|会见|一行|作|签|率"
)
# 会议选举罗永红为会长: what stands between a name and the office it is given.
_GIVEN = re.compile(r"(?:同志|先生|女士)?(?:当选为?|担任|出任|兼任|就任|任|为)$")
_ELECTED = re.compile(r"(?:选举|推选|推举|增选|聘任|聘请|任命|提名)(?:产生|了)?$")
# “…”高攀峰说。他是某饮品公司的外贸经理: who spoke, then what he is.
_WHO_IS = re.compile(
    r"(?:说|表示|介绍|告诉记者|坦言|感慨|回忆|笑道|說)(?:道)?[。，][”」]?(?:今年\d{1,3}岁的?)?[他她](?:就)?是(?:[^，。；：“”]{0,30}的)?$"
)
_HEAD_OFFICE = re.compile(r"^总会(?=.)")
# 代表团团长、中国贸促会秘书长: who leads on a journey is known by the office held at home.
_LEADER = re.compile(r"^(?:[一-鿿]{0,8}[团團])?(?:副?[团團][长長]|领队|領隊)、(?=.)")
# 14名泰国设计师, 不少老板: persons who are counted are seldom named.
_SOME = re.compile(
    r"(?:[\d一两二三四五六七八九十几多数]+[多余几]?[位名个]|不少|许多|各|每|这些|那些|部分|有的|让)"
)
_AT_HOME = re.compile(r"中国|驻|[一-鿿]部|[一-鿿]{2}(?:省|市)")
_SPACE = re.compile(r"[\s　]+")


class _Found(NamedTuple):
    role: str
    role_start: int
    role_end: int
    start: int
    end: int


def find_people(article: DraftArticle, branches: Iterable[BranchMention]) -> tuple[PersonMention, ...]:
    """All persons with an office, in the order of the text."""
    bodies: dict[str, list[BranchMention]] = {}
    for mention in branches:
        bodies.setdefault(mention.paragraph, []).append(mention)
    passages = list(passages_of(article))
    known = _speakers(passages)
    mentions = [
        _mention(found, passage, bodies.get(passage.id, []))
        for passage in passages
        for found in _in_passage(passage, bodies.get(passage.id, []), known)
    ]
    offices: dict[str, dict[str, PersonMention]] = {}
    for person in mentions:
        offices.setdefault(person.name, {}).setdefault(person.role, person)
    return tuple(_with_full_role(person, offices[person.name].values()) for person in mentions)


def _with_full_role(mention: PersonMention, others: Iterable[PersonMention]) -> PersonMention:
    """徐燕会长 is 江苏省贸促分会会长 where the article says so elsewhere."""
    for other in others:
        if len(other.role) > len(mention.role) and other.role.endswith(mention.role):
            return replace(mention, role=other.role, branch=mention.branch or other.branch)
    return mention


def _mention(found: _Found, passage: Passage, bodies: Sequence[BranchMention]) -> PersonMention:
    at = bisect_left(bodies, found.role_start, key=lambda body: body.start)
    branch = bodies[at].slug if at < len(bodies) and bodies[at].end <= found.role_end else None
    name = passage.text[found.start : found.end]
    return PersonMention(name, found.role, branch, passage.id, found.start, found.end)


def _speakers(passages: Sequence[Passage]) -> frozenset[str]:
    """Who speaks in turns: 宜阳生：难在土."""
    turns = Counter(turn[1] for passage in passages if (turn := _TURN.match(passage.folded)))
    return frozenset(name for name, count in turns.items() if count > 1 and not OFFICE_GROUP.search(name))


def _in_passage(passage: Passage, bodies: Sequence[BranchMention], known: frozenset[str]) -> Iterator[_Found]:
    spans = [(body.start, body.end) for body in bodies]
    if listed := _listed(passage):
        yield listed
        return
    taken = 0
    for office in find_offices(passage.folded, spans):
        if office.start < taken:
            continue
        office = _behind(office, taken, passage.folded)
        people = list(_with_office(passage, office, spans, known))
        yield from people
        taken = max([taken, *(found.end for found in people)])


def _behind(office: Office, taken: int, text: str) -> Office:
    """The office without the person before it: 副主任谷维藩同|神户商工会议所专务理事."""
    if office.role_start >= taken:
        return office
    beyond = _WITH.match(text, taken, office.start)
    return replace(office, role_start=beyond.end() if beyond else office.start)


def _listed(passage: Passage) -> _Found | None:
    """A line of a list, the name before the office: 卞小玲 嘉兴市贸促会秘书长."""
    if not is_listed_person(passage.folded):
        return None
    end = passage.folded.index(" ")
    return _Found(_SPACE.sub("", passage.text[end:]), end + 1, len(passage.text), 0, end)


def _with_office(
    passage: Passage, office: Office, spans: Sequence[tuple[int, int]], known: frozenset[str]
) -> Iterator[_Found]:
    """The names after the office, else the name before it."""
    between = _BETWEEN.match(passage.folded, office.end)
    start = between.end() if between else office.end
    end = name_after(
        passage.folded,
        start,
        of_one=not (office.is_of_many(passage.folded) or _SOME.match(passage.folded, office.role_start)),
        abroad=_is_abroad(passage.folded[office.role_start : office.end]),
        known=known,
    )
    if end is not None and passage.folded[start] in "和与" and OFFICE_GROUP.match(passage.folded, start + 1):
        return  # 翻译和律师
    if end is None:
        if (
            (found := _before_office(passage, office, spans))
            or (found := _elected(passage, office))
            or (found := _said_before(passage, office))
        ):
            yield found
        return
    role = _LEADER.sub("", _SPACE.sub("", passage.text[office.role_start : office.end]))
    yield _Found(role, office.role_start, office.end, start, end)
    yield from (_Found(role, office.role_start, office.end, *place) for place in _others(passage.folded, end))


def _is_abroad(role: str) -> bool:
    """荷兰鲜果进口商协会顾问, but not 中国驻荷兰大使馆参赞."""
    return not _AT_HOME.search(role) and next(find_countries(role), None) is not None


def _elected(passage: Passage, office: Office) -> _Found | None:
    """The name before the verb that gives it this office."""
    text = passage.folded
    given = _GIVEN.search(text, max(0, office.role_start - 6), office.role_start)
    if not given:
        return None
    return _ending_at(
        given.start(), passage, office, lambda start: bool(_ELECTED.search(text, max(0, start - 8), start))
    )


def _said_before(passage: Passage, office: Office) -> _Found | None:
    """The name of who spoke in the sentence before, of whom this one tells the office."""
    text = passage.folded
    told = _WHO_IS.search(text, max(0, office.role_start - 44), office.role_start)
    if not told:
        return None
    return _ending_at(told.start(), passage, office, lambda start: stands_after_a_boundary(text, start))


def _ending_at(end: int, passage: Passage, office: Office, may_begin: Callable[[int], bool]) -> _Found | None:
    """The name that ends there, and begins where one may."""
    for start in name_before(passage.folded, end):
        if may_begin(start):
            role = _SPACE.sub("", passage.text[office.role_start : office.end])
            return _Found(role, office.role_start, office.end, start, end)
    return None


def _others(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The further names of 副会长甲、乙、丙."""
    while True:
        aside = _NEXT_NAME.match(text, end)
        separator = _AND.match(text, aside.end() if aside else end)
        if not separator:
            return
        start = separator.end()
        following = name_after(text, start)
        if following is None or not _ENDS_A_LIST.match(text, following):
            return
        yield start, following
        end = following


def _before_office(passage: Passage, office: Office, spans: Sequence[tuple[int, int]]) -> _Found | None:
    text = passage.folded
    if NOT_BEHIND_A_NAME.search(text, office.start, office.end):
        return None
    for start in name_before(text, office.start):
        if any(text[at : office.start + 1] in divisions() for at in range(start, office.start - 1)):
            continue  # 任吉林省长: the place of the office, not a name
        if is_within_body(spans, start, office.start) or not stands_after_a_boundary(text, start):
            continue
        body = organisation_before(text, start, spans)
        of_body = _HEAD_OFFICE.sub("", passage.text[body:start])
        role = _SPACE.sub("", of_body + passage.text[office.start : office.end])
        return _Found(role, body, office.end, start, office.start)
    return None
