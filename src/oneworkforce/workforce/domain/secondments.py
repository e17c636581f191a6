"""A secondment: who has to agree, where it stands, which step leads where, and why not. The one table of it.

Three agree, in any order: the home end, which has the post; the host end, where the work is; the person. Whoever
proposes speaks for one end at most, and nobody agrees for two.
"""

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum

from oneworkforce.lib.titled import Titled


class Party(Titled):
    """Who has to agree."""

    HOME = "home", "The home end"
    HOST = "host", "The host end"
    PERSON = "person", "The person"


class State(Titled):
    """What is kept of where a secondment stands; the rest follows from who agreed and from the day."""

    OPEN = "open", "Open"
    AGREED = "agreed", "Agreed"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Standing(Titled):
    """Where a secondment stands on a day."""

    PROPOSED = "proposed", "Proposed"
    HOME = "home", "Agreed by the home end"
    HOST = "host", "Agreed by the host end"
    PERSON = "person", "Agreed by the person"
    ENDS = "ends", "Agreed by both ends"
    HOME_PERSON = "home_person", "Agreed by the home end and the person"
    HOST_PERSON = "host_person", "Agreed by the host end and the person"
    AGREED = "agreed", "Agreed, not begun"
    IN_FORCE = "in_force", "In force"
    LONGER = "longer", "In force, asked to last longer"
    ENDED = "ended", "Ended"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Step(StrEnum):
    """What can be done with a secondment."""

    AGREE_HOME = "agree for the home end"
    AGREE_HOST = "agree for the host end"
    AGREE_PERSON = "agree for oneself"
    DECLINE = "decline it"
    WITHDRAW = "take it back"
    CHANGE = "change its arrangements"
    EXTEND = "ask that it lasts longer"
    END = "end it early"


AGREEING = {Party.HOME: Step.AGREE_HOME, Party.HOST: Step.AGREE_HOST, Party.PERSON: Step.AGREE_PERSON}
_BY_PARTIES: dict[frozenset[Party], Standing] = {
    frozenset(): Standing.PROPOSED,
    frozenset({Party.HOME}): Standing.HOME,
    frozenset({Party.HOST}): Standing.HOST,
    frozenset({Party.PERSON}): Standing.PERSON,
    frozenset({Party.HOME, Party.HOST}): Standing.ENDS,
    frozenset({Party.HOME, Party.PERSON}): Standing.HOME_PERSON,
    frozenset({Party.HOST, Party.PERSON}): Standing.HOST_PERSON,
    frozenset(Party): Standing.AGREED,
}
WAITING = tuple(each for each in _BY_PARTIES.values() if each is not Standing.AGREED)
"""Where somebody's agreement is still missing before it can begin."""
OVER = (Standing.ENDED, Standing.DECLINED, Standing.WITHDRAWN)
TABLE: dict[tuple[Standing, Step], Standing] = {
    **{
        (_BY_PARTIES[had], AGREEING[party]): _BY_PARTIES[had | {party}]
        for had in _BY_PARTIES
        for party in Party
        if party not in had
    },
    **{(each, Step.DECLINE): Standing.DECLINED for each in WAITING},
    **{(each, Step.WITHDRAW): Standing.WITHDRAWN for each in (*WAITING, Standing.AGREED)},
    **{(each, Step.CHANGE): each for each in (*WAITING, Standing.AGREED, Standing.IN_FORCE, Standing.LONGER)},
    (Standing.IN_FORCE, Step.EXTEND): Standing.LONGER,
    (Standing.IN_FORCE, Step.END): Standing.ENDED,
    (Standing.LONGER, Step.AGREE_HOME): Standing.LONGER,
    (Standing.LONGER, Step.AGREE_HOST): Standing.LONGER,
    (Standing.LONGER, Step.AGREE_PERSON): Standing.LONGER,
    (Standing.LONGER, Step.DECLINE): Standing.IN_FORCE,
    (Standing.LONGER, Step.WITHDRAW): Standing.IN_FORCE,
    (Standing.LONGER, Step.END): Standing.ENDED,
}
"""What leads where. A longer secondment is agreed by all three again; until then it ends as it was agreed."""
_WHY_NOT = {
    Standing.AGREED: "All have agreed, and it has not begun yet.",
    Standing.IN_FORCE: "It is in force as all have agreed.",
    Standing.LONGER: "It is in force, and it is being agreed whether it lasts longer.",
    Standing.ENDED: "It has ended.",
    Standing.DECLINED: "It was declined. Propose another.",
    Standing.WITHDRAWN: "It was taken back. Propose another.",
}
SOON = timedelta(weeks=8)
"""One that ends within this is a task for both ends: extend it, or prepare the way back."""


def standing(
    state: State, agreed: Collection[Party], *, starts_on: date, ends_on: date, longer: bool, today: date
) -> Standing:
    """Return where a secondment stands; its last day is a day in force. `longer`: an extension is being agreed."""
    if state is State.DECLINED:
        return Standing.DECLINED
    if state is State.WITHDRAWN:
        return Standing.WITHDRAWN
    if state is State.OPEN:
        return _BY_PARTIES[frozenset(agreed) if len(set(agreed)) < len(Party) else frozenset()]
    if ends_on < today:
        return Standing.ENDED
    if starts_on > today:
        return Standing.AGREED
    return Standing.LONGER if longer else Standing.IN_FORCE


def after(now: Standing, step: Step) -> Standing:
    """Return the standing that follows; KeyError where the step cannot be taken."""
    return TABLE[now, step]


def why_not(now: Standing, step: Step) -> str:
    """Return why a step cannot be taken, in a sentence; "" where it can."""
    if (now, step) in TABLE:
        return ""
    if now in WAITING:
        agreeing = step in AGREEING.values()
        return "This was agreed already." if agreeing else "It is not in force: not all have agreed yet."
    return _WHY_NOT[now]


def is_waiting(now: Standing) -> bool:
    """Say whether somebody's agreement is asked for now."""
    return now in WAITING or now is Standing.LONGER


def ends_soon(now: Standing, ends_on: date, today: date) -> bool:
    """Say whether a secondment in force ends within eight weeks."""
    return now in {Standing.IN_FORCE, Standing.LONGER} and ends_on - today <= SOON
