"""Where a post stands on a day, which step leads where, and why not: the one table of it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from oneworkforce.lib import periods
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.lib.titled import Titled


class Standing(Titled):
    """Where a post stands on a day."""

    VACANT = "vacant", "Vacant"
    HELD = "held", "Held"
    ENDING = "ending", "Ending"
    ENDED = "ended", "Ended"


class Step(StrEnum):
    """What can be done with a post."""

    CHANGE = "change what it is"
    CONFIRM = "say again that it is so"
    FILL = "say who holds it"
    LEAVE = "say that its holder leaves"
    END = "say that it will not be filled"
    LAST_DAY = "its last day passes"
    TAKE_BACK = "take back that it ends"
    REMOVE = "remove it as entered in error"


TABLE: dict[tuple[Standing, Step], frozenset[Standing]] = {
    (Standing.VACANT, Step.CHANGE): frozenset({Standing.VACANT}),
    (Standing.VACANT, Step.CONFIRM): frozenset({Standing.VACANT}),
    (Standing.VACANT, Step.FILL): frozenset({Standing.HELD}),
    (Standing.VACANT, Step.END): frozenset({Standing.ENDING, Standing.ENDED}),
    (Standing.VACANT, Step.REMOVE): frozenset(),
    (Standing.HELD, Step.CHANGE): frozenset({Standing.HELD}),
    (Standing.HELD, Step.CONFIRM): frozenset({Standing.HELD}),
    (Standing.HELD, Step.LEAVE): frozenset({Standing.ENDING, Standing.ENDED}),
    (Standing.HELD, Step.REMOVE): frozenset(),
    (Standing.ENDING, Step.CHANGE): frozenset({Standing.ENDING}),
    (Standing.ENDING, Step.CONFIRM): frozenset({Standing.ENDING}),
    (Standing.ENDING, Step.LAST_DAY): frozenset({Standing.ENDED}),
    (Standing.ENDING, Step.TAKE_BACK): frozenset({Standing.HELD, Standing.VACANT}),
    (Standing.ENDING, Step.REMOVE): frozenset(),
    (Standing.ENDED, Step.CHANGE): frozenset({Standing.ENDED}),
    (Standing.ENDED, Step.TAKE_BACK): frozenset({Standing.HELD, Standing.VACANT}),
    (Standing.ENDED, Step.REMOVE): frozenset(),
}
"""Which standings a step may lead to: several where a day decides or who held it; none where the row is gone.

When a holder leaves, their row ends with them and keeps what it counts: a leaver, with reason and length of service.
Where the post goes on, it does so as a row of its own, which is vacant (`followed`).
"""

_WHY_NOT: dict[tuple[Standing, Step], str] = {
    (Standing.VACANT, Step.LEAVE): "Nobody holds it. End it, if it will not be filled.",
    (Standing.VACANT, Step.TAKE_BACK): "No end of it is written down.",
    (Standing.HELD, Step.FILL): "Somebody holds it. Say first that its holder leaves.",
    (Standing.HELD, Step.END): "Somebody holds it. Say that its holder leaves: the post can end with them.",
    (Standing.HELD, Step.TAKE_BACK): "No end of it is written down.",
    (Standing.ENDING, Step.FILL): "It ends. Take back the ending first.",
    (Standing.ENDING, Step.LEAVE): "Its end is written down already. Take it back to say another day.",
    (Standing.ENDING, Step.END): "Its end is written down already. Take it back to say another day.",
    (Standing.ENDED, Step.CONFIRM): "It has ended: nothing of it can change by itself.",
}
_USUAL = {
    Standing.VACANT: "It is vacant.",
    Standing.HELD: "Somebody holds it.",
    Standing.ENDING: "It has not ended yet.",
    Standing.ENDED: "It has ended. Take back the ending first.",
}


@dataclass(frozen=True, slots=True)
class Days:
    """What decides where a post stands: whether somebody holds it, and its days.

    `left_on` is the last day on which it was held, or there at all; None: no end is known.
    """

    held: bool
    started_on: date | None = None
    left_on: date | None = None
    vacant_since: date | None = None


def standing(days: Days, today: date) -> Standing:
    """Return where a post stands; on its last day it is still there."""
    if days.left_on is not None:
        return Standing.ENDED if days.left_on < today else Standing.ENDING
    return Standing.HELD if days.held else Standing.VACANT


def shown_since(today: date) -> date:
    """Return the earliest last day of a post that is still shown to who sees it by its locality alone: a year ago."""
    return periods.years_on(today, -1)


def why_not(now: Standing, step: Step) -> str:
    """Return why a step cannot be taken, in a sentence; "" where it can."""
    if (now, step) in TABLE:
        return ""
    return _WHY_NOT.get((now, step), _USUAL[now])


def filled(days: Days, on: date | None) -> Days:
    """Return the days of a vacant post that is held from `on`; None: since when is not known."""
    if on is not None and days.vacant_since is not None and on < days.vacant_since:
        raise Refused(Fault("started_on", "The post was not vacant yet on this day.", "Enter a later day."))
    return Days(held=True, started_on=on)


def left(days: Days, on: date, today: date) -> Days:
    """Return the days of a post whose holder works until `on`; of a vacant one, that is there until then."""
    first = days.started_on if days.held else days.vacant_since
    if first is not None and on < first:
        raise Refused(Fault("left_on", "This is before the post began.", "Enter a later day."))
    if on < EARLIEST:
        raise Refused(Fault("left_on", "This day is too far away to be meant.", "Enter the year with four figures."))
    if on > latest_end(today):
        raise Refused(Fault("left_on", f"This day lies more than {LONGEST_TERM} years ahead.", "Check the year."))
    return replace(days, left_on=on)


def taken_back(days: Days) -> Days:
    """Return the days of a post that does not end after all."""
    return replace(days, left_on=None)


def followed(days: Days) -> Days:
    """Return the days of the vacant post that follows one whose holder leaves: vacant from the next day."""
    assert days.left_on is not None, "only a post with a last day is followed"
    return Days(held=False, vacant_since=days.left_on + timedelta(days=1))


def refusal(days: Days, today: date) -> Fault | None:
    """Return what is wrong with days as somebody typed them, or None."""
    if days.held and days.vacant_since is not None:
        return Fault("vacant_since", "Somebody holds the post.", "Leave this empty.")
    if days.vacant_since is not None and days.left_on is not None and days.left_on < days.vacant_since:
        return Fault("vacant_since", "This is after the last day of the post.", "Enter an earlier day.")
    if days.started_on is not None and days.left_on is not None and days.left_on < days.started_on:
        return Fault("started_on", "This is after the last day of the post.", "Enter an earlier day.")
    for where, day in (("started_on", days.started_on), ("vacant_since", days.vacant_since)):
        if day is not None and day < EARLIEST:
            return Fault(where, "This day is too far away to be meant.", "Enter the year with four figures.")
        if day is not None and day > latest(today):
            return Fault(where, "This day lies more than 12 months ahead.", "Check the year, or enter it later.")
    return None


EARLIEST = date(1940, 1, 1)
LONGEST_TERM = 10
"""Years ahead at most of a last day: longer than any fixed term, and shorter than a slip of the year."""


def latest(today: date) -> date:
    """Return the last day on which a post may begin or fall vacant, as known today: twelve months ahead."""
    return periods.years_on(today, 1)


def latest_end(today: date) -> date:
    """Return the latest last day of a post that is believed."""
    return periods.years_on(today, LONGEST_TERM)
