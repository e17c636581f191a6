"""Links that anybody of a cell of the frame can open: made, replaced, ended, and shown to whoever runs the round."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID, uuid4

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.commands import seals
from oneworkforce.assess.domain import tokens
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.models import FrameCell, OpenLink, Round
from oneworkforce.assess.permissions import contacts as permissions
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import links
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions

NOUN = "open link"


def make(*, by: Viewer, now: datetime, today: date, round: UUID, cell: UUID) -> None:  # noqa: A002
    """Make the open link of a cell, or another in its place: the one before opens nothing any more."""
    with transactions.whole("open_link.make"):
        found = _cell(by, round, cell, today)
        key = seals.key(found.round)
        row = OpenLink.objects.select_for_update().filter(cell=found).first()
        verb = "made" if row is None else "replaced"
        if row is None:
            row = OpenLink(id=uuid4(), cell=found, number=0)
        row.number += 1
        row.digest = tokens.digest(tokens.of_link(key, row.pk, row.number))
        row.made_at, row.ended_at = now, None
        row.save()
        record(by=by, verb=verb, noun=NOUN, subject=found.pk, now=now)


def end(*, by: Viewer, now: datetime, today: date, round: UUID, cell: UUID) -> None:  # noqa: A002
    """Let the open link of a cell open nothing any more; where there is none, nothing happens."""
    with transactions.whole("open_link.end"):
        found = _cell(by, round, cell, today)
        if OpenLink.objects.filter(cell=found, ended_at=None).update(ended_at=now):
            record(by=by, verb="ended", noun=NOUN, subject=found.pk, now=now)


def addresses(row: Round) -> Mapping[UUID, str]:
    """Return the addresses of the links of an open round that have not ended, by the ids of their cells.

    For whoever runs it, as the caller has checked. `narratives.Unreadable` where the round's key cannot be read.
    """
    rows = list(OpenLink.objects.filter(cell__round=row, ended_at=None))
    if not rows:
        return {}
    key = seals.key(row)
    return {each.cell_id: links.open_address(tokens.of_link(key, each.pk, each.number)) for each in rows}


def _cell(by: Viewer, round: UUID, cell: UUID, today: date) -> FrameCell:  # noqa: A002  the field's word
    """Return the cell, locked: two who make its link at once make one after the other."""
    found = permissions.cell(by, round, cell)
    years.check_step(by, found.round, Step.SEND, today)
    FrameCell.objects.select_for_update().get(pk=found.pk)
    return found
