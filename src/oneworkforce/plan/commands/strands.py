"""Strands of a strategy: added, changed, and removed while they are empty."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.plan.models import Group, Source, Strand, StrandSource, Strategy
from oneworkforce.plan.permissions import plans
from oneworkforce.ui import conflict

NOUN = "strand"
LONGEST_TITLE, LONGEST_AIM = 200, 4_000
_TAKEN = Fault("title", "Somebody else added a strand in this moment.", "Save it again.")


def add(
    *,
    by: Viewer,
    now: datetime,
    strategy: UUID,
    title: str,
    aim: str = "",
    group: UUID | None = None,
    sources: Collection[UUID] = (),
) -> UUID:
    """Add a strand with the next number; return its id."""
    with saving.whole("strand.add", taken=_TAKEN):
        found = plans.get(by, strategy)
        plans.check_change(by)
        Strategy.objects.select_for_update().get(pk=found.pk)
        kept = _values(title, aim)
        carrier = plans.get_group(by, group) if group else None
        number = 1 + (Strand.objects.filter(strategy=found).aggregate(most=Max("number"))["most"] or 0)
        made = Strand.objects.create(strategy=found, number=number, group=carrier, **kept)
        _name(made, sources)
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(
    *,
    by: Viewer,
    now: datetime,
    strand: UUID,
    seen: str,
    title: str,
    aim: str,
    group: UUID | None,
    sources: Collection[UUID],
) -> None:
    """Change what is said of a strand. `ui.conflict.Changed` where it is no longer as it was `seen`."""
    with transactions.whole("strand.change"):
        found = plans.get_strand(by, strand)
        plans.check_change(by)
        kept = _values(title, aim)
        row = Strand.objects.select_for_update().get(pk=found.pk)
        carrier: Group | None = (
            found.group if group == found.group_id else plans.get_group(by, group) if group else None
        )
        wanted = {**kept, "group": str(group or ""), "sources": sorted(str(one) for one in sources)}
        before = shown(row)
        conflict.check(seen, before, wanted)
        fields = saving.changed(row, {**kept, "group": carrier})
        if wanted["sources"] != before["sources"]:
            _name(row, sources)
            fields.append("sources")
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)


def shown(row: Strand) -> dict[str, object]:
    """Return the values that a form shows, by field."""
    named = StrandSource.objects.filter(strand=row).values_list("source", flat=True)
    return {
        "title": row.title,
        "aim": row.aim,
        "group": str(row.group_id or ""),
        "sources": sorted(str(pk) for pk in named),
    }


def remove(*, by: Viewer, now: datetime, strand: UUID) -> UUID:
    """Remove a strand without actions; return its strategy."""
    with transactions.whole("strand.remove"):
        found = plans.get_strand(by, strand)
        plans.check_change(by)
        if found.actions.exists():
            raise Refused(Fault("", "The strand has actions.", "Move them to another strand or remove them first."))
        record(by=by, verb="removed", noun=NOUN, subject=found.pk, now=now)
        found.delete()
    return found.strategy_id


def _values(title: str, aim: str) -> dict[str, Any]:
    values = Values()
    values.line("title", title, label="The title", longest=LONGEST_TITLE)
    values.lines("aim", aim, label="The aim", longest=LONGEST_AIM)
    return dict(values.settled())


def _name(strand: Strand, sources: Collection[UUID]) -> None:
    """Let the strand name these sources of its strategy and no other."""
    known = Source.objects.filter(pk__in=sources, strategy=strand.strategy_id)
    StrandSource.objects.filter(strand=strand).delete()
    StrandSource.objects.bulk_create(StrandSource(strand=strand, source=source) for source in known)
