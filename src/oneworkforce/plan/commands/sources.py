"""What a strategy came from: a visioning event with its day, place and who took part, or another source."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.plan.domain.kinds import Source as Kind
from oneworkforce.plan.models import Source
from oneworkforce.plan.permissions import plans
from oneworkforce.ui import conflict

NOUN = "strategy"
LONGEST, LONGEST_PART, LONGEST_NOTES = 160, 300, 10_000


def add(*, by: Viewer, now: datetime, strategy: UUID, **said: Any) -> UUID:
    """Add a source; return its id. `said`: kind, title, held_on, place, took_part, notes."""
    with transactions.whole("source.add"):
        found = plans.get(by, strategy)
        plans.check_change(by)
        made = Source.objects.create(strategy=found, **_values(**said))
        saving.audited(by=by, noun=NOUN, subject=found.pk, fields=["sources"], now=now)
    return made.pk


def change(*, by: Viewer, now: datetime, source: UUID, seen: str, **said: Any) -> None:
    """Change what is said of a source. `ui.conflict.Changed` where it is no longer as it was `seen`."""
    with transactions.whole("source.change"):
        found = plans.get_source(by, source)
        plans.check_change(by)
        kept = _values(**said)
        row = Source.objects.select_for_update().get(pk=found.pk)
        conflict.check(seen, shown(row), kept)
        fields = saving.changed(row, kept)
        saving.audited(by=by, noun=NOUN, subject=row.strategy_id, fields=["sources"] if fields else [], now=now)


def remove(*, by: Viewer, now: datetime, source: UUID) -> UUID:
    """Remove a source; no strand names it any more. Return its strategy."""
    with transactions.whole("source.remove"):
        found = plans.get_source(by, source)
        plans.check_change(by)
        saving.audited(by=by, noun=NOUN, subject=found.strategy_id, fields=["sources"], now=now)
        found.delete()
    return found.strategy_id


def shown(row: Source) -> dict[str, object]:
    """Return the values that a form shows, by field."""
    return {name: getattr(row, name) for name in ("kind", "title", "held_on", "place", "took_part", "notes")}


def _values(
    *, kind: str, title: str, held_on: date | None = None, place: str = "", took_part: str = "", notes: str = ""
) -> dict[str, Any]:
    values = Values()
    values.choice("kind", kind, label="What it is", among=Kind.choices())
    values.line("title", title, label="The title", longest=LONGEST)
    values.line("place", place, label="The place", longest=LONGEST, required=False)
    values.line("took_part", took_part, label="Who took part", longest=LONGEST_PART, required=False)
    values.lines("notes", notes, label="The text", longest=LONGEST_NOTES)
    return {**values.settled(), "held_on": held_on}
