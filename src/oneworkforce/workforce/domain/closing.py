"""What closes a gap, and at what cost. Exact: whole-time in hundredths, money in pounds as Decimal."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from oneworkforce.lib import rounding
from oneworkforce.workforce.domain import gap_words


@dataclass(frozen=True, slots=True)
class Effect:
    """What a measure brings: whole-time at its full effect, from a year on, how certain in a hundred, pounds a year."""

    key: str
    role: str
    whole_time: Fraction
    first_year: int
    certainty: int
    cost: Decimal | None

    def brings(self, year: int) -> Fraction:
        """Return what may be expected of it in a year: its full effect times how certain it is."""
        return self.whole_time * Fraction(self.certainty, 100) if year >= self.first_year else Fraction(0)


@dataclass(frozen=True, slots=True)
class Closed:
    """A gap (need less supply, in whole-time) in one year with what is done about it.

    `cost`: what the measures that run in the year cost in it, as far as it is known; `unpriced`: how many have none.
    `each`: pounds for each whole-time that they may be expected to bring; None where they bring none or one is
    unpriced.
    """

    gap: Fraction
    brought: Fraction
    cost: Decimal
    unpriced: int
    each: Decimal | None

    @property
    def left(self) -> Fraction:
        """What is still missing; less than nothing is more than needed."""
        return self.gap - self.brought

    @property
    def closes(self) -> bool:
        """Whether nothing is missing any more, but what reads as nought."""
        return self.left * gap_words.HUNDRED < gap_words.LEAST_SAID


def close(gap: Fraction, effects: Sequence[Effect], year: int) -> Closed:
    """Return what `effects` do about a gap in a year."""
    running = [each for each in effects if year >= each.first_year]
    brought = sum((each.brings(year) for each in running), Fraction(0))
    cost = sum((each.cost for each in running if each.cost is not None), Decimal(0))
    unpriced = sum(each.cost is None for each in running)
    each = rounding.half_up(Fraction(cost) / brought, 2) if brought > 0 and not unpriced else None
    return Closed(gap, brought, cost, unpriced, each)
