"""Results for tests, from a few simple numbers: only what the test says matters."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from factories import frameworks
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.results import By, Call, Plain, Results, Row, Withheld
from oneworkforce.lib import rounding

ROOT = Path(__file__).parents[2]

Scores = Mapping[str, float]
"""The mean of each arc or question by its id; an arc's questions have its mean unless they have their own."""


def make(
    framework: Framework | None = None,
    scores: Scores | None = None,
    *,
    groups: Mapping[By, Scores] | None = None,
    withheld: Mapping[tuple[By, str], Withheld] | None = None,
    people: int = 100,
    invited: int | None = 200,
    half: float = 0.1,
    min_cell: int = 10,
    guarded: bool = True,
    weighted: bool = False,
    notes: Sequence[str] = (),
) -> Results:
    """Return results of the whole and of `groups` (in reading order), every interval `half` to each side.

    `withheld` names rows by (group, id of arc or question); "overall" is the group's overall, "all" every row.
    """
    framework = framework or frameworks.make()
    rows: list[Row] = []
    every: dict[By, Scores] = {(): scores or {}, **(groups or {})}
    for by, means in every.items():
        for made in _Maker(framework, people, invited, half).rows(by, means):
            name = made.question or made.arc or "overall"
            hidden = (withheld or {}).get((by, "all")) or (withheld or {}).get((by, name))
            rows.append(hide(made, hidden) if hidden else made)
    return Results(
        framework=framework.id,
        framework_version=framework.version,
        respondents=next((row.respondents for row in rows if row.by == ()), None),
        min_cell=min_cell,
        weighted=weighted,
        guarded=guarded,
        groupings=tuple(dict.fromkeys(column for by in every for column, _ in by)),
        groups=tuple(every),
        rows=tuple(rows),
        notes=tuple(notes),
    )


def hide(row: Row, kind: Withheld) -> Row:
    """Return the row as the guard leaves it."""
    return Row(row.by, row.arc, row.question, respondents=row.respondents if kind == "row" else None, withheld=kind)


def replaced(results: Results, arc: str | None, **values: Any) -> Results:
    """Return the results with other values in everyone's row of an arc, or in the overall's (None)."""
    rows = tuple(
        row._replace(**values) if (row.by, row.arc, row.question) == ((), arc, None) else row for row in results.rows
    )
    return dataclasses.replace(results, rows=rows)


@dataclasses.dataclass(frozen=True)
class _Maker:
    """The numbers that every row has alike."""

    framework: Framework
    people: int
    invited: int | None
    half: float

    def rows(self, by: By, means: Scores) -> Iterable[Row]:
        arcs = [means.get(arc.id, float(self.framework.scale.threshold)) for arc in self.framework.arcs]
        for arc, mean in zip(self.framework.arcs, arcs, strict=True):
            yield self.row(Row(by, arc.id, None), mean)
            for question in arc.questions:
                yield self.row(Row(by, arc.id, question.id), means.get(question.id, mean))
        yield self.row(Row(by, None, None), sum(arcs) / len(arcs))

    def row(self, empty: Row, mean: float) -> Row:
        threshold, points = self.framework.scale.threshold, self.framework.scale.points
        low, high = mean - self.half, mean + self.half
        call: Call = "above" if low > threshold else "below" if high < threshold else "not distinguishable"
        shown = Fraction(rounding.half_up(mean))
        plain: Plain = "at" if shown == threshold else "above" if shown > threshold else "below"
        filled = empty._replace(
            respondents=self.people,
            n=self.people,
            invited=self.invited,
            mean=mean,
            se=self.half / 2,
            low=low,
            high=high,
            alpha=0.8 if empty.arc and not empty.question else None,
            call=call,
            plain=plain,
        )
        if empty.arc is None:
            return filled
        counts = (self.people - points + 1, *(1 for _ in range(points - 1)))
        return filled._replace(distribution=counts, dont_know=3, not_applicable=2)
