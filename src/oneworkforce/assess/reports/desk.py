"""A report of the desk as a paper: computed, with own words in it, and as it would be issued."""

from dataclasses import dataclass, replace
from functools import cache
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.models import Report
from oneworkforce.assess.permissions import reports
from oneworkforce.assess.queries import drafts
from oneworkforce.assess.queries.drafts import Contents, Found
from oneworkforce.assess.queries.planned import Planned
from oneworkforce.assess.reports import editing, papers
from oneworkforce.assess.reports.editing import Own
from oneworkforce.assess.reports.material import Made, Material, Strand, Text
from oneworkforce.assess.reports.paper import Paper
from oneworkforce.documents import model
from oneworkforce.documents.model import Notice

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


def draft(viewer: Viewer, report: UUID) -> Draft:
    """Return the draft of a report; `verdicts.NotFound` where there is none for this viewer."""
    row = reports.get(viewer, report)
    found = drafts.contents(viewer, row)
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
        findings=tuple(_made(each, found.reading) for each in _by_arc(found.findings, found.reading)),
        strands=_strands(planned) if planned else (),
        standing=planned.standing if planned else (),
        text=_text(planned) if planned else None,
        titles=arc_titles() if planned and found.reading is None else {},
    )


@cache
def arc_titles() -> dict[str, str]:
    """Return the titles of the arcs of the frameworks that come with the product, by "framework/arc"."""
    shipped = [framework_file.load(name) for name in framework_file.shipped()]
    return {f"{each.id}/{arc.id}": each.say(arc.title) for each in shipped for arc in each.arcs}


def _by_arc(found: tuple[Found, ...], reading: Reading | None) -> list[Found]:
    """Return the findings stance by stance, in each what is about all arcs first, then in the framework's order."""
    order = ["", *(arc.id for arc in reading.framework.arcs)] if reading else []
    place = {arc: at for at, arc in enumerate(order)}
    return sorted(found, key=lambda each: (drafts.STANCES.index(each.stance), place.get(each.arc, len(order))))


def _made(found: Found, reading: Reading | None) -> Made:
    titles = {arc.id: reading.title(arc) for arc in reading.framework.arcs} if reading else {}
    about = titles.get(found.arc, found.arc)
    return Made(about, found.words.rstrip(), found.stance.title_, found.reason.rstrip())


def _strands(planned: Planned) -> tuple[Strand, ...]:
    return tuple(Strand(number, title, aim, actions) for number, title, aim, actions in planned.strands)


def _text(planned: Planned) -> Text | None:
    if planned.text is None:
        return None
    number, state, body = planned.text
    return Text(number, state, editing.blocks(body))
