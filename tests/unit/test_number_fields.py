"""Fields of forms take the numbers that files take, and refuse what only Python reads as one."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from oneworkforce.ui.numbers import NumberField, WholeField


@pytest.mark.parametrize(
    ("typed", "number"), [("1204", 1204), ("1,204", 1204), (" 7 ", 7), ("7.0", 7), ("", None), (7, 7)]
)
def test_a_whole_number_may_have_its_thousands_set_apart(typed: object, number: int | None) -> None:
    assert WholeField(min_value=0, required=False).clean(typed) == number


@pytest.mark.parametrize("typed", ["1_204", "+5", "1e3", "7.5", "1,20", "-1", "10001", "²"])
def test_what_is_no_whole_number_within_its_bounds_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        WholeField(min_value=0, max_value=10_000).clean(typed)


@pytest.mark.parametrize(
    ("typed", "number"), [("0.5", "0.5"), ("0,5", "0.5"), ("1,204.25", "1204.25"), ("-0.5", "-0.5")]
)
def test_a_number_may_have_decimals_and_be_less_than_nothing(typed: str, number: str) -> None:
    assert NumberField(min_value=-50, decimal_places=2, max_digits=9).clean(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["NaN", "1e1", "0.555", "-0.5", "_1"])
def test_what_is_no_number_within_its_bounds_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        NumberField(min_value=0, decimal_places=2, max_digits=9).clean(typed)
