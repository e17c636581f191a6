"""A session in a locality: who is there, what its agencies find of value, what it decides, what they enter there."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.models import AgencyMember
from oneworkforce.partnership.models.at_work import working
from oneworkforce.workforce.domain import chosen, items
from oneworkforce.workforce.models import Session, SessionAgency, SessionDecision, SessionTick
from oneworkforce.workforce.permissions import sessions as permissions

NOUN = "session"
LONGEST_NAME = 120
LONGEST_NOTE = 2_000
LONGEST_WHY = 300


def add(*, by: Viewer, now: datetime, today: date, locality: UUID, held_on: date, run_by: str, note: str = "") -> UUID:
    """Set up a session in a locality; return its id."""
    with transactions.whole("session.add"):
        permissions.check_hold(by, locality)
        if not permissions.places(by).filter(pk=locality).exists():
            raise NotFound
        kept = _values(run_by, note)
        made = Session.objects.create(
            locality_id=locality, held_on=held_on, data_set=items.version(), made_at=now, **kept
        )
        members = AgencyMember.objects.filter(locality=locality).filter(working(today, "organisation"))
        SessionAgency.objects.bulk_create(
            [SessionAgency(session=made, organisation_id=pk) for pk in sorted(_ids(members))]
        )
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def attend(*, by: Viewer, now: datetime, session: UUID, present: Collection[UUID]) -> None:
    """Say which member agencies of the locality are there; what an agency ticked goes when it is taken out."""
    with transactions.whole("session.attend"):
        row = permissions.held(by, session)
        wanted = set(present)
        if wanted - _ids(AgencyMember.objects.filter(locality=row.locality_id)):
            remedy = "Add it on the page of the locality first."
            raise Refused(Fault("present", "An organisation is no agency of this locality.", remedy))
        there = set(SessionAgency.objects.filter(session=row).values_list("organisation_id", flat=True))
        SessionAgency.objects.filter(session=row, organisation__in=there - wanted).delete()
        new = sorted(wanted - there)
        SessionAgency.objects.bulk_create([SessionAgency(session=row, organisation_id=pk) for pk in new])
        if there != wanted:
            saving.audited(by=by, noun=NOUN, subject=row.pk, fields=["agencies present"], now=now)


def tick(*, by: Viewer, now: datetime, session: UUID, item: str, agencies: Collection[UUID]) -> None:
    """Write down which agencies present find an item of value: these, and no others."""
    with transactions.whole("session.tick"):
        row = permissions.held(by, session)
        if item not in {each.key for each in chosen.open_items()}:
            raise NotFound
        there = set(SessionAgency.objects.filter(session=row).values_list("pk", flat=True))
        wanted = set(agencies)
        if wanted - there:
            raise Refused(Fault("agencies", "An agency is not there.", "Choose among those present."))
        ticked = SessionTick.objects.filter(agency__in=there, item=item)
        before = set(ticked.values_list("agency_id", flat=True))
        ticked.exclude(agency__in=wanted).delete()
        SessionTick.objects.bulk_create([SessionTick(agency_id=pk, item=item) for pk in sorted(wanted - before)])
        if before != wanted:
            saving.audited(by=by, noun=NOUN, subject=row.pk, fields=["what is of value"], now=now)


def decide(*, by: Viewer, now: datetime, session: UUID, adds: Collection[str], why: Mapping[str, str]) -> None:
    """Decide of every item whether the locality adds it, and why; `why` by the key of the item."""
    with transactions.whole("session.decide"):
        row = permissions.held(by, session)
        open_keys = [each.key for each in chosen.open_items()]
        values = Values()
        for key in open_keys:
            values.line(f"why_{key}", why.get(key, ""), label="The reason", longest=LONGEST_WHY, required=False)
        if set(adds) - set(open_keys):
            values.fault(Fault("adds", "An item is not one of the list.", "Choose among those shown."))
        kept = values.settled()
        SessionDecision.objects.filter(session=row).delete()
        SessionDecision.objects.bulk_create(
            [
                SessionDecision(session=row, item=key, adds=key in adds, why=kept[f"why_{key}"], decided_at=now)
                for key in open_keys
            ]
        )
        record(by=by, verb="decided in", noun=NOUN, subject=row.pk, now=now)


def end(*, by: Viewer, now: datetime, session: UUID) -> None:
    """End a session: what was chosen and why stays as it is. Refused before anything was decided."""
    with transactions.whole("session.end"):
        row = permissions.held(by, session)
        if not SessionDecision.objects.filter(session=row).exists():
            raise Refused(Fault("", "Nothing is decided yet.", "Decide what the locality adds, even if it is nothing."))
        saving.changed(row, {"ended_at": now})
        record(by=by, verb="ended", noun=NOUN, subject=row.pk, now=now)


def _values(run_by: str, note: str) -> dict[str, str]:
    values = Values()
    values.line("run_by", run_by, label="Who runs it", longest=LONGEST_NAME)
    values.lines("note", note, label="The note", longest=LONGEST_NOTE)
    return values.settled()


def _ids(members: QuerySet[AgencyMember]) -> set[UUID]:
    return set(members.values_list("organisation_id", flat=True))
