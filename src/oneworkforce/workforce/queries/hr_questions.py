"""Questions about pay and conditions: those that wait, one of them, and the answers found again at a condition."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import Combinable, OrderBy
from django.db.models.functions import Coalesce
from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground import paging
from oneworkforce.ui.listing import Wanted
from oneworkforce.workforce.domain import hr_questions as rules
from oneworkforce.workforce.domain.hr_questions import State
from oneworkforce.workforce.models import HrQuestion, HrQuestionGroup
from oneworkforce.workforce.permissions import hr_questions as permissions

SORTS: Mapping[str, Combinable | OrderBy] = {
    "asked": F("asked_at"),
    "condition": F("condition"),
    "answered": Coalesce("answered_at", "asked_at"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `condition` "" for all; `days`: how long it is, or was, open; `mine`: the viewer asked it."""

    id: UUID
    text: str
    condition: str
    groups: tuple[str, ...]
    team: str
    state: State
    asked_by: str
    asked_at: datetime
    answer: str
    answered_by: str
    answered_at: datetime | None
    published: bool
    days: int
    mine: bool


def listed(viewer: Viewer, wanted: Wanted, *, today: date) -> tuple[tuple[Question, ...], int, Wanted]:
    """Return the questions of the page wanted, how many there are in all, and the page that was found.

    `waits` "me": open ones that the viewer may answer; those that have waited longest stand first.
    """
    found = permissions.visible_to(viewer)
    filters = wanted.filters
    if state := filters.get("state"):
        found = found.filter(state=state)
    if condition := filters.get("condition"):
        found = found.filter(condition=condition)
    if group := filters.get("group"):
        about = HrQuestionGroup.objects.filter(group__title__icontains=group).values("question")
        found = found.filter(pk__in=about)
    match filters.get("whose"):
        case "mine":
            found = found.filter(asked_membership=viewer.membership)
        case "me":
            found = found.filter(pk__in=permissions.answered_by(viewer).filter(state=State.OPEN).values("pk"))
    total = found.count()
    wanted = wanted.clipped(total)
    ordered = found.order_by(SORTS.get(wanted.sort, SORTS["asked"]), "pk")
    if wanted.descending:
        ordered = ordered.reverse()
    shown = paging.page(ordered, wanted, lambda ids: list(HrQuestion.objects.filter(pk__in=ids).select_related("team")))
    return _told(shown, viewer, today), total, wanted


def one(viewer: Viewer, question: UUID, *, today: date) -> Question:
    """Return a question; NotFound where there is none for this viewer."""
    return _told([permissions.get(viewer, question)], viewer, today)[0]


def answers(viewer: Viewer, groups: Collection[UUID], *, today: date) -> tuple[Question, ...]:
    """Return what was answered about any of these groups and that the viewer sees, the latest first."""
    about = HrQuestionGroup.objects.filter(group__in=groups).values("question")
    rows = permissions.visible_to(viewer).filter(pk__in=about, state=State.ANSWERED).select_related("team")
    return _told(list(rows.order_by("-answered_at", "pk")[:_MOST]), viewer, today)


def waiting(viewer: Viewer) -> QuerySet[HrQuestion]:
    """Return the open questions that wait for this viewer: those of others that they may answer."""
    mine = Q(asked_membership=viewer.membership)
    return permissions.answered_by(viewer).filter(state=State.OPEN).exclude(mine)


_MOST = 50
"""Answers beside conditions at most; the list has all of them."""


def _told(rows: Collection[HrQuestion], viewer: Viewer, today: date) -> tuple[Question, ...]:
    groups = _groups([row.pk for row in rows])
    return tuple(
        Question(
            id=row.pk,
            text=row.text,
            condition=row.condition,
            groups=groups.get(row.pk, ()),
            team=row.team.name if row.team else "",
            state=State(row.state),
            asked_by=row.asked_by,
            asked_at=row.asked_at,
            answer=row.answer,
            answered_by=row.answered_by,
            answered_at=row.answered_at,
            published=row.published,
            days=rules.waited(
                timezone.localdate(row.asked_at),
                None if row.answered_at is None else timezone.localdate(row.answered_at),
                today,
            ),
            mine=row.asked_membership == viewer.membership,
        )
        for row in rows
    )


def _groups(questions: Collection[UUID]) -> Mapping[UUID, tuple[str, ...]]:
    found: dict[UUID, list[str]] = {}
    rows = HrQuestionGroup.objects.filter(question__in=questions).order_by("group__title")
    for question, title in rows.values_list("question", "group__title"):
        found.setdefault(question, []).append(title)
    return {question: tuple(titles) for question, titles in found.items()}
