"""What interviews found is proposed as findings: the themes that press most, each with its figures as evidence."""

from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.commands import findings, supports
from oneworkforce.assess.domain import interviews as rules
from oneworkforce.assess.models import Finding, Round
from oneworkforce.assess.permissions import interviews
from oneworkforce.assess.permissions.findings import check_change
from oneworkforce.assess.queries import interviews as queries
from oneworkforce.ground import transactions
from oneworkforce.lib import text

MOST = 3
"""Themes proposed at once: what presses most comes first, the rest can be recorded by hand."""


def draft(*, by: Viewer, now: datetime, today: date, round: UUID) -> int:  # noqa: A002  the field's word
    """Record the lowest themes of a closed round as findings, each with its evidence; return how many were new."""
    with transactions.whole("interviews.draft"):
        row = interviews.seen(by, round)
        check_change(by)
        if row.closed_at is None:
            raise NotAllowed("The interviews go on. Close the round first.")
        Round.objects.select_for_update().get(pk=row.pk)  # two who ask at once propose once
        found = queries.found(row)
        there = set(Finding.objects.filter(round=row).values_list("arc", "words"))
        made = 0
        for theme in rules.pressing(found.framework, found.themes)[:MOST]:
            words = rules.finding(found.framework, theme)
            if (theme.arc.id, words) in there:
                continue
            pk = findings.add(by=by, now=now, round=row.pk, arc=theme.arc.id, words=words)
            said = rules.evidence(found.framework, theme)
            source = f"Interviews about {text.counted(len(found.views), 'service')}"
            supports.add_evidence(by=by, now=now, today=today, finding=pk, words=said, source=source, dated=today)
            made += 1
    return made
