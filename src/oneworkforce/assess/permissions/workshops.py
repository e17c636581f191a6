"""Who sees a workshop and writes it: who runs rounds; once it has ended, whoever sees results reads it."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import round_states
from oneworkforce.assess.domain.round_states import Standing, Step
from oneworkforce.assess.models import Present, Remarked, Result, Round, Workshop
from oneworkforce.assess.permissions import rounds, years

check_change = rounds.check_change
ENDED = "It has ended: its minute stays as it is."
NOT_ENDED = "It has not ended yet: its actions come out of what it decides."
NO_RESULTS = "There are no results to discuss yet."


def visible_to(viewer: Viewer) -> QuerySet[Workshop]:
    """Return the workshops of the rounds that `viewer` sees; of those still to end, only to who runs rounds."""
    found = Workshop.objects.filter(round__in=rounds.visible_to(viewer))
    return found if rounds.can_change(viewer) else found.filter(ended_at__isnull=False)


def get(viewer: Viewer, workshop: UUID) -> Workshop:
    """Return the workshop, its round with it, or say that there is none."""
    found = visible_to(viewer).select_related("round").defer("minute").filter(pk=workshop).first()
    if found is None:
        raise NotFound
    return found


def get_present(viewer: Viewer, workshop: UUID, present: UUID) -> Present:
    """Return somebody who is down as present, the workshop with them, or say that there is nobody such."""
    rows = Present.objects.filter(workshop__in=visible_to(viewer), workshop_id=workshop, pk=present)
    found = rows.select_related("workshop__round").first()
    if found is None:
        raise NotFound
    return found


def get_remarked(viewer: Viewer, workshop: UUID, remarked: UUID) -> Remarked:
    """Return what was said, the workshop with it, or say that there is nothing such."""
    rows = Remarked.objects.filter(workshop__in=visible_to(viewer), workshop_id=workshop, pk=remarked)
    found = rows.select_related("workshop__round").first()
    if found is None:
        raise NotFound
    return found


def check_discuss(viewer: Viewer, row: Round, today: date) -> None:
    """Refuse who does not run rounds; a round still open, whose results stay closed; and one without results."""
    rounds.check_change(viewer)
    now = years.standing(row, today=today)
    if now in {Standing.OPEN, Standing.OVER}:
        raise NotAllowed(round_states.why_not(now, Step.DISCUSS))
    if not Result.objects.filter(round=row).exists():
        raise NotAllowed(NO_RESULTS)


def check_write(viewer: Viewer, row: Workshop) -> None:
    """Refuse who does not run rounds; and everybody once the workshop has ended."""
    rounds.check_change(viewer)
    if row.ended_at is not None:
        raise NotAllowed(ENDED)


def check_ended(viewer: Viewer, row: Workshop) -> None:
    """Refuse who does not run rounds; and everybody while the workshop has not ended."""
    rounds.check_change(viewer)
    if row.ended_at is None:
        raise NotAllowed(NOT_ENDED)


can_discuss = verdicts.can(check_discuss)
