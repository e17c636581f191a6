"""One grammar of numbers for all forms and files: what is a number, what is none, and how it is told."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.lib import numbers

FULL_WIDTH = "".join(chr(0xFF10 + int(figure)) for figure in "1204")


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("0", "0"),
        (" 1204 ", "1204"),
        ("1,204", "1204"),
        ("12 500", "12500"),
        ("1\N{NO-BREAK SPACE}204", "1204"),
        ("1,204,000.5", "1204000.5"),
        ("18.5", "18.5"),
        ("18,5", "18.5"),
        ("0,25", "0.25"),
        ("12,3456", "12.3456"),
        ("007", "7"),
        (FULL_WIDTH, "1204"),
    ],
)
def test_a_number_is_read_as_people_write_it(said: str, number: str) -> None:
    assert numbers.decimal(said) == Decimal(number)


@pytest.mark.parametrize(
    "said",
    [
        *("", " ", "many", "nan", "inf", "1e3", "+5", "-5", "1_204", "£5", "5%", "5 h", "0x1f", "1.", ".5", "1..2"),
        *("1,20,4", "12,04,000", "1,204 000x", "1.204.000", "1,2345678", "1 2", "٣٧", "5²", "½", "①", "9" * 13),
    ],
)
def test_whatever_else_is_typed_is_no_number(said: str) -> None:
    assert numbers.decimal(said) is None
    assert numbers.whole(said) is None


def test_a_comma_before_three_figures_is_a_thousand_unless_nothing_stands_before_it() -> None:
    assert numbers.decimal("18,333") == 18333
    assert numbers.decimal("18,33") == Decimal("18.33")
    assert numbers.decimal("0,125") == Decimal("0.125")
    assert numbers.decimal("18.333") == Decimal("18.333")


def test_less_than_nothing_is_read_only_where_it_can_be() -> None:
    assert numbers.decimal("-0.5", signed=True) == numbers.decimal("\N{MINUS SIGN}0,5", signed=True) == Decimal("-0.5")
    assert numbers.decimal("--5", signed=True) is None


def test_a_whole_number_of_a_spreadsheet_may_have_decimals_that_say_nothing() -> None:
    assert numbers.whole("12.0") == 12
    assert numbers.whole("12.5") is None
    assert numbers.hundredths("12.50") == numbers.hundredths("12.500") == 1250
    assert numbers.hundredths("12.505") is None


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_what_pages_show_is_read_back(whole: int, part: int) -> None:
    assert numbers.whole(f"{whole:,}") == numbers.whole(str(whole)) == whole
    assert numbers.hundredths(f"{whole:,}.{part:02}") == whole * 100 + part


@given(st.text(max_size=20))
def test_nothing_that_is_typed_is_an_error_of_ours(said: str) -> None:
    found = numbers.decimal(said, signed=True)
    assert found is None or found.is_finite()


@pytest.mark.parametrize(
    ("found", "number", "told"),
    [
        (numbers.read_whole("", "people", most=9), None, ""),
        (numbers.read_whole("1,204", "people", most=9_999), 1204, ""),
        (numbers.read_whole("1,5", "people", most=99), None, "This is not a whole number from 0 to 99."),
        (numbers.read_whole("12000", "people", most=9_999), None, "This is not a whole number from 0 to 9,999."),
        (numbers.read_hundredths("12,5", "whole_time", most=99), 1250, ""),
        (
            numbers.read_hundredths("1.234", "whole_time", most=99),
            None,
            "This is not a number with two places or fewer.",
        ),
        (numbers.read_hundredths("99.01", "whole_time", most=99), None, "This is not a number from 0 to 99."),
        (numbers.read_year(" 1978 ", "year", least=1926, most=2012), 1978, ""),
        (numbers.read_year("1,978", "year", least=1926, most=2012), None, "This is not a year from 1926 to 2012."),
        (numbers.read_year("78", "year", least=1926, most=2012), None, "This is not a year from 1926 to 2012."),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence_wherever_it_is_typed(
    found: tuple[int | None, object], number: int | None, told: str
) -> None:
    assert found[0] == number
    assert getattr(found[1], "what", "") == told
