"""Who reads remarks and makes themes: who runs rounds, once the round is closed. Others read guarded numbers alone."""

from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.models import Remark, Round, Theme
from oneworkforce.assess.permissions import rounds

check_change = rounds.check_change
STILL_OPEN = "What people wrote is read once the round is closed."


def check_read(viewer: Viewer, round: Round) -> None:  # noqa: A002  the field's word
    """Refuse who does not run rounds, and to read before the round is closed."""
    check_change(viewer)
    if round.closed_at is None:
        raise NotAllowed(STILL_OPEN)


def of_round(round: Round) -> QuerySet[Remark]:  # noqa: A002
    """Return the remarks of a round that a permission has found: none before it is closed."""
    return Remark.objects.filter(round=round, round__closed_at__isnull=False)


def get(viewer: Viewer, remark: UUID) -> Remark:
    """Return the remark, its round with it, or say that there is none; refuse who may only see results."""
    rows = Remark.objects.filter(round__in=rounds.visible_to(viewer), pk=remark)
    found = rows.select_related("round").first()
    if found is None:
        raise NotFound
    check_read(viewer, found.round)
    return found


def theme(viewer: Viewer, pk: UUID) -> Theme:
    """Return the theme, its round with it, or say that there is none."""
    found = Theme.objects.filter(round__in=rounds.visible_to(viewer), pk=pk).select_related("round").first()
    if found is None:
        raise NotFound
    return found
