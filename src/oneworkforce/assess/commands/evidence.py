"""Evidence about an arc, beside what people answered: recorded, changed, removed."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import evidence as rules
from oneworkforce.assess.domain import finding
from oneworkforce.assess.domain.kinds import EvidenceKind, Strength
from oneworkforce.assess.models import Evidence, Round
from oneworkforce.assess.permissions import evidence as permissions
from oneworkforce.assess.permissions import rounds
from oneworkforce.assess.queries import stored
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault
from oneworkforce.ui import conflict

NOUN = "evidence"
LONGEST_TITLE = 200
LONGEST_FIGURE = 80
LONGEST_WORDS = 700
"""Title, figure and words together fit under a finding."""
LONGEST_SOURCE = 160
FIELDS = ("arc", "kind", "title", "figure", "says", "dated", "source", "strength", "kept_at")


def add(*, by: Viewer, now: datetime, today: date, round: UUID, **given: Any) -> UUID:  # noqa: A002  the field's word
    """Record a piece of evidence (`FIELDS`) about an arc of a round; return its id."""
    with transactions.whole("evidence.add"):
        found = rounds.get(by, round)
        permissions.check_change(by)
        kept = _values(found, today, given)
        made = Evidence.objects.create(round=found, added_by=by.actor, added_at=now, **kept)
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(*, by: Viewer, now: datetime, today: date, evidence: UUID, seen: str, **given: Any) -> None:
    """Change a piece of evidence. `ui.conflict.Changed` where it is no longer as it was `seen`."""
    with transactions.whole("evidence.change"):
        found = permissions.get(by, evidence)
        permissions.check_change(by)
        kept = _values(found.round, today, given)
        row = Evidence.objects.select_for_update().get(pk=found.pk)
        conflict.check(seen, shown(row), kept)
        fields = saving.changed(row, kept)
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)


def remove(*, by: Viewer, now: datetime, evidence: UUID) -> None:
    """Remove a piece of evidence. What a finding copied from it stays under the finding."""
    with transactions.whole("evidence.remove"):
        found = permissions.get(by, evidence)
        permissions.check_change(by)
        record(by=by, verb="removed", noun=NOUN, subject=found.pk, now=now)
        found.delete()


def shown(row: Evidence) -> dict[str, object]:
    """Return the values that the form shows, by field."""
    return {name: getattr(row, name) for name in FIELDS}


def _values(row: Round, today: date, given: dict[str, Any]) -> dict[str, Any]:
    values = Values()
    values.choice("arc", given["arc"], label="The arc", among=tuple((a.id, "") for a in stored.framework_of(row).arcs))
    values.choice("kind", given["kind"], label="The kind", among=EvidenceKind.choices())
    values.choice("strength", given["strength"], label="The strength", among=Strength.choices())
    values.line("title", given["title"], label="The title", longest=LONGEST_TITLE)
    values.line("figure", given["figure"], label="The figure", longest=LONGEST_FIGURE, required=False)
    values.lines("says", given["says"], label="What it says", longest=LONGEST_WORDS)
    values.line("source", given["source"], label="The source", longest=LONGEST_SOURCE)
    place = "Where it is kept"
    values.line("kept_at", given["kept_at"], label=place, longest=rules.LONGEST_PLACE, required=False)
    kept = values.kept
    if any(kept["kind"] == each for each in EvidenceKind):
        for fault in rules.faults(EvidenceKind(kept["kind"]), figure=kept["figure"], kept_at=kept["kept_at"]):
            values.fault(fault)
    if given["dated"] is None:
        values.fault(Fault("dated", "The date is empty.", "Enter the day that the evidence is of."))
    values.fault(finding.date_fault("dated", given["dated"], today))
    return {**values.settled(), "dated": given["dated"]}
