"""What stands on a locality's own page is kept: its ground rules, its member agencies, whom to ask about what."""

from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.models import AgencyMember, Locality, LocalityContact
from oneworkforce.partnership.models.at_work import at_work
from oneworkforce.partnership.permissions import localities, organisations
from oneworkforce.ui import conflict

NOUN = "locality"
LONGEST_RULES = 10_000
LONGEST_ABOUT = 120


def agree(
    *, by: Viewer, now: datetime, today: date, locality: UUID, seen: str, ground_rules: str, agreed_on: date | None
) -> None:
    """Write down the ground rules and the day they were agreed. `ui.conflict.Changed` where another was faster."""
    with transactions.whole("locality.agree"):
        found = localities.get(by, locality)
        localities.check_keep(by, found)
        values = Values()
        values.lines("ground_rules", ground_rules, label="The text", longest=LONGEST_RULES)
        if values.kept["ground_rules"] and agreed_on is None:
            values.fault(Fault("agreed_on", "The day is missing.", "Enter the day on which they were agreed."))
        if agreed_on is not None and agreed_on > today:
            values.fault(Fault("agreed_on", "This day has not come yet.", "Enter today or a day before."))
        kept = values.settled()
        row = Locality.objects.select_for_update().get(pk=found.pk)
        agreed = agreed_on if kept["ground_rules"] else None
        conflict.check(seen, shown(row), {**kept, "agreed_on": agreed})
        fields = saving.changed(row, {**kept, "ground_rules_agreed_on": agreed})
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)


def shown(row: Locality) -> dict[str, object]:
    """Return the values that the form of ground rules shows, by field."""
    return {"ground_rules": row.ground_rules, "agreed_on": row.ground_rules_agreed_on}


def admit(
    *, by: Viewer, now: datetime, today: date, locality: UUID, organisation: UUID, since: date | None = None
) -> None:
    """Let an organisation belong to a locality, since a day where it is known; said again, the day is corrected."""
    with transactions.whole("locality.admit"):
        found = localities.get(by, locality)
        localities.check_keep(by, found)
        agency = organisations.get(by, organisation)
        if since is not None and since > today:
            raise Refused(Fault("since", "This day has not come yet.", "Enter today or a day before."))
        Locality.objects.select_for_update().get(pk=found.pk)
        before = AgencyMember.objects.filter(locality=found, organisation=agency).first()
        if before is None:
            if agency.ended_on is not None:
                raise Refused(Fault("organisation", "This organisation ended.", "Choose one that works."))
            AgencyMember.objects.create(locality=found, organisation=agency, since=since)
        fields = ["member agencies"] if before is None else saving.changed(before, {"since": since})
        saving.audited(by=by, noun=NOUN, subject=found.pk, fields=fields and ["member agencies"], now=now)


def dismiss(*, by: Viewer, now: datetime, locality: UUID, organisation: UUID) -> None:
    """Say that an organisation no longer belongs to a locality; harmless where it does not."""
    with transactions.whole("locality.dismiss"):
        found = localities.get(by, locality)
        localities.check_keep(by, found)
        gone, _ = AgencyMember.objects.filter(locality=found, organisation_id=organisation).delete()
        saving.audited(by=by, noun=NOUN, subject=found.pk, fields=["member agencies"] if gone else [], now=now)


def add_contact(*, by: Viewer, now: datetime, today: date, locality: UUID, person: UUID, about: str) -> None:
    """Name whom to ask in a locality, and about what."""
    with transactions.whole("locality.add_contact"):
        found = localities.get(by, locality)
        candidates = localities.candidates(by, found)
        values = Values()
        values.line("about", about, label="What they are asked about", longest=LONGEST_ABOUT)
        if not candidates.filter(at_work(today), pk=person).exists():
            values.fault(Fault("person", "This person cannot be found, or has left.", "Choose another."))
        kept = values.settled()
        Locality.objects.select_for_update().get(pk=found.pk)
        if LocalityContact.objects.filter(locality=found, person_id=person, about__iexact=kept["about"]).exists():
            raise Refused(Fault("about", "This person is already named for that.", "Enter something else."))
        LocalityContact.objects.create(locality=found, person_id=person, **kept)
        saving.audited(by=by, noun=NOUN, subject=found.pk, fields=["contacts"], now=now)


def remove_contact(*, by: Viewer, now: datetime, locality: UUID, contact: UUID) -> None:
    """Take a contact off a locality's page; harmless where it is not on it."""
    with transactions.whole("locality.remove_contact"):
        found = localities.get(by, locality)
        localities.check_keep(by, found)
        gone, _ = LocalityContact.objects.filter(locality=found, pk=contact).delete()
        saving.audited(by=by, noun=NOUN, subject=found.pk, fields=["contacts"] if gone else [], now=now)
