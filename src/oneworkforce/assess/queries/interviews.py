"""Interviews of a round as lists, and what those that ended say of services and themes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q
from django.db.models.functions import Lower

from oneworkforce.assess.domain import interviews
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.interviews import Said, Theme, View
from oneworkforce.assess.models import Interview, Round, Scored
from oneworkforce.assess.queries import stored
from oneworkforce.lib.titled import Titled


class State(Titled):
    """Where an interview stands."""

    TO_BE = "to_be", "Still to be held"
    BEGUN = "begun", "Begun"
    ENDED = "ended", "Ended"


@dataclass(frozen=True, slots=True)
class Row:
    """One interview in the list of its round."""

    id: UUID
    service: str
    organisation: str
    role: str
    interviewer: str
    held_on: date
    state: State
    scored: int
    notes: int


@dataclass(frozen=True, slots=True)
class Found:
    """What the interviews of a round that ended found."""

    row: Round
    framework: Framework
    views: tuple[View, ...]
    themes: tuple[Theme, ...]
    waiting: int


def listed(row: Round) -> tuple[Row, ...]:
    """Return the interviews of a round that a permission has found: what is still to be done first, then by day."""
    kept = (
        Interview.objects.filter(round=row)
        .select_related("organisation")
        .annotate(
            scores=Count("scored", filter=Q(scored__score__isnull=False)),
            notes=Count("scored", filter=~Q(scored__note="")),
        )
        .order_by("held_on", Lower("service"), "pk")
    )
    found = [_row(each) for each in kept]
    order = {State.BEGUN: 0, State.TO_BE: 1, State.ENDED: 2}
    return tuple(sorted(found, key=lambda each: order[each.state]))


def found(row: Round) -> Found:
    """Return what was found, of a round that a permission has found. Three queries, however many services."""
    framework = stored.framework_of(row)
    ended = list(
        Interview.objects.filter(round=row, ended_at__isnull=False)
        .select_related("organisation")
        .order_by(Lower("service"), "pk")
    )
    said: dict[UUID, dict[str, Said]] = {each.pk: {} for each in ended}
    for interview, question, score, note in Scored.objects.filter(interview__in=ended).values_list(
        "interview", "question", "score", "note"
    ):
        said[interview][question] = Said(score, note)
    views = tuple(
        View(each.service, each.organisation.name if each.organisation else "", said[each.pk]) for each in ended
    )
    waiting = Interview.objects.filter(round=row, ended_at=None).count()
    return Found(row, framework, views, interviews.themes(framework, views), waiting)


def exported(row: Round) -> list[Sequence[str | int]]:
    """Return a line for each score and note of a round, for a file."""
    framework = stored.framework_of(row)
    titles = {question.id: (arc, question) for arc in framework.arcs for question in arc.questions}
    order = {question.id: place for place, question in enumerate(framework.questions)}
    kept = Scored.objects.filter(interview__round=row).select_related("interview__organisation")
    rows = sorted(kept, key=lambda each: (each.interview.service.casefold(), order.get(each.question, len(order))))
    lines: list[Sequence[str | int]] = []
    for each in rows:
        about = each.interview
        arc, question = titles[each.question]
        score: str | int = "" if each.score is None else each.score
        organisation = about.organisation.name if about.organisation else ""
        state = "yes" if about.ended_at else "no"
        said = framework.say(arc.title), framework.say(question.text), score, each.note
        lines.append(
            (about.service, organisation, about.role, about.interviewer, about.held_on.isoformat(), state, *said)
        )
    return lines


def _row(kept: Interview) -> Row:
    scores, notes = int(getattr(kept, "scores", 0)), int(getattr(kept, "notes", 0))
    begun = State.BEGUN if scores or notes else State.TO_BE
    return Row(
        id=kept.pk,
        service=kept.service,
        organisation=kept.organisation.name if kept.organisation else "",
        role=kept.role,
        interviewer=kept.interviewer,
        held_on=kept.held_on,
        state=State.ENDED if kept.ended_at else begun,
        scored=scores,
        notes=notes,
    )
