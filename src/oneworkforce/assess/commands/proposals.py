"""The results propose findings; a finding that rests on the same figures is not proposed again."""

from datetime import datetime, timedelta
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.commands import supports
from oneworkforce.assess.domain import proposals
from oneworkforce.assess.domain.figure import About
from oneworkforce.assess.domain.kinds import Support as Kind
from oneworkforce.assess.domain.proposals import Proposal
from oneworkforce.assess.models import Finding, Round, Support
from oneworkforce.assess.permissions import findings, rounds
from oneworkforce.assess.queries import findings as queries
from oneworkforce.assess.queries import stored
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Fault, Refused

NOUN = "finding"
STEP = timedelta(microseconds=1)
"""Between what is recorded at once: it is shown in the order in which it was made."""


def draft(*, by: Viewer, now: datetime, round: UUID) -> int:  # noqa: A002  the field's word
    """Record what the results propose and no finding says yet; return how many there are. `Refused` without results."""
    with transactions.whole("findings.draft"):
        found = rounds.get(by, round)
        findings.check_change(by)
        Round.objects.select_for_update().get(pk=found.pk)  # two who ask at once propose once
        held = stored.of(found)
        if held.result is None:
            raise Refused(Fault("", "There are no results to propose from.", "Upload the answers of the round first."))
        there = _there(found)
        fresh = [each for each in proposals.of(stored.reading(held)) if not _said(each, there)]
        for place, each in enumerate(fresh):
            _record(found, each, by=by, now=now + place * STEP)
    return len(fresh)


def _there(found: Round) -> list[tuple[str, frozenset[About]]]:
    """Return the arc of each finding and the figures that it rests on."""
    kept: dict[UUID, tuple[str, set[About]]] = {}
    for support in Support.objects.filter(finding__round=found, kind=Kind.FIGURE).select_related("finding"):
        kept.setdefault(support.finding_id, (support.finding.arc, set()))[1].add(queries.about(support))
    return [(arc, frozenset(figures)) for arc, figures in kept.values()]


def _said(proposal: Proposal, there: list[tuple[str, frozenset[About]]]) -> bool:
    return any(arc == proposal.arc and figures.issuperset(proposal.supports) for arc, figures in there)


def _record(found: Round, proposal: Proposal, *, by: Viewer, now: datetime) -> None:
    made = Finding.objects.create(round=found, arc=proposal.arc, words=proposal.words, made_by=by.actor, made_at=now)
    rows = [
        supports.figure_of(made, about, by=by, now=now + place * STEP) for place, about in enumerate(proposal.supports)
    ]
    Support.objects.bulk_create(rows)
    record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
