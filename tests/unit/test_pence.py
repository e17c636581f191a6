"""Money in tables is whole pence; in Python it is Decimal pounds."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.ground.fields import PenceField

FIELD = PenceField()


@given(st.decimals(min_value="-90000000000", max_value="90000000000", places=2))
def test_pounds_come_back_as_they_went(pounds: Decimal) -> None:
    pence = FIELD.get_prep_value(pounds)
    assert pence == pounds * 100
    assert FIELD.from_db_value(pence, None, None) == pounds


def test_nothing_stays_nothing() -> None:
    assert FIELD.get_prep_value(None) is None
    assert FIELD.from_db_value(None, None, None) is None


@pytest.mark.parametrize("amount", [Decimal("0.005"), 1.5])
def test_parts_of_a_penny_and_floats_are_refused(amount: object) -> None:
    with pytest.raises(ValidationError):
        FIELD.get_prep_value(amount)


def test_pounds_as_text_or_whole_number_are_read() -> None:
    assert FIELD.get_prep_value("12.30") == 1230
    assert FIELD.get_prep_value(12) == 1200
