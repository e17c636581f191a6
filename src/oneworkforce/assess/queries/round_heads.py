"""Rounds without their results: what a program needs to choose one."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.models import Result, Round
from oneworkforce.assess.permissions import rounds


@dataclass(frozen=True, slots=True)
class Head:
    """A round, and whether it has results. `respondents` is guarded: None where withheld."""

    id: UUID
    title: str
    year: int
    framework: str
    framework_version: int
    by: tuple[str, ...]
    min_cell: int
    weighted: bool
    synthetic: bool
    previous: UUID | None
    results: bool
    respondents: int | None


def visible_to(viewer: Viewer) -> tuple[Head, ...]:
    """Return every round, the latest first. One query."""
    rounds.check_see(viewer)
    return tuple(_head(row) for row in _with_results(rounds.visible_to(viewer)).order_by("-year", "-made_at", "pk"))


def get(viewer: Viewer, round: UUID) -> Head:  # noqa: A002  the field's word
    """Return one; `verdicts.NotFound` where there is none for this viewer."""
    rounds.check_see(viewer)
    found = rounds.get(viewer, round)
    return _head(_with_results(rounds.visible_to(viewer)).get(pk=found.pk))


def _with_results(rows: QuerySet[Round]) -> QuerySet[Round]:
    in_force = Result.objects.filter(round=OuterRef("pk")).order_by("-number")
    return rows.defer("framework").annotate(
        has_results=Exists(in_force), answered=Subquery(in_force.values("respondents")[:1])
    )


def _head(row: Round) -> Head:
    return Head(
        id=row.pk,
        title=row.title,
        year=row.year,
        framework=row.framework_id,
        framework_version=row.framework_version,
        by=tuple(row.by),
        min_cell=row.min_cell,
        weighted=row.weighted,
        synthetic=row.synthetic,
        previous=row.previous_id,
        results=row.has_results,  # type: ignore[attr-defined]  # annotated above
        respondents=row.answered,  # type: ignore[attr-defined]  # annotated above
    )
