"""A round is opened for answers: frame and cuts are fixed, and the key is made that seals what people answer."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.commands import seals, uploads
from oneworkforce.assess.domain.cuts import Cut
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.models import FrameCell, Round
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import openings as queries
from oneworkforce.assess.queries import stored
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Fault, Refused

NOUN = "round"
EARLY = "It would open before its first day."


def open_round(*, by: Viewer, now: datetime, today: date, round: UUID, early: bool = False) -> None:  # noqa: A002
    """Open a round: fix its frame and cuts, make its key. `early`: on purpose before its first day, then today.

    `Refused` with everything that is missing.
    """
    with transactions.whole("round.open"):
        found = years.get(by, round)
        row = Round.objects.select_for_update().get(pk=found.pk)
        years.check_step(by, row, Step.OPEN, today)
        uploads.settle(row, now=now)
        if missing := queries.missing(row, today=today):
            raise Refused(*missing)
        before = row.opens_on is not None and row.opens_on > today
        if before and not early:
            raise Refused(Fault("early", EARLY, "Tick the box if that is what you want, or wait for the day."))
        _fix(row)
        seals.make(row, now=now)
        row.opened_at = now
        if before:
            row.opens_on = today
        row.save(update_fields=["opened_at", "opens_on", "key"])
        record(by=by, verb="opened", noun=NOUN, subject=row.pk, fields=["opens on"] if before else [], now=now)


def _fix(row: Round) -> None:
    """Give every cell of the frame its cut: what an answer from there may say of where it comes from."""
    cells = list(FrameCell.objects.filter(round=row))
    made: Mapping[UUID, Cut] = queries.cut(row, stored.framework_of(row))
    for cell in cells:
        cell.cut = [list(pair) for pair in made[cell.pk]]
    FrameCell.objects.bulk_update(cells, ["cut"], batch_size=500)
