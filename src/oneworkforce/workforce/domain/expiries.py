"""When credentials expire: the twelve months to come, what is past, and what lies beyond. Pure."""

import calendar
from datetime import date

from oneworkforce.workforce.domain.cuts import WHEN, Dimension

SOON, YEAR = "soon", "year"
EXPIRED, LATER, NEVER, UNKNOWN = "expired", "later", "never", "unknown"
MONTHS, FIRST = 12, 3


def dimension(as_of: date) -> Dimension:
    """Return when a credential expires: this month and eleven more, the first three of them together, and the rest."""
    months = [_month(as_of, ahead) for ahead in range(MONTHS)]
    titles = {EXPIRED: "Expired", SOON: "In this month or the next two"}
    titles |= dict(months[:FIRST])
    titles[YEAR] = "In the nine months after that"
    titles |= dict(months[FIRST:])
    titles |= {LATER: "Later", NEVER: "Does not expire", UNKNOWN: "When is not known"}
    return Dimension(
        WHEN,
        titles,
        (
            ("", (EXPIRED, SOON, YEAR, LATER, NEVER, UNKNOWN)),
            (SOON, tuple(key for key, _ in months[:FIRST])),
            (YEAR, tuple(key for key, _ in months[FIRST:])),
        ),
    )


def when(expires_on: date | None, *, never: bool, as_of: date) -> str:
    """Return the leaf of `dimension` under which a credential is counted; its day is the last on which it counts."""
    if expires_on is None:
        return NEVER if never else UNKNOWN
    if expires_on < as_of:
        return EXPIRED
    ahead = (expires_on.year - as_of.year) * 12 + expires_on.month - as_of.month
    return f"{expires_on:%Y-%m}" if ahead < MONTHS else LATER


def _month(as_of: date, ahead: int) -> tuple[str, str]:
    at = as_of.year * 12 + as_of.month - 1 + ahead
    year, month = divmod(at, 12)
    return f"{year}-{month + 1:02}", f"{calendar.month_name[month + 1]} {year}"
