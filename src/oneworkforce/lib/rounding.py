"""Rounding as people were taught it: half up, exactly, away from the binary surprises of floats."""

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
