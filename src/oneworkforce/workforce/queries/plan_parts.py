"""The parts of a workforce plan as its pages show them, and what is chosen from in their forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count

from oneworkforce.partnership import public as partnership
from oneworkforce.workforce.domain import new_roles, roles
from oneworkforce.workforce.domain.options import Criterion, Option
from oneworkforce.workforce.domain.plan_inputs import Sheet
from oneworkforce.workforce.domain.plan_parts import Field, Kind, PartOf
from oneworkforce.workforce.models import Criterion as CriterionRow
from oneworkforce.workforce.models import NewRole, OptionScore, PlanPlace, PlanPopulation, Service, WorkforcePlan
from oneworkforce.workforce.models import Option as OptionRow
from oneworkforce.workforce.models.by_part import MODELS

MOST_SHOWN = 200
"""Rows of a kind on a page; of population figures only these."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One part with its values by field; places, services, roles and languages by name."""

    id: UUID
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Offered:
    """What forms offer: (id, name) of the places and services of a plan, and (key, title) of roles, new ones last."""

    places: tuple[tuple[str, str], ...]
    services: tuple[tuple[str, str], ...]
    roles: tuple[tuple[str, str], ...]


def shown(plan: WorkforcePlan, part: PartOf) -> tuple[Shown, ...]:
    """Return the parts of a kind, in the order of their first fields."""
    model = MODELS[part.word]
    names = [_path(each.name, each.kind) for each in part.fields]
    rows = model.objects.filter(plan=plan).order_by(*names[:4], "pk")[:MOST_SHOWN]
    new = new_titles(plan) if any(each.kind is Kind.ROLE for each in part.fields) else {}
    return tuple(
        Shown(pk, {each.name: _said(each, value, new) for each, value in zip(part.fields, values, strict=True)})
        for pk, *values in rows.values_list("pk", *names)
    )


def sheets(plan: WorkforcePlan) -> tuple[Sheet, ...]:
    """Return where the population figures of a plan are from, those of most figures first."""
    rows = PlanPopulation.objects.filter(plan=plan).order_by().values_list("source", "read_on")
    found = rows.annotate(many=Count("pk")).order_by("-many", "source", "read_on")
    return tuple((source, read.isoformat() if read else "", many) for source, read, many in found)


def new_titles(plan: WorkforcePlan) -> Mapping[str, str]:
    """Return what the new roles of a plan are called, by key."""
    rows = NewRole.objects.filter(plan=plan).order_by("title").values_list("pk", "title")
    return {new_roles.key(pk): new_roles.shown(title) for pk, title in rows}


def offered(plan: WorkforcePlan) -> Offered:
    """Return what the forms of a plan's parts offer."""
    places = PlanPlace.objects.filter(plan=plan).order_by("locality__name").values_list("locality", "locality__name")
    services = Service.objects.filter(plan=plan).order_by("title").values_list("pk", "title")
    return Offered(_pairs(places), _pairs(services), (*roles.choices(), *new_titles(plan).items()))


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


def _said(field: Field, value: Any, new: Mapping[str, str]) -> Any:
    if field.kind is Kind.ROLE and value:
        return new_roles.title(value, new)
    return partnership.language_name(value) if field.kind is Kind.LANGUAGE and value else value


def _path(name: str, kind: Kind) -> str:
    return {Kind.PLACE: f"{name}__name", Kind.SERVICE: f"{name}__title"}.get(kind, name)


def _pairs(rows: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(pk), name) for pk, name in rows)
