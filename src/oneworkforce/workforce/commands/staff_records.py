"""What is said of a person at work: by who keeps the records of their organisation, and by themself."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.ui import conflict
from oneworkforce.workforce.commands import posts, staff_numbers, staff_values
from oneworkforce.workforce.commands.staff_numbers import NOUN
from oneworkforce.workforce.commands.staff_values import shown
from oneworkforce.workforce.domain import items, keeping
from oneworkforce.workforce.domain.kinds import Ethnicity, Gender, Known, Origin
from oneworkforce.workforce.domain.sections import SECTIONS, Section
from oneworkforce.workforce.models import StaffRecord
from oneworkforce.workforce.permissions import staff
from oneworkforce.workforce.permissions.staff import Staff

TAKEN = Fault("number", "Somebody else of the organisation has this number.", "Enter another.")
_NOT_ASKED = frozenset({"", Known.NOT_ASKED.value, Gender.NOT_ASKED.value, Ethnicity.NOBT.value})


def change(
    *, by: Viewer, now: datetime, today: date, person: UUID, section: str, seen: str, said: Mapping[str, str]
) -> None:
    """Change a section of the record of a person of an organisation that `by` keeps; without a record it is begun.

    `ui.conflict.Changed` where the section is no longer as it was `seen`; `Refused` where it would replace what only
    the person may (`domain/keeping.py`).
    """
    with saving.whole("staff.change", taken=TAKEN):
        found = staff.get(by, person, today=today)
        staff.check_change(by, found)
        part = _part(section)
        if part.personal:
            staff.check_see_personal(found)
        _write(found, part, seen, said, Origin.HAND, by=by, now=now, today=today)


def say(*, by: Viewer, now: datetime, today: date, section: str, seen: str, said: Mapping[str, str]) -> None:
    """Say something of oneself; it stands against files, and what is said by choice against everybody else."""
    with saving.whole("staff.say", taken=TAKEN):
        found = staff.get(by, by.person, today=today)
        staff.check_say(by)
        part = _part(section)
        if not part.own:
            raise NotFound
        _write(found, part, seen, said, Origin.SELF, by=by, now=now, today=today)


def confirm(*, by: Viewer, now: datetime, person: UUID) -> None:
    """Say again that a staff record is as it stands: for a person of one's organisation, or of oneself."""
    with transactions.whole("staff.confirm"):
        found = staff.get(by, person, today=timezone.localdate(now))
        if not found.own:
            staff.check_change(by, found)
        else:
            staff.check_say(by)
        if found.record is None:
            raise NotFound
        confirmed = {"confirmed_on": timezone.localdate(now), "confirmed_by": by.actor}
        StaffRecord.objects.filter(pk=found.record.pk).update(**confirmed)
        record(by=by, verb="confirmed", noun=NOUN, subject=found.record.pk, now=now)


def look(*, by: Viewer, now: datetime, found: Staff) -> None:
    """Keep that `by` opened the staff record of somebody else; one's own, and one not begun, may be read unseen."""
    if found.own or found.record is None:
        return
    with transactions.whole("staff.look"):
        fields = [] if found.full else ["without what is personal"]
        record(by=by, verb="looked at", noun=NOUN, subject=found.record.pk, fields=fields, now=now)


def locked(row: StaffRecord, origin: Origin) -> frozenset[str]:
    """Return the columns that a change by `origin` may not replace."""
    return keeping.locked(row.self_said, staff_values.values(row), row.unsaid, origin)


def _write(
    found: Staff,
    part: Section,
    seen: str,
    said: Mapping[str, str],
    origin: Origin,
    *,
    by: Viewer,
    now: datetime,
    today: date,
) -> None:
    taken = staff_values.taken(part.key, said, today=today)
    if taken.faults:
        raise Refused(*taken.faults)
    row = _locked_row(found, origin, by=by, now=now)
    unsaid = {name: why for name, why in row.unsaid.items() if name not in part.columns} | taken.unsaid
    wanted = StaffRecord(unsaid=unsaid, **taken.columns)
    conflict.check(seen, shown(row, part.key), shown(wanted, part.key))
    changed = [
        name
        for name in part.columns
        if getattr(row, name) != taken.columns[name] or row.unsaid.get(name) != taken.unsaid.get(name)
    ]
    if refused := sorted(locked(row, origin) & set(changed)):
        raise Refused(
            *(
                Fault(items.by_stored()[name], "The person said this of themself.", "Only they change it.")
                for name in refused
            )
        )
    if part.key == "number":
        others = StaffRecord.objects.filter(organisation=row.organisation_id, number=taken.columns["number"])
        if others.exclude(pk=row.pk).exists():
            raise Refused(TAKEN)
    told = set(changed)
    if origin is Origin.SELF:
        told |= {name for name in part.columns if _says(taken.columns[name]) or name in taken.unsaid}
    columns = {
        **taken.columns,
        "unsaid": unsaid,
        "self_said": keeping.said_by_self(row.self_said, told & set(staff_values.values(row)), origin),
        **posts.confirmed(by, now),
    }
    if changed:
        columns |= {"changed_at": now, "origin": origin}
    saving.changed(row, columns)
    fields = [part.title.lower()] if changed else []
    saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)


def _locked_row(found: Staff, origin: Origin, *, by: Viewer, now: datetime) -> StaffRecord:
    if found.home is None:
        what = "No organisation keeps a record yet."
        raise Refused(Fault("", what, "Ask an administrator to say on the person's page where they work."))
    if found.record is None:
        begun = staff_numbers.ensured(found.person, posts.locked(found.home), by=by, now=now, origin=origin)
        if begun.organisation_id != found.home:
            what = "The organisation in which they still hold a post keeps their staff record."
            raise Refused(Fault("", what, "It comes to you when that post has ended."))
        return begun
    return StaffRecord.objects.select_for_update().get(pk=found.record.pk)


def _part(section: str) -> Section:
    part = SECTIONS.get(section)
    if part is None:
        raise NotFound
    return part


def _says(value: object) -> bool:
    return value is not None and value not in _NOT_ASKED
