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


@pytest.mark.parametrize(
    ("value", "places", "said"),
    [
        (Fraction(869, 100), 2, "8.69"),
        (4, 2, "4"),
        (12.5, 2, "12.5"),
        (Fraction(1, 3), 2, "0.33"),
        (1204.5, 1, "1,204.5"),
        (Decimal(100), 0, "100"),
        (Decimal("0.10"), 2, "0.1"),
    ],
)
def test_a_plain_number_has_no_more_decimals_than_it_needs(
    value: Fraction | Decimal | float, places: int, said: str
) -> None:
    assert rounding.plain(value, places) == said


@pytest.mark.parametrize(
    ("share", "places", "said"),
    [(Fraction(1, 8), 0, "13%"), (Fraction(1, 8), 1, "12.5%"), (0.125, 0, "13%"), (0.285, 0, "29%"), (1, 0, "100%")],
)
def test_per_cent_of_a_share_are_rounded_half_up(share: Fraction | float, places: int, said: str) -> None:
    assert rounding.percent(share, places) == said


weights = st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any)


@given(st.integers(0, 10**9), weights)
def test_a_whole_is_shared_exactly_and_nobody_is_a_unit_off(whole: int, given: list[int]) -> None:
    parts = rounding.shared(whole, given)
    total = sum(given)
    assert sum(parts) == whole
    for part, weight in zip(parts, given, strict=True):
        assert abs(Fraction(whole * weight, total) - part) < 1
        assert weight or not part, "who has no weight gets nothing"


@given(st.integers(0, 10**6), weights)
def test_a_unit_that_is_left_over_goes_to_a_larger_remainder_first_then_to_the_earlier(
    whole: int, given: list[int]
) -> None:
    parts = rounding.shared(whole, given)
    total = sum(given)
    ranked = sorted(range(len(given)), key=lambda at: (-(whole * given[at] % total), at))
    more = [parts[at] > whole * given[at] // total for at in ranked]
    assert more == sorted(more, reverse=True)


@pytest.mark.parametrize(("whole", "given"), [(1, []), (1, [0, 0]), (1, [2, -1]), (-1, [1])])
def test_what_cannot_be_shared_is_a_fault_of_ours(whole: int, given: list[int]) -> None:
    with pytest.raises(ValueError, match="shared"):
        rounding.shared(whole, given)
