"""A group is made, changed, ended, and may work again."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values, taken
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.plan.commands import meeting_calendars
from oneworkforce.plan.domain.kinds import GroupKind
from oneworkforce.plan.models import Group, Meeting
from oneworkforce.plan.permissions import groups as permissions
from oneworkforce.plan.permissions import plans
from oneworkforce.ui import conflict

NOUN = "group"
LONGEST_NAME = 120
"""As long as the title of a calendar entry, which it becomes."""
LONGEST_PURPOSE = 5_000


def add(*, by: Viewer, now: datetime, name: str, kind: str, purpose: str = "", parent: UUID | None = None) -> UUID:
    """Add a group, a workstream perhaps under a steering group; return its id."""
    with saving.whole("group.add", taken=taken("name", NOUN)):
        permissions.check_add(by)
        values = _values(name, kind, purpose)
        values.free("name", Group.objects.all(), noun=NOUN)
        above = _parent(by, values, kind, parent, None)
        made = Group.objects.create(parent=above, **values.settled())
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(
    *, by: Viewer, now: datetime, group: UUID, seen: str, name: str, kind: str, purpose: str, parent: UUID | None
) -> None:
    """Change what is said of a group. `ui.conflict.Changed` where it is no longer as it was `seen`.

    Its coming meetings stand in calendars under its name: they are told a new one.
    """
    with saving.whole("group.change", taken=taken("name", NOUN)):
        found = plans.get_group(by, group)
        permissions.check_change(by, found)
        values = _values(name, kind, purpose)
        values.free("name", Group.objects.exclude(pk=group), noun=NOUN)
        above = _parent(by, values, kind, parent, found)
        if kind != GroupKind.STEERING and Group.objects.filter(parent=found).exists():
            words = "Move its workstreams under another group first."
            values.fault(Fault("kind", "It has workstreams, so it is a steering group.", words))
        kept = values.settled()
        row = Group.objects.select_for_update().get(pk=group)
        conflict.check(seen, shown(row), {**kept, "parent": str(parent or "")})
        fields = saving.changed(row, {**kept, "parent": above})
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)
        if "name" in fields:
            meeting_calendars.retell(row, now=now)


def shown(row: Group) -> dict[str, object]:
    """Return the values that a form shows, by field."""
    return {"name": row.name, "kind": row.kind, "purpose": row.purpose, "parent": str(row.parent_id or "")}


def end(*, by: Viewer, now: datetime, group: UUID, on: date) -> int:
    """Say that a group ended on a day, today or before; meetings still to come are cancelled. Return how many."""
    with transactions.whole("group.end"):
        found = plans.get_group(by, group)
        permissions.check_change(by, found)
        if on > timezone.localdate(now):
            raise Refused(Fault("on", "This day is still to come.", "Say it on the day, or give an earlier one."))
        row = Group.objects.select_for_update().get(pk=group)
        fields = saving.changed(row, {"ended_on": on})
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now, verb="ended")
        coming = list(Meeting.objects.filter(group=row, cancelled_at=None, starts_at__gt=now))
        for each in coming:
            meeting_calendars.cancel(each, now=now)
            record(by=by, verb="cancelled", noun="meeting", subject=each.pk, now=now)
        return len(coming)


def reopen(*, by: Viewer, now: datetime, group: UUID) -> None:
    """Say that a group works after all; its meetings that were cancelled stay so."""
    with transactions.whole("group.reopen"):
        found = plans.get_group(by, group)
        permissions.check_reopen(by, found)
        row = Group.objects.select_for_update().get(pk=group)
        fields = saving.changed(row, {"ended_on": None})
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now, verb="reopened")


def _values(name: str, kind: str, purpose: str) -> Values:
    values = Values()
    values.line("name", name, label="The name", longest=LONGEST_NAME)
    values.choice("kind", kind, label="What it is", among=GroupKind.choices())
    values.lines("purpose", purpose, label="The purpose", longest=LONGEST_PURPOSE)
    return values


def _parent(by: Viewer, values: Values, kind: str, parent: UUID | None, row: Group | None) -> Group | None:
    """Return the steering group above. Only workstreams have one, so that no group ever lies in itself."""
    if parent is None:
        return None
    if kind == GroupKind.STEERING:
        values.fault(Fault("parent", "A steering group is not part of another group.", "Choose none."))
        return None
    above = plans.groups_visible_to(by).filter(pk=parent, kind=GroupKind.STEERING).first()
    kept = row is not None and row.parent_id == parent
    if above is None or (row is not None and above.pk == row.pk) or (above.ended_on is not None and not kept):
        values.fault(Fault("parent", "This is no steering group at work.", "Choose one of the list."))
    return above
