"""Red, amber, green: how an action stands, from its dates and its progress, with a sentence that says why.

The rules and their numbers stand in docs/reference/plan.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from oneworkforce.lib import text
from oneworkforce.lib.days import day
from oneworkforce.lib.titled import Titled
from oneworkforce.plan.domain import timing
from oneworkforce.plan.domain.action import By, Ongoing, PhasedFrom, When

SOON = 60
"""Days before its date in which an action under `HALF` is amber."""
HALF = 50
MARGIN = 25
"""Points by which progress may lag behind the share of time gone by."""
QUIET, SILENT = 120, 240
"""Days without a word after which what is ongoing is amber, and red."""
WHOLE = 100


class State(Titled):
    """How an action stands."""

    RED = "red", "Red: late"
    AMBER = "amber", "Amber: at risk"
    GREEN = "green", "Green: on track"
    NOT_STARTED = "not_started", "Not started"
    COMPLETE = "complete", "Complete"


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone: what, when, and whether it was met."""

    what: str
    when: When
    met: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an action. `began` is the first day of its strategy, `said_on` that of its last progress.

    `asks_help`: the last that was said of it is that it needs help. `waits_for` holds the ids of other actions.
    """

    number: int
    when: When
    began: date
    percent: int = 0
    done_on: date | None = None
    said_on: date | None = None
    asks_help: bool = False
    steps: tuple[Step, ...] = ()
    waits_for: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """The state and the sentence that says why."""

    state: State
    why: str


def statuses(actions: Mapping[UUID, Facts], today: date) -> dict[UUID, Status]:
    """Return the status of each action by its id; one that waits for a red one is amber itself."""
    own = {key: status(facts, today) for key, facts in actions.items()}
    found = dict(own)
    for key, facts in actions.items():
        late = sorted(actions[on].number for on in facts.waits_for if on in own and own[on].state is State.RED)
        if late and own[key].state in {State.GREEN, State.NOT_STARTED}:
            numbers = text.listed([str(number) for number in late])
            found[key] = Status(State.AMBER, f"It waits for action{'s'[: len(late) > 1]} {numbers}, which {_be(late)}.")
    return found


def status(facts: Facts, today: date) -> Status:
    """Return how an action stands by itself."""
    if facts.done_on is not None:
        return Status(State.COMPLETE, f"Done on {day(facts.done_on)}.")
    if facts.percent >= WHOLE:
        return Status(State.COMPLETE, "All of it is done.")
    late = _late(facts, today)
    if late:
        return Status(State.RED, late)
    if facts.asks_help:
        return Status(State.AMBER, f"It needs help{f', said on {day(facts.said_on)}' if facts.said_on else ''}.")
    if isinstance(facts.when, By):
        return _dated(facts, facts.when, today)
    return _running(facts, facts.when, today)


def _late(facts: Facts, today: date) -> str:
    """Return how late the action or the first of its milestones is, "" where nothing is."""
    if isinstance(facts.when, By) and (days := (today - timing.last_day(facts.when.date)).days) > 0:
        return f"Due by {facts.when.date}: {_days(days)} ago."
    missed = [
        (timing.last_day(step.when.date), step)
        for step in facts.steps
        if isinstance(step.when, By) and not step.met and timing.last_day(step.when.date) < today
    ]
    if not missed:
        return ""
    day, step = min(missed, key=lambda pair: pair[0])
    return f"The milestone “{step.what}” was due {step.when}: {_days((today - day).days)} ago."


def _dated(facts: Facts, when: By, today: date) -> Status:
    """Return how an action stands whose date is still to come."""
    due = timing.last_day(when.date)
    left = (due - today).days
    said = f"Due by {when.date}: {_days(left) + ' left' if left else 'today is the last day'}, {facts.percent}% done."
    if left <= SOON and facts.percent < HALF:
        return Status(State.AMBER, said)
    gone, span = (today - facts.began).days, (due - facts.began).days
    if span > 0 and 0 < gone <= span and gone * WHOLE - facts.percent * span > MARGIN * span:
        return Status(State.AMBER, f"{gone * WHOLE // span}% of its time has gone by, {facts.percent}% is done.")
    return _fair(facts, said)


def _running(facts: Facts, when: PhasedFrom | Ongoing, today: date) -> Status:
    """Return how an action stands that has no end: by how long nothing was said of it."""
    start = timing.first_day(when.date) if isinstance(when, PhasedFrom) else facts.began
    if start > today:
        return _fair(facts, f"It starts in {_days((start - today).days)}, on {day(start)}.")
    since = max(facts.said_on, start) if facts.said_on else start
    quiet = (today - since).days
    about = (
        f"Last progress: {_days(quiet)} ago." if facts.said_on else f"No progress in the {_days(quiet)} since it began."
    )
    if quiet > QUIET:
        return Status(State.RED if quiet > SILENT else State.AMBER, about)
    return _fair(facts, about)


def _fair(facts: Facts, said: str) -> Status:
    """Return green, or that nothing has begun yet."""
    begun = facts.percent or facts.said_on or any(step.met for step in facts.steps)
    return Status(State.GREEN if begun else State.NOT_STARTED, said)


def _be(numbers: list[int]) -> str:
    return "is red" if len(numbers) == 1 else "are red"


def _days(days: int) -> str:
    return text.counted(days, "day")
