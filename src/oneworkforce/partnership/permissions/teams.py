"""Who sees teams, who changes them, and whom they may put into one."""

from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.models import Organisation, Person, Team
from oneworkforce.partnership.permissions import organisations


def visible_to(viewer: Viewer) -> QuerySet[Team]:
    """Return the teams of the organisations that `viewer` sees."""
    return Team.objects.filter(organisation__in=organisations.visible_to(viewer))


def get(viewer: Viewer, team: UUID) -> Team:
    """Return the team, its organisation with it, or say that there is none."""
    found = visible_to(viewer).select_related("organisation").filter(pk=team).first()
    if found is None:
        raise verdicts.NotFound
    return found


def check_add(viewer: Viewer, organisation: Organisation) -> None:
    """Refuse who may not add a team to this organisation."""
    organisations.check_change(viewer, organisation)
    if organisation.ended_on is not None:
        raise verdicts.NotAllowed("This organisation ended: it gets no new team.")


def check_change(viewer: Viewer, team: Team) -> None:
    """Refuse who may not change this team: whoever may change the organisation that hosts it."""
    organisations.check_change(viewer, team.organisation)


def candidates(viewer: Viewer, team: Team) -> QuerySet[Person]:
    """Return who may be put into `team`: people of any organisation that `viewer` sees.

    For those who may change the team, and no more of them than name and organisation is shown.
    """
    check_change(viewer, team)
    return Person.objects.filter(organisation__in=organisations.visible_to(viewer))


can_add = verdicts.can(check_add)
can_change = verdicts.can(check_change)
