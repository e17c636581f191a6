"""The text of a strategy as pages and reports show it: its versions, who was asked, what is appended to a paper."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.plan.domain import consultation, prose, text_changes
from oneworkforce.plan.domain.consultation import Consultation
from oneworkforce.plan.domain.kinds import Asked, TextState
from oneworkforce.plan.domain.prose import Block
from oneworkforce.plan.domain.text_states import Standing
from oneworkforce.plan.models import Comment, Consulted, Version
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.permissions import texts as permissions


@dataclass(frozen=True, slots=True)
class Row:
    """One version among those of a strategy."""

    id: UUID
    number: int
    standing: Standing
    made_by: str
    out_on: date | None
    comments_until: date | None
    adopted_on: date | None
    asked: int
    comments: int
    waiting: int


@dataclass(frozen=True, slots=True)
class One:
    """One who is asked; `email` is "" for those who get no letter, and for viewers who may not see it."""

    id: UUID
    kind: Asked
    name: str
    email: str
    answered: int


@dataclass(frozen=True, slots=True)
class Page:
    """Everything a version's page shows; `before` is the number of the version before it, None for the first."""

    id: UUID
    number: int
    standing: Standing
    strategy: UUID
    strategy_title: str
    blocks: tuple[Block, ...]
    out_on: date | None
    comments_until: date | None
    closed_on: date | None
    adopted_on: date | None
    adopted_by: str
    before: int | None
    asked: tuple[One, ...]
    comments: int
    waiting: int

    @property
    def union_asked(self) -> bool:
        """Return whether a trade union or staff body is among those asked."""
        return any(one.kind is Asked.UNION for one in self.asked)


@dataclass(frozen=True, slots=True)
class FrozenText:
    """The text that is appended to a paper; `on` is the day it was adopted, or went out."""

    number: int
    state: str
    on: date | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A version beside the one before it."""

    number: int
    before: int
    pieces: tuple[text_changes.Piece, ...]

    @property
    def differs(self) -> bool:
        """Return whether anything changed."""
        return any(piece.change is not text_changes.Change.SAME for piece in self.pieces)


def listed(viewer: Viewer, strategy: UUID, *, today: date) -> tuple[Row, ...]:
    """Return the versions of a strategy's text that the viewer sees, the latest first."""
    found = plans.get(viewer, strategy)
    rows = permissions.visible_to(viewer).filter(strategy=found).order_by("-number")
    counted = rows.annotate(
        many_asked=Count("consulted", distinct=True),
        said=Count("comments", distinct=True),
        open=Count("comments", filter=Q(comments__replied_at=None), distinct=True),
    )
    return tuple(
        Row(
            id=each.pk,
            number=each.number,
            standing=permissions.standing(each, today),
            made_by=each.made_by,
            out_on=each.out_on,
            comments_until=each.comments_until,
            adopted_on=each.adopted_on,
            asked=each.many_asked,
            comments=each.said,
            waiting=each.open,
        )
        for each in counted
    )


def one(viewer: Viewer, version: UUID, *, today: date) -> Page:
    """Return the page of a version; `verdicts.NotFound` where there is none for this viewer."""
    row = permissions.get(viewer, version)
    said = Comment.objects.filter(version=row).aggregate(
        all=Count("pk"), waiting=Count("pk", filter=Q(replied_at=None))
    )
    return Page(
        id=row.pk,
        number=row.number,
        standing=permissions.standing(row, today),
        strategy=row.strategy_id,
        strategy_title=row.strategy.title,
        blocks=prose.parse(row.body),
        out_on=row.out_on,
        comments_until=row.comments_until,
        closed_on=timezone.localdate(row.closed_at) if row.closed_at else None,
        adopted_on=row.adopted_on,
        adopted_by=row.adopted_by,
        before=_before(viewer, row).values_list("number", flat=True).first(),
        asked=asked(viewer, row),
        comments=said["all"],
        waiting=said["waiting"],
    )


def asked(viewer: Viewer, row: Version) -> tuple[One, ...]:
    """Return who is asked about a version and how often they answered; addresses only for those who write plans."""
    rows = Consulted.objects.filter(version=row).annotate(
        called=Coalesce("organisation__name", "name"), answered=Count("comments")
    )
    shown = plans.can_change(viewer)
    kinds = list(Asked)
    found = [
        One(each.pk, Asked(each.kind), each.called, each.email if shown else "", each.answered)
        for each in rows.order_by(Lower("called"), "pk")
    ]
    return tuple(sorted(found, key=lambda one: kinds.index(one.kind)))


def compared(viewer: Viewer, version: UUID) -> Compared | None:
    """Return a version beside the one before it, as the viewer sees them; None where it is the first."""
    row = permissions.get(viewer, version)
    before = _before(viewer, row).first()
    if before is None:
        return None
    return Compared(row.number, before.number, text_changes.compare(before.body, row.body))


def to_append(viewer: Viewer, strategy: UUID) -> FrozenText | None:
    """Return the text that belongs to a paper on a strategy: the adopted one, else the one out for comment."""
    row = _to_append(viewer, strategy)
    if row is None:
        return None
    state = TextState(row.state)
    return FrozenText(
        number=row.number,
        state=state.title_,
        on=row.adopted_on if state is TextState.ADOPTED else row.out_on,
        blocks=prose.parse(row.body),
    )


def consulted(viewer: Viewer, strategy: UUID, *, today: date) -> tuple[str, ...]:
    """Return how the text of `to_append` was consulted on, in sentences; none where there is no such text."""
    row = _to_append(viewer, strategy)
    if row is None:
        return ()
    answers = Comment.objects.filter(consulted=OuterRef("pk"))
    rows = Consulted.objects.filter(version=row).annotate(answered=Exists(answers))
    said = Comment.objects.filter(version=row).aggregate(all=Count("pk"), done=Count("replied_at"))
    closed_on = timezone.localdate(row.closed_at) if row.closed_at else row.comments_until
    return consultation.sentences(
        Consultation(
            number=row.number,
            out_on=row.out_on,
            ended_on=closed_on,
            still_open=permissions.standing(row, today) is Standing.OPEN,
            asked=tuple(
                consultation.One(Asked(kind), answered) for kind, answered in rows.values_list("kind", "answered")
            ),
            comments=said["all"],
            replied=said["done"],
        )
    )


def _to_append(viewer: Viewer, strategy: UUID) -> Version | None:
    found = plans.get(viewer, strategy)
    rows = permissions.visible_to(viewer).filter(strategy=found, state__in=(TextState.ADOPTED, TextState.OUT))
    # "adopted" stands before "out"; of two out there is never more than one
    return rows.order_by("state", "-number").first()


def _before(viewer: Viewer, row: Version) -> QuerySet[Version]:
    rows = permissions.visible_to(viewer).filter(strategy=row.strategy_id, number__lt=row.number)
    return rows.order_by("-number")
