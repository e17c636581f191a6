"""What was said and found beside the answers, as whoever sees results may read it: evidence, cleared quotes, themes."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import evidence as rules
from oneworkforce.assess.domain.kinds import Gathering as Kind
from oneworkforce.assess.domain.kinds import Strength
from oneworkforce.assess.models import Evidence, Gathering, Note
from oneworkforce.assess.permissions import evidence, notes, rounds
from oneworkforce.assess.queries import themes
from oneworkforce.assess.queries.evidence import Row, row_of
from oneworkforce.assess.queries.stored import Held
from oneworkforce.assess.queries.themes import ArcThemes

EVIDENCE, QUOTE = "evidence", "quote"
SAID_IN = {
    "questionnaire": "Said in a questionnaire",
    "focus_group": "Said in a focus group",
    "interviews": "Said in an interview",
    "records": "Found in records",
}
"""A quote says in what kind of gathering it was said, never in which: a focus group is small."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, cleared of names; the ids of the arcs that it is about, in the framework's order."""

    id: UUID
    words: str
    arcs: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """What can be copied to support a finding."""

    words: str
    source: str
    dated: date | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class ArcSaid:
    """What stands beside the score of an arc: evidence, quotes, and the themes with their guarded numbers."""

    arc_title: str
    evidence: tuple[Row, ...]
    quotes: tuple[Quote, ...]
    themes: ArcThemes | None


@dataclass(frozen=True, slots=True)
class Run:
    """What was to be gathered: how, with whom, on which day it was held, or why it was not run."""

    kind: Kind
    with_whom: str
    held_on: date | None
    not_run_because: str


def beside(viewer: Viewer, found: Held) -> tuple[ArcSaid, ...]:
    """Return what stands beside each arc that has anything, in the framework's order."""
    pieces, told = evidence_on(viewer, found), quotes(viewer, found.id)
    counted = themes.of_round(viewer, found.id)
    every = tuple(
        ArcSaid(
            found.framework.say(arc.title),
            tuple(each for each in pieces if each.arc == arc.id),
            tuple(each for each in told if arc.id in each.arcs),
            counted.get(arc.id),
        )
        for arc in found.framework.arcs
    )
    return tuple(each for each in every if each.evidence or each.quotes or each.themes)


def plan(viewer: Viewer, found: Held) -> tuple[Run, ...]:
    """Return the plan of evidence as a paper tells it: what was held, and what was not run and why."""
    rows = Gathering.objects.filter(round__in=rounds.visible_to(viewer), round_id=found.id)
    rows = rows.exclude(held_on__isnull=True, not_run_because="").order_by("held_on", "planned_on", "with_whom", "pk")
    return tuple(Run(Kind(row.kind), row.with_whom, row.held_on, row.not_run_because) for row in rows)


def quotes(viewer: Viewer, round: UUID, *, arc: str = "") -> tuple[Quote, ...]:  # noqa: A002  the field's word
    """Return the cleared quotes of a round, of one `arc` alone, in an order that tells nothing of when they were said.

    One query; arcs are sought in it afterwards, as the two databases look into lists differently.
    """
    rows = notes.quotes(viewer).filter(gathering__round_id=round).select_related("gathering").order_by("pk")
    return tuple(_quote(row) for row in rows if not arc or arc in row.arcs)


def evidence_on(viewer: Viewer, found: Held, *, arc: str = "") -> tuple[Row, ...]:
    """Return the evidence of a round, of one `arc` alone: in the arcs' order, the strongest and newest first."""
    rows = evidence.visible_to(viewer).filter(round_id=found.id)
    if arc:
        rows = rows.filter(arc=arc)
    order = {each.id: place for place, each in enumerate(found.framework.arcs)}
    return tuple(
        sorted(
            (row_of(row, found.framework) for row in rows.order_by("-dated", "title", "pk")),
            key=lambda row: (order.get(row.arc, len(order)), tuple(Strength).index(row.strength)),
        )
    )


def choices(viewer: Viewer, found: Held) -> list[tuple[str, str, str]]:
    """Return what can support a finding of a round: (arc, "kind:id", label), evidence and then quotes."""
    pieces = [
        (row.arc, f"{EVIDENCE}:{row.id}", f"{rules.sentence(row.title, row.figure, '')} {row.source}.")
        for row in evidence_on(viewer, found)
    ]
    told = [
        (each.arcs[0] if each.arcs else "", f"{QUOTE}:{each.id}", f"“{each.words}”")
        for each in quotes(viewer, found.id)
    ]
    return [*pieces, *told]


def gathered(viewer: Viewer, round: UUID, kind: str, pk: UUID) -> Gathered | None:  # noqa: A002
    """Return what a piece of a round's evidence, or a cleared quote of it, says to support a finding."""
    if kind == EVIDENCE:
        row: Evidence | None = evidence.visible_to(viewer).filter(round_id=round, pk=pk).first()
        if row is None:
            return None
        return Gathered(rules.sentence(row.title, row.figure, row.says), row.source, row.dated, rules.link(row.kept_at))
    note = notes.quotes(viewer).filter(gathering__round_id=round, pk=pk).select_related("gathering").first()
    if note is None or kind != QUOTE:
        return None
    told = _quote(note)
    return Gathered(f"“{told.words}”", told.where)


def _quote(row: Note) -> Quote:
    return Quote(row.pk, row.words, tuple(row.arcs), SAID_IN[row.gathering.kind])
