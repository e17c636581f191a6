"""What a draft is filled from: guarded results, what was made of them, the strategy, and own words."""

from collections.abc import Mapping
from dataclasses import dataclass

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.kinds import Placing, Stance
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.models import Finding, Report
from oneworkforce.assess.queries import planned, reports, stored
from oneworkforce.assess.queries.planned import Planned

STANCES = (Stance.AGREED, Stance.DISPUTED, Stance.ENQUIRE, Stance.PROPOSED)
"""In the order in which a paper tells them."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding: the arc it is about ("" for all), its sentence, where the partnership stands, and why."""

    arc: str
    words: str
    stance: Stance
    reason: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that fills one report. `stamp`: of what people have said in it, taken before anything was read."""

    stamp: str
    round_title: str
    reading: Reading | None
    synthetic: bool
    findings: tuple[Found, ...]
    planned: Planned | None
    own: Mapping[str, tuple[Placing, str]]


def contents(viewer: Viewer, row: Report) -> Contents:
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
        findings=_findings(row) if held else (),
        planned=planned.of(viewer, row.strategy, text=row.text) if row.strategy else None,
        own={part.key: (Placing(part.placing), part.words) for part in reports.parts(row)},
    )


def _findings(row: Report) -> tuple[Found, ...]:
    """Return the findings of the round, by stance and then in the order they were made."""
    rows = Finding.objects.filter(round=row.round_id).order_by("made_at", "pk")
    found = [Found(each.arc, each.words, Stance(each.stance), each.reason) for each in rows]
    return tuple(sorted(found, key=lambda each: STANCES.index(each.stance)))
