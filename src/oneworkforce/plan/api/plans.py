"""GET /plans: what the partnership will do, by when, led by which role, at what cost."""

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import UUID

from ninja import Field, Router, Schema

from oneworkforce.ground.asked import Asked
from oneworkforce.plan.domain.kinds import Timing
from oneworkforce.plan.models import Action, Milestone, Strand
from oneworkforce.plan.queries import whole_plans as queries
from oneworkforce.plan.queries.whole_plans import Head, Whole
from oneworkforce.ui.problems import REFUSALS, Problem

router = Router(tags=["Plans"])

POUNDS = "Pounds with two decimals, as text: “12000.00”."


class PlanHead(Schema):
    """A strategy: what a partnership will do about its workforce in a span of years."""

    id: UUID = Field(description="Its id.")
    title: str = Field(description="Its title.")
    starts_on: dt.date = Field(description="Its first day.")
    ends_on: dt.date = Field(description="Its last day.")
    intro: str = Field(description="What it is about.")
    actions: int = Field(description="How many actions it has.")
    stated: str = Field(description=f"The stated amounts of its actions added up. {POUNDS}")
    unpriced: int = Field(description="Actions of which no amount is stated: that is not £0.")


class Plans(Schema):
    """Every strategy."""

    plans: list[PlanHead] = Field(description="The latest first.")


class When(Schema):
    """How something stands in time."""

    timing: Timing = Field(
        description="Done by the date; brought in step by step from it; or carried on without an end."
    )
    date: str | None = Field(description="A day (2010-04-01) or a whole month (2010-04); null where it is ongoing.")


class MilestonePart(When):
    """A step of an action with a date of its own."""

    what: str = Field(description="What is to happen.")
    met_on: dt.date | None = Field(description="The day on which it was met, null: not yet.")


class CostPart(Schema):
    """What is known of an action's cost."""

    stated: str | None = Field(description=f"The stated amount, null: none is stated, which is not £0. {POUNDS}")
    covers: str = Field(description="What the stated amount is for.")
    unpriced: str = Field(description="A cost that has no amount yet, in words.")
    spent: str = Field(description=f"What has been spent so far. {POUNDS}")


class ActionPart(When):
    """One line of the plan."""

    id: UUID = Field(description="Its id.")
    number: int = Field(description="Its number in the strategy, as people quote it.")
    title: str = Field(description="What is to be done.")
    priority: bool = Field(description="Whether it comes first.")
    every: bool = Field(description="Whether it serves all arcs, those of `links` in particular.")
    links: list[str] = Field(description="The arcs that it serves, each as framework/arc.")
    sub_aims: list[str] = Field(description="What it aims at.")
    outcomes: list[str] = Field(description="What will have come of it.")
    resources: list[str] = Field(description="What it needs, in words.")
    lead: str = Field(description="The role that leads it, never a person.")
    group: str | None = Field(description="The group that carries it, null: none.")
    partners: list[str] = Field(description="The organisations that work on it besides.")
    waits_for: list[int] = Field(description="The numbers of actions that have to come before.")
    cost: CostPart = Field(description="What is known of its cost.")
    percent: int = Field(description="How far it has come, 0 to 100.")
    done_on: dt.date | None = Field(description="The day on which it was done, null: not yet.")
    milestones: list[MilestonePart] = Field(description="Its steps in the order of their dates.")


class StrandPart(Schema):
    """One theme of the strategy with its actions."""

    id: UUID = Field(description="Its id.")
    number: int = Field(description="Its number in the strategy.")
    title: str = Field(description="Its title.")
    aim: str = Field(description="What it aims at.")
    group: str | None = Field(description="The group that carries it, null: none.")
    actions: list[ActionPart] = Field(description="Its actions in the order of their numbers.")


class PlanWhole(PlanHead):
    """A strategy with its strands, actions and milestones."""

    strands: list[StrandPart] = Field(description="Its strands in the order of their numbers.")


@router.get(
    "/plans",
    response={200: Plans, REFUSALS: Problem},
    summary="Every plan",
    description="The strategies of the partnership that the token is of, with what they cost so far as that is stated.",
    operation_id="plans",
    url_name="api_plans",
)
def plans(request: Asked) -> Plans:
    """Return the heads of all."""
    return Plans(plans=[PlanHead(**_head(head)) for head in queries.visible_to(request.viewer)])


@router.get(
    "/plans/{uuid:plan}",
    response={200: PlanWhole, REFUSALS: Problem},
    summary="One plan",
    description="One strategy with its strands, actions and milestones as they stand. It names roles, never people.",
    operation_id="plan",
    url_name="api_plan",
)
def plan(request: Asked, plan: UUID) -> PlanWhole:
    """Return one."""
    whole = queries.get(request.viewer, plan)
    return PlanWhole(**_head(whole.head), strands=[_strand(strand, whole) for strand in whole.strands])


def _head(head: Head) -> dict[str, Any]:
    return {
        "id": head.id,
        "title": head.title,
        "starts_on": head.starts_on,
        "ends_on": head.ends_on,
        "intro": head.intro,
        "actions": head.actions,
        "stated": _pounds(head.stated),
        "unpriced": head.unpriced,
    }


def _strand(strand: Strand, whole: Whole) -> StrandPart:
    return StrandPart(
        id=strand.pk,
        number=strand.number,
        title=strand.title,
        aim=strand.aim,
        group=strand.group.name if strand.group else None,
        actions=[_action(action, whole) for action in whole.actions.get(strand.pk, ())],
    )


def _action(action: Action, whole: Whole) -> ActionPart:
    return ActionPart(
        id=action.pk,
        number=action.number,
        title=action.title,
        priority=action.priority,
        every=action.every,
        links=action.links,
        sub_aims=action.sub_aims,
        outcomes=action.outcomes,
        resources=action.resources,
        timing=Timing(action.timing),
        date=_date(action),
        lead=action.lead_role,
        group=action.group.name if action.group else None,
        partners=whole.partners.get(action.pk, []),
        waits_for=whole.waits_for.get(action.pk, []),
        cost=CostPart(
            stated=None if action.stated is None else _pounds(action.stated),
            covers=action.covers,
            unpriced=action.unpriced,
            spent=_pounds(whole.spent.get(action.pk, Decimal(0))),
        ),
        percent=action.percent,
        done_on=action.done_on,
        milestones=[_milestone(each) for each in whole.milestones.get(action.pk, ())],
    )


def _milestone(row: Milestone) -> MilestonePart:
    return MilestonePart(what=row.what, timing=Timing(row.timing), date=_date(row), met_on=row.met_on)


def _date(row: Action | Milestone) -> str | None:
    """Return the day or the month as ISO 8601 writes it."""
    if row.year is None or row.month is None:
        return None
    month = f"{row.year:04}-{row.month:02}"
    return month if row.day is None else f"{month}-{row.day:02}"


def _pounds(amount: Decimal) -> str:
    return f"{amount:.2f}"
