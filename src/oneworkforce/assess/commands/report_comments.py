"""A colleague comments on a draft; whoever writes it settles the comment, perhaps with a reply."""

from datetime import datetime
from uuid import UUID

from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.models import ReportComment
from oneworkforce.assess.permissions import reports
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault

NOUN = "report"
LONGEST = 4_000


def say(*, by: Viewer, now: datetime, report: UUID, key: str, words: str) -> UUID:
    """Say something of a part of a report, or of the whole (""); return the comment's id."""
    with transactions.whole("report.comment"):
        found = reports.get(by, report)
        said = _words("words", words, "The comment")
        made = ReportComment.objects.create(report=found, key=key, words=said, said_by=by.actor, said_at=now)
        record(by=by, verb="commented on", noun=NOUN, subject=found.pk, now=now)
    return made.pk


def settle(*, by: Viewer, now: datetime, comment: UUID, reply: str) -> None:
    """Settle a comment, perhaps with a reply."""
    with transactions.whole("report.settle_comment"):
        found = reports.get_comment(by, comment)
        reports.check_change(by)
        row = ReportComment.objects.select_for_update().get(pk=found.pk)
        if row.settled_at is not None:
            raise NotAllowed("This comment was settled already.")
        row.reply = _words("reply", reply, "The reply", required=False)
        row.settled_by, row.settled_at = by.actor, now
        row.save(update_fields=["reply", "settled_by", "settled_at"])
        record(by=by, verb="settled a comment on", noun=NOUN, subject=found.report_id, now=now)


def _words(where: str, said: str, label: str, *, required: bool = True) -> str:
    values = Values()
    values.lines(where, said, label=label, longest=LONGEST)
    if required and not values.kept[where].strip():
        values.fault(Fault(where, f"{label} is empty.", "Enter it."))
    return values.settled()[where]
