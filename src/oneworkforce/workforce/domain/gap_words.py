"""A gap in words: "short by 4 to 9 whole-time social workers in Willow by 2029, most likely 6". Pure."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from oneworkforce.lib import rounding

HUNDRED = 100
_MARKS = (" of ", " in ", " for ", " (", ",", " or ", " and ")


@dataclass(frozen=True, slots=True)
class Gap:
    """Need less supply in whole-time hundredths: the lower end, the middle and the upper end of what was drawn.

    More than nothing is missing, less than nothing is more than needed.
    """

    low: int
    middle: int
    high: int

    @classmethod
    def between(cls, need: int, supply: tuple[int, int, int]) -> "Gap":
        """Return the gap of a need and the 5, 50 and 95 % figures of supply: much supply is little gap."""
        low, middle, high = supply
        return cls(need - high, need - middle, need - low)


def sentence(gap: Gap, role: str, place: str, year: int) -> str:
    """Return the gap in words, in whole numbers from one on and to a tenth below ten."""
    return of(gap, f"whole-time {many(role)} in {place} by {year}")


def of(gap: Gap, what: str) -> str:
    """Return the gap of `what` ("whole-time teachers in Willow by 2029") in words."""
    low, middle, high = (number(each) for each in (gap.low, gap.middle, gap.high))
    if gap.low > 0:
        if low == high:
            return f"Short by {low} {what}."
        return f"Short by {low} to {high} {what}, most likely {middle}."
    if gap.high <= 0:
        least, likely, most = (number(-each) for each in (gap.high, gap.middle, gap.low))
        if gap.low == gap.high == 0:
            return f"Just enough {what}."
        return f"Enough {what}: {least} to {most} more than needed, most likely {likely}."
    likely = f"short by {middle}" if gap.middle > 0 else f"{number(-gap.middle)} more than needed"
    if gap.middle == 0:
        likely = "just enough"
    return f"Between {number(-gap.low)} more than needed and {high} short of {what}, most likely {likely}."


def many(role: str) -> str:
    """Return a role inside a sentence, as several: "social workers", "heads of service"."""
    role = role[:1].lower() + role[1:] if role[1:2].islower() or role[1:2] == " " else role
    mark = min((each for each in _MARKS if each in role), key=role.index, default="")
    head, of, rest = role.partition(mark) if mark else (role, "", "")
    if head.startswith("other ") or head.endswith(("s", "staff", "people")):
        return role
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        ending = f"{head[:-1]}ies"
    else:
        ending = f"{head[:-2]}ves" if head.endswith("fe") else f"{head}s"
    return f"{ending}{of}{rest}"


def number(hundredths: int) -> str:
    """Return whole-time of hundredths as people read it: "0.4", "4.6", "12"; ten and more without a tenth."""
    value = Fraction(hundredths, HUNDRED)
    places = 0 if abs(value) >= 10 else 1  # noqa: PLR2004
    said = rounding.half_up(value, places)
    return f"{said.to_integral_value() if said == said.to_integral_value() else said:,}"


def exact(hundredths: int) -> Decimal:
    """Return whole-time with two decimals, for a table."""
    return rounding.half_up(Fraction(hundredths, HUNDRED))
