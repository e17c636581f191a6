"""Rounds as lists and their pages of set-up show them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable, OrderBy
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.kinds import COLLECTED, UploadState
from oneworkforce.assess.models import Issue, Result, ResultRow, Round, Upload
from oneworkforce.assess.permissions import rounds
from oneworkforce.assess.queries import crosswalks
from oneworkforce.ground import paging
from oneworkforce.ground.prepared import prepared
from oneworkforce.ui.listing import Wanted

SORTS: Mapping[str, str | Combinable | OrderBy] = {
    "title": Lower("title"),
    "year": "year",
    "framework": "framework_id",
    "people": F("people").asc(nulls_first=True),
    "answers": F("read_at").asc(nulls_first=True),
}
DERIVED = frozenset({"people", "answers"})
"""Sorts by what is no column of a round."""
EARLIER = 10
"""Files shown on a round's page of set-up."""


@dataclass(frozen=True, slots=True)
class Row:
    """One round in a list. `people` answered, as the guard lets it be known; `read_at`: None: no answers are in use."""

    id: UUID
    title: str
    year: int
    framework: str
    synthetic: bool
    people: int | None
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class File:
    """One file that a round was given."""

    id: UUID
    state: UploadState
    asked_by: str
    asked_at: datetime
    collected: bool


@dataclass(frozen=True, slots=True)
class SetUp:
    """How a round is set up, and the files it was given, the newest first.

    `stale`: what is shown was not computed against the round that is now to be compared with, or not against its
    answers in use. `issued`: a report of it was issued.
    """

    row: Round
    files: tuple[File, ...]
    result: Result | None
    stale: bool
    issued: bool


def listed(viewer: Viewer, wanted: Wanted) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return the rows of the page wanted, how many there are in all, and the page that was found."""
    found = _filtered(rounds.visible_to(viewer), wanted)
    total = found.count()
    wanted = wanted.clipped(total)
    if wanted.sort in DERIVED:
        found = _told(found)
    found = found.order_by(SORTS[wanted.sort or "year"], Lower("title"), "pk")
    if wanted.descending or not wanted.sort:  # the newest first, unless somebody asks otherwise
        found = found.reverse()
    rows = paging.page(found, wanted, lambda ids: _rows(rounds=ids))
    return tuple(_row(each) for each in rows), total, wanted


def _row(row: Any) -> Row:
    framework = f"{row.framework_id} {row.framework_version}"
    return Row(row.pk, row.title, row.year, framework, row.synthetic, row.people, row.read_at)


@prepared
def _rows(*, rounds: Collection[UUID]) -> QuerySet[Round]:
    told = _told(Round.objects.filter(pk__in=rounds))
    return told.only("title", "year", "framework_id", "framework_version", "synthetic")


def choose(viewer: Viewer, *, but: UUID | None = None) -> list[tuple[str, str]]:
    """Return the rounds to choose from, but one, the newest first: (id, title and year)."""
    found = rounds.visible_to(viewer).exclude(pk__in=[but] if but else []).order_by("-year", Lower("title"))
    return [(str(pk), f"{title} ({year})") for pk, title, year in found.values_list("pk", "title", "year")]


def set_up(viewer: Viewer, round: UUID) -> SetUp:  # noqa: A002  the field's word
    """Return how a round is set up, for those who see it."""
    rounds.get(viewer, round)
    row = Round.objects.select_related("previous").get(pk=round)
    result = Result.objects.filter(round=row).order_by("-number").first()
    before = Result.objects.filter(round=row.previous).order_by("-number").first() if row.previous else None
    files = Upload.objects.filter(round=row).order_by("-asked_at", "pk")[:EARLIER]
    return SetUp(
        row,
        tuple(File(one.pk, UploadState(one.state), one.asked_by, one.asked_at, one.kind == COLLECTED) for one in files),
        result,
        stale=result is not None
        and (
            (before is None) != (result.against_id is None)
            or (before is not None and (result.against_id != row.previous_id or before.made_at > result.made_at))
            or _mapped_otherwise(row, result)
        ),
        issued=issued(row),
    )


def _mapped_otherwise(row: Round, result: Result) -> bool:
    """Return whether the change that is shown was reckoned over other questions than the crosswalk maps now."""
    compared, _ = crosswalks.compared(row)
    if compared is None or result.against_id is None:
        return False
    wanted = compared.mapped
    kept = ResultRow.objects.filter(result=result, group=0).exclude(question="")
    for question, figures in kept.values_list("question", "figures"):
        if figures["withheld"]:
            continue
        change = figures["change"]
        if bool(change and change.get("mapped")) != (question in wanted and figures["mean"] is not None):
            return True
    return False


def issued(row: Round) -> bool:
    """Return whether a report of the round was issued and not withdrawn."""
    return Issue.objects.filter(report__round=row, withdrawn_at__isnull=True).exists()


def _told(found: QuerySet[Round]) -> QuerySet[Round]:
    """Return rounds with how many answered and when their answers were read."""
    kept = Upload.objects.filter(round=OuterRef("pk"), state=UploadState.KEPT)
    result = Result.objects.filter(round=OuterRef("pk")).order_by("-number")
    return found.annotate(
        people=Subquery(result.values("respondents")[:1]), read_at=Subquery(kept.values("ended_at")[:1])
    )


def _filtered(found: QuerySet[Round], wanted: Wanted) -> QuerySet[Round]:
    if words := wanted.filters.get("title"):
        found = found.filter(title__icontains=words)
    if framework := wanted.filters.get("framework"):
        found = found.filter(framework_id=framework)
    if said := wanted.filters.get("answers"):
        held = Upload.objects.filter(state=UploadState.KEPT).values("round")
        found = found.filter(pk__in=held) if said == "in_use" else found.exclude(pk__in=held)
    return found


def frameworks(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Return the frameworks of the rounds that `viewer` sees, as a filter offers them."""
    found = rounds.visible_to(viewer).order_by("framework_id").values_list("framework_id", flat=True).distinct()
    return tuple((one, one) for one in found)
