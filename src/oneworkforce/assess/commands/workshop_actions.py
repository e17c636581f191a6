"""Draft actions come out of a workshop: one for each finding agreed or to be enquired into, and never a second."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.commands.workshops import NOUN
from oneworkforce.assess.domain import workshop as rules
from oneworkforce.assess.domain.workshop import Decided
from oneworkforce.assess.models import Round, Workshop
from oneworkforce.assess.permissions import workshops
from oneworkforce.assess.queries import stored
from oneworkforce.assess.queries import workshops as queries
from oneworkforce.audit import saving
from oneworkforce.ground import transactions
from oneworkforce.lib.days import day
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.plan import stored as plans
from oneworkforce.plan.stored import Draft

AIM = "Drafted from findings. Give each a lead, a date and a cost, and move it to the strand where it belongs."


@dataclass(frozen=True, slots=True)
class Begun:
    """A strategy to begin for the actions."""

    title: str
    starts_on: date
    ends_on: date


def draft(
    *,
    by: Viewer,
    now: datetime,
    workshop: UUID,
    findings: Collection[UUID],
    strategy: UUID | Begun,
    lead_role: str,
    when: str,
) -> tuple[UUID, int]:
    """Draft an action for each of `findings` that has none yet; return the strategy and how many were drafted.

    `Refused` where no finding is chosen, and where each has its action already.
    """
    with transactions.whole("workshop.draft_actions"):
        row = workshops.get(by, workshop)
        workshops.check_ended(by, row)
        Round.objects.select_for_update().get(pk=row.round_id)  # two who ask at once draft once
        found = [
            (arc, each) for arc, each, there in queries.to_act_on(by, row) if each.id in findings and there is None
        ]
        if not found:
            what = "No finding without an action is chosen."
            raise Refused(Fault("findings", what, "Choose at least one of the list."))
        into = strategy if isinstance(strategy, UUID) else _begun(by, now, strategy)
        made = plans.draft(
            by=by,
            now=now,
            strategy=into,
            strand=f"Draft actions from {_named(row)}",
            aim=AIM,
            lead_role=lead_role,
            when=when,
            drafts=[_draft(row, arc, each) for arc, each in found],
        )
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=["draft actions"] if made else [], now=now)
    return into, len(made)


def _begun(by: Viewer, now: datetime, new: Begun) -> UUID:
    return plans.begin(by=by, now=now, title=new.title, starts_on=new.starts_on, ends_on=new.ends_on)


def _named(row: Workshop) -> str:
    return f"the workshop on {day(row.held_on)}"


def _draft(row: Workshop, arc: str, found: Decided) -> Draft:
    framework = stored.framework_of(row.round)
    known = any(each.id == arc for each in framework.arcs)
    return Draft(
        reference=queries.reference(found.id),
        title=rules.action_title(found),
        links=(f"{framework.id}/{arc}",) if known else (),
        every=not known,
        notes=rules.action_notes(found, f"workshop on {day(row.held_on)}"),
    )
