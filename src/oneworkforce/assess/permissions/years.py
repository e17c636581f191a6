"""Who runs a round that is asked here, and what its standing allows."""

from datetime import date
from uuid import UUID

from oneworkforce.access import verdicts
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import round_states
from oneworkforce.assess.domain.round_states import Standing, Step
from oneworkforce.assess.models import Round
from oneworkforce.assess.permissions import rounds


def get(viewer: Viewer, round: UUID) -> Round:  # noqa: A002  the field's word
    """Return the round for whoever runs it, or say that there is none; refuse who may only see it."""
    found = rounds.get(viewer, round)
    rounds.check_change(viewer)
    return found


def standing(row: Round, *, today: date) -> Standing:
    """Return where a round stands."""
    return round_states.standing(
        opened=row.opened_at is not None, closed=row.closed_at is not None, closes_on=row.closes_on, today=today
    )


def check_step(viewer: Viewer, row: Round, step: Step, today: date) -> None:
    """Refuse who does not run rounds, and a step for which the round does not stand."""
    rounds.check_change(viewer)
    if why := round_states.why_not(standing(row, today=today), step):
        raise NotAllowed(why)


can_step = verdicts.can(check_step)
