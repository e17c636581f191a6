"""The grant conditions of a strategy, what is due first: filtered, sorted and paged."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from uuid import UUID

from django.db.models import F, Func, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.lib.named import Named
from oneworkforce.plan.models import GrantCondition
from oneworkforce.plan.permissions import items, plans
from oneworkforce.ui.listing import Wanted


class Standing(Enum):
    """How a condition stands; the value is its place in a query."""

    OVERDUE = "overdue"
    OPEN = "open"
    MET = "met"


@dataclass(frozen=True, slots=True)
class Row:
    """One condition. `action` is that it belongs to, None for one of the whole strategy."""

    id: UUID
    funder: str
    condition: str
    action: Named | None
    amount: Decimal | None
    due_on: date | None
    met_on: date | None
    standing: Standing


DUE = F("due_on").asc(nulls_last=True)
SORTS: Mapping[str, Func | F] = {
    "condition": Lower("condition"),
    "funder": Lower("funder"),
    "amount": F("amount"),
    "due": F("due_on"),
}


def listed(viewer: Viewer, strategy: UUID, wanted: Wanted, *, today: date) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return the rows of the page wanted, how many there are in all, and the page that was found."""
    found = _filtered(items.conditions_visible_to(viewer).filter(strategy=plans.get(viewer, strategy)), wanted, today)
    total = found.count()
    wanted = wanted.clipped(total)
    rows = found.select_related("action").order_by(*_order(wanted))[wanted.offset :]
    shown = rows if wanted.size is None else rows[: wanted.size]
    return tuple(_row(row, today) for row in shown), total, wanted


def standing(met_on: date | None, due_on: date | None, today: date) -> Standing:
    """Return how a condition stands: without a date it is never overdue."""
    if met_on is not None:
        return Standing.MET
    return Standing.OVERDUE if due_on is not None and due_on < today else Standing.OPEN


def _row(row: GrantCondition, today: date) -> Row:
    action = Named(row.action.pk, f"{row.action.number}. {row.action.title}") if row.action else None
    stands = standing(row.met_on, row.due_on, today)
    return Row(row.pk, row.funder, row.condition, action, row.amount, row.due_on, row.met_on, stands)


def _filtered(found: QuerySet[GrantCondition], wanted: Wanted, today: date) -> QuerySet[GrantCondition]:
    if words := wanted.filters.get("words"):
        found = found.filter(Q(funder__icontains=words) | Q(condition__icontains=words))
    states = {
        Standing.MET.value: Q(met_on__isnull=False),
        Standing.OVERDUE.value: Q(met_on=None, due_on__lt=today),
        Standing.OPEN.value: Q(met_on=None) & (Q(due_on=None) | Q(due_on__gte=today)),
    }
    state = wanted.filters.get("state")
    return found.filter(states[state]) if state else found


def _order(wanted: Wanted) -> list[OrderBy | str]:
    """Return the order wanted; by itself: what is not met first, by the day it is due."""
    if not wanted.sort:
        return [F("met_on").desc(nulls_first=True), DUE, "funder", "pk"]
    by = SORTS[wanted.sort]
    return [by.desc(nulls_last=True) if wanted.descending else by.asc(nulls_last=True), DUE, "pk"]
