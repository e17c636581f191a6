"""Workforce plans as their list and first page show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Q
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.ui.listing import Wanted
from oneworkforce.workforce.domain.plan_kinds import RunState
from oneworkforce.workforce.domain.plan_states import PlanState
from oneworkforce.workforce.models import OptionScore, PlanPlace, PlanVersion, WorkforcePlan
from oneworkforce.workforce.models.by_part import MODELS
from oneworkforce.workforce.permissions import workforce_plans

SORTS: Mapping[str, Any] = {"title": Lower("title"), "years": F("first_year"), "state": F("state")}


@dataclass(frozen=True, slots=True)
class Row:
    """One plan in the list; `run_at`: when its projection was last computed."""

    id: UUID
    title: str
    first_year: int
    last_year: int
    state: PlanState
    places: int
    run_at: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What a plan has of each kind of part (by its word), and its last version that is done and that is waiting."""

    parts: Mapping[str, int]
    scores: int
    places: tuple[str, ...]
    done: UUID | None
    waiting: UUID | None


def listed(viewer: Viewer, wanted: Wanted) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return the rows of the page wanted, how many there are in all, and the page that was found."""
    rows = workforce_plans.visible_to(viewer)
    if "title" in wanted.filters:
        rows = rows.filter(title__icontains=wanted.filters["title"])
    if "state" in wanted.filters:
        rows = rows.filter(state=wanted.filters["state"])
    total = rows.count()
    wanted = wanted.clipped(total)
    rows = rows.order_by(SORTS[wanted.sort or "title"], "pk")
    if wanted.descending:
        rows = rows.reverse()
    done = Max("versions__ended_at", filter=Q(versions__state=RunState.DONE))
    found = wanted.of(rows.annotate(many=Count("places", distinct=True), run_at=done))
    return tuple(_row(each) for each in found), total, wanted


def standing(plan: WorkforcePlan) -> Standing:
    """Return what a plan that a permission has found has so far."""
    counts = {word: model.objects.filter(plan=plan).count() for word, model in MODELS.items()}
    versions = PlanVersion.objects.filter(plan=plan).order_by("number").values_list("state", "pk")
    latest = dict(versions)
    places = PlanPlace.objects.filter(plan=plan).order_by("locality__name")
    return Standing(
        parts=counts,
        scores=OptionScore.objects.filter(option__plan=plan).count(),
        places=tuple(places.values_list("locality__name", flat=True)),
        done=latest.get(RunState.DONE),
        waiting=latest.get(RunState.WAITING),
    )


def _row(found: Any) -> Row:
    last = found.first_year + found.years - 1
    return Row(found.pk, found.title, found.first_year, last, PlanState(found.state), found.many, found.run_at)
