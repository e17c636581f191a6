"""When somebody is expected to retire: as they said, else at state pension age (lists/pension_ages.yaml)."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from oneworkforce.lib import text
from oneworkforce.workforce.domain import ages

FILE = Path(__file__).parent.parent / "lists" / "pension_ages.yaml"
YEARS = 5
"""How far ahead retirements are counted."""


def pension_age(birth_year: int) -> int:
    """Return the state pension age of most of those born in a year, in whole years."""
    return next((age for first, age in reversed(_ages()) if first <= birth_year), _ages()[0][1])


def expected(retires_in: int | None, birth_year: int | None, age_band: str, as_of: date) -> str:
    """Return "within" five years, "later" or "not_known": as they said, else by state pension age.

    Of a band whatever holds for most of it: that is what holds for the age in its middle.
    """
    if retires_in is None and birth_year is None and not age_band:
        return "not_known"
    born = as_of.year - ages.middle(age_band) if birth_year is None and age_band else birth_year
    year = born + pension_age(born) if retires_in is None and born is not None else retires_in
    return "within" if year is not None and year <= as_of.year + YEARS else "later"


@cache
def words() -> str:
    """Return the ages in words: "66 for those born before 1961, 67 from 1961, 68 from 1978"."""
    (_, first), *later = _ages()
    until = f"{first} for those born before {later[0][0]}" if later else str(first)
    return ", ".join([until, *(f"{age} from {year}" for year, age in later)])


@cache
def source() -> str:
    """Return where the ages come from, with the version of the list."""
    read = _read()
    return f"{text.plain(read['source'])} (version {read['version']})"


@cache
def _ages() -> tuple[tuple[int, int], ...]:
    return tuple((row["born_from"], row["age"]) for row in _read()["ages"])


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return read
