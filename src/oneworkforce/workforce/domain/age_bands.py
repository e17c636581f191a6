"""Ages and retirement, from a year of birth or a band and from what somebody means to do. Pure."""

from datetime import date

from oneworkforce.workforce.domain.kinds import AgeBand

BANDS: tuple[tuple[int, AgeBand], ...] = (
    (25, AgeBand.UNDER_25),
    (35, AgeBand.TO_34),
    (45, AgeBand.TO_44),
    (55, AgeBand.TO_54),
    (60, AgeBand.TO_59),
    (65, AgeBand.TO_64),
)
"""The age from which somebody is no longer in a band; the last band has no end."""
PENSION_AGE = 66
"""State pension age in 2020 to 2026; it then rises to 67. Used where nobody said when they mean to retire."""
YEARS = 5
"""How far ahead retirements are counted."""


def band(birth_year: int, as_of: date) -> AgeBand:
    """Return the band of the age that somebody reaches in the year of `as_of`."""
    age = as_of.year - birth_year
    return next((each for end, each in BANDS if age < end), AgeBand.FROM_65)


def retiring(retires_in: int | None, birth_year: int | None, age_band: str, as_of: date) -> str:
    """Return "within" five years, "later" or "not_known": as they said, else by state pension age."""
    last = as_of.year + YEARS
    if retires_in is not None:
        return "within" if retires_in <= last else "later"
    if birth_year is not None:
        return "within" if birth_year + PENSION_AGE <= last else "later"
    if age_band:
        # Of those aged 60 to 64 in a band, all but the youngest year reach it within five years.
        return "within" if age_band in {AgeBand.TO_64, AgeBand.FROM_65} else "later"
    return "not_known"
