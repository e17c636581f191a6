"""A finding is recorded, worded anew, decided, removed."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import finding as rules
from oneworkforce.assess.domain.kinds import Stance
from oneworkforce.assess.models import Finding, Round
from oneworkforce.assess.permissions import findings, rounds
from oneworkforce.assess.queries import stored
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault
from oneworkforce.ui import conflict

NOUN = "finding"
LONGEST = 1_000


def add(*, by: Viewer, now: datetime, round: UUID, arc: str, words: str) -> UUID:  # noqa: A002  the field's word
    """Record a finding about an arc ("" all of them), not yet discussed; return its id."""
    with transactions.whole("finding.add"):
        found = rounds.get(by, round)
        findings.check_change(by)
        kept = _values(found, arc, words).settled()
        made = Finding.objects.create(round=found, made_by=by.actor, made_at=now, **kept)
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(*, by: Viewer, now: datetime, finding: UUID, seen: str, arc: str, words: str) -> None:
    """Word a finding anew, or move it to another arc. `ui.conflict.Changed` where it is no longer as it was `seen`."""
    with transactions.whole("finding.change"):
        found = findings.get(by, finding)
        findings.check_change(by)
        kept = _values(found.round, arc, words).settled()
        row = Finding.objects.select_for_update().get(pk=found.pk)
        conflict.check(seen, shown(row), kept)
        fields = saving.changed(row, kept)
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)


def decide(
    *, by: Viewer, now: datetime, today: date, finding: UUID, seen: str, stance: str, reason: str, on: date | None
) -> None:
    """Say where the partnership stands, why, and since when (today, where no day is given).

    What is not yet discussed has no day. `ui.conflict.Changed` where somebody else decided meanwhile.
    """
    with transactions.whole("finding.decide"):
        found = findings.get(by, finding)
        findings.check_change(by)
        values = Values()
        values.choice("stance", stance, label="Where the partnership stands", among=Stance.choices())
        values.lines("reason", reason, label="The reason", longest=LONGEST)
        values.fault(rules.date_fault("decided_on", on, today))
        if any(stance == each for each in Stance):
            values.fault(rules.reason_fault(Stance(stance), values.kept["reason"]))
        kept: dict[str, Any] = dict(values.settled())
        kept["decided_on"] = None if stance == Stance.PROPOSED else on or today
        row = Finding.objects.select_for_update().get(pk=found.pk)
        conflict.check(seen, decided(row), kept)
        fields = saving.changed(row, kept)
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now, verb="decided")


def remove(*, by: Viewer, now: datetime, finding: UUID) -> None:
    """Remove a finding and the list of what supports it."""
    with transactions.whole("finding.remove"):
        found = findings.get(by, finding)
        findings.check_change(by)
        record(by=by, verb="removed", noun=NOUN, subject=found.pk, now=now)
        found.delete()


def shown(row: Finding) -> dict[str, object]:
    """Return the values that the form of its words shows, by field."""
    return {"arc": row.arc, "words": row.words}


def decided(row: Finding) -> dict[str, object]:
    """Return the values that the form of the decision shows, by field."""
    return {"stance": row.stance, "reason": row.reason, "decided_on": row.decided_on}


def _values(row: Round, arc: str, words: str) -> Values:
    arcs = (("", ""), *((each.id, "") for each in stored.framework_of(row).arcs))
    values = Values()
    values.choice("arc", arc, label="The arc", among=arcs)
    values.lines("words", words, label="The finding", longest=LONGEST)
    if not values.kept["words"].strip():
        values.fault(Fault("words", "The finding is empty.", "Enter what was found, in a sentence."))
    return values
