"""Who holds sessions in a locality, and who reads what was decided there.

HOLD_SESSIONS holds them: the workforce lead anywhere, the co-ordinator in the locality. Whoever may see the workforce
reads what was chosen and why: agencies are named there, people never. Totals entered in the room are seen by those who
hold sessions there.
"""

from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.reasons import refuse
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.models import Locality
from oneworkforce.workforce.models import Session, SessionAgency

HOLD = Permission.HOLD_SESSIONS
SEE = Permission.SEE_WORKFORCE


def visible_to(viewer: Viewer) -> QuerySet[Session]:
    """Return the sessions that `viewer` reads: all of the partnership's, or none."""
    return Session.objects.all() if viewer.may(SEE) or viewer.may(HOLD) else Session.objects.none()


def check_see(viewer: Viewer) -> None:
    """Refuse who may not read what localities chose."""
    if not (viewer.may(SEE) or viewer.may(HOLD)):
        raise refuse(viewer, SEE, "Your role does not include seeing what localities chose to record.")


def get(viewer: Viewer, session: UUID) -> Session:
    """Return a session with its locality; NotFound where there is none for this viewer."""
    return verdicts.found(visible_to(viewer).filter(pk=session).select_related("locality"))


def places(viewer: Viewer) -> QuerySet[Locality]:
    """Return the localities in which `viewer` holds sessions."""
    reach = viewer.reach(HOLD)
    return Locality.objects.all() if reach.everywhere else Locality.objects.filter(pk__in=reach.localities)


def check_hold_any(viewer: Viewer) -> None:
    """Refuse who holds sessions nowhere."""
    if not viewer.may(HOLD):
        raise refuse(viewer, HOLD, "The locality's co-ordinator or the workforce lead holds sessions. Ask them.")


def check_hold(viewer: Viewer, locality: UUID) -> None:
    """Refuse who does not hold sessions in a locality."""
    check_hold_any(viewer)
    reach = viewer.reach(HOLD)
    if not reach.everywhere and locality not in reach.localities:
        raise refuse(viewer, HOLD, "The co-ordinator of this locality or the workforce lead holds sessions here.")


def check_write(viewer: Viewer, row: Session) -> None:
    """Refuse who does not hold this session, and any change once it has ended."""
    check_hold(viewer, row.locality_id)
    if row.ended_at is not None:
        raise NotAllowed("The session has ended, so it stays as it was. Hold another one to decide anew.")


def held(viewer: Viewer, session: UUID) -> Session:
    """Return a session, locked, that `viewer` may change."""
    found = get(viewer, session)
    check_write(viewer, found)
    row = Session.objects.select_for_update(of=("self",)).select_related("locality").get(pk=session)
    check_write(viewer, row)
    return row


def get_agency(viewer: Viewer, agency: UUID) -> SessionAgency:
    """Return an agency that is present, with its session and organisation, for who holds the session."""
    rows = SessionAgency.objects.filter(session__in=visible_to(viewer), pk=agency)
    found = verdicts.found(rows.select_related("session__locality", "organisation"))
    check_hold(viewer, found.session.locality_id)
    return found
