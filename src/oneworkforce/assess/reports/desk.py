"""A report of the desk as a paper: computed, with own words in it, and as it would be issued."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import arcs
from oneworkforce.assess.models import Report
from oneworkforce.assess.permissions import reports
from oneworkforce.assess.queries import drafts
from oneworkforce.assess.queries.drafts import Contents
from oneworkforce.assess.queries.findings import Told
from oneworkforce.assess.queries.planned import Planned
from oneworkforce.assess.reports import editing, papers, sayings
from oneworkforce.assess.reports.editing import Own
from oneworkforce.assess.reports.material import Made, Material, Text
from oneworkforce.assess.reports.paper import Paper
from oneworkforce.documents import model
from oneworkforce.documents.model import Notice
from oneworkforce.plan import public as plans

DRAFT = "Draft: this report is not issued, and may still change."


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as it stands: `computed` without own words, `paper` with them; `why_not` says what it still needs.

    `stamp` is of what people had said in it when it was read.
    """

    computed: Paper | None
    paper: Paper | None
    stamp: str
    why_not: str = ""

    def document(self) -> model.Report:
        """Return what is issued; ValueError where the report cannot be filled yet."""
        if self.paper is None:
            raise ValueError(self.why_not)
        return self.paper.report()

    def marked(self) -> model.Report:
        """Return what is previewed: the same, and on its first page that it is a draft."""
        made = self.document()
        return replace(made, notices=(Notice(DRAFT), *made.notices))


def draft(viewer: Viewer, report: UUID, *, today: date) -> Draft:
    """Return the draft of a report; `verdicts.NotFound` where there is none for this viewer."""
    row = reports.get(viewer, report)
    found = drafts.contents(viewer, row, today=today)
    if why_not := missing(row, found):
        return Draft(None, None, found.stamp, why_not)
    computed = replace(papers.laid(row.layout, material(row, found)), title=row.title)
    own = {key: Own(placing, words) for key, (placing, words) in found.own.items()}
    return Draft(computed, editing.apply(computed, own), found.stamp)


def missing(row: Report, found: Contents) -> str:
    """Return what keeps the report from being filled, "" where nothing does."""
    wanted = papers.needs(row.layout)
    if row.round_id and found.reading is None:
        return "The round of this report has no results yet. Upload its answers, or choose another round."
    if row.strategy and found.planned is None:
        return "The strategy of this report is not there any more. Choose another."
    if wanted.results and found.reading is None:
        return "This layout is made of the results of a round. Choose the round."
    if wanted.plan and found.planned is None:
        return "This layout is made of a strategy. Choose the strategy."
    return ""


def material(row: Report, found: Contents) -> Material:
    """Return what the paper is made of."""
    planned = found.planned
    return Material(
        reading=found.reading,
        plan=planned.plan if planned else None,
        exempt=row.exempt,
        synthetic=found.synthetic,
        source=f"the round {found.round_title}" if found.round_title else "",
        exempt_under=row.exempt_under,
        findings=tuple(_made(each) for each in found.findings),
        standing=planned.standing if planned else (),
        text=_text(planned) if planned else None,
        consulted=planned.consulted if planned else (),
        beside=sayings.beside(found.beside),
        held=sayings.held(found.plan),
        not_run=sayings.not_run(found.plan),
        titles=arcs.shipped() if planned and found.reading is None else {},
    )


def _made(found: Told) -> Made:
    return Made(found.arc_title, found.words.rstrip(), found.stance_title, found.reason.rstrip(), found.supports)


def _text(planned: Planned) -> Text | None:
    found = planned.text
    return None if found is None else Text(found.number, found.state, *plans.text(found.blocks))
