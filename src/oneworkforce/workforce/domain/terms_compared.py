"""Conditions of several groups of staff beside each other: how each differs, in a sign and in words.

Full-time work is compared with full-time work: pay by the hour (a year's pay over the hours of its weeks), leave in
days of a full-time year, notice in weeks. What cannot be compared says why, and is never taken for nought.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from oneworkforce.lib import money, rounding, text
from oneworkforce.lib.titled import Titled
from oneworkforce.workforce.domain import half_days, hours, terms
from oneworkforce.workforce.domain.terms import (
    CONDITIONS,
    TIMES,
    Better,
    Column,
    Condition,
    Days,
    Gap,
    Hours,
    Kind,
    Notice,
    Pay,
    Rhythm,
    Share,
    Value,
    Words,
)

FREE_DAYS = Condition("free_days", "Leave and public holidays together", Kind.DAYS, Better.MORE)
"""Computed from two others, and shown after them."""


class Sign(Titled):
    """How a value stands to the others; the title is the sign that pages and files show beside the words."""

    ALONE = "alone", ""
    SAME = "same", "="
    MOST = "most", "▲"
    LESS = "less", "▼"
    OTHER = "other", "≠"
    UNCOMPARED = "uncompared", "?"


@dataclass(frozen=True, slots=True)
class Mark:
    """How one value stands to those beside it, in words too; "" where it stands alone."""

    sign: Sign
    words: str = ""

    @property
    def text(self) -> str:
        """Return the sign with the words."""
        return f"{self.sign.title_} {self.words}".strip()


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in words, what is said beside it (pay an hour, notice in weeks; "" for nothing), and its mark."""

    said: str
    beside: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Line:
    """One condition with a cell for each column."""

    condition: Condition
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Say whether any two columns are known to differ."""
        return any(cell.mark.sign in {Sign.MOST, Sign.LESS, Sign.OTHER} for cell in self.cells)


def lines(columns: Sequence[Column]) -> tuple[Line, ...]:
    """Return a line for every condition, and one for the days off together, after the two that make it."""
    found = []
    for key, condition in CONDITIONS.items():
        found.append(line(condition, columns))
        if key == "holidays":
            together: list[Column] = [{FREE_DAYS.key: terms.free_days(each)} for each in columns]
            found.append(line(FREE_DAYS, together))
    return tuple(found)


def line(condition: Condition, columns: Sequence[Column]) -> Line:
    """Return the line of one condition."""
    key = condition.key
    marks = marked(condition, columns)
    return Line(
        condition,
        tuple(
            Cell(terms.said(column.get(key, Gap.NOT_ASKED)), terms.beside(key, column), mark)
            for column, mark in zip(columns, marks, strict=True)
        ),
    )


def marked(condition: Condition, columns: Sequence[Column]) -> tuple[Mark, ...]:
    """Return how each column's value stands to the others, in their order."""
    if len(columns) <= 1:
        return tuple(Mark(Sign.ALONE) for _ in columns)
    values = [column.get(condition.key, Gap.NOT_ASKED) for column in columns]
    if condition.kind is Kind.WORDS:
        return _words(values)
    sizes = [_size(value, column) for value, column in zip(values, columns, strict=True)]
    known = [size for size in sizes if size is not None]
    return tuple(
        _uncompared(value, any(other is not None for other in sizes))
        if size is None
        else _measured(condition, size, known, whole=len(known) == len(columns))
        for value, size in zip(values, sizes, strict=True)
    )


def _size(value: Value, column: Column) -> Fraction | None:  # noqa: PLR0911  one for each kind of value
    match value:
        case Pay():
            return terms.hourly(value, column)
        case Days(halves):
            return Fraction(halves, 2)
        case Hours(minutes):
            return Fraction(minutes)
        case Notice():
            return terms.weeks(value)
        case Share(points):
            return Fraction(points, 100)
        case Rhythm(often):
            return TIMES.get(often)
        case _:
            return None


def _uncompared(value: Value, others: bool) -> Mark:
    """Return the mark of what is not compared; a gap says itself why, and needs none where nobody has a value."""
    match value:
        case Gap.NONE if others:
            return Mark(Sign.OTHER, "None here, while others have some")
        case Gap():
            return Mark(Sign.UNCOMPARED, "Not compared") if others else Mark(Sign.ALONE)
        case Pay():
            return Mark(Sign.UNCOMPARED, "Not compared: the hours of its full-time week are not known")
        case _:
            return Mark(Sign.UNCOMPARED, "Not compared: it has no fixed times")


def _measured(condition: Condition, size: Fraction, known: Sequence[Fraction], *, whole: bool) -> Mark:
    if len(known) == 1:
        return Mark(Sign.UNCOMPARED, "Not compared: the others are not known")
    if len(set(known)) == 1:
        return Mark(Sign.SAME, "The same for all" if whole else "The same as the others that are known")
    best = min(known) if condition.better is Better.LESS else max(known)
    if size == best:
        return Mark(Sign.MOST, _BEST[condition.kind])
    return Mark(Sign.LESS, f"{_gap(condition.kind, abs(best - size))} than {_THAN[condition.kind]}")


_BEST: Mapping[Kind, str] = {
    Kind.PAY: "The highest",
    Kind.DAYS: "The most generous",
    Kind.HOURS: "The shortest week",
    Kind.NOTICE: "The longest",
    Kind.SHARE: "The highest",
    Kind.RHYTHM: "The most often",
}
_THAN: Mapping[Kind, str] = {
    Kind.PAY: "the highest",
    Kind.DAYS: "the most generous",
    Kind.HOURS: "the shortest week",
    Kind.NOTICE: "the longest",
    Kind.SHARE: "the highest",
    Kind.RHYTHM: "the most frequent",
}


def _gap(kind: Kind, size: Fraction) -> str:
    match kind:
        case Kind.PAY:
            return f"{_pounds(size)} an hour less"
        case Kind.DAYS:
            return f"{half_days.words(int(size * 2))} fewer"
        case Kind.HOURS:
            return f"{hours.words(int(size))} longer"
        case Kind.NOTICE:
            return f"{rounding.plain(size)} week{'' if size == 1 else 's'} shorter"
        case Kind.SHARE:
            return f"{rounding.plain(size)} percentage points lower"
        case _:
            return f"{rounding.plain(size)} times a year less often"


def _pounds(size: Fraction) -> str:
    """Return the difference; one that no penny shows says so."""
    nearest = rounding.half_up(size)
    return money.shown(nearest) if nearest else "Less than a penny"


def _words(values: Sequence[Value]) -> tuple[Mark, ...]:
    """Return whether texts read alike: what they mean is for people to say."""
    folded = [text.folded(value.text) if isinstance(value, Words) else None for value in values]
    known = {each for each in folded if each is not None}
    alike = len(known) == 1 and folded.count(None) == 0
    found = []
    for value, each in zip(values, folded, strict=True):
        if each is None:
            found.append(_uncompared(value, bool(known)))
        elif alike:
            found.append(Mark(Sign.SAME, "The same words for all"))
        elif len(known) == 1:
            same = folded.count(each) > 1
            words = "The same words as the others that are known" if same else "Not compared: the others are not known"
            found.append(Mark(Sign.SAME if same else Sign.UNCOMPARED, words))
        else:
            found.append(Mark(Sign.OTHER, "Other words: read them beside each other"))
    return tuple(found)
