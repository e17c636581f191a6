"""What closes the gaps of a version, and at what cost. Exact: whole-time in hundredths, money in pounds as Decimal.

Measures and figures meet by the keys of roles and places; what they are called decides nothing. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from oneworkforce.lib import rounding
from oneworkforce.workforce.domain import gap_words
from oneworkforce.workforce.domain.demand import Missing
from oneworkforce.workforce.domain.plan_figures import Figure

NO_NEED = "no need is stated for its role"
TOGETHER = "its role has too few people to stand by itself, and not every role shown with it has a need"
NO_ROLE = "its role is not in the last projection"
NO_PLACE = "its place is none of the plan any more"


@dataclass(frozen=True, slots=True)
class Effect:
    """What a measure brings: whole-time at its full effect, from a year on, how certain in a hundred, pounds a year.

    `place`: the id of the one that it is for, "" for the whole area.
    """

    key: str
    title: str
    role: str
    place: str
    whole_time: Fraction
    first_year: int
    certainty: int
    cost: Decimal | None

    def brings(self, year: int) -> Fraction:
        """Return what may be expected of it in a year: its full effect times how certain it is."""
        return self.whole_time * Fraction(self.certainty, 100) if year >= self.first_year else Fraction(0)


@dataclass(frozen=True, slots=True)
class Closed:
    """A gap (need less supply, in whole-time) in one year with what is done about it; None: the need is not known.

    `cost`: what the measures that run in the year cost in it, as far as it is known; `unpriced`: how many have none.
    `each`: pounds for each whole-time that they may be expected to bring; None where they bring none or one is
    unpriced.
    """

    gap: Fraction | None
    brought: Fraction
    cost: Decimal
    unpriced: int
    each: Decimal | None

    @property
    def left(self) -> Fraction | None:
        """What is still missing; less than nothing is more than needed; None where nobody knows the need."""
        return None if self.gap is None else self.gap - self.brought

    @property
    def closes(self) -> bool | None:
        """Whether nothing is missing any more, but what reads as nought; None where that cannot be said."""
        return None if self.left is None else self.left * gap_words.HUNDRED < gap_words.LEAST_SAID


@dataclass(frozen=True, slots=True)
class RoleClosed:
    """A block of roles, in the whole area or in a place: its gap in the likely case and at its upper end, closed.

    `missing`: population figures (group, title of the place) without which the gap is not known.
    """

    role: str
    place: str
    likely: Closed
    worst: Closed
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Closing:
    """What measures do about gaps: of roles in the whole `area`, and in `places` for which a measure is meant.

    `left_out`: titles of measures that count in none, with the reason.
    """

    area: tuple[RoleClosed, ...]
    places: tuple[RoleClosed, ...]
    left_out: tuple[tuple[str, str], ...]

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The population figures without which it cannot be said of some gap whether it closes."""
        return tuple(dict.fromkeys(figure for each in (*self.area, *self.places) for figure in each.missing))


def closing(area: Sequence[Figure], parts: Sequence[Figure], measures: Sequence[Effect], year: int) -> Closing:
    """Return what measures do about the gaps of roles in the whole area, and of roles in places (`parts`).

    A measure counts for the block that its role is in. One for a place counts there and in the whole area; one for
    the whole area in no place by itself.
    """
    whole = [(each, [one for one in measures if _meant(one, each, everywhere=not one.place)]) for each in area]
    local = [(each, found) for each in parts if (found := [one for one in measures if _meant(one, each)])]
    counted = {one.key for each, found in whole if each.stated for one in found}
    return Closing(
        area=tuple(_closed(each, found, year) for each, found in whole if each.stated),
        places=tuple(_closed(each, found, year) for each, found in local if each.stated),
        left_out=tuple((one.title, _why_not(one, area)) for one in measures if one.key not in counted),
    )


def close(gap: Fraction | None, effects: Sequence[Effect], year: int) -> Closed:
    """Return what `effects` do about a gap in a year; the gap None where nobody knows the need."""
    running = [each for each in effects if year >= each.first_year]
    brought = sum((each.brings(year) for each in running), Fraction(0))
    cost = sum((each.cost for each in running if each.cost is not None), Decimal(0))
    unpriced = sum(each.cost is None for each in running)
    each = rounding.half_up(Fraction(cost) / brought, 2) if brought > 0 and not unpriced else None
    return Closed(gap, brought, cost, unpriced, each)


def _meant(measure: Effect, figure: Figure, *, everywhere: bool = False) -> bool:
    return measure.role in figure.roles and (everywhere or measure.place in figure.places)


def _closed(figure: Figure, measures: Sequence[Effect], year: int) -> RoleClosed:
    gap = figure.gap()
    ends = (None, None) if gap is None else (Fraction(gap.middle, 100), Fraction(gap.high, 100))
    likely, worst = (close(end, measures, year) for end in ends)
    return RoleClosed(figure.role, figure.place, likely, worst, figure.missing)


def _why_not(measure: Effect, figures: Sequence[Figure]) -> str:
    of_role = [each for each in figures if measure.role in each.roles]
    if not of_role:
        return NO_ROLE
    if any(each.stated for each in of_role):
        return NO_PLACE
    return NO_NEED if all(len(each.roles) == 1 for each in of_role) else TOGETHER
