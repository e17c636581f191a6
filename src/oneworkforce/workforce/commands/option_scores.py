"""Options are scored by the criteria of their plan."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.ground import transactions
from oneworkforce.lib import typed
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.ui import conflict
from oneworkforce.workforce.commands import workforce_plans
from oneworkforce.workforce.domain.options import LEAST, MOST
from oneworkforce.workforce.domain.plan_states import PlanStep
from oneworkforce.workforce.models import Criterion, Option, OptionScore
from oneworkforce.workforce.permissions import workforce_plans as permissions

LONGEST_NOTE = 300


def put(*, by: Viewer, now: datetime, option: UUID, seen: str, said: Mapping[str, tuple[int | None, str]]) -> UUID:
    """Score an option: by the id of each criterion its score (None: not judged) and a note; return the plan.

    `ui.conflict.Changed` where it is no longer as it was `seen`.
    """
    with transactions.whole("option.score"):
        found = permissions.get_part(by, Option, option)
        plan = workforce_plans.held(by, found.plan_id, PlanStep.WRITE)
        known = {str(pk): pk for pk in Criterion.objects.filter(plan=plan).values_list("pk", flat=True)}
        before = shown(found)
        wanted = {**before, **_fields({key: value for key, value in said.items() if key in known})}
        conflict.check(seen, before, wanted)
        if wanted != before:
            OptionScore.objects.filter(
                option=found, criterion__in=[known[key] for key in known.keys() & said.keys()]
            ).delete()
            OptionScore.objects.bulk_create(
                [
                    OptionScore(option=found, criterion_id=known[key], score=score, note=str(wanted[f"note_{key}"]))
                    for key, (score, _) in said.items()
                    if key in known and score is not None
                ]
            )
            saving.audited(by=by, noun="option", subject=found.pk, fields=["scores"], now=now)
    return plan.pk


def shown(row: Option) -> dict[str, object]:
    """Return what the form shows: a score and a note for each criterion, by its id."""
    held = {each.criterion_id: each for each in OptionScore.objects.filter(option=row)}
    made: dict[str, object] = {}
    for pk in Criterion.objects.filter(plan=row.plan_id).values_list("pk", flat=True):
        one = held.get(pk)
        made |= {f"score_{pk}": "" if one is None else str(one.score), f"note_{pk}": "" if one is None else one.note}
    return made


def _fields(said: Mapping[str, tuple[int | None, str]]) -> dict[str, object]:
    faults, made = [], dict[str, object]()
    for key, (score, note) in said.items():
        words, fault = typed.line(note, where=f"note_{key}", label="The note", longest=LONGEST_NOTE, required=False)
        if fault:
            faults.append(fault)
        if score is not None and not LEAST <= score <= MOST:
            faults.append(Fault(f"score_{key}", "This is no score.", f"Choose {LEAST} to {MOST}."))
        if score is None and words:
            faults.append(Fault(f"score_{key}", "There is a note without a score.", "Choose a score."))
        made |= {f"score_{key}": "" if score is None else str(score), f"note_{key}": words}
    if faults:
        raise Refused(*faults)
    return made
