"""Pounds, hours, days and per cent as people type them, given back in one way of writing."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.forms import Field

from oneworkforce.workforce.web.forms import amounts
from oneworkforce.workforce.web.forms.amounts import (
    CountField,
    DaysField,
    HoursField,
    PerCentField,
    PoundsField,
    WholeTimeField,
)


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        (HoursField(), "37", "37"),
        (HoursField(), "32:30", "32.5"),
        (HoursField(), "32.50", "32.5"),
        (DaysField(), "25.5", "25.5"),
        (DaysField(), "100", "100"),
        (PerCentField(), "18.5 %", "18.5"),
        (PerCentField(), "18,5", "18.5"),
        (HoursField(), "32,5", "32.5"),
        (CountField(most=9_999), "1,204", "1204"),
        (WholeTimeField(most=99), "12,5", "12.50"),
        (WholeTimeField(most=99, required=False), "", ""),
    ],
)
def test_what_people_type_is_kept_in_one_way(field: Field, typed: str, kept: str) -> None:
    assert field.clean(typed) == kept


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (HoursField(), "many"),
        (HoursField(), "-3"),
        (DaysField(), "25.3"),
        (PerCentField(), "101"),
        (CountField(most=99), "1,5"),
        (CountField(most=99), "100"),
        (WholeTimeField(most=99), "12.505"),
        (PoundsField(), "28k"),
    ],
)
def test_what_is_no_such_number_is_refused_with_the_remedy(field: Field, typed: str) -> None:
    with pytest.raises(ValidationError, match=r"Enter|Write"):
        field.clean(typed)


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        (HoursField(later=True), " many ", "many"),
        (HoursField(later=True), "37.0", "37"),
        (CountField(later=True, most=9), "10", "10"),
        (DaysField(later=True), "3.3", "3.3"),
    ],
)
def test_what_a_command_is_to_tell_stays_as_it_was_typed(field: Field, typed: str, kept: str) -> None:
    assert field.clean(typed) == kept


def test_pounds_are_shown_again_as_people_write_them() -> None:
    field = PoundsField(required=False)
    assert field.clean("28000") == Decimal(28_000)
    assert field.clean("") is None
    assert field.prepare_value(field.clean("28000")) == "£28,000"
    assert field.prepare_value("28k") == "28k", "what was refused stays as it was typed"


def test_tables_keep_whole_units() -> None:
    assert amounts.minutes("32.5") == 1950
    assert amounts.halves("25.5") == 51
    assert amounts.points("18.5") == 1850
    assert amounts.minutes("") is None
