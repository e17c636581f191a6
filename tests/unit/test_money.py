from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.lib import faults, money


@pytest.mark.parametrize(
    ("text", "pounds", "shown"),
    [
        ("£12,000", "12000.00", "£12,000"),
        ("12000", "12000.00", "£12,000"),
        ("1,000.50", "1000.50", "£1,000.50"),
        (" £ 5 ", "5.00", "£5"),
        ("1000.5", "1000.50", "£1,000.50"),
        ("0", "0.00", "£0"),
        ("0.05", "0.05", "£0.05"),
        ("-£1,000.50", "-1000.50", "-£1,000.50"),
        ("£999,999,999,999.99", "999999999999.99", "£999,999,999,999.99"),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, pounds: str, shown: str) -> None:
    amount = money.read(text, "line 3")
    assert str(amount) == pounds
    assert money.shown(amount) == shown


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "Text of 0 characters is not an amount of money."),
        ("a few pounds", "Text of 12 characters is not an amount of money."),
        ("£12k", "Text of 4 characters is not an amount of money."),
        ("12,00", "12,00 is not an amount of money."),
        ("1,0000", "1,0000 is not an amount of money."),
        ("1000-2000", "Text of 9 characters is not an amount of money."),
        ("£", "Text of 1 character is not an amount of money."),
        ("1.", "1. is not an amount of money."),
        ("€5", "Text of 2 characters is not an amount of money."),
        ("١٢", "Text of 2 characters is not an amount of money."),
        ("12.345", "An amount has no parts of a penny."),
        ("1000000000000", "An amount is at most £999,999,999,999.99."),
    ],
)
def test_nonsense_is_refused_with_a_remedy(text: str, what: str) -> None:
    with pytest.raises(faults.Refused) as refused:
        money.read(text, "line 3")
    remedy = "Write pounds in figures, such as £12,000, 12000 or 1,000.50."
    assert refused.value.faults == (faults.Fault("line 3", what, remedy),)


@given(st.decimals("-999999999999.99", "999999999999.99", places=2))
def test_what_is_shown_reads_back_to_the_penny(amount: Decimal) -> None:
    assert money.read(money.shown(amount), "") == amount
