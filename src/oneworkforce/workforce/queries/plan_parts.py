"""The parts of a workforce plan as its pages show them, and what is chosen from in their forms."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from oneworkforce.workforce.domain.options import Criterion, Option
from oneworkforce.workforce.domain.plan_parts import Kind, PartOf
from oneworkforce.workforce.models import Criterion as CriterionRow
from oneworkforce.workforce.models import Option as OptionRow
from oneworkforce.workforce.models import OptionScore, PlanPlace, PlanPopulation, Service, WorkforcePlan
from oneworkforce.workforce.models.by_part import MODELS

MOST_SHOWN = 200
"""Rows of a kind on a page; of population figures only these."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One part with its values by field, places and services by name."""

    id: UUID
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Offered:
    """What forms offer: (id, name) of the places and services of a plan, and its groups of people."""

    places: tuple[tuple[str, str], ...]
    services: tuple[tuple[str, str], ...]
    groups: tuple[str, ...]


def shown(plan: WorkforcePlan, part: PartOf) -> tuple[Shown, ...]:
    """Return the parts of a kind, in the order of their first fields."""
    model = MODELS[part.word]
    names = [_path(each.name, each.kind) for each in part.fields]
    rows = model.objects.filter(plan=plan).order_by(*names[:4], "pk")[:MOST_SHOWN]
    fields = [each.name for each in part.fields]
    return tuple(Shown(pk, dict(zip(fields, values, strict=True))) for pk, *values in rows.values_list("pk", *names))


def offered(plan: WorkforcePlan) -> Offered:
    """Return what the forms of a plan's parts offer."""
    places = PlanPlace.objects.filter(plan=plan).order_by("locality__name").values_list("locality", "locality__name")
    services = Service.objects.filter(plan=plan).order_by("title").values_list("pk", "title")
    groups = PlanPopulation.objects.filter(plan=plan).order_by("group").values_list("group", flat=True).distinct()
    return Offered(_pairs(places), _pairs(services), tuple(groups))


def judged(plan: WorkforcePlan) -> tuple[tuple[Criterion, ...], tuple[Option, ...]]:
    """Return the criteria and the options with their scores."""
    criteria = CriterionRow.objects.filter(plan=plan).order_by("-weight", "title")
    scores: dict[UUID, dict[str, int]] = {}
    for option, criterion, score in OptionScore.objects.filter(option__plan=plan).values_list(
        "option", "criterion", "score"
    ):
        scores.setdefault(option, {})[str(criterion)] = score
    options = OptionRow.objects.filter(plan=plan).order_by("title")
    return (
        tuple(Criterion(str(each.pk), each.title, each.weight) for each in criteria),
        tuple(Option(str(each.pk), each.title, scores.get(each.pk, {})) for each in options),
    )


def _path(name: str, kind: Kind) -> str:
    return {Kind.PLACE: f"{name}__name", Kind.SERVICE: f"{name}__title"}.get(kind, name)


def _pairs(rows: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(pk), name) for pk, name in rows)
