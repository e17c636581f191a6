"""The tree of localities is arranged: a locality is added, changed, moved, removed."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import ProtectedError

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values, taken
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.domain import places
from oneworkforce.partnership.domain.sectors import Level
from oneworkforce.partnership.models import AgencyMember, Grant, Invitation, Locality, Person, Team
from oneworkforce.partnership.permissions import localities
from oneworkforce.ui import conflict

NOUN = "locality"
LONGEST_NAME = 120


def add(*, by: Viewer, now: datetime, name: str, level: str, parent: UUID | None) -> UUID:
    """Add a locality that lies in `parent` (None: at the top); return its id."""
    with saving.whole("locality.add", taken=taken("name", NOUN)):
        localities.check_arrange(by)
        kept = _settled(by, None, name=name, level=level, parent=parent)
        made = Locality.objects.create(**kept, parent_id=parent)
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(*, by: Viewer, now: datetime, locality: UUID, seen: str, name: str, level: str, parent: UUID | None) -> None:
    """Rename a locality, or move it with all that lies in it. `ui.conflict.Changed` where another was faster."""
    with saving.whole("locality.change", taken=taken("name", NOUN)):
        found = localities.get(by, locality)
        localities.check_arrange(by)
        kept = _settled(by, found.pk, name=name, level=level, parent=parent)
        row = Locality.objects.get(pk=found.pk)
        conflict.check(seen, shown(row), {**kept, "parent": str(parent or "")})
        fields = saving.changed(row, {**kept, "parent_id": parent})
        verb = "moved" if "parent_id" in fields else "changed"
        named = ["where it lies" if field == "parent_id" else field for field in fields]
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=named, now=now, verb=verb)


def shown(row: Locality) -> dict[str, object]:
    """Return the values that a form shows, by field."""
    return {"name": row.name, "level": row.level, "parent": str(row.parent_id or "")}


def remove(*, by: Viewer, now: datetime, locality: UUID) -> None:
    """Remove a locality in which nothing lies; its contacts and ground rules go with it."""
    with transactions.whole("locality.remove"):
        found = localities.get(by, locality)
        localities.check_arrange(by)
        list(Locality.objects.select_for_update().values_list("pk"))
        reason = why_not_removed(found)
        if reason:
            raise Refused(Fault("", reason, "Move or remove that first."))
        record(by=by, verb="removed", noun=NOUN, subject=found.pk, now=now)
        try:
            found.delete()
        except ProtectedError:  # of a room above this one, which knows us and not we it
            what = "Something else of the partnership names it, such as the frame of a round."
            raise Refused(Fault("", what, "Keep it, or rename it.")) from None


def why_not_removed(locality: Locality) -> str:
    """Return what still lies in a locality, in a sentence; "" where nothing does."""
    counts = (
        text.counted(number, noun, plural)
        for noun, plural, number in (
            ("locality", "localities", Locality.objects.filter(parent=locality).count()),
            ("member agency", "member agencies", AgencyMember.objects.filter(locality=locality).count()),
            ("team", "", Team.objects.filter(locality=locality).count()),
            ("person", "people", Person.objects.filter(locality=locality).count()),
            ("role given for it", "roles given for it", Grant.objects.filter(locality=locality).count()),
            ("invitation", "", Invitation.objects.filter(locality=locality).count()),
        )
        if number
    )
    inside = text.listed(list(counts))
    return f"It still has {inside}." if inside else ""


def tree() -> places.Tree:
    """Return the whole tree of the open scope."""
    rows = Locality.objects.values_list("pk", "name", "level", "parent_id")
    return {pk: places.Place(pk, name, Level(level), parent) for pk, name, level, parent in rows}


def _settled(by: Viewer, place: UUID | None, *, name: str, level: str, parent: UUID | None) -> dict[str, str]:
    """Return the name and level, checked against the tree as it stands in the open transaction."""
    list(_locked())
    if parent is not None:
        localities.get(by, parent)
    values = Values()
    values.line("name", name, label="The name", longest=LONGEST_NAME)
    values.choice("level", level, label="The level", among=Level.choices())
    beside = Locality.objects.filter(parent_id=parent)
    values.free("name", beside.exclude(pk=place) if place else beside, noun=NOUN)
    if level in set(Level):
        values.fault(places.refusal(tree(), place=place, level=Level(level), parent=parent))
    return values.settled()


def _locked() -> Iterator[UUID]:
    """Lock the tree: two moves at once could otherwise make a circle that neither makes alone."""
    return iter(Locality.objects.select_for_update().order_by("pk").values_list("pk", flat=True))
