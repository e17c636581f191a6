"""An enquiry to an organisation about somebody who has not agreed to be shown: its states, steps and words. Pure."""

from datetime import date, timedelta

from oneworkforce.lib.titled import Titled

DAYS = 14
"""Days in which an enquiry can be answered; the last is one of them."""
MOST_OPEN = 10
"""Enquiries that one person may have waiting at once."""


class Standing(Titled):
    """Where an enquiry stands."""

    WAITING = "waiting", "Waits for an answer"
    ANSWERED = "answered", "You will be put in touch"
    DECLINED = "declined", "Not possible"
    LAPSED = "lapsed", "Nobody answered in time"


class Step(Titled):
    """What can be done with an enquiry."""

    TOUCH = "touch", "put them in touch"
    DECLINE = "decline", "say that it is not possible"
    FORWARD = "forward", "ask a person of the organisation"
    AGREE = "agree", "say yes"
    REFUSE = "refuse", "say no"


TABLE: dict[tuple[Standing, Step], Standing] = {
    (Standing.WAITING, Step.TOUCH): Standing.ANSWERED,
    (Standing.WAITING, Step.DECLINE): Standing.DECLINED,
    (Standing.WAITING, Step.FORWARD): Standing.WAITING,
    (Standing.WAITING, Step.AGREE): Standing.ANSWERED,
    (Standing.WAITING, Step.REFUSE): Standing.WAITING,
}
"""Every step that can be taken, and where the enquiry stands then. Nothing follows an answer."""

KEPT = (Standing.WAITING, Standing.ANSWERED, Standing.DECLINED)
"""The states that are kept; that one lapsed follows from its last day."""
_WHY_NOT = {
    Standing.ANSWERED: "It was answered already.",
    Standing.DECLINED: "It was answered already: not possible.",
    Standing.LAPSED: "Its last day has passed. Whoever asked may ask again.",
}


class Reason(Titled):
    """Why somebody is looked for."""

    FAMILY = "family", "To help a family or young person now"
    INTERPRET = "interpret", "To interpret or translate"
    TEAM = "team", "To join a team or a project"
    TRAINING = "training", "To train or advise colleagues"
    COVER = "cover", "To cover a vacancy or an absence"
    OTHER = "other", "Something else"


class Reply(Titled):
    """What the person answered to whom an enquiry was forwarded."""

    WAITING = "waiting", "Has not answered yet"
    YES = "yes", "Said yes"
    NO = "no", "Said no"


def last_day(asked_on: date) -> date:
    """Return the last day on which an enquiry can be answered."""
    return asked_on + timedelta(days=DAYS)


def standing(kept: str, due_on: date, today: date) -> Standing:
    """Return where an enquiry stands: as it is kept, lapsed where it waits past its last day."""
    now = Standing(kept)
    return Standing.LAPSED if now is Standing.WAITING and due_on < today else now


def after(now: Standing, step: Step) -> Standing:
    """Return where it stands then; KeyError where the step cannot be taken."""
    return TABLE[now, step]


def why_not(now: Standing, step: Step) -> str:
    """Return why a step cannot be taken, in a sentence; "" where it can."""
    return "" if (now, step) in TABLE else _WHY_NOT[now]
