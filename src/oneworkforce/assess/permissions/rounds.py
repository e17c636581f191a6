"""Who sees rounds with their results and findings, and who runs them."""

from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.reasons import refuse
from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.models import Round
from oneworkforce.ground.prepared import prepared


def visible_to(viewer: Viewer) -> QuerySet[Round]:
    """Return the rounds that `viewer` sees: all of the partnership, as results are guarded, or none."""
    return Round.objects.all() if viewer.may(Permission.SEE_RESULTS) else Round.objects.none()


def get(viewer: Viewer, round: UUID) -> Round:  # noqa: A002  the field's word
    """Return the round, or say that there is none."""
    for row in _rounds(pk=round) if viewer.may(Permission.SEE_RESULTS) else ():
        return row
    raise NotFound


@prepared
def _rounds(*, pk: UUID) -> QuerySet[Round]:
    return Round.objects.filter(pk=pk)


def check_see(viewer: Viewer) -> None:
    """Refuse who may not see results."""
    if not viewer.may(Permission.SEE_RESULTS):
        raise refuse(viewer, Permission.SEE_RESULTS, "Only members of the partnership see results.")


def check_change(viewer: Viewer) -> None:
    """Refuse who may not run rounds: set one up, upload answers, record findings."""
    if not viewer.may(Permission.CHANGE_ROUNDS):
        raise refuse(viewer, Permission.CHANGE_ROUNDS, "Only a workforce lead runs rounds.")


can_see = verdicts.can(check_see)
can_change = verdicts.can(check_change)
