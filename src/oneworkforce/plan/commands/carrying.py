"""A strategy is carried to its next years: strands and sources copied, the actions chosen begun anew."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground.models import Scoped
from oneworkforce.plan.commands import strategies
from oneworkforce.plan.models import (
    Action,
    Dependency,
    GrantCondition,
    Milestone,
    Partner,
    Source,
    Strand,
    StrandSource,
    Strategy,
)
from oneworkforce.plan.permissions import plans

M = TypeVar("M", bound=Scoped)
_RESET: dict[str, Any] = {"percent": 0, "done_on": None, "progress_at": None}


def carry(
    *,
    by: Viewer,
    now: datetime,
    strategy: UUID,
    title: str,
    starts_on: date,
    ends_on: date,
    intro: str = "",
    actions: Collection[UUID],
) -> UUID:
    """Make a new strategy of `actions` of the old, under the numbers they had; return its id.

    Milestones and grant conditions that are met stay behind; spending and progress begin at nothing.
    """
    with saving.whole("strategy.carry", taken=strategies.TAKEN):
        old = plans.get(by, strategy)
        plans.check_change(by)
        kept = strategies.values(title, starts_on, ends_on, intro)
        made = Strategy.objects.create(**kept, lead_id=old.lead_id, carried_from=old, made_at=now)
        strands = _strands(old, made)
        copies = {
            row.pk: _copy(row, strategy=made, strand=strands[row.strand_id], carried_from_id=row.pk, **_RESET)
            for row in Action.objects.filter(strategy=old, pk__in=actions)
        }
        Action.objects.bulk_create(copies.values())
        _belongings(made, copies)
        record(by=by, verb="added", noun=strategies.NOUN, subject=made.pk, now=now)
    return made.pk


def _strands(old: Strategy, made: Strategy) -> dict[UUID, Strand]:
    strands = {row.pk: _copy(row, strategy=made) for row in Strand.objects.filter(strategy=old)}
    sources = {row.pk: _copy(row, strategy=made) for row in Source.objects.filter(strategy=old)}
    Strand.objects.bulk_create(strands.values())
    Source.objects.bulk_create(sources.values())
    StrandSource.objects.bulk_create(
        StrandSource(strand=strands[row.strand_id], source=sources[row.source_id])
        for row in StrandSource.objects.filter(strand__in=list(strands))
    )
    return strands


def _belongings(made: Strategy, copies: dict[UUID, Action]) -> None:
    """Copy what belongs to the actions and is still to come."""
    open_ = {"action__in": list(copies), "met_on": None}
    Milestone.objects.bulk_create(_copy(row, action=copies[row.action_id]) for row in Milestone.objects.filter(**open_))
    GrantCondition.objects.bulk_create(
        _copy(row, strategy=made, action=copies[row.action_id])
        for row in GrantCondition.objects.filter(**open_)
        if row.action_id
    )
    GrantCondition.objects.bulk_create(
        _copy(row, strategy=made)
        for row in GrantCondition.objects.filter(strategy=made.carried_from_id, action=None, met_on=None)
    )
    Partner.objects.bulk_create(
        _copy(row, action=copies[row.action_id]) for row in Partner.objects.filter(action__in=list(copies))
    )
    Dependency.objects.bulk_create(
        _copy(row, action=copies[row.action_id], on=copies[row.on_id])
        for row in Dependency.objects.filter(action__in=list(copies), on__in=list(copies))
    )


def _copy(row: M, **changed: object) -> M:
    """Return a new row like `row`, not yet saved, with other values for some fields."""
    fields = [field for field in row._meta.concrete_fields if field.name not in {"id", "partnership"}]
    values = {field.attname: getattr(row, field.attname) for field in fields}
    for name in changed:
        values.pop(f"{name}_id", None)
    return type(row)(**{**values, **changed})
