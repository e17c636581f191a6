"""How old somebody is and how long they have been here, without pretending to know more than was said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from oneworkforce.lib import text
from oneworkforce.workforce.domain.kinds import AgeBand

YOUNGEST, OLDEST = 14, 100
"""Ages that are believed of somebody at work: others are asked about again."""
FIRST: Mapping[AgeBand, int] = {
    AgeBand.UNDER_25: 0,
    AgeBand.TO_34: 25,
    AgeBand.TO_44: 35,
    AgeBand.TO_54: 45,
    AgeBand.TO_59: 55,
    AgeBand.TO_64: 60,
    AgeBand.FROM_65: 65,
}
"""The age with which each band begins; it ends with the one before the next begins, and the last has no end."""
_MONTHS = 12
_LONGEST_LEFT, _LONGEST_WORKED = 60, 80


@dataclass(frozen=True, slots=True)
class Age:
    """Between which ages somebody is, both included; None: nothing is said of that end."""

    least: int | None
    most: int | None

    @property
    def words(self) -> str:
        """Return "45 or 46", "35 to 44", "under 25", "65 or over"."""
        if self.least is None or self.most is None:
            return f"under {self.most + 1}" if self.most is not None else f"{self.least} or over"
        return f"{self.least} or {self.most}" if self.most - self.least == 1 else f"{self.least} to {self.most}"


def age(*, birth_year: int | None, band: str, today: date) -> Age | None:
    """Return the age that a year of birth or a band allows; a year leaves two ages. None where neither was said.

    A band was true when it was said: who has not said it again since may be in the next one by now.
    """
    if birth_year is not None:
        return Age(today.year - birth_year - 1, today.year - birth_year)
    return of_band(AgeBand(band)) if band else None


def of_band(band: AgeBand) -> Age:
    """Return the ages of a band."""
    least = FIRST[band]
    most = min((first - 1 for first in FIRST.values() if first > least), default=None)
    return Age(least or None, most)


def band_of(age: int) -> AgeBand:
    """Return the band in which an age is."""
    return max((band for band, first in FIRST.items() if first <= age), key=FIRST.__getitem__, default=AgeBand.UNDER_25)


def middle(band: str) -> int:
    """Return the age in the middle of a band; of one without an end, that with which it begins or ends."""
    found = of_band(AgeBand(band))
    if found.least is None or found.most is None:
        return found.least or found.most or 0
    return (found.least + found.most) // 2


def birth_years(this_year: int) -> tuple[int, int]:
    """Return the first and the last year in which somebody at work can be born."""
    return this_year - OLDEST, this_year - YOUNGEST


def retiring_years(this_year: int) -> tuple[int, int]:
    """Return the first and the last year in which somebody at work can mean to retire."""
    return this_year, this_year + _LONGEST_LEFT


def beginning_years(this_year: int) -> tuple[int, int]:
    """Return the first and the last year in which somebody at work can have begun to work with children."""
    return this_year - _LONGEST_WORKED, this_year


def service(started_on: date | None, until: date) -> int | None:
    """Return the whole months from a first day to a last one, both worked; None where the first is not known.

    Who has not begun yet has 0 months.
    """
    if started_on is None:
        return None
    months = (until.year - started_on.year) * _MONTHS + until.month - started_on.month
    return max(0, months - (until.day < started_on.day))


def service_words(months: int) -> str:
    """Return "3 years 2 months", "1 year", "less than a month"."""
    years, rest = divmod(months, _MONTHS)
    said = [text.counted(number, unit) for number, unit in ((years, "year"), (rest, "month")) if number]
    return " ".join(said) or "less than a month"
