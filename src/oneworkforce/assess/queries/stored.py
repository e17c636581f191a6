"""Guarded results as they are stored: what pages, files, reports and the API read, and nothing else about answers."""

import functools
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import framework_file, results_json
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.domain.results import By, Results
from oneworkforce.assess.models import Result, ResultRow, Round
from oneworkforce.assess.permissions import rounds
from oneworkforce.ground.prepared import prepared


@dataclass(frozen=True, slots=True)
class Held:
    """A round with its framework, and the head of its results in force (None: no answers have been kept yet)."""

    id: UUID
    title: str
    year: int
    synthetic: bool
    framework: Framework
    result: Result | None

    @property
    def groups(self) -> tuple[By, ...]:
        """Every group of the results, the whole first."""
        return () if self.result is None else tuple(tuple((c, k) for c, k in group) for group in self.result.groups)


def held(viewer: Viewer, round: UUID) -> Held:  # noqa: A002  the field's word
    """Return the round as `viewer` may read it; `verdicts.NotFound` where there is none for them."""
    return of(rounds.get(viewer, round))


def of(row: Round) -> Held:
    """Return what is held of a round that has been found by a permission."""
    result = next(iter(_results(round=row.pk)), None)
    return Held(row.pk, row.title, row.year, row.synthetic, framework_of(row), result)


@prepared
def _results(*, round: UUID) -> QuerySet[Result]:  # noqa: A002  the field's word
    return Result.objects.filter(round=round).order_by("-number")[:1]


def framework_of(row: Round) -> Framework:
    """Return a round's framework, read once a process."""
    return _framework(row.framework, row.framework_id)


def reading(
    found: Held, *, arcs: Collection[str] | None = None, groups: Collection[int] | None = None, questions: bool = True
) -> Reading:
    """Return the results to read beside the framework: of some `arcs` ("" is the overall) and `groups`, or of all.

    `groups` are places in `Held.groups`. One query. ValueError where the round has no results.
    """
    if found.result is None:
        raise ValueError("a round without answers has no results")
    rows = ResultRow.objects.filter(result=found.result)
    if arcs is not None:
        rows = rows.filter(arc__in=arcs)
    if groups is not None:
        rows = rows.filter(group__in=groups)
    if not questions:
        rows = rows.filter(question="")
    # The group is read from the head: PostgreSQL keeps the keys of an object in an order of its own.
    kept = rows.order_by("place").values_list("group", "figures").iterator(chunk_size=2_000)
    head, every = found.result, found.groups
    return Reading(
        Results(
            framework=found.framework.id,
            framework_version=found.framework.version,
            respondents=head.respondents,
            min_cell=head.min_cell,
            weighted=head.weighted,
            guarded=True,
            groupings=tuple(head.groupings),
            groups=every,
            rows=tuple(results_json.row(cell)._replace(by=every[group]) for group, cell in kept),
            notes=tuple(head.notes),
        ),
        found.framework,
    )


@functools.lru_cache(maxsize=64)
def _framework(written: str, name: str) -> Framework:
    return framework_file.parse(written, name)
