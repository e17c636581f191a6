"""What a draft is filled from: guarded results, what was made of them, the strategy, and own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.kinds import Placing, Stance
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.models import Report
from oneworkforce.assess.queries import findings, planned, reports, said, stored
from oneworkforce.assess.queries.findings import Told
from oneworkforce.assess.queries.planned import Planned
from oneworkforce.assess.queries.said import ArcSaid, Run

STANCES = (Stance.AGREED, Stance.DISPUTED, Stance.ENQUIRE, Stance.PROPOSED)
"""In the order in which a paper tells them."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that fills one report. `stamp`: of what people have said in it, taken before anything was read."""

    stamp: str
    round_title: str
    reading: Reading | None
    synthetic: bool
    findings: tuple[Told, ...]
    planned: Planned | None
    beside: tuple[ArcSaid, ...]
    plan: tuple[Run, ...]
    own: Mapping[str, tuple[Placing, str]]


def contents(viewer: Viewer, row: Report, *, today: date) -> Contents:
    """Return what fills a report that a permission has found; results and plan as `viewer` may read them.

    No reading where the round has no results, no plan where the strategy is not there any more.
    """
    stamp = reports.stamp(row)
    held = stored.held(viewer, row.round_id) if row.round_id else None
    return Contents(
        stamp=stamp,
        round_title=held.title if held else "",
        reading=stored.reading(held) if held and held.result else None,
        synthetic=held.synthetic if held else False,
        findings=_findings(viewer, held.id) if held else (),
        planned=planned.of(viewer, row.strategy, text=row.text, today=today) if row.strategy else None,
        beside=said.beside(viewer, held) if held else (),
        plan=said.plan(viewer, held) if held else (),
        own={part.key: (Placing(part.placing), part.words) for part in reports.parts(row)},
    )


def _findings(viewer: Viewer, held: UUID) -> tuple[Told, ...]:
    """Return the findings of the round, by stance and then in the order of its arcs."""
    return tuple(sorted(findings.of_round(viewer, held), key=lambda each: STANCES.index(each.stance)))
