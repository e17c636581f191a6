"""Pounds, hours, days and per cent as people type them, given back in one way of writing."""

import pytest
from django.core.exceptions import ValidationError

from oneworkforce.workforce.web.forms import amounts
from oneworkforce.workforce.web.forms.amounts import DaysField, HoursField, PerCentField, PoundsField


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        (HoursField(), "37", "37"),
        (HoursField(), "32:30", "32.5"),
        (HoursField(), "32.50", "32.5"),
        (DaysField(), "25.5", "25.5"),
        (DaysField(), "100", "100"),
        (PerCentField(), "18.5 %", "18.5"),
        (PoundsField(), "28000", "£28,000"),
    ],
)
def test_what_people_type_is_kept_in_one_way(field: amounts.HoursField, typed: str, kept: str) -> None:
    assert field.clean(typed) == kept


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (HoursField(), "many"),
        (HoursField(), "-3"),
        (DaysField(), "25.3"),
        (PerCentField(), "101"),
        (PoundsField(), "28k"),
    ],
)
def test_what_is_no_such_number_is_refused_with_the_remedy(field: amounts.HoursField, typed: str) -> None:
    with pytest.raises(ValidationError, match=r"Enter|Write"):
        field.clean(typed)


def test_tables_keep_whole_units() -> None:
    assert amounts.minutes("32.5") == 1950
    assert amounts.halves("25.5") == 51
    assert amounts.points("18.5") == 1850
    assert amounts.minutes("") is None
