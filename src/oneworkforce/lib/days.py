"""Days and moments as people read them, and as files have them; a moment is told as clocks in England show it."""

import datetime as dt
import zoneinfo

LONDON = zoneinfo.ZoneInfo("Europe/London")


def day(date: dt.date) -> str:
    """Return "4 May 2026"; of an aware moment, the day it was in London."""
    if isinstance(date, dt.datetime):
        date = date.astimezone(LONDON)
    return f"{date.day} {date:%B %Y}"


def moment(at: dt.datetime) -> str:
    """Return "4 May 2026 at 14:05", in London. Raises ValueError for a moment without a time zone."""
    return f"{day(at)} at {clock(at)}"


def clock(at: dt.datetime) -> str:
    """Return "14:05", in London. Raises ValueError for a moment without a time zone."""
    if at.tzinfo is None:
        raise ValueError("a moment that people are told of knows its time zone")
    return f"{at.astimezone(LONDON):%H:%M}"


def iso(date: dt.date) -> str:
    """Return "2026-05-04", as files have it; of an aware moment, the day it was in London."""
    if isinstance(date, dt.datetime):
        date = date.astimezone(LONDON).date()
    return date.isoformat()


def iso_moment(at: dt.datetime) -> str:
    """Return "2026-05-04 14:05", as files have it, in London. Raises ValueError for a moment without a time zone."""
    return f"{iso(at)} {clock(at)}"
