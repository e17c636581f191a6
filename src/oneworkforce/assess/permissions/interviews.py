"""Who reads and holds interviews: whoever runs the round. Its scores by service: everybody, once it is closed."""

from uuid import UUID

from oneworkforce.access import verdicts
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.kinds import Instrument
from oneworkforce.assess.models import Interview, Round
from oneworkforce.assess.permissions import rounds, years


def held(viewer: Viewer, round: UUID) -> Round:  # noqa: A002  the field's word
    """Return a round of interviews for whoever runs it, or say that there is none; refuse who may only see it."""
    return _interviews(years.get(viewer, round))


def get(viewer: Viewer, interview: UUID) -> Interview:
    """Return an interview, its round and organisation with it, for whoever runs it; or say that there is none."""
    rows = Interview.objects.select_related("round", "organisation")
    found = rows.filter(pk=interview, round__in=rounds.visible_to(viewer)).first()
    if found is None:
        raise NotFound
    rounds.check_change(viewer)
    return found


def seen(viewer: Viewer, round: UUID) -> Round:  # noqa: A002
    """Return a round of interviews whose scores `viewer` may see: once it is closed, or as who runs it."""
    found = _interviews(rounds.get(viewer, round))
    check_seen(viewer, found)
    return found


def check_seen(viewer: Viewer, row: Round) -> None:
    """Refuse whoever does not run rounds while the round is not closed."""
    if row.closed_at is None and not rounds.can_change(viewer):
        raise NotAllowed("The interviews go on. What they found is shown once the round is closed.")


def check_open(row: Round) -> None:
    """Refuse where the round is closed: what was found stays as it is."""
    if row.closed_at is not None:
        raise NotAllowed("The round is closed, so its interviews stay as they are.")


def check_going_on(row: Interview) -> None:
    """Refuse where the interview has ended, or its round is closed."""
    check_open(row.round)
    if row.ended_at is not None:
        raise NotAllowed("This interview has ended. Reopen it first.")


def check_ended(row: Interview) -> None:
    """Refuse where there is nothing to reopen, or the round is closed."""
    check_open(row.round)
    if row.ended_at is None:
        raise NotAllowed("This interview goes on.")


can_open = verdicts.can(check_open)
can_go_on = verdicts.can(check_going_on)


def _interviews(row: Round) -> Round:
    if row.instrument != Instrument.INTERVIEW:
        raise NotFound
    return row
