"""Who is in a group: people for their agency, and places that an agency has yet to fill."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership import public
from oneworkforce.partnership.models import Person
from oneworkforce.plan.commands import meeting_calendars
from oneworkforce.plan.domain.kinds import Part
from oneworkforce.plan.models import Group, GroupMember
from oneworkforce.plan.permissions import groups as permissions
from oneworkforce.plan.permissions import plans
from oneworkforce.ui import conflict

NOUN = "group"
THERE = Fault("person", "This person is in the group already.", "Choose another.")


def add(*, by: Viewer, now: datetime, group: UUID, person: UUID, part: str, since: date) -> UUID:
    """Put a person into a group, for the organisation they work at; return the member's id."""
    with saving.whole("group.member_add", taken=THERE):
        found = _open(by, group)
        values = _part(part)
        _since(values, since, now)
        _free(by, values, found, person, now)
        values.settled()
        agency = Person.objects.filter(pk=person).values_list("organisation_id", flat=True).get()
        made = GroupMember.objects.create(group=found, person_id=person, organisation_id=agency, part=part, since=since)
        return _told(by, made, now)


def add_place(*, by: Viewer, now: datetime, group: UUID, organisation: UUID, part: str, since: date) -> UUID:
    """Give an organisation a place in a group that it has yet to fill; return the member's id."""
    with transactions.whole("group.place_add"):
        found = _open(by, group)
        values = _part(part)
        _since(values, since, now)
        if not _known(by, organisation, now):
            values.fault(Fault("organisation", "This organisation cannot be found.", "Choose one of the list."))
        values.settled()
        made = GroupMember.objects.create(group=found, organisation_id=organisation, part=part, since=since)
        return _told(by, made, now)


def fill(*, by: Viewer, now: datetime, member: UUID, person: UUID) -> None:
    """Put a person into the place of an organisation; `Refused` where somebody fills it already."""
    with saving.whole("group.place_fill", taken=THERE):
        found = permissions.get_member(by, member)
        permissions.check_member(by, found)
        _open(by, found.group_id)
        values = Values()
        _free(by, values, found.group, person, now)
        row = GroupMember.objects.select_for_update().get(pk=member)
        if row.person_id is not None:
            values.fault(Fault("person", "Somebody fills this place already.", "Look at the group again."))
        values.settled()
        row.person_id = person
        row.save(update_fields=["person"])
        row.group = found.group
        _told(by, row, now)


def change(*, by: Viewer, now: datetime, member: UUID, seen: str, part: str, organisation: UUID | None) -> None:
    """Change a member's part and for which organisation they are there.

    `ui.conflict.Changed` where it is no longer as it was `seen`.
    """
    with transactions.whole("group.member_change"):
        found = permissions.get_member(by, member)
        permissions.check_member(by, found)
        values = _part(part)
        if organisation is None and found.person_id is None:
            values.fault(Fault("organisation", "A place belongs to an organisation.", "Choose one."))
        if organisation not in {None, found.organisation_id} and not _known(by, organisation, now):
            values.fault(Fault("organisation", "This organisation cannot be found.", "Choose one of the list."))
        values.settled()
        row = GroupMember.objects.select_for_update().get(pk=member)
        conflict.check(seen, shown(row), {"part": part, "organisation": str(organisation or "")})
        fields = saving.changed(row, {"part": part, "organisation_id": organisation})
        said = ["organisation" if each == "organisation_id" else each for each in fields]
        saving.audited(by=by, noun=NOUN, subject=found.group_id, fields=said, now=now)


def shown(row: GroupMember) -> dict[str, object]:
    """Return the values that a form shows, by field."""
    return {"part": row.part, "organisation": str(row.organisation_id or "")}


def end(*, by: Viewer, now: datetime, member: UUID, on: date) -> None:
    """Say that a member left on a day, today or before; where they were stays written."""
    with transactions.whole("group.member_end"):
        found = permissions.get_member(by, member)
        permissions.check_member(by, found)
        if on > timezone.localdate(now):
            raise Refused(Fault("on", "This day is still to come.", "Say it on the day, or give an earlier one."))
        if on < found.since:
            raise Refused(Fault("on", "They joined after this day.", "Give the day they left, or the day they joined."))
        row = GroupMember.objects.select_for_update().get(pk=member)
        row.until = on
        row.save(update_fields=["until"])
        row.group = found.group
        _told(by, row, now)


def _open(by: Viewer, group: UUID) -> Group:
    """Return the group, held until the transaction ends, where the viewer may change it."""
    permissions.check_change(by, plans.get_group(by, group))
    return Group.objects.select_for_update().get(pk=group)


def _part(part: str) -> Values:
    values = Values()
    values.choice("part", part, label="The part", among=Part.choices())
    return values


def _since(values: Values, since: date, now: datetime) -> None:
    if since > timezone.localdate(now):
        values.fault(Fault("since", "This day is still to come.", "Give today or an earlier day."))


def _free(by: Viewer, values: Values, group: Group, person: UUID, now: datetime) -> None:
    """Refuse who cannot be chosen, and who is in the group."""
    if public.person(by, person, today=timezone.localdate(now)) is None:
        values.fault(Fault("person", "This person cannot be found, or has left.", "Choose another."))
    elif GroupMember.objects.filter(group=group, person=person, until=None).exists():
        values.fault(THERE)


def _known(by: Viewer, organisation: UUID | None, now: datetime) -> bool:
    return str(organisation) in {pk for pk, _ in public.organisations(by, today=timezone.localdate(now))}


def _told(by: Viewer, row: GroupMember, now: datetime) -> UUID:
    """Record it and bring the calendars up to date."""
    saving.audited(by=by, noun=NOUN, subject=row.group_id, fields=["members"], now=now)
    if row.person_id is not None:
        meeting_calendars.retell(row.group, now=now)
    return row.pk
