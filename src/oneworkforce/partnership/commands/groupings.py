"""Localities are taken together for a purpose of their own: a grouping is added, changed, removed."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values, taken
from oneworkforce.lib.faults import Fault
from oneworkforce.partnership.domain.sectors import GroupingKind
from oneworkforce.partnership.models import Grouping, GroupingMember
from oneworkforce.partnership.permissions import groupings, localities
from oneworkforce.ui import conflict

NOUN = "grouping"
LONGEST_NAME = 120


def add(*, by: Viewer, now: datetime, name: str, kind: str, members: Collection[UUID] = ()) -> UUID:
    """Add a grouping of localities; return its id."""
    with saving.whole("grouping.add", taken=taken("name", NOUN)):
        groupings.check_change(by)
        values = _values(by, name, kind, members)
        values.free("name", Grouping.objects.all(), noun=NOUN)
        kept = values.settled()
        made = Grouping.objects.create(**kept)
        GroupingMember.objects.bulk_create(GroupingMember(grouping=made, locality_id=one) for one in set(members))
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(
    *, by: Viewer, now: datetime, grouping: UUID, seen: str, name: str, kind: str, members: Collection[UUID]
) -> None:
    """Rename a grouping or change what belongs to it. `ui.conflict.Changed` where another was faster."""
    with saving.whole("grouping.change", taken=taken("name", NOUN)):
        found = groupings.get(by, grouping)
        groupings.check_change(by)
        values = _values(by, name, kind, members)
        values.free("name", Grouping.objects.exclude(pk=found.pk), noun=NOUN)
        kept = values.settled()
        row = Grouping.objects.select_for_update().get(pk=found.pk)
        conflict.check(seen, shown(row), {**kept, "members": sorted(str(one) for one in set(members))})
        fields = saving.changed(row, kept)
        if _members_changed(row, set(members)):
            fields.append("members")
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)


def shown(row: Grouping) -> dict[str, object]:
    """Return the values that a form shows, by field. Members: their ids, sorted."""
    ids = row.members.values_list("locality_id", flat=True)
    return {"name": row.name, "kind": row.kind, "members": sorted(str(one) for one in ids)}


def remove(*, by: Viewer, now: datetime, grouping: UUID) -> None:
    """Remove a grouping; the localities stay."""
    with transactions.whole("grouping.remove"):
        found = groupings.get(by, grouping)
        groupings.check_change(by)
        record(by=by, verb="removed", noun=NOUN, subject=found.pk, now=now)
        found.delete()


def _members_changed(row: Grouping, wanted: set[UUID]) -> bool:
    before = set(row.members.values_list("locality_id", flat=True))
    row.members.filter(locality_id__in=before - wanted).delete()
    GroupingMember.objects.bulk_create(GroupingMember(grouping=row, locality_id=one) for one in wanted - before)
    return before != wanted


def _values(by: Viewer, name: str, kind: str, members: Collection[UUID]) -> Values:
    values = Values()
    values.line("name", name, label="The name", longest=LONGEST_NAME)
    values.choice("kind", kind, label="The kind", among=GroupingKind.choices())
    known = set(localities.visible_to(by).filter(pk__in=members).values_list("pk", flat=True))
    if known != set(members):
        values.fault(Fault("members", "One of the localities is no longer there.", "Choose among those listed."))
    return values
