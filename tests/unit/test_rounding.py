from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.lib import rounding


@pytest.mark.parametrize(
    ("value", "expected"),
    [(2.675, "2.68"), (1.005, "1.01"), (2.995, "3.00"), (Fraction(599, 200), "3.00"), (-1.005, "-1.00"), (3, "3.00")],
)
def test_halves_go_up_at_their_printed_value(value: float | Fraction, expected: str) -> None:
    assert rounding.shown(value) == expected


@given(st.fractions(min_value=-1000, max_value=1000), st.integers(0, 6))
def test_never_further_than_half_a_unit(value: Fraction, places: int) -> None:
    rounded = rounding.half_up(value, places)
    assert abs(Fraction(rounded) - value) <= Fraction(1, 2 * 10**places)
    assert rounded.as_tuple().exponent == -places
    assert isinstance(rounded, Decimal)
