"""Interviews about services: planned, scored theme by theme, ended, reopened; the round of them closed."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.framework import Arc, Framework
from oneworkforce.assess.domain.interviews import Said
from oneworkforce.assess.models import Interview, Round, Scored
from oneworkforce.assess.permissions import interviews
from oneworkforce.assess.queries import stored
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values, line
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership import public
from oneworkforce.ui import conflict

NOUN = "interview"
ROUND = "round"
LONGEST = 160
LONGEST_NOTE = 2_000
LONGEST_REASON = 200
_TAKEN = Fault("service", "This service is on the list already.", "Open its interview, or enter another service.")


def add(
    *,
    by: Viewer,
    now: datetime,
    round: UUID,  # noqa: A002  the field's word
    service: str,
    organisation: UUID | None,
    role: str,
    interviewer: str,
    held_on: date,
) -> UUID:
    """Put a service on the list of those to be interviewed; return the interview's id.

    The first one opens the round: from then on its framework stays as it is.
    """
    with saving.whole("interview.add", taken=_TAKEN):
        row = _open(by, round)
        kept = _values(row, service, role, interviewer)
        at = _organisation(by, organisation, None, now)
        made = Interview.objects.create(round=row, organisation_id=at, held_on=held_on, **kept)
        if row.opened_at is None:
            row.opened_at = now
            row.save(update_fields=["opened_at"])
            record(by=by, verb="opened", noun=ROUND, subject=row.pk, now=now)
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(
    *,
    by: Viewer,
    now: datetime,
    interview: UUID,
    seen: str,
    service: str,
    organisation: UUID | None,
    role: str,
    interviewer: str,
    held_on: date,
) -> None:
    """Say anew which service, whom of it, who asks and when. `ui.conflict.Changed` where it is not as it was `seen`."""
    with saving.whole("interview.change", taken=_TAKEN):
        row = _going_on(by, interview)
        kept = _values(row.round, service, role, interviewer, but=row)
        at = _organisation(by, organisation, row.organisation_id, now)
        conflict.check(seen, shown(row), {**kept, "held_on": held_on, "organisation": str(at or "")})
        fields = saving.changed(row, {**kept, "held_on": held_on, "organisation_id": at})
        fields = [name.removesuffix("_id") for name in fields]
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)


def remove(*, by: Viewer, now: datetime, interview: UUID) -> None:
    """Take a service off the list, with all that its interview found."""
    with transactions.whole("interview.remove"):
        row = _going_on(by, interview)
        record(by=by, verb="removed", noun=NOUN, subject=row.pk, now=now)
        row.delete()


def save(*, by: Viewer, now: datetime, interview: UUID, seen: str, arc: str, said: Mapping[str, Said]) -> None:
    """Save what was said of a theme: a score or none, and a note, for each of its questions.

    `ui.conflict.Changed` where another saved the theme meanwhile. NotFound where the framework has no such theme.
    """
    with transactions.whole("interview.save"):
        row = _going_on(by, interview)
        framework = stored.framework_of(row.round)
        theme = _theme(framework, arc)
        kept = {question.id: _said(framework, question.id, said) for question in theme.questions}
        before = said_of(row)
        conflict.check(seen, theme_shown(theme, before), theme_shown(theme, kept))
        changed = [name for name, each in kept.items() if each != before.get(name, Said())]
        for name in changed:
            each = kept[name]
            values = {"score": each.score, "note": each.note}
            Scored.objects.update_or_create(interview=row, question=name, defaults=values)
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=[arc] if changed else [], now=now, verb="scored")


def end(*, by: Viewer, now: datetime, interview: UUID) -> None:
    """End an interview: it counts from now on, and stays as it is. Refused where nothing was scored."""
    with transactions.whole("interview.end"):
        row = _going_on(by, interview)
        if not Scored.objects.filter(interview=row, score__isnull=False).exists():
            raise Refused(Fault("", "No question has a score yet.", "Score at least one, or take the service off."))
        row.ended_at = now
        row.save(update_fields=["ended_at"])
        record(by=by, verb="ended", noun=NOUN, subject=row.pk, now=now)


def reopen(*, by: Viewer, now: datetime, interview: UUID, reason: str) -> None:
    """Open an interview again that has ended; why stands in the audit."""
    with transactions.whole("interview.reopen"):
        found = interviews.get(by, interview)
        why = line("reason", reason, label="The reason", longest=LONGEST_REASON)
        row = Interview.objects.select_for_update().select_related("round").get(pk=found.pk)
        interviews.check_ended(row)
        row.ended_at = None
        row.save(update_fields=["ended_at"])
        record(by=by, verb="reopened", noun=NOUN, subject=row.pk, reason=why, now=now)


def close(*, by: Viewer, now: datetime, round: UUID) -> None:  # noqa: A002
    """Close a round of interviews: what was found stays as it is, and whoever sees results sees it by service.

    Refused while an interview has begun and not ended, and where none has ended.
    """
    with transactions.whole("interviews.close"):
        row = _open(by, round)
        rows = Interview.objects.filter(round=row)
        said = Scored.objects.filter(interview__round=row, interview__ended_at=None).exclude(score=None, note="")
        begun = said.values("interview").distinct().count()
        if begun:
            what = f"{text.counted(begun, 'interview')} began and did not end."
            raise Refused(Fault("", what, "End or remove what began, then close the round."))
        if not rows.exclude(ended_at=None).exists():
            raise Refused(Fault("", "No interview has ended yet.", "Hold one and end it first."))
        row.opened_at, row.closed_at = row.opened_at or now, now
        row.save(update_fields=["opened_at", "closed_at"])
        record(by=by, verb="closed", noun=ROUND, subject=row.pk, now=now)


def shown(row: Interview) -> dict[str, object]:
    """Return the values that the form of an interview's particulars shows, by field."""
    values: dict[str, object] = {name: getattr(row, name) for name in ("service", "role", "interviewer", "held_on")}
    return {**values, "organisation": str(row.organisation_id or "")}


def theme_shown(theme: Arc, said: Mapping[str, Said]) -> dict[str, object]:
    """Return the values that the form of a theme shows, by field."""
    values: dict[str, object] = {}
    for question in theme.questions:
        each = said.get(question.id, Said())
        values[f"score_{question.id}"] = "" if each.score is None else str(each.score)
        values[f"note_{question.id}"] = each.note
    return values


def said_of(row: Interview) -> dict[str, Said]:
    """Return what an interview found, by question."""
    found = Scored.objects.filter(interview=row).values_list("question", "score", "note")
    return {name: Said(score, note) for name, score, note in found}


def _open(by: Viewer, round: UUID) -> Round:  # noqa: A002
    """Return the round, locked: its list does not change while it is closed."""
    found = interviews.held(by, round)
    row = Round.objects.select_for_update().get(pk=found.pk)
    interviews.check_open(row)
    return row


def _going_on(by: Viewer, interview: UUID) -> Interview:
    found = interviews.get(by, interview)
    Round.objects.select_for_update().get(pk=found.round_id)
    row = Interview.objects.select_for_update().get(pk=found.pk)
    interviews.check_going_on(row)
    return row


def _theme(framework: Framework, arc: str) -> Arc:
    found = next((each for each in framework.arcs if each.id == arc), None)
    if found is None:
        raise NotFound
    return found


def _said(framework: Framework, question: str, said: Mapping[str, Said]) -> Said:
    each = said.get(question, Said())
    values = Values()
    values.lines(f"note_{question}", each.note, label="The note", longest=LONGEST_NOTE)
    scale = framework.scale
    if each.score is not None and not scale.min <= each.score <= scale.max:
        values.fault(Fault(f"score_{question}", "This score is not on the scale.", "Choose one of those offered."))
    return Said(each.score, values.settled()[f"note_{question}"])


def _values(row: Round, service: str, role: str, interviewer: str, but: Interview | None = None) -> dict[str, str]:
    others = Interview.objects.filter(round=row).exclude(pk__in=[but.pk] if but else [])
    values = Values()
    values.line("service", service, label="The service", longest=LONGEST)
    values.line("role", role, label="The role", longest=LONGEST, required=False)
    values.line("interviewer", interviewer, label="Who asks", longest=LONGEST)
    if others.filter(service__iexact=values.kept["service"]).exists():
        values.fault(_TAKEN)
    return values.settled()


def _organisation(by: Viewer, chosen: UUID | None, before: UUID | None, now: datetime) -> UUID | None:
    """Return the organisation chosen: one that is at work, or the one that it was."""
    if chosen is None or chosen == before:
        return chosen
    if str(chosen) not in dict(public.organisations(by, today=timezone.localdate(now))):
        raise Refused(Fault("organisation", "There is no such organisation in the list.", "Choose from the list."))
    return chosen
