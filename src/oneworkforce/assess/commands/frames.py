"""The frame of a round: cells added, changed and removed, brought in from a file, or taken from the round before.

Only while the round is prepared: once it is open, who is asked stays as it is.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import frame_file
from oneworkforce.assess.domain.frame_file import MOST_INVITED, MOST_ROWS
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.models import Contact, FrameCell, Round
from oneworkforce.assess.permissions import frames as permissions
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import places, stored
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib import tables, text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.ui import conflict

NOUN = "frame"
TAKEN = Fault("", "The frame has this group already.", "Change how many are invited there.")

Key = tuple[UUID, UUID | None, str]
"""Organisation, locality (None: everywhere), audience."""


def add(
    *,
    by: Viewer,
    now: datetime,
    today: date,
    round: UUID,  # noqa: A002  the field's word
    organisation: UUID,
    locality: UUID | None,
    audience: str,
    invited: int,
) -> UUID:
    """Add a group to the frame; return the cell's id."""
    with saving.whole("frame.add", taken=TAKEN):
        row = _prepared(by, round, today)
        kept = _checked(row, (organisation, locality, audience), invited, today)
        if FrameCell.objects.filter(round=row).count() >= MOST_ROWS:
            raise Refused(Fault("", f"The frame has {MOST_ROWS:,} groups.", "Put small groups together."))
        made = FrameCell.objects.create(round=row, **kept)
        record(by=by, verb="added", noun=NOUN, subject=row.pk, fields=["a group"], now=now)
    return made.pk


def change(
    *,
    by: Viewer,
    now: datetime,
    today: date,
    cell: UUID,
    seen: str,
    organisation: UUID,
    locality: UUID | None,
    audience: str,
    invited: int,
) -> None:
    """Change a group of the frame; `ui.conflict.Changed` where it is no longer as it was `seen`."""
    with saving.whole("frame.change", taken=TAKEN):
        found = permissions.get(by, cell)
        row = _prepared(by, found.round_id, today)
        kept = _checked(row, (organisation, locality, audience), invited, today, but=found)
        locked = FrameCell.objects.select_for_update().get(pk=found.pk)
        said = {name: str(kept[name] or "") for name in ("organisation_id", "locality_id")}
        wanted = {"organisation": said["organisation_id"], "locality": said["locality_id"]}
        conflict.check(seen, shown(locked), {**wanted, "audience": audience, "invited": invited})
        fields = saving.changed(locked, kept)
        called = [each.removesuffix("_id") for each in fields]
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=called, now=now)


def remove(*, by: Viewer, now: datetime, today: date, cell: UUID) -> None:
    """Remove a group from the frame; refused while letters are meant for it."""
    with transactions.whole("frame.remove"):
        found = permissions.get(by, cell)
        row = _prepared(by, found.round_id, today)
        _check_unaddressed(row, [found.pk])
        record(by=by, verb="removed", noun=NOUN, subject=row.pk, fields=["a group"], now=now)
        found.delete()


def bring_in(*, by: Viewer, now: datetime, today: date, round: UUID, path: Path) -> int:  # noqa: A002
    """Put the frame of a file in the place of the one that is there; return how many groups it has.

    `Refused` with every fault by row, and nothing changed.
    """
    with transactions.reading():
        row = years.get(by, round)
        years.check_step(by, row, Step.FRAME, today)
        known = places.known(stored.framework_of(row), today=today)
    # Outside the transaction: reading a file must not hold SQLite's one write lock.
    table = tables.read(path, tables.AT_ONCE)
    at = frame_file.headings(table.headings, routed=bool(known.audiences))
    rows = frame_file.read(table.batches([place for place in at if place is not None]), at, known)
    wanted = {(each.organisation, each.locality, each.audience): each.invited for each in rows}
    with transactions.whole("frame.upload"):
        row = _prepared(by, round, today)
        held = {_key(cell): cell for cell in FrameCell.objects.filter(round=row)}
        _check_unaddressed(row, [cell.pk for key, cell in held.items() if key not in wanted])
        FrameCell.objects.filter(round=row, pk__in=[held[key].pk for key in held.keys() - wanted.keys()]).delete()
        for key in held.keys() & wanted.keys():
            held[key].invited = wanted[key]
        FrameCell.objects.bulk_update([held[key] for key in held.keys() & wanted.keys()], ["invited"], batch_size=500)
        _make(row, {key: many for key, many in wanted.items() if key not in held})
        record(by=by, verb="brought in", noun=NOUN, subject=row.pk, now=now)
    return len(wanted)


def take_over(*, by: Viewer, now: datetime, today: date, round: UUID) -> tuple[int, int]:  # noqa: A002
    """Take the groups of the round that this one is compared with, as far as they are not here.

    Return how many were taken, and how many could not be: their organisation or audience is no more.
    """
    with transactions.whole("frame.take_over"):
        row = _prepared(by, round, today)
        if row.previous_id is None:
            raise Refused(
                Fault("", "This round is compared with none.", "Choose one in its set-up, or upload a frame.")
            )
        before = {_key(cell): cell.invited for cell in FrameCell.objects.filter(round=row.previous_id)}
        if not before:
            raise Refused(Fault("", "The round before has no frame here.", "Upload one, or add group by group."))
        here = {_key(cell) for cell in FrameCell.objects.filter(round=row)}
        there = {UUID(pk) for pk, _ in places.organisations(today=today)}
        audiences = {"", *(key for key, _ in places.audiences(stored.framework_of(row)))}
        gone = [key for key in before if key[0] not in there or key[2] not in audiences]
        taken = {key: many for key, many in before.items() if key not in here and key not in gone}
        _make(row, taken)
        if taken:
            record(by=by, verb="took over", noun=NOUN, subject=row.pk, now=now)
    return len(taken), len(gone)


def shown(row: FrameCell) -> dict[str, object]:
    """Return the values that a form shows, by field."""
    return {
        "organisation": str(row.organisation_id),
        "locality": str(row.locality_id or ""),
        "audience": row.audience,
        "invited": row.invited,
    }


def _prepared(by: Viewer, round: UUID, today: date) -> Round:  # noqa: A002
    """Return the round, locked, for whoever may change its frame now: opening it meets them here."""
    found = years.get(by, round)
    row = Round.objects.select_for_update().get(pk=found.pk)
    years.check_step(by, row, Step.FRAME, today)
    return row


def _checked(
    row: Round, key: Key, invited: int, today: date, but: FrameCell | None = None
) -> dict[str, UUID | str | int | None]:
    """Return the values of a cell; what the cell `but` has may stay, even where an organisation has ended."""
    organisation, locality, audience = key
    values = Values()
    offered = places.organisations(today=today)
    if but is not None:
        offered = (*offered, (str(but.organisation_id), ""))
    values.choice("organisation", str(organisation), label="The organisation", among=offered)
    among = (("", ""), *places.places().choices)
    values.choice("locality", str(locality or ""), label="The locality", among=among)
    kinds = places.audiences(stored.framework_of(row)) or (("", ""),)
    values.choice("audience", audience, label="The audience", among=kinds)
    if not 0 < invited <= MOST_INVITED:
        values.fault(Fault("invited", "Nobody is invited with this number.", "Enter a whole number, 1 or more."))
    same = FrameCell.objects.filter(round=row, organisation=organisation, locality=locality, audience=audience)
    if same.exclude(pk__in=[but.pk] if but else []).exists():
        values.fault(TAKEN)
    values.settled()
    return {"organisation_id": organisation, "locality_id": locality, "audience": audience, "invited": invited}


def _check_unaddressed(row: Round, cells: Iterable[UUID]) -> None:
    addressed = Contact.objects.filter(round=row, cell__in=list(cells))
    groups = addressed.values("cell").distinct().count()
    if groups:
        what = f"Letters are to go to {text.counted(groups, 'group')} that would no longer be in the frame."
        raise Refused(Fault("", what, "Remove those contacts first, or keep the group."))


def _make(row: Round, wanted: Mapping[Key, int]) -> None:
    FrameCell.objects.bulk_create(
        [
            FrameCell(round=row, organisation_id=key[0], locality_id=key[1], audience=key[2], invited=many)
            for key, many in wanted.items()
        ],
        batch_size=500,
    )


def _key(cell: FrameCell) -> Key:
    return cell.organisation_id, cell.locality_id, cell.audience
