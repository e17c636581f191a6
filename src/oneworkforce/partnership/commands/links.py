"""Whom others ask in an organisation about one thing: chosen from its own people, one a purpose."""

from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.domain.sectors import LinkPurpose
from oneworkforce.partnership.models import LinkPerson, Organisation
from oneworkforce.partnership.models.at_work import at_work
from oneworkforce.partnership.permissions import organisations


def put(
    *, by: Viewer, now: datetime, today: date, organisation: UUID, purpose: LinkPurpose, person: UUID | None
) -> None:
    """Name the link person of an organisation for `purpose`, in place of any before; None: it has none."""
    with transactions.whole("link.put"):
        found = organisations.get(by, organisation)
        organisations.check_change(by, found)
        if person is not None and not organisations.colleagues(found).filter(at_work(today), pk=person).exists():
            remedy = "Choose one of its people who has not left."
            raise Refused(Fault("person", "This person does not work for the organisation.", remedy))
        Organisation.objects.select_for_update().get(pk=found.pk)
        before = LinkPerson.objects.filter(organisation=found, purpose=purpose).first()
        if (before.person_id if before else None) == person:
            return
        if before:
            before.delete()
        if person is not None:
            LinkPerson.objects.create(organisation=found, purpose=purpose, person_id=person)
        saving.audited(by=by, noun="organisation", subject=found.pk, fields=[purpose.title_.lower()], now=now)
