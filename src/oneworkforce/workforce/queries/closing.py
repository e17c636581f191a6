"""What closes the gaps of a version, and which measures have their action in `plan`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.plan import stored as plans
from oneworkforce.workforce.domain import closing
from oneworkforce.workforce.domain.closing import Closed, Effect
from oneworkforce.workforce.domain.plan_kinds import BlockKind
from oneworkforce.workforce.models import Measure, PlanVersion, WorkforcePlan
from oneworkforce.workforce.queries import projected
from oneworkforce.workforce.queries.projected import Figure


@dataclass(frozen=True, slots=True)
class RoleClosed:
    """A block of roles, in the whole area or in a place: its gap in the likely case and at its upper end, closed."""

    role: str
    place: str
    likely: Closed
    worst: Closed


@dataclass(frozen=True, slots=True)
class Closing:
    """What measures do about gaps: of roles in the whole `area`, and in `places` for which a measure is meant.

    `left_out`: titles of measures that count in none, with the reason.
    """

    area: tuple[RoleClosed, ...]
    places: tuple[RoleClosed, ...]
    left_out: tuple[tuple[str, str], ...]


NO_NEED = "no need is stated for its role"
TOGETHER = "its role has too few people to stand by itself, and not every role shown with it has a need"
NO_ROLE = "its role is not in the last projection"
NO_PLACE = "its place is none of the plan any more"


@dataclass(frozen=True, slots=True)
class Followed:
    """A measure with its action: where it is, how it stands; None where it has none that the viewer sees."""

    title: str
    action: UUID | None
    action_title: str
    strategy: str
    state: str


def of(plan: WorkforcePlan, version: PlanVersion, year: int) -> Closing:
    """Return what the measures of a plan do about the gap of each block of roles in a year.

    A measure counts for the block that its role is in. One for a place counts there and in the whole area; one for
    the whole area in no place by itself.
    """
    measures = list(Measure.objects.filter(plan=plan).order_by("title", "pk"))
    figures = projected.of_kind(version.pk, BlockKind.ROLE, year)
    area = [
        (each, [one for one in measures if _meant(one, each, everywhere=one.locality_id is None)]) for each in figures
    ]
    parts = [
        (each, found)
        for each in projected.of_kind(version.pk, BlockKind.PART, year)
        if (found := [one for one in measures if _meant(one, each)])
    ]
    counted = {one.pk for each, found in area if each.needs is not None for one in found}
    return Closing(
        area=tuple(_closed(each, found, year) for each, found in area if each.needs is not None),
        places=tuple(_closed(each, found, year) for each, found in parts if each.needs is not None),
        left_out=tuple((one.title, _why_not(one, figures)) for one in measures if one.pk not in counted),
    )


def _meant(measure: Measure, figure: Figure, *, everywhere: bool = False) -> bool:
    return measure.role in figure.roles and (everywhere or str(measure.locality_id) in figure.places)


def _closed(figure: Figure, measures: Sequence[Measure], year: int) -> RoleClosed:
    gap = figure.gap()
    assert gap is not None
    effects = [
        Effect(str(one.pk), one.role, Fraction(one.whole_time, 100), one.first_year, one.certainty, one.cost)
        for one in measures
    ]
    likely, worst = (closing.close(Fraction(end, 100), effects, year) for end in (gap.middle, gap.high))
    return RoleClosed(figure.role, figure.place, likely, worst)


def _why_not(measure: Measure, figures: Sequence[Figure]) -> str:
    of_role = [each for each in figures if measure.role in each.roles]
    if not of_role:
        return NO_ROLE
    if any(each.needs is not None for each in of_role):
        return NO_PLACE
    return NO_NEED if all(len(each.roles) == 1 for each in of_role) else TOGETHER


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
