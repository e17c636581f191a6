"""What supports a finding: a figure of the guarded results, or other evidence with its source."""

from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import figure
from oneworkforce.assess.domain import finding as rules
from oneworkforce.assess.domain.figure import About
from oneworkforce.assess.domain.kinds import Support as Kind
from oneworkforce.assess.models import Finding, Support
from oneworkforce.assess.permissions import findings
from oneworkforce.assess.queries import findings as queries
from oneworkforce.assess.queries import said, stored
from oneworkforce.audit import saving
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused

NOUN = "finding"
LONGEST_WORDS = 1_000
LONGEST_SOURCE = 200


def add_figure(*, by: Viewer, now: datetime, finding: UUID, about: About) -> UUID:
    """Let a figure of the results support a finding: which one is kept, never its value. Returns the support's id."""
    with transactions.whole("support.add_figure"):
        found = _open(by, finding)
        held = stored.of(found.round)
        if about.by not in held.groups or not figure.known(held.framework, about):
            raise Refused(Fault("figure", "The results have no such figure.", "Choose another."))
        others = Support.objects.filter(finding=found, kind=Kind.FIGURE)
        if any(queries.about(each) == about for each in others):
            raise Refused(Fault("figure", "This figure supports the finding already.", "Choose another."))
        made = figure_of(found, about, by=by, now=now)
        made.save(force_insert=True)
        saving.audited(by=by, noun=NOUN, subject=found.pk, fields=["supports"], now=now)
    return made.pk


def figure_of(finding: Finding, about: About, *, by: Viewer, now: datetime) -> Support:
    """Return the support that says which figure it is, not yet saved."""
    return Support(
        finding=finding,
        kind=Kind.FIGURE,
        group=[list(pair) for pair in about.by],
        arc=about.arc,
        question=about.question,
        added_by=by.actor,
        added_at=now,
    )


def add_evidence(
    *,
    by: Viewer,
    now: datetime,
    today: date,
    finding: UUID,
    words: str,
    source: str,
    dated: date | None = None,
    link: str = "",
) -> UUID:
    """Let other evidence support a finding: what it says, whose it is, of when, where on the web. Returns its id."""
    with transactions.whole("support.add_evidence"):
        found = _open(by, finding)
        values = Values()
        values.lines("words", words, label="What it says", longest=LONGEST_WORDS)
        if not values.kept["words"].strip():
            values.fault(Fault("words", "What it says is empty.", "Enter it in a sentence."))
        values.line("source", source, label="The source", longest=LONGEST_SOURCE)
        values.fault(rules.date_fault("dated", dated, today))
        address, fault = rules.link(link)
        values.fault(fault)
        made = Support.objects.create(
            finding=found,
            kind=Kind.EVIDENCE,
            dated=dated,
            link=address,
            added_by=by.actor,
            added_at=now,
            **values.settled(),
        )
        saving.audited(by=by, noun=NOUN, subject=found.pk, fields=["supports"], now=now)
    return made.pk


def add_gathered(*, by: Viewer, now: datetime, finding: UUID, kind: str, pk: UUID) -> UUID:
    """Let a piece of the round's own evidence support a finding, or a quote that was cleared of names.

    `kind` is "evidence" or "quote". What it says is copied with its source, date and link: a finding keeps what it was
    agreed on. Returns the support's id.
    """
    with transactions.whole("support.add_gathered"):
        found = _open(by, finding)
        gathered = said.gathered(by, found.round_id, kind, pk)
        if gathered is None:
            raise Refused(Fault("gathered", "There is no such evidence any more.", "Choose another."))
        copied = {"words": gathered.words, "source": gathered.source, "dated": gathered.dated, "link": gathered.link}
        if Support.objects.filter(finding=found, kind=Kind.EVIDENCE, **copied).exists():
            raise Refused(Fault("gathered", "This supports the finding already.", "Choose another."))
        made = Support.objects.create(finding=found, kind=Kind.EVIDENCE, added_by=by.actor, added_at=now, **copied)
        saving.audited(by=by, noun=NOUN, subject=found.pk, fields=["supports"], now=now)
    return made.pk


def remove(*, by: Viewer, now: datetime, finding: UUID, support: UUID) -> None:
    """Take away what supported a finding."""
    with transactions.whole("support.remove"):
        found = findings.support(by, finding, support)
        findings.check_change(by)
        saving.audited(by=by, noun=NOUN, subject=found.finding_id, fields=["supports"], now=now)
        found.delete()


def _open(by: Viewer, finding: UUID) -> Finding:
    """Return the finding, locked: two who add the same figure meet here."""
    found = findings.get(by, finding)
    findings.check_change(by)
    Finding.objects.select_for_update().get(pk=found.pk)
    return found
