import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.lib import faults, periods


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("November 2009", "November 2009"),
        ("nov  2009", "November 2009"),
        ("Sept. 2009", "September 2009"),
        ("1 April 2010", "1 April 2010"),
        ("1st april 2010", "1 April 2010"),
        ("2010-04", "April 2010"),
        ("2010-04-01", "1 April 2010"),
        ("29 February 2012", "29 February 2012"),
    ],
)
def test_a_month_or_a_day_is_read(text: str, shown: str) -> None:
    assert str(periods.read(text, "line 3")) == shown


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("soon", "Text of 4 characters is not a month or a day."),
        ("1/4/2010", "Text of 8 characters is not a month or a day."),
        ("2009", "2009 is not a month or a day."),
        ("Spring 2010", "There is no such month or day in the calendar."),
        ("29 February 2010", "There is no such month or day in the calendar."),
        ("0 March 2010", "There is no such month or day in the calendar."),
        ("2010-13", "There is no such month or day in the calendar."),
        ("2010-00-10", "There is no such month or day in the calendar."),
    ],
)
def test_what_is_no_month_or_day_is_refused_with_a_remedy(text: str, what: str) -> None:
    with pytest.raises(faults.Refused) as refused:
        periods.read(text, "line 3")
    remedy = "Write a month or a day, such as November 2009, 1 April 2010 or 2010-04-01."
    assert refused.value.faults == (faults.Fault("line 3", what, remedy),)


@given(st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)))
def test_every_day_and_month_reads_back(day: dt.date) -> None:
    whole = periods.Date(day.year, day.month)
    exact = periods.Date(day.year, day.month, day.day)
    assert periods.read(str(exact), "") == periods.read(day.isoformat(), "") == exact
    assert periods.read(str(whole), "") == periods.read(f"{calendar.month_abbr[day.month]} {day.year}", "") == whole


def test_a_year_before_the_29th_of_february_is_the_28th() -> None:
    assert periods.years_on(dt.date(2028, 2, 29), -1) == dt.date(2027, 2, 28)
    assert periods.years_on(dt.date(2028, 2, 29), 1) == dt.date(2029, 2, 28)
    assert periods.years_on(dt.date(2028, 2, 29), -4) == dt.date(2024, 2, 29)
    assert periods.years_on(dt.date(2026, 11, 2), -2) == dt.date(2024, 11, 2)
