"""Per cent in basis points, hundredths of a per cent: as people write it, and as they read it."""

from fractions import Fraction

from oneworkforce.lib import numbers, rounding
from oneworkforce.lib.faults import Fault

WHOLE = 10_000
"""Basis points of a whole."""
_ONE = 100


def read(said: str, where: str) -> tuple[int | None, Fault | None]:
    """Return the basis points of 0 to 100 per cent ("18.5", "18,5 %"), and what is wrong; an empty text is None."""
    if not numbers.signs(said):
        return None, None
    found = numbers.hundredths(numbers.signs(said).removesuffix("%"))
    if found is None:
        return None, Fault(where, "This is not per cent with two places or fewer.", "Write it as 18.5.")
    if found > WHOLE:
        return None, Fault(where, "This is more than 100 per cent.", "Write it as 18.5.")
    return found, None


def shown(found: int) -> str:
    """Return basis points as per cent without the sign, as `read` reads them: "18.5"."""
    return rounding.plain(Fraction(found, _ONE))


def words(found: int) -> str:
    """Return basis points as per cent: "18.5%"."""
    return f"{shown(found)}%"
