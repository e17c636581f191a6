"""A gap in words: "short by 4 to 9 whole-time social workers in Willow by 2029, most likely 6". Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from oneworkforce.lib import rounding, text
from oneworkforce.workforce.domain.demand import Missing

HUNDRED = 100
LEAST_SAID = 5
"""Hundredths of a whole-time below which a gap reads as nought: then there is just enough."""
_NAMED = 5
"""Places without a figure that are named, of each group."""
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

    @property
    def short(self) -> bool:
        """Whether people are missing in the likely case, by as much as is said."""
        return _said(self.middle) > 0


def sentence(gap: Gap, role: str, place: str, year: int) -> str:
    """Return the gap in words, in whole numbers from one on and to a tenth below ten."""
    return of(gap, f"whole-time {many(role)} in {place} by {year}")


def of(gap: Gap, what: str) -> str:
    """Return the gap of `what` ("whole-time teachers in Willow by 2029") in words; what reads as nought is none."""
    least, likely, most = (_said(each) for each in (gap.low, gap.middle, gap.high))
    low, middle, high = (number(abs(each)) for each in (least, likely, most))
    if least > 0:
        if low == high:
            return f"Short by {low} {what}."
        return f"Short by {low} to {high} {what}, most likely {middle}."
    if most <= 0:
        if least == most:
            return f"Just enough {what}." if most == 0 else f"Enough {what}: {low} more than needed."
        return f"Enough {what}: {high} to {low} more than needed, most likely {middle}."
    begins = f"{low} more than needed" if least else "just enough"
    return f"Between {begins} and {high} short of {what}, most likely {_likely(likely)}."


def _likely(gap: int) -> str:
    if gap == 0:
        return "just enough"
    return f"short by {number(gap)}" if gap > 0 else f"{number(-gap)} more than needed"


def _said(gap: int) -> int:
    """Return a gap as far as it is said: what reads as nought, missing or too many, is nought."""
    return 0 if abs(gap) <= LEAST_SAID and number(gap) == "0" else gap


def not_known(what: str, missing: Sequence[Missing]) -> str:
    """Return that nothing can be said of `what` for want of population figures (group, title of the place)."""
    return f"Whether there are enough {what} cannot be said: {no_figure(missing)}"


def no_figure(missing: Sequence[Missing]) -> str:
    """Return which population figures are missing and where to enter them, after a colon."""
    it = "it" if len(missing) == 1 else "them"
    return (
        f"there is no population figure for {figures(missing)}. Enter {it} under step 3, and run the projection again."
    )


def figures(missing: Sequence[Missing]) -> str:
    """Return population figures by group: "Children in Marsh and Reed and Families in Marsh"."""
    places: dict[str, list[str]] = {}
    for group, place in missing:
        places.setdefault(group, []).append(place)
    return text.listed([_somewhere(group, where) for group, where in places.items()])


def _somewhere(group: str, places: Sequence[str]) -> str:
    named = [each for each in places[:_NAMED] if each]
    named += [text.counted(len(places) - _NAMED, "other place")] if len(places) > _NAMED else []
    return f"{group} in {text.listed(named)}" if named else group


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
