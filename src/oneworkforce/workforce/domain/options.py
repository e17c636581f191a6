"""Options scored by weighted criteria, and whether their order would stand if a weight were a little different."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

LEAST, MOST = 0, 5
HEAVIEST = 100
STEP = Fraction(1, 10)
"""How much a weight is changed to try the order."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """What an option is judged by, and how much it counts beside the others (a whole number)."""

    key: str
    title: str
    weight: int


@dataclass(frozen=True, slots=True)
class Option:
    """An option with its score by criterion, 0 to 5; a criterion without a score was not judged yet."""

    key: str
    title: str
    scores: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Ranked:
    """An option's exact weighted sum, its place (equal sums share one), and how far it was judged.

    Only options judged by every criterion have a place: an unknown score is not a score of 0.
    """

    option: Option
    total: Fraction
    most: Fraction
    place: int | None
    judged: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A weight that, changed by a tenth, puts another option first."""

    criterion: Criterion
    heavier: bool
    first: tuple[str, ...]


def ranked(criteria: Sequence[Criterion], options: Sequence[Option]) -> tuple[Ranked, ...]:
    """Return the options, the best first, those not fully judged last in the order given."""
    weights = {each.key: Fraction(each.weight) for each in criteria}
    totals = {each.key: _total(weights, each) for each in options}
    whole = {each.key for each in options if criteria and weights.keys() <= each.scores.keys()}
    most = sum(weights.values(), Fraction(0)) * MOST
    found = [
        Ranked(
            each,
            totals[each.key],
            most,
            1 + sum(totals[other] > totals[each.key] for other in whole) if each.key in whole else None,
            len(weights.keys() & each.scores.keys()),
        )
        for each in options
    ]
    return tuple(sorted(found, key=lambda each: (each.place is None, each.place or 0)))


def turns(criteria: Sequence[Criterion], options: Sequence[Option]) -> tuple[Turn, ...]:
    """Return the changes of one weight by a tenth, up or down, after which another option comes first."""
    weights = {each.key: Fraction(each.weight) for each in criteria}
    whole = [each for each in options if criteria and weights.keys() <= each.scores.keys()]
    before = _first(weights, whole)
    found = []
    for each in criteria:
        for heavier in (True, False):
            factor = 1 + STEP if heavier else 1 - STEP
            first = _first(weights | {each.key: weights[each.key] * factor}, whole)
            if first != before:
                found.append(Turn(each, heavier, first))
    return tuple(found)


def _total(weights: Mapping[str, Fraction], option: Option) -> Fraction:
    return sum((weights[key] * score for key, score in option.scores.items() if key in weights), Fraction(0))


def _first(weights: Mapping[str, Fraction], options: Sequence[Option]) -> tuple[str, ...]:
    totals = {each.key: _total(weights, each) for each in options}
    return tuple(key for key, total in totals.items() if total == max(totals.values()))
