"""Dates of actions and milestones: their last day, and what milestones say of the whole action."""

import calendar
from collections.abc import Sequence
from datetime import date

from oneworkforce.lib import faults, periods
from oneworkforce.plan.domain.action import By, Milestone, Ongoing, PhasedFrom, When
from oneworkforce.plan.domain.kinds import Timing

REMEDY = "Write a month or a day, such as November 2009; phased from 1 April 2010; or ongoing."
_PHASED = "phased from "


def read(text: str) -> When:
    """Return the time that `text` says: "November 2009", "phased from 1 April 2010", "ongoing" or nothing at all.

    Raises `faults.Refused` for anything else; the fault's `what` says why.
    """
    found = " ".join(text.casefold().split())
    if found in ("", "ongoing", "on-going"):
        return Ongoing()
    kind = PhasedFrom if found.startswith(_PHASED) else By
    try:
        return kind(periods.read(found.removeprefix(_PHASED).removeprefix("by "), ""))
    except faults.Refused as refused:
        raise faults.Refused(faults.Fault("", refused.faults[0].what, REMEDY)) from None


def written(when: When) -> str:
    """Return what `read` reads as `when`."""
    return str(when).removeprefix("by ")


def of(timing: str, year: int | None, month: int | None, day: int | None) -> When:
    """Return the time that four columns of a table hold."""
    if timing == Timing.ONGOING or year is None or month is None:
        return Ongoing()
    return (PhasedFrom if timing == Timing.PHASED else By)(periods.Date(year, month, day))


def columns(when: When) -> dict[str, object]:
    """Return the four columns that hold `when`, by name."""
    if isinstance(when, Ongoing):
        return {"timing": Timing.ONGOING.value, "year": None, "month": None, "day": None}
    kind = Timing.PHASED if isinstance(when, PhasedFrom) else Timing.BY
    return {"timing": kind.value, "year": when.date.year, "month": when.date.month, "day": when.date.day}


def first_day(day: periods.Date) -> date:
    """Return the day itself; of a month, its first."""
    return date(day.year, day.month, day.day or 1)


def last_day(day: periods.Date) -> date:
    """Return the day itself; of a month, its last."""
    return date(day.year, day.month, day.day or calendar.monthrange(day.year, day.month)[1])


def order(when: When) -> tuple[bool, date]:
    """Return what times are sorted by: their last days, what is ongoing after them."""
    return (True, date.max) if isinstance(when, Ongoing) else (False, last_day(when.date))


def implied(milestones: Sequence[Milestone]) -> When:
    """Return what milestones say of the whole action: ongoing where one is, else done by the last of them.

    Where only steps from a date on are named, it is brought in from the first of them.
    """
    whens = [one.when for one in milestones]
    by = [when for when in whens if isinstance(when, By)]
    phased = [when for when in whens if isinstance(when, PhasedFrom)]
    if not whens or any(isinstance(when, Ongoing) for when in whens):
        return Ongoing()
    if by:
        return max(by, key=lambda when: last_day(when.date))
    return min(phased, key=lambda when: first_day(when.date))


def whole(timescale: Sequence[Milestone]) -> When:
    """Return the time of the whole action: the milestone without a name, else what the named ones imply."""
    return next((one.when for one in timescale if not one.what), implied(timescale))


def timescale(when: When, milestones: Sequence[Milestone]) -> tuple[Milestone, ...]:
    """Return the milestones, after the time of the whole action where they do not imply it."""
    if milestones and implied(milestones) == when:
        return tuple(milestones)
    return (Milestone(when), *milestones)
