"""What was said where evidence was gathered: noted, changed, cleared of names, removed."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.models import Note, Round
from oneworkforce.assess.permissions import notes
from oneworkforce.assess.queries import stored
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault
from oneworkforce.ui import conflict

NOUN = "note"
LONGEST = 2_000
LONGEST_QUOTE = 900
"""So that a quote fits under a finding, in its quotation marks."""
SURE = Fault(
    "sure", "A quote is cleared only when somebody says that no name is left.", "Read it again and tick the box."
)


def add(*, by: Viewer, now: datetime, gathering: UUID, words: str, arcs: Collection[str], quote: bool = False) -> UUID:
    """Note what was said about some arcs, perhaps as a quote, not yet cleared of names; return its id."""
    with transactions.whole("note.add"):
        found = notes.gathering(by, gathering)
        kept = _values(found.round, words, arcs, quote=quote)
        made = Note.objects.create(gathering=found, noted_by=by.actor, noted_at=now, **kept)
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(
    *, by: Viewer, now: datetime, note: UUID, seen: str, words: str, arcs: Collection[str], quote: bool = False
) -> None:
    """Change a note. Other words, or no quote any more: what was cleared of names is so no longer.

    `ui.conflict.Changed` where it is no longer as it was `seen`.
    """
    with transactions.whole("note.change"):
        found = notes.get(by, note)
        kept = _values(found.gathering.round, words, arcs, quote=quote)
        row = Note.objects.select_for_update().get(pk=found.pk)
        conflict.check(seen, shown(row), kept)
        if kept["words"] != row.words or not quote:
            kept |= {"cleared_by": "", "cleared_at": None}
        fields = saving.changed(row, kept)
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)


def clear(*, by: Viewer, now: datetime, note: UUID, seen: str, words: str, sure: bool) -> None:
    """Say that no name is left in a quote, perhaps after taking some out of its `words`.

    `Refused` unless `sure`; `ui.conflict.Changed` where somebody else changed its words meanwhile.
    """
    with transactions.whole("note.clear"):
        found = notes.get(by, note)
        notes.check_clear(by, found)
        values = _worded(words, quote=True)
        values.fault(None if sure else SURE)
        kept: dict[str, Any] = dict(values.settled())
        row = Note.objects.select_for_update().get(pk=found.pk)
        notes.check_clear(by, row)
        conflict.check(seen, to_clear(row), kept)
        fields = saving.changed(row, kept | {"cleared_by": by.actor, "cleared_at": now})
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now, verb="cleared")


def remove(*, by: Viewer, now: datetime, note: UUID) -> None:
    """Remove a note. What a finding copied from it stays under the finding."""
    with transactions.whole("note.remove"):
        found = notes.get(by, note)
        record(by=by, verb="removed", noun=NOUN, subject=found.pk, now=now)
        found.delete()


def shown(row: Note) -> dict[str, object]:
    """Return the values that the form of a note shows, by field."""
    return {"words": row.words, "arcs": list(row.arcs), "quote": row.quote}


def to_clear(row: Note) -> dict[str, object]:
    """Return the values that the form shows with which a quote is cleared."""
    return {"words": row.words}


def _worded(words: str, *, quote: bool) -> Values:
    values = Values()
    values.lines("words", words, label="What was said", longest=LONGEST_QUOTE if quote else LONGEST)
    if not values.kept["words"].strip():
        values.fault(Fault("words", "What was said is empty.", "Enter it in a sentence or two."))
    return values


def _values(row: Round, words: str, arcs: Collection[str], *, quote: bool) -> dict[str, Any]:
    values = _worded(words, quote=quote)
    known = [arc.id for arc in stored.framework_of(row).arcs]
    if not arcs:
        values.fault(Fault("arcs", "The note is about no arc.", "Tick one or more."))
    elif any(arc not in known for arc in arcs):
        values.fault(Fault("arcs", "An arc is not one of this round's.", "Choose from the list."))
    return {**values.settled(), "arcs": [arc for arc in known if arc in arcs], "quote": quote}
