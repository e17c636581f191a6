"""Where a workforce plan stands: draft, agreed, superseded; and what may be done in each."""

from collections.abc import Mapping

from oneworkforce.lib.titled import Titled


class PlanState(Titled):
    """A state of a plan."""

    DRAFT = "draft", "Draft"
    AGREED = "agreed", "Agreed"
    SUPERSEDED = "superseded", "Replaced by a later plan"


class PlanStep(Titled):
    """What may be done to a plan as a whole."""

    WRITE = "write", "Write it"
    RUN = "run", "Run its projection"
    FOLLOW = "follow", "Follow how it goes"
    AGREE = "agree", "Agree it"
    REOPEN = "reopen", "Open it again"
    SUPERSEDE = "supersede", "Say that a later plan replaces it"
    REMOVE = "remove", "Remove it"


TABLE: Mapping[tuple[PlanState, PlanStep], PlanState] = {
    (PlanState.DRAFT, PlanStep.WRITE): PlanState.DRAFT,
    (PlanState.DRAFT, PlanStep.RUN): PlanState.DRAFT,
    (PlanState.DRAFT, PlanStep.FOLLOW): PlanState.DRAFT,
    (PlanState.DRAFT, PlanStep.AGREE): PlanState.AGREED,
    (PlanState.DRAFT, PlanStep.REMOVE): PlanState.DRAFT,
    (PlanState.AGREED, PlanStep.RUN): PlanState.AGREED,
    (PlanState.AGREED, PlanStep.FOLLOW): PlanState.AGREED,
    (PlanState.AGREED, PlanStep.REOPEN): PlanState.DRAFT,
    (PlanState.AGREED, PlanStep.SUPERSEDE): PlanState.SUPERSEDED,
}
"""The whole table: what is not in it may not be done."""
_WHY_NOT: Mapping[PlanState, str] = {
    PlanState.DRAFT: "It is a draft: agree it first.",
    PlanState.AGREED: "It is agreed and stays as it is. Open it again to change it.",
    PlanState.SUPERSEDED: "A later plan replaces it: it stays as it was.",
}


def after(now: PlanState, step: PlanStep) -> PlanState:
    """Return the state that a step leads to; KeyError where it may not be taken."""
    return TABLE[now, step]


def why_not(now: PlanState, step: PlanStep) -> str:
    """Return why a step may not be taken in a state, "" where it may."""
    return "" if (now, step) in TABLE else _WHY_NOT[now]
