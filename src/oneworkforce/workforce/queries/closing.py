"""What closes the gaps of a version, and which measures have their action in `plan`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.plan import stored as plans
from oneworkforce.workforce.domain import closing, roles
from oneworkforce.workforce.domain.closing import Closed, Effect
from oneworkforce.workforce.domain.plan_kinds import BlockKind
from oneworkforce.workforce.models import Measure, PlanVersion, WorkforcePlan
from oneworkforce.workforce.queries import projected


@dataclass(frozen=True, slots=True)
class RoleClosed:
    """One role in the whole area: its gap in the likely case and at its upper end, and what measures do about them."""

    role: str
    likely: Closed
    worst: Closed


@dataclass(frozen=True, slots=True)
class Followed:
    """A measure with its action: where it is, how it stands; None where it has none that the viewer sees."""

    title: str
    action: UUID | None
    action_title: str
    strategy: str
    state: str


def of(plan: WorkforcePlan, version: PlanVersion, year: int) -> tuple[RoleClosed, ...]:
    """Return what the measures of a plan do about the gap of each role in a year, roles without a need left out."""
    effects: dict[str, list[Effect]] = {}
    for each in Measure.objects.filter(plan=plan).order_by("pk"):
        whole = Fraction(each.whole_time, 100)
        made = Effect(str(each.pk), each.role, whole, each.first_year, each.certainty, each.cost)
        effects.setdefault(roles.title(each.role), []).append(made)
    found = []
    for figure in projected.of_kind(version.pk, BlockKind.ROLE, year):
        gap = figure.gap()
        if gap is not None:
            done = effects.get(figure.role, [])
            likely, worst = (closing.close(Fraction(one, 100), done, year) for one in (gap.middle, gap.high))
            found.append(RoleClosed(figure.role, likely, worst))
    return tuple(found)


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
