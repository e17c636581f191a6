"""Where a version of a strategy's text stands, which step leads where, and why not: the one table of it."""

from datetime import date
from enum import StrEnum

from oneworkforce.lib.titled import Titled
from oneworkforce.plan.domain.kinds import TextState


class Standing(Titled):
    """Where a version stands on a day: its state, and whether comments are still taken."""

    DRAFT = "draft", "Draft"
    OPEN = "open", "Out for comment"
    CLOSED = "closed", "Comments have ended"
    ADOPTED = "adopted", "Adopted"
    SUPERSEDED = "superseded", "Replaced by a later version"


class Step(StrEnum):
    """What can be done with a version."""

    CHANGE = "change its words"
    ASK = "ask somebody what they think"
    FORGET = "take somebody off the list of those to ask"
    SEND_OUT = "send it out for comment"
    COMMENT = "comment on it"
    ENTER = "enter a comment that came by letter"
    CLOSE = "end comments"
    REPLY = "reply to a comment"
    ADOPT = "adopt it"
    REPLACE = "put a later version in its place"


TABLE: dict[tuple[Standing, Step], TextState] = {
    (Standing.DRAFT, Step.CHANGE): TextState.DRAFT,
    (Standing.DRAFT, Step.ASK): TextState.DRAFT,
    (Standing.DRAFT, Step.FORGET): TextState.DRAFT,
    (Standing.DRAFT, Step.SEND_OUT): TextState.OUT,
    (Standing.OPEN, Step.ASK): TextState.OUT,
    (Standing.OPEN, Step.COMMENT): TextState.OUT,
    (Standing.OPEN, Step.ENTER): TextState.OUT,
    (Standing.OPEN, Step.REPLY): TextState.OUT,
    (Standing.OPEN, Step.CLOSE): TextState.OUT,
    (Standing.CLOSED, Step.ENTER): TextState.OUT,
    (Standing.CLOSED, Step.REPLY): TextState.OUT,
    (Standing.CLOSED, Step.ADOPT): TextState.ADOPTED,
    (Standing.CLOSED, Step.REPLACE): TextState.SUPERSEDED,
    (Standing.ADOPTED, Step.REPLACE): TextState.SUPERSEDED,
    (Standing.SUPERSEDED, Step.REPLY): TextState.SUPERSEDED,
}

_OUT_STAYS = "It has gone out, so its words stay. Make a new draft to change them."
_ASKED_STAYS = "It has gone out: who was asked stays written."
_NOT_OUT = "It has not gone out for comment yet."
_ENDED = "Comments on it have ended."
_ADOPTED = "It is adopted."
_REPLACED = "A later version has replaced it."

_WHY_NOT: dict[tuple[Standing, Step], str] = {
    (Standing.DRAFT, Step.ADOPT): "A draft goes out for comment before it is adopted.",
    (Standing.OPEN, Step.CHANGE): _OUT_STAYS,
    (Standing.OPEN, Step.FORGET): _ASKED_STAYS,
    (Standing.OPEN, Step.SEND_OUT): "It is out for comment already.",
    (Standing.OPEN, Step.ADOPT): "Comments are still taken. End them first.",
    (Standing.OPEN, Step.REPLACE): "Comments on it are still taken. End them first.",
    (Standing.CLOSED, Step.CHANGE): _OUT_STAYS,
    (Standing.CLOSED, Step.FORGET): _ASKED_STAYS,
    (Standing.CLOSED, Step.SEND_OUT): "It was out for comment already. Make a new draft to send out.",
    (Standing.ADOPTED, Step.CHANGE): "It is adopted, so its words stay. Make a new draft to change them.",
    (Standing.ADOPTED, Step.ADOPT): "It is adopted already.",
}
_USUAL = {
    Standing.DRAFT: _NOT_OUT,
    Standing.OPEN: _NOT_OUT,
    Standing.CLOSED: _ENDED,
    Standing.ADOPTED: _ADOPTED,
    Standing.SUPERSEDED: _REPLACED,
}


def standing(state: TextState, *, until: date | None, closed: bool, today: date) -> Standing:
    """Return where a version stands; comments are taken on the last day that was announced, too."""
    if state is not TextState.OUT:
        return Standing(state.value)
    over = closed or (until is not None and until < today)
    return Standing.CLOSED if over else Standing.OPEN


def after(now: Standing, step: Step) -> TextState:
    """Return the state that follows; KeyError where the step cannot be taken."""
    return TABLE[now, step]


def why_not(now: Standing, step: Step) -> str:
    """Return why a step cannot be taken, in a sentence; "" where it can."""
    if (now, step) in TABLE:
        return ""
    return _WHY_NOT.get((now, step), _USUAL[now])
