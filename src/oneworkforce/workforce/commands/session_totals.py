"""What an agency enters in the room of a session: totals by role. It never touches rows."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.models import AgencyMember
from oneworkforce.workforce.commands import posts, totals
from oneworkforce.workforce.domain import roles
from oneworkforce.workforce.domain.kinds import Gives
from oneworkforce.workforce.models import Giving, Post, SessionAgency, Total
from oneworkforce.workforce.permissions import sessions as permissions

MOST = totals.MOST
_STANDS = "That one counts. Whoever keeps the totals of the organisation changes it or removes it."


def enter(
    *, by: Viewer, now: datetime, today: date, agency: UUID, role: str, people: int | None, vacancies: int | None
) -> UUID:
    """Write down how many an agency has in a role in the locality, counted on the day of the session.

    The same role again puts the figures right. An organisation that has no rows and never said what it gives, gives
    totals from now on; one with rows keeps giving rows, and these totals stand beside them. `Refused` where it has a
    total of the role by contract, or for all places: that one stands, until its manager changes it. Return the id.
    """
    with transactions.whole("session.enter"):
        found = _held(by, agency)
        session = found.session
        values = Values()
        values.choice("role", role, label="The role", among=roles.choices())
        for where, number in (("people", people), ("vacancies", vacancies)):
            if number is not None and not 0 <= number <= MOST:
                values.fault(Fault(where, "This is not a number of people.", f"Enter 0 to {MOST:,}."))
        if people is None and vacancies is None:
            values.fault(Fault("people", "There is no number.", "Enter how many people, or how many vacancies."))
        values.settled()
        told = {"counted_on": session.held_on, "people": people, "vacancies": vacancies, "changed_at": now}
        said = {"confirmed_on": today, "confirmed_by": by.actor}
        place = posts.locked(found.organisation_id)
        which: dict[str, Any] = {"role": role, "contract": "", "locality_id": session.locality_id}
        same = Total.objects.filter(organisation=place, **which).values_list("pk", flat=True).first()
        totals.check_free(place.pk, which, besides=same, remedy=_STANDS)
        made, _ = Total.objects.update_or_create(organisation=place, **which, defaults={**told, **said})
        if not Post.objects.filter(organisation=found.organisation_id).exists():
            Giving.objects.get_or_create(organisation_id=found.organisation_id, defaults={"gives": Gives.TOTALS})
        saving.changed(found, {"sends_file": False})
        record(by=by, verb="entered", noun="total", subject=made.pk, fields=["people", "vacancies"], now=now)
    return made.pk


def send_file(*, by: Viewer, now: datetime, agency: UUID, sends: bool) -> None:
    """Say that an agency sends a file afterwards instead, or that it does not."""
    with transactions.whole("session.send_file"):
        found = _held(by, agency)
        fields = saving.changed(found, {"sends_file": sends})
        saving.audited(by=by, noun="session", subject=found.session_id, fields=fields, now=now)


def _held(by: Viewer, agency: UUID) -> SessionAgency:
    """Return an agency that is present and belongs to the locality, its session locked."""
    found = permissions.get_agency(by, agency)
    row = permissions.held(by, found.session_id)
    again = SessionAgency.objects.filter(pk=agency).select_related("session").first()
    if again is None:
        raise NotFound
    if not AgencyMember.objects.filter(locality=row.locality_id, organisation=again.organisation_id).exists():
        remedy = "Add it on the page of the locality first."
        raise Refused(Fault("", "This organisation is no agency of the locality any more.", remedy))
    return again
