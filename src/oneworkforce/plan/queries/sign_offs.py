"""Sign-offs of a strategy: who asked, what came of it, and what has changed since."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground.prepared import prepared
from oneworkforce.plan.domain import changes, plan_text
from oneworkforce.plan.domain.changes import Changes
from oneworkforce.plan.domain.kinds import Answer
from oneworkforce.plan.domain.plan import Plan
from oneworkforce.plan.models import SignOff
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.queries import recorded
from oneworkforce.plan.queries.named import Named


@dataclass(frozen=True, slots=True)
class Asked:
    """One sign-off, as it was asked for and answered."""

    id: UUID
    number: int
    asked_by: str
    asked_at: datetime
    answer: Answer
    answered_by: str
    answered_at: datetime | None
    remark: str


@dataclass(frozen=True, slots=True)
class Signs:
    """Every sign-off of a strategy, the latest first; `since`: what changed since the latest that was signed."""

    each: tuple[Asked, ...]
    since: Changes

    @property
    def waiting(self) -> Asked | None:
        """Return the one that waits for its answer."""
        return next((one for one in self.each if one.answer is Answer.WAITING), None)

    @property
    def signed(self) -> Asked | None:
        """Return the latest that was signed."""
        return next((one for one in self.each if one.answer is Answer.SIGNED), None)


@dataclass(frozen=True, slots=True)
class Page:
    """A sign-off with the plan as it stood then, and what has changed since."""

    asked: Asked
    strategy: Named
    plan: Plan
    since: Changes


def of(strategy: UUID, now: Plan) -> Signs:
    """Return the sign-offs of a strategy that has been found by a permission and whose plan is `now`."""
    rows = _asked_of(strategy=strategy)
    signed = next((row for row in rows if row.answer == Answer.SIGNED), None)
    since = changes.between(plan_text.kept(signed.plan), now) if signed else Changes()
    return Signs(tuple(_asked(row) for row in rows), since)


def one(viewer: Viewer, sign_off: UUID) -> Page:
    """Return the page of a sign-off; `verdicts.NotFound` where there is none for this viewer."""
    row = plans.get_sign_off(viewer, sign_off)
    then = plan_text.kept(row.plan)
    since = changes.between(then, recorded.plan(row.strategy))
    return Page(_asked(row), Named(row.strategy_id, row.strategy.title), then, since)


@prepared
def _asked_of(*, strategy: UUID) -> QuerySet[SignOff]:
    return SignOff.objects.filter(strategy=strategy).order_by("-number")


def _asked(row: SignOff) -> Asked:
    return Asked(
        row.pk,
        row.number,
        row.asked_by,
        row.asked_at,
        Answer(row.answer),
        row.answered_by,
        row.answered_at,
        row.remark,
    )
