"""What a pair of articles says of each field, and what that counts. Imports archive.ingest.draft and matching."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.ingest.draft import DraftArticle, FigureMention, PersonMention
from bench.ingest.expected import ExpectedArticle, ExpectedFigure
from bench.ingest.matching import Pair, is_contained

Values = tuple[str, ...]

# A value that nobody expected is an error in these fields also where the whole article was not expected.
UNEXPECTED = ExpectedArticle(title="", date="", source="", authors=(), branches=(), people=())


@dataclass(frozen=True)
class Finding:
    """The values of a field of one article: those expected and those read, told in the same words."""

    bulletin: str
    title: str
    field: str
    expected: Values
    read: Values
    is_complete: bool = True  # `expected` names all there are, so that any other value is wrong

    @property
    def missed(self) -> Values:
        return tuple((Counter(self.expected) - Counter(self.read)).elements())

    @property
    def wrong(self) -> Values:
        return tuple((Counter(self.read) - Counter(self.expected)).elements()) if self.is_complete else ()


@dataclass(frozen=True)
class Tally:
    """Precision counts complete findings only, recall all of them."""

    expected: int = 0
    recalled: int = 0
    read: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.recalled / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def with_finding(self, finding: Finding) -> Tally:
        read = len(finding.read) if finding.is_complete else 0
        return Tally(
            expected=self.expected + len(finding.expected),
            recalled=self.recalled + len(finding.expected) - len(finding.missed),
            read=self.read + read,
            right=self.right + read - len(finding.wrong),
        )


def tally(findings: Iterable[Finding]) -> Mapping[str, Tally]:
    """By field, in the order the fields are first met."""
    tallies: dict[str, Tally] = {}
    for finding in findings:
        tallies[finding.field] = tallies.get(finding.field, Tally()).with_finding(finding)
    return tallies


def invented_dates(findings: Iterable[Finding]) -> list[Finding]:
    """Dates of publication that the bulletin does not state for the article they were given to."""
    return [finding for finding in findings if finding.field == "dates" and finding.wrong]


def judge(bulletin: str, pairs: Iterable[Pair], slugs: Mapping[str, str]) -> Iterator[Finding]:
    """All findings on a bulletin. `slugs`: the short name of every branch, by its slug."""
    for pair in pairs:
        expected = pair.expected or UNEXPECTED
        title = expected.title or (pair.read.title if pair.read else "")
        for field, wanted, read, is_complete in _fields(pair, expected, slugs):
            if wanted is not None:
                yield Finding(bulletin, title, field, wanted, read if pair.read else (), is_complete)


NOTHING_READ = DraftArticle(title="", paragraphs=())


def _fields(
    pair: Pair, expected: ExpectedArticle, slugs: Mapping[str, str]
) -> Iterator[tuple[str, Values | None, Values, bool]]:
    """(field, expected values or None where they are not known, read values, whether the expected are all)."""
    read = pair.read or NOTHING_READ
    whole = expected.is_complete
    yield "boundaries", ("whole",) if pair.expected else (), _boundaries(expected, read), True
    yield "titles", _one(expected.title), _one(read.title), True
    yield "kickers", _known(expected.kicker), _one(read.kicker), True
    yield "subtitles", _known(expected.subtitle), _one(read.subtitle), True
    yield "bylines", _known(expected.byline), _one(read.byline), True
    yield "authors", expected.authors, tuple(author.name for author in read.authors), True
    yield "sources", _known(expected.source), _one(read.source), True
    yield "editors", _known(expected.editor), _one(read.editor), True
    yield "dates", _known(expected.date), _one(read.date.isoformat() if read.date else ""), True
    yield "pages", *_pages(expected, read), True
    yield "kinds", _known(expected.kind), _one(read.kind), True
    yield "headings", expected.headings, _headings(read), whole
    yield "branches", expected.branches, _branches(read, slugs), whole
    yield "people", *_people(expected.people, read.people), whole
    yield "figures", *_figures(expected.figures, read.figures), expected.figures_complete
    yield "figure branches", *_figure_branches(expected.figures, read.figures, slugs), True
    yield "warnings", expected.warnings, tuple({warning.code: None for warning in read.warnings}), whole


def _one(value: str) -> Values:
    return (value,) if value else ()


def _known(value: str | None) -> Values | None:
    return None if value is None else _one(value)


def _boundaries(expected: ExpectedArticle, read: DraftArticle) -> Values:
    """("whole",) where the article begins, ends and breaks where it should; otherwise what is amiss."""
    published = [read.title, read.kicker, read.subtitle, *(paragraph.text for paragraph in read.paragraphs)]
    amiss = [f"lacks {text}" for text in expected.contains if not is_contained(text, read)]
    amiss += [f"holds {text}" for text in expected.absent if any(text in part for part in published)]
    count = sum(paragraph.type == "text" for paragraph in read.paragraphs)
    if expected.paragraph_count not in (None, count):
        amiss.append(f"{count} paragraphs, not {expected.paragraph_count}")
    return ("; ".join(amiss) or "whole",)


def _pages(expected: ExpectedArticle, read: DraftArticle) -> tuple[Values, Values]:
    names = ("page", "continued_from_page", "continued_on_page")
    given = [name for name in names if getattr(expected, name) is not None]
    return tuple(f"{name} {getattr(expected, name)}" for name in given), tuple(
        f"{name} {getattr(read, name)}" for name in given if getattr(read, name) is not None
    )


def _headings(read: DraftArticle) -> Values:
    return tuple(paragraph.text for paragraph in read.paragraphs if paragraph.type == "heading")


def _branches(read: DraftArticle, slugs: Mapping[str, str]) -> Values:
    return tuple({slugs[mention.slug]: None for mention in read.branches})


def _people(
    expected: Sequence[tuple[str, str]] | None, read: Sequence[PersonMention]
) -> tuple[Values | None, Values]:
    """A person named twice is one; of the roles given to one, any may be the expected."""
    wanted = set(expected or ())
    found: dict[str, str] = {}
    for person in read:
        if person.name not in found or (person.name, person.role) in wanted:
            found[person.name] = person.role
    return (
        None if expected is None else tuple(f"{role} {name}" for name, role in expected),
        tuple(f"{role} {name}" for name, role in found.items()),
    )


def _figures(expected: Sequence[ExpectedFigure], read: Sequence[FigureMention]) -> tuple[Values, Values]:
    """A figure that agrees is told in the words of the expected one."""
    found = []
    for mention in read:
        agreeing = next((figure for figure in expected if _agrees(figure, mention)), None)
        found.append(
            _words(agreeing.text, agreeing.counted) if agreeing else _words(mention.text, mention.counted)
        )
    return tuple(_words(figure.text, figure.counted) for figure in expected), tuple(dict.fromkeys(found))


def _figure_branches(
    expected: Sequence[ExpectedFigure], read: Sequence[FigureMention], slugs: Mapping[str, str]
) -> tuple[Values, Values]:
    """Whose the figures are, of those that were found."""
    wanted, found = [], []
    for figure in expected:
        mentions = [mention for mention in read if _agrees(figure, mention)]
        if mentions:
            branches = [slugs[mention.branch] if mention.branch else None for mention in mentions]
            branch = figure.branch if figure.branch in branches else branches[0]
            wanted.append(_words(figure.text, figure.branch))
            found.append(_words(figure.text, branch))
    return tuple(wanted), tuple(found)


def _words(figure: str, about: str | None) -> str:
    return f"{figure} {about or '-'}"


def _agrees(figure: ExpectedFigure, mention: FigureMention) -> bool:
    """The same number; what it counts may be told in fewer or more words."""
    if figure.text != mention.text or bool(figure.counted) is not bool(mention.counted):
        return False
    fewer, more = sorted((figure.counted, mention.counted), key=len)
    letters = iter(more)
    return all(letter in letters for letter in fewer)
