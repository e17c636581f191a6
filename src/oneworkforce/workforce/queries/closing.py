"""What closes the gaps of a version, and which measures have their action in `plan`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.plan import stored as plans
from oneworkforce.workforce.domain import closing
from oneworkforce.workforce.domain.closing import Closing, Effect
from oneworkforce.workforce.domain.plan_kinds import BlockKind
from oneworkforce.workforce.models import Measure, PlanVersion, WorkforcePlan
from oneworkforce.workforce.queries import projected


@dataclass(frozen=True, slots=True)
class Followed:
    """A measure with its action: where it is, how it stands; None where it has none that the viewer sees."""

    title: str
    action: UUID | None
    action_title: str
    strategy: str
    state: str


def of(plan: WorkforcePlan, version: PlanVersion, year: int) -> Closing:
    """Return what the measures of a plan do about the gap of each block of roles in a year."""
    measures = [
        Effect(
            key=str(one.pk),
            title=one.title,
            role=one.role,
            place=str(one.locality_id or ""),
            whole_time=Fraction(one.whole_time, 100),
            first_year=one.first_year,
            certainty=one.certainty,
            cost=one.cost,
        )
        for one in Measure.objects.filter(plan=plan).order_by("title", "pk")
    ]
    area, parts = (projected.of_kind(version.pk, kind, year) for kind in (BlockKind.ROLE, BlockKind.PART))
    return closing.closing(area, parts, measures, year)


def without_action(viewer: Viewer, plan: WorkforcePlan) -> tuple[tuple[str, str], ...]:
    """Return (id, title) of the measures that have no action yet."""
    rows = list(Measure.objects.filter(plan=plan).order_by("title", "pk").values_list("pk", "title"))
    there = plans.drafted(viewer, [reference(pk) for pk, _ in rows])
    return tuple((str(pk), title) for pk, title in rows if reference(pk) not in there)


def followed(viewer: Viewer, plan: WorkforcePlan, *, today: date) -> tuple[Followed, ...]:
    """Return every measure with its action and how that stands."""
    rows = list(Measure.objects.filter(plan=plan).order_by("title", "pk").values_list("pk", "title"))
    there = plans.drafted(viewer, [reference(pk) for pk, _ in rows])
    states: Mapping[UUID, plans.Status] = plans.states(viewer, [each.id for each in there.values()], today=today)
    found = []
    for pk, title in rows:
        action = there.get(reference(pk))
        if action is None:
            found.append(Followed(title, None, "", "", ""))
        else:
            state = states[action.id].state.title_
            found.append(Followed(title, action.id, action.title, action.strategy_title, state))
    return tuple(found)


def reference(measure: UUID) -> str:
    """Return how plan knows a measure: what an action answers."""
    return f"measure:{measure}"
