"""What a neighbour may use of recorded plans: their names, the plan that files know, how it stands, its text.

And what it may begin there: a strategy, and an action for each thing that it found (`draft`).
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from oneworkforce.access import verdicts
from oneworkforce.access.viewer import Viewer
from oneworkforce.plan.commands.drafts import Draft, Drafted, draft, drafted
from oneworkforce.plan.commands.strategies import LONGEST_TITLE
from oneworkforce.plan.commands.strategies import add as begin
from oneworkforce.plan.domain.kinds import Answer
from oneworkforce.plan.domain.plan import Plan
from oneworkforce.plan.domain.rag import State, Status
from oneworkforce.plan.models import Action, SignOff
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.queries import recorded
from oneworkforce.plan.queries import standing as standings
from oneworkforce.plan.queries.texts import FrozenText, consulted, to_append
from oneworkforce.ui import jinja

__all__ = [
    "LONGEST_TITLE",
    "Draft",
    "Drafted",
    "FrozenText",
    "Named",
    "Status",
    "begin",
    "consulted",
    "draft",
    "drafted",
    "plan",
    "signed",
    "standing",
    "states",
    "strategies",
    "to_append",
    "why_not_draft",
]


@dataclass(frozen=True, slots=True)
class Named:
    """A strategy to choose: its id, its title, and its span."""

    id: UUID
    title: str
    starts_on: date
    ends_on: date


def why_not_draft(viewer: Viewer) -> str:
    """Return why `viewer` may not begin strategies and actions, "" where they may."""
    return verdicts.why_not(plans.check_change, viewer)


def strategies(viewer: Viewer) -> tuple[Named, ...]:
    """Return the strategies that `viewer` sees, the latest first."""
    rows = plans.visible_to(viewer).order_by("-starts_on", "title").values_list("pk", "title", "starts_on", "ends_on")
    return tuple(Named(*row) for row in rows)


def plan(viewer: Viewer, strategy: UUID) -> Plan:
    """Return a recorded plan, its actions strand by strand; `verdicts.NotFound` where there is none for this viewer."""
    return recorded.plan(plans.get(viewer, strategy))


def standing(viewer: Viewer, strategy: UUID, *, today: date) -> tuple[tuple[str, int], ...]:
    """Return how many actions of a strategy stand how, by the title of each state that there is, the late first."""
    row = plans.get(viewer, strategy)
    actions = list(Action.objects.filter(strategy=row).select_related("strategy"))
    found = Counter(status.state for status in standings.of(actions, today=today).values())
    return tuple((state.title_, found[state]) for state in State if found[state])


def states(viewer: Viewer, actions: Collection[UUID], *, today: date) -> Mapping[UUID, Status]:
    """Return how each of `actions` stands, as far as `viewer` sees them."""
    rows = list(plans.actions_visible_to(viewer).filter(pk__in=actions).select_related("strategy"))
    return standings.of(rows, today=today)


def signed(viewer: Viewer, strategy: UUID) -> str | None:
    """Return "Signed off by Erin Eaves on 4 May 2026", None where nobody has signed it off."""
    row = plans.get(viewer, strategy)
    found = SignOff.objects.filter(strategy=row, answer=Answer.SIGNED).order_by("-number").first()
    return None if found is None else words(found.answered_by, found.answered_at)


def words(name: str, at: datetime | None) -> str:
    """Return who signed off, and when."""
    return f"Signed off by {name}{f' on {jinja.day(at)}' if at else ''}"
