"""The parts of a workforce plan are added, changed and removed, each as domain/plan_parts.py describes it."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership import public as partnership
from oneworkforce.ui import conflict
from oneworkforce.workforce.commands import workforce_plans
from oneworkforce.workforce.domain import new_roles, plan_parts, roles
from oneworkforce.workforce.domain.plan_parts import Field, Kind, PartOf
from oneworkforce.workforce.models import (
    Assumption,
    Measure,
    NewRole,
    PlanPlace,
    PlanPopulation,
    Ratio,
    Service,
    Trainees,
    WorkforcePlan,
)
from oneworkforce.workforce.models.by_part import MODELS
from oneworkforce.workforce.permissions import workforce_plans as permissions

MOST = 2_000
"""Parts of a kind in one plan, population apart."""
MOST_FIGURES = 20_000
NAMING_ROLES: tuple[Any, ...] = (Ratio, Trainees, Measure, Assumption)
"""What names roles, and goes with a new one that is removed."""


def add(*, by: Viewer, now: datetime, plan: UUID, part: PartOf, said: Mapping[str, Any]) -> UUID:
    """Add a part to a plan; return its id."""
    with saving.whole(f"{part.noun}.add", taken=_taken(part)):
        row = workforce_plans.held(by, plan, part.needs)
        model = MODELS[part.word]
        most = MOST_FIGURES if model is PlanPopulation else MOST
        if model.objects.filter(plan=row).count() >= most:
            raise Refused(Fault("", f"A plan has up to {most:,} of these.", "Remove one first."))
        made = model.objects.create(plan=row, **kept(row, part, said))
        record(by=by, verb="added", noun=part.noun, subject=made.pk, now=now)
    return UUID(str(made.pk))


def change(*, by: Viewer, now: datetime, part: PartOf, item: UUID, seen: str, said: Mapping[str, Any]) -> None:
    """Change a part. `ui.conflict.Changed` where it is no longer as it was `seen`."""
    with saving.whole(f"{part.noun}.change", taken=_taken(part)):
        model = MODELS[part.word]
        found = permissions.get_part(by, model, item)
        plan = workforce_plans.held(by, found.plan_id, part.needs)
        row = model.objects.select_for_update().get(pk=found.pk)
        wanted = kept(plan, part, said)
        conflict.check(seen, shown(part, row), {each.name: _typed(each, wanted[_column(each)]) for each in part.fields})
        fields = saving.changed(row, wanted)
        if isinstance(row, PlanPopulation) and {*fields} - {"source"}:
            # The sheet does not say so any more: somebody does.
            saving.changed(row, {"read_on": None})
        saving.audited(by=by, noun=part.noun, subject=row.pk, fields=fields, now=now)


def remove(*, by: Viewer, now: datetime, part: PartOf, item: UUID) -> UUID:
    """Remove a part; return the plan it was of."""
    with transactions.whole(f"{part.noun}.remove"):
        model = MODELS[part.word]
        found = permissions.get_part(by, model, item)
        plan = workforce_plans.held(by, found.plan_id, part.needs)
        record(by=by, verb="removed", noun=part.noun, subject=found.pk, now=now)
        if isinstance(found, NewRole):
            for each in NAMING_ROLES:
                each.objects.filter(plan=plan, role=new_roles.key(found.pk)).delete()
        found.delete()
    return plan.pk


def shown(part: PartOf, row: Any) -> dict[str, object]:
    """Return the values of a part as its form shows them, by field."""
    return {each.name: _typed(each, getattr(row, _column(each))) for each in part.fields}


def kept(plan: WorkforcePlan, part: PartOf, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the checked values of a part by column; `Refused` with every fault."""
    found, made = Values(), dict[str, Any]()
    for each in part.fields:
        value = said.get(each.name)
        if each.kind is Kind.LINE:
            found.line(each.name, value or "", label=each.label, longest=each.most, required=each.needed)
        elif each.kind is Kind.LINES:
            found.lines(each.name, value or "", label=each.label, longest=each.most)
        elif each.kind is Kind.LANGUAGE:
            made[each.name] = _language(found, each, value or "")
        else:
            made[each.name] = _whole(each, value)
    for fault in plan_parts.faults(part, {**found.kept, **made}):
        found.fault(fault)
    for each in part.fields:
        found.fault(_known(plan, each, made.get(each.name)))
    values = {**found.settled(), **made}
    return {_column(each): values[each.name] for each in part.fields}


def _language(found: Values, field: Field, said: str) -> str:
    """Return the tag of a language, "" for none; the fault of one that nobody knows is told beside its field."""
    try:
        return partnership.language_tag(said, field.name) if said.strip() else ""
    except Refused as refused:
        found.fault(refused.faults[0])
        return ""


def _whole(field: Field, value: Any) -> Any:
    """Return a value as its column keeps it."""
    if value is None or value == "":
        return "" if field.kind in {Kind.CHOICE, Kind.ROLE} else None
    if field.kind is Kind.HUNDREDTHS:
        return round(Decimal(value) * 100)
    if field.kind is Kind.MONEY:
        return Decimal(value)
    if field.kind in {Kind.PLACE, Kind.SERVICE}:
        return UUID(str(value))
    assert not isinstance(value, date) or field.kind is Kind.DATE
    return value


def _typed(field: Field, value: Any) -> object:
    """Return the value of a column as a form shows it."""
    if value is None:
        return "" if field.kind in {Kind.PLACE, Kind.SERVICE} else None
    if field.kind is Kind.HUNDREDTHS:
        return (Decimal(value) / 100).quantize(Decimal("0.01"))
    if field.kind is Kind.LANGUAGE:
        return partnership.language_name(str(value)) if value else ""
    return str(value) if field.kind in {Kind.PLACE, Kind.SERVICE} else value


def _column(field: Field) -> str:
    return f"{field.name}_id" if field.kind in {Kind.PLACE, Kind.SERVICE} else field.name


def _known(plan: WorkforcePlan, field: Field, value: Any) -> Fault | None:
    """Return the fault of a role, place or service that the plan does not know."""
    if field.kind is Kind.ROLE and value and value not in roles.all_roles() and not _new(plan, str(value)):
        return Fault(field.name, "This role is not on the list.", "Choose one.")
    if field.kind is Kind.PLACE and value and not PlanPlace.objects.filter(plan=plan, locality=value).exists():
        return Fault(field.name, "This is no place of the plan.", "Choose one of its places.")
    if field.kind is Kind.SERVICE and value and not Service.objects.filter(plan=plan, pk=value).exists():
        return Fault(field.name, "This is no service of the plan.", "Choose one of its services.")
    return None


def _new(plan: WorkforcePlan, role: str) -> bool:
    """Return whether a key is of a new role of the plan."""
    ids = NewRole.objects.filter(plan=plan).values_list("pk", flat=True) if new_roles.is_new(role) else ()
    return role in {new_roles.key(each) for each in ids}


def _taken(part: PartOf) -> Fault | None:
    return Fault(part.once, "There is one like this already.", "Change that one.") if part.once else None
