"""Rounding as people were taught it: half up, exactly, away from the binary surprises of floats; and exact shares."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def half_up(value: Fraction | float, places: int = 2) -> Decimal:
    """Return `value` to `places` decimals, halves up (towards plus infinity); exact for fractions.

    A float is taken at its printed value: 2.675 means 2.675, not the nearest binary fraction.
    """
    exact = Fraction(repr(value)) if isinstance(value, float) else Fraction(value)
    scale = 10**places
    units = (2 * exact.numerator * scale + exact.denominator) // (2 * exact.denominator)
    return Decimal(units).scaleb(-places).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def shown(value: Fraction | float, places: int = 2) -> str:
    """Return `half_up` as text with all its decimals: 3 becomes "3.00"."""
    return f"{half_up(value, places):.{places}f}"


def plain(value: Fraction | Decimal | float, places: int = 2) -> str:
    """Return `half_up` as text with no more decimals than it needs, and thousands set apart: "8.69", "4", "1,204.5"."""
    said = f"{half_up(Fraction(value) if isinstance(value, Decimal) else value, places):,.{places}f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def percent(share: Fraction | float, places: int = 0) -> str:
    """Return a share of one as per cent, with all its decimals: 0.125 becomes "13%", or "12.5%" with one place."""
    exact = Fraction(repr(share)) if isinstance(share, float) else Fraction(share)
    return f"{shown(100 * exact, places)}%"


def shared(whole: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Return `whole` shared out by `weights` in whole units that add up to it, none a unit or more from its due.

    Each is rounded down, and what is left over goes, a unit each, to the largest remainders; of two as large the
    earlier one has it (Hamilton's method, of the largest remainders). ValueError where there is less than nothing of
    anything, or no weight at all.
    """
    total = sum(weights)
    if whole < 0 or total <= 0 or any(weight < 0 for weight in weights):
        raise ValueError("a whole of nought or more is shared by weights of nought or more, and by one at least")
    parts = [divmod(whole * weight, total) for weight in weights]
    left = whole - sum(part for part, _ in parts)
    first = set(sorted(range(len(parts)), key=lambda place: (-parts[place][1], place))[:left])
    return tuple(part + (place in first) for place, (part, _) in enumerate(parts))
