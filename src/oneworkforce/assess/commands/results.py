"""Guarded results are put in the place of those before them."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from uuid import UUID

from oneworkforce.assess.domain import results_json
from oneworkforce.assess.domain.results import Results
from oneworkforce.assess.models import Result, ResultRow, Round, Upload

MANY = 2_000
"""Rows written with one statement."""


def keep(*, round: Round, upload: Upload, results: Results, against: UUID | None, now: datetime) -> Result:  # noqa: A002
    """Store guarded results, inside the caller's transaction; the rows of those before them are removed.

    ValueError for results that are not guarded: they never reach the database.
    """
    if not results.guarded:
        raise ValueError("only guarded results are stored")
    before = Result.objects.filter(round=round).order_by("-number").first()
    ResultRow.objects.filter(result__round=round).delete()
    made = Result.objects.create(
        round=round,
        upload=upload,
        number=1 if before is None else before.number + 1,
        respondents=results.respondents,
        min_cell=results.min_cell,
        weighted=results.weighted,
        groupings=list(results.groupings),
        groups=[[list(pair) for pair in group] for group in results.groups],
        notes=list(results.notes),
        against_id=against,
        made_at=now,
    )
    rows = _rows(made, results)
    while some := list(islice(rows, MANY)):
        ResultRow.objects.bulk_create(some)
    return made


def _rows(made: Result, results: Results) -> Iterator[ResultRow]:
    at = {group: place for place, group in enumerate(results.groups)}
    for place, row in enumerate(results.rows):
        yield ResultRow(
            result=made,
            group=at[row.by],
            place=place,
            arc=row.arc or "",
            question=row.question or "",
            figures=results_json.cell(row),
        )
