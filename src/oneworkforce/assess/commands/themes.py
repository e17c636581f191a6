"""Themes: made, worded anew, removed. A theme is of one arc, or of all of them."""

from datetime import datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.models import Round, Theme
from oneworkforce.assess.permissions import remarks, rounds
from oneworkforce.assess.queries import stored
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault
from oneworkforce.ui import conflict

NOUN = "theme"
LONGEST = 160
TAKEN = Fault("title", "There is already a theme called that.", "Choose another name.")
TAKEN_NEW = Fault("new", TAKEN.what, "Tick it in the list, or choose another name.")


def add(*, by: Viewer, now: datetime, round: UUID, title: str, arc: str = "") -> UUID:  # noqa: A002  the field's word
    """Make a theme of an arc ("" of all arcs); return its id."""
    with saving.whole("theme.add", taken=TAKEN):
        found = rounds.get(by, round)
        remarks.check_change(by)
        theme = made(found, arc, title)
        record(by=by, verb="added", noun=NOUN, subject=theme.pk, now=now)
    return theme.pk


def change(*, by: Viewer, now: datetime, theme: UUID, seen: str, title: str) -> None:
    """Word a theme anew. `ui.conflict.Changed` where it is no longer as it was `seen`."""
    with saving.whole("theme.change", taken=TAKEN):
        found = remarks.theme(by, theme)
        remarks.check_change(by)
        values = Values()
        values.line("title", title, label="The theme", longest=LONGEST)
        values.free("title", Theme.objects.filter(round=found.round).exclude(pk=found.pk), noun=NOUN)
        kept = values.settled()
        row = Theme.objects.select_for_update().get(pk=found.pk)
        conflict.check(seen, shown(row), kept)
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=saving.changed(row, kept), now=now)


def remove(*, by: Viewer, now: datetime, theme: UUID) -> None:
    """Remove a theme; the remarks that said it are to be read again where they said nothing else."""
    with transactions.whole("theme.remove"):
        found = remarks.theme(by, theme)
        remarks.check_change(by)
        record(by=by, verb="removed", noun=NOUN, subject=found.pk, now=now)
        found.delete()


def made(row: Round, arc: str, title: str, *, where: str = "title") -> Theme:
    """Return a theme newly made, within a command; a fault is told at the field `where`."""
    values = Values()
    values.choice(
        "arc", arc, label="The arc", among=(("", ""), *((each.id, "") for each in stored.framework_of(row).arcs))
    )
    values.line(where, title, label="The theme", longest=LONGEST)
    if Theme.objects.filter(round=row, title__iexact=values.kept[where]).exists():
        values.fault(TAKEN if where == TAKEN.where else TAKEN_NEW)
    kept = values.settled()
    return Theme.objects.create(round=row, arc=kept["arc"], title=kept[where])


def shown(row: Theme) -> dict[str, object]:
    """Return the values that the form shows, by field."""
    return {"title": row.title}
