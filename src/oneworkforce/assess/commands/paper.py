"""Answers from paper are typed in: a ballot like any other, and one more paper of its cell."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db.models import F

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.commands import ballots
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.models import FrameCell
from oneworkforce.assess.permissions import contacts as permissions
from oneworkforce.assess.permissions import years
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Fault, Refused


def enter(
    *,
    by: Viewer,
    now: datetime,
    today: date,
    round: UUID,  # noqa: A002  the field's word
    cell: UUID,
    said: Mapping[str, str],
    remarks: Mapping[str, str],
) -> None:
    """Put the answers of one paper into the box: question -> a score, "dk", "na" or ""; arc -> own words.

    What is recorded says that answers were typed in, and not of which cell.
    """
    with transactions.whole("paper.enter"):
        found = permissions.cell(by, round, cell)
        years.check_step(by, found.round, Step.ENTER, today)
        if not any(said.values()) and not any(each.strip() for each in remarks.values()):
            raise Refused(Fault("", "Nothing was typed.", "Type at least one answer, or leave this paper out."))
        ballots.cast(row=found.round, cell=found, said=said, remarks=remarks, today=today)
        FrameCell.objects.filter(pk=found.pk).update(on_paper=F("on_paper") + 1)
        record(by=by, verb="typed in a paper of", noun="round", subject=found.round_id, now=now)
