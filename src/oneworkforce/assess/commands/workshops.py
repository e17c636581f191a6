"""A workshop on the results is set up, changed, removed; it ends with its minute, which stays as it was."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import workshop as rules
from oneworkforce.assess.models import Workshop
from oneworkforce.assess.permissions import rounds, workshops
from oneworkforce.assess.queries import workshops as queries
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.documents import frozen, outline
from oneworkforce.documents.model import Report
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.ui import conflict

NOUN = "workshop"
LONGEST = 160
MEANWHILE = Fault("", "Somebody changed something while you were looking.", "Read what is here now, then end it.")


def add(
    *,
    by: Viewer,
    now: datetime,
    today: date,
    round: UUID,  # noqa: A002  the field's word
    held_on: date,
    place: str,
    led_by: str,
) -> UUID:
    """Set up a workshop on the results of a round; return its id. `NotAllowed` while they are closed or not there."""
    with transactions.whole("workshop.add"):
        found = rounds.get(by, round)
        workshops.check_discuss(by, found, today)
        made = Workshop.objects.create(round=found, **_values(held_on, place, led_by))
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(*, by: Viewer, now: datetime, workshop: UUID, seen: str, held_on: date, place: str, led_by: str) -> None:
    """Change its day, its place, who leads it. `ui.conflict.Changed` where it is no longer as it was `seen`."""
    with transactions.whole("workshop.change"):
        row = open_(by, workshop)
        kept = _values(held_on, place, led_by)
        conflict.check(seen, shown(row), kept)
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=saving.changed(row, kept), now=now)


def remove(*, by: Viewer, now: datetime, workshop: UUID) -> UUID:
    """Remove a workshop that has not ended, with what was written down; return its round. Findings stay."""
    with transactions.whole("workshop.remove"):
        row = open_(by, workshop)
        record(by=by, verb="removed", noun=NOUN, subject=row.pk, now=now)
        row.delete()
    return row.round_id


def end(*, by: Viewer, now: datetime, today: date, workshop: UUID, minute: Report, stamp: str) -> None:
    """End a workshop and freeze its `minute`, made when what it is made of had this `stamp`.

    `Refused` where that has changed since, and before its day.
    """
    with transactions.whole("workshop.end"):
        row = open_(by, workshop)
        workshops.check_discuss(by, row.round, today)
        if fault := rules.day_fault(row.held_on, today):
            raise Refused(fault)
        if queries.stamp(row) != stamp:
            raise Refused(MEANWHILE)
        row.minute, row.ended_at = frozen.freeze(outline.clean(minute)), now
        row.save(update_fields=["minute", "ended_at"])
        record(by=by, verb="ended", noun=NOUN, subject=row.pk, now=now)


def fetch(*, by: Viewer, now: datetime, workshop: UUID, kind: str) -> Report:
    """Return the minute as it was frozen; that it was taken is recorded. `NotFound` before the workshop has ended."""
    with transactions.whole("workshop.fetch"):
        row = workshops.get(by, workshop)
        minute = Workshop.objects.values_list("minute", flat=True).get(pk=row.pk)
        if minute is None:
            raise NotFound
        record(by=by, verb="downloaded", noun=NOUN, subject=row.pk, fields=[kind], now=now)
    return frozen.thaw(minute)


def open_(by: Viewer, workshop: UUID) -> Workshop:
    """Return a workshop that may still be written, held until the transaction ends; `NotAllowed` once it has ended."""
    found = workshops.get(by, workshop)
    workshops.check_write(by, found)
    row = Workshop.objects.select_for_update().get(pk=found.pk)
    row.round = found.round
    workshops.check_write(by, row)  # it may have ended while we waited
    return row


def shown(row: Workshop) -> dict[str, object]:
    """Return the values that its form shows, by field."""
    return {"held_on": row.held_on, "place": row.place, "led_by": row.led_by}


def _values(held_on: date, place: str, led_by: str) -> dict[str, Any]:
    values = Values()
    values.line("place", place, label="The place", longest=LONGEST, required=False)
    values.line("led_by", led_by, label="Who leads it", longest=LONGEST)
    return {**values.settled(), "held_on": held_on}
