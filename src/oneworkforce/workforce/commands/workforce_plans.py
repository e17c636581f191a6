"""A workforce plan is begun, defined, agreed, opened again, replaced, and removed while it is a draft."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.models import Locality
from oneworkforce.ui import conflict
from oneworkforce.workforce.domain import plan_states
from oneworkforce.workforce.domain.plan_kinds import RunState
from oneworkforce.workforce.domain.plan_states import PlanState, PlanStep
from oneworkforce.workforce.models import Option, PlanPlace, PlanVersion, WorkforcePlan
from oneworkforce.workforce.models.workforce_plan import FIRST, LAST, MOST_YEARS
from oneworkforce.workforce.permissions import workforce_plans

NOUN = "workforce plan"
LONGEST_TITLE, LONGEST_TEXT = 160, 4_000
MOST_PLACES = 500
TAKEN = Fault(
    "title", "There is already a workforce plan of this title.", "Choose another, such as one with its years."
)
LINES = {"sponsor": "The sponsor"}
TEXTS = {"aim": "The aim", "scope": "The scope", "partners": "The partners"}
VERBS = {PlanStep.AGREE: "agreed", PlanStep.REOPEN: "opened", PlanStep.SUPERSEDE: "superseded"}


def add(*, by: Viewer, now: datetime, places: Collection[UUID], **said: Any) -> UUID:
    """Begin a plan for some places; return its id. `said` holds the values of `shown` but its places."""
    with saving.whole("workforce plan.add", taken=TAKEN):
        workforce_plans.check_change(by)
        kept = _values(said)
        found = _places(places)
        made = WorkforcePlan.objects.create(**kept, made_at=now)
        PlanPlace.objects.bulk_create([PlanPlace(plan=made, locality_id=each) for each in found])
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(*, by: Viewer, now: datetime, plan: UUID, seen: str, places: Collection[UUID], **said: Any) -> None:
    """Change how a plan is defined. `ui.conflict.Changed` where it is no longer as it was `seen`."""
    with saving.whole("workforce plan.change", taken=TAKEN):
        row = held(by, plan, PlanStep.WRITE)
        kept, found = _values(said, besides=plan), _places(places)
        conflict.check(seen, shown(row), {**kept, "places": sorted(str(each) for each in found)})
        fields = saving.changed(row, kept)
        before = set(PlanPlace.objects.filter(plan=row).values_list("locality", flat=True))
        if before != found:
            PlanPlace.objects.filter(plan=row, locality__in=before - found).delete()
            PlanPlace.objects.bulk_create([PlanPlace(plan=row, locality_id=each) for each in found - before])
            fields.append("places")
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)


def shown(row: WorkforcePlan) -> dict[str, object]:
    """Return the values that the form shows, by field."""
    names = ("title", *TEXTS, *LINES, "first_year", "years")
    places = PlanPlace.objects.filter(plan=row).values_list("locality", flat=True)
    return {**{name: getattr(row, name) for name in names}, "places": sorted(str(each) for each in places)}


def take(*, by: Viewer, now: datetime, plan: UUID, step: PlanStep) -> None:
    """Agree a plan, open it again, or say that a later one replaces it."""
    with transactions.whole("workforce plan.take"):
        row = held(by, plan, step)
        if step is PlanStep.AGREE and not PlanVersion.objects.filter(plan=row, state=RunState.DONE).exists():
            raise Refused(Fault("", "Its projection has never been run.", "Run it first: people agree to its figures."))
        row.state = plan_states.after(PlanState(row.state), step)
        if step is PlanStep.AGREE:
            row.agreed_at, row.agreed_by = now, by.actor
        row.save(update_fields=["state", "agreed_at", "agreed_by"])
        record(by=by, verb=VERBS[step], noun=NOUN, subject=row.pk, now=now)


def prefer(*, by: Viewer, now: datetime, plan: UUID, seen: str, preferred: UUID | None, because: str) -> None:
    """Say which option the plan prefers, and why; None takes that back."""
    with transactions.whole("workforce plan.prefer"):
        row = held(by, plan, PlanStep.WRITE)
        found = Values()
        found.lines("preferred_because", because, label="The reason", longest=LONGEST_TEXT)
        if preferred is not None and not Option.objects.filter(plan=row, pk=preferred).exists():
            found.fault(Fault("preferred", "This option is no longer there.", "Choose another."))
        if preferred is not None and not found.kept["preferred_because"]:
            found.fault(Fault("preferred_because", "The reason is missing.", "Say why this one."))
        kept = {**found.settled(), "preferred_id": preferred}
        wanted = {"preferred": str(preferred or ""), "preferred_because": kept["preferred_because"]}
        conflict.check(seen, shown_preferred(row), wanted)
        fields = [each.removesuffix("_id") for each in saving.changed(row, kept)]
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)


def shown_preferred(row: WorkforcePlan) -> dict[str, object]:
    """Return what the form of the preferred option shows."""
    return {"preferred": str(row.preferred_id or ""), "preferred_because": row.preferred_because}


def remove(*, by: Viewer, now: datetime, plan: UUID) -> None:
    """Remove a plan with all that belongs to it, while it is a draft."""
    with transactions.whole("workforce plan.remove"):
        row = held(by, plan, PlanStep.REMOVE)
        record(by=by, verb="removed", noun=NOUN, subject=row.pk, now=now)
        row.delete()


def held(by: Viewer, plan: UUID, step: PlanStep) -> WorkforcePlan:
    """Return a plan of which a step may be taken, held until the transaction ends."""
    found = workforce_plans.get(by, plan)
    workforce_plans.check_step(by, found, step)
    row = WorkforcePlan.objects.select_for_update().get(pk=found.pk)
    workforce_plans.check_step(by, row, step)  # it may have been agreed while we waited
    return row


def _values(said: dict[str, Any], *, besides: UUID | None = None) -> dict[str, Any]:
    found = Values()
    found.line("title", said["title"], label="The title", longest=LONGEST_TITLE)
    for name, label in LINES.items():
        found.line(name, said[name], label=label, longest=LONGEST_TITLE, required=False)
    for name, label in TEXTS.items():
        found.lines(name, said[name], label=label, longest=LONGEST_TEXT)
    first, years = int(said["first_year"]), int(said["years"])
    if not FIRST <= first <= LAST:
        found.fault(Fault("first_year", "This year is out of bounds.", f"Enter {FIRST} to {LAST}."))
    if not 1 <= years <= MOST_YEARS:
        found.fault(Fault("years", "So many years cannot be projected.", f"Enter 1 to {MOST_YEARS}."))
    others = WorkforcePlan.objects.exclude(pk=besides) if besides else WorkforcePlan.objects.all()
    if others.filter(title__iexact=found.kept["title"]).exists():
        found.fault(TAKEN)
    return {**found.settled(), "first_year": first, "years": years}


def _places(places: Collection[UUID]) -> set[UUID]:
    found = set(Locality.objects.filter(pk__in=places).values_list("pk", flat=True))
    if not found or len(found) != len(set(places)):
        raise Refused(Fault("places", "No place is chosen, or one that is no longer there.", "Choose at least one."))
    if len(found) > MOST_PLACES:
        raise Refused(Fault("places", "So many places cannot be projected.", f"Choose up to {MOST_PLACES}."))
    return found
