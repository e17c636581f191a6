"""A span of years in words, as a plan's title page says it."""

from datetime import date

from oneworkforce.lib.days import day

_JANUARY, _DECEMBER, _LAST = 1, 12, 31


def words(starts_on: date, ends_on: date) -> str:
    """Return "2009 to 2010" for whole years, "2009" for one, else both days: "1 April 2009 to 31 March 2010"."""
    if (starts_on.month, starts_on.day) == (_JANUARY, 1) and (ends_on.month, ends_on.day) == (_DECEMBER, _LAST):
        years = (starts_on.year, ends_on.year)
        return str(years[0]) if years[0] == years[1] else f"{years[0]} to {years[1]}"
    return f"{day(starts_on)} to {day(ends_on)}"
