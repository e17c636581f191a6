"""A strategy is added, changed, led, and removed while it has never been put to the executive."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership import public as partnership
from oneworkforce.plan.domain import plan_text
from oneworkforce.plan.models import Action, Strategy
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.queries import recorded
from oneworkforce.ui import conflict, jinja

NOUN = "strategy"
LONGEST_TITLE, LONGEST_INTRO = 160, 4_000
TAKEN = Fault(
    "title", "There is already a strategy of this title.", "Choose another title, such as one with its years."
)


def add(*, by: Viewer, now: datetime, title: str, starts_on: date, ends_on: date, intro: str = "") -> UUID:
    """Add a strategy; return its id."""
    with saving.whole("strategy.add", taken=TAKEN):
        plans.check_change(by)
        kept = values(title, starts_on, ends_on, intro)
        made = Strategy.objects.create(**kept, made_at=now)
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(
    *, by: Viewer, now: datetime, strategy: UUID, seen: str, title: str, starts_on: date, ends_on: date, intro: str
) -> None:
    """Change what is said of a strategy. `ui.conflict.Changed` where it is no longer as it was `seen`."""
    with saving.whole("strategy.change", taken=TAKEN):
        found = plans.get(by, strategy)
        plans.check_change(by)
        kept = values(title, starts_on, ends_on, intro, besides=strategy)
        row = Strategy.objects.select_for_update().get(pk=found.pk)
        conflict.check(seen, shown(row), kept)
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=saving.changed(row, kept), now=now)


def shown(row: Strategy) -> dict[str, object]:
    """Return the values that a form shows, by field."""
    return {"title": row.title, "starts_on": row.starts_on, "ends_on": row.ends_on, "intro": row.intro}


def lead(*, by: Viewer, now: datetime, today: date, strategy: UUID, person: UUID | None) -> None:
    """Say who leads a strategy, or that nobody does yet."""
    with transactions.whole("strategy.lead"):
        found = plans.get(by, strategy)
        plans.check_change(by)
        if person is not None and person != found.lead_id and partnership.person(by, person, today=today) is None:
            raise Refused(Fault("person", "This person cannot be found, or has left.", "Choose another."))
        row = Strategy.objects.select_for_update().get(pk=found.pk)
        fields = saving.changed(row, {"lead_id": person})
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=["lead"] if fields else [], now=now)


def remove(*, by: Viewer, now: datetime, strategy: UUID) -> None:
    """Remove a strategy with its strands and actions; refused once it was signed off."""
    with transactions.whole("strategy.remove"):
        found = plans.get(by, strategy)
        plans.check_remove(by, found)
        record(by=by, verb="removed", noun=NOUN, subject=found.pk, now=now)
        Action.objects.filter(strategy=found).delete()  # their strands may not go before them
        found.delete()


def exported(*, by: Viewer, now: datetime, strategy: UUID, reason: str) -> str:
    """Record that the plan leaves as a plan file, and why; return the file, which says so itself."""
    with transactions.whole("strategy.export"):
        found = plans.get(by, strategy)
        content = plan_text.written(recorded.plan(found))
        record(by=by, verb="exported", noun=NOUN, subject=found.pk, reason=reason, now=now)
    said = text.plain(f"Exported by {by.actor} on {jinja.moment(now)}. Purpose: {reason}")
    return f"# {said}\n{content}"


def values(title: str, starts_on: date, ends_on: date, intro: str, *, besides: UUID | None = None) -> dict[str, Any]:
    """Return the checked values of a strategy by field; `Refused` with every fault."""
    found = Values()
    found.line("title", title, label="The title", longest=LONGEST_TITLE)
    found.lines("intro", intro, label="The introduction", longest=LONGEST_INTRO)
    others = Strategy.objects.exclude(pk=besides) if besides else Strategy.objects.all()
    if others.filter(title__iexact=found.kept["title"]).exists():
        found.fault(TAKEN)
    if ends_on < starts_on:
        found.fault(Fault("ends_on", "It ends before it starts.", "Enter a later day."))
    return {**found.settled(), "starts_on": starts_on, "ends_on": ends_on}
