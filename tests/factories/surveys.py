"""Answers in memory, added up through the ordinary path, for tests of what is computed from them."""

from collections.abc import Mapping, Sequence

import numpy as np

from oneworkforce.assess.domain import analysis, columns, tally
from oneworkforce.assess.domain.analysis import Choices, Round
from oneworkforce.assess.domain.frame import Frame
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.results import Results, Row
from oneworkforce.assess.domain.tally import Survey, Tally
from oneworkforce.lib import tables, text
from oneworkforce.lib.tables import Batch

Rows = Sequence[Mapping[str, object]]


def batch(rows: Rows, headings: Sequence[str]) -> Batch:
    """Return rows (heading to cell; absent is empty) as a batch that starts at row 2."""
    columns = {
        place: tables.code([str(row.get(heading, "")) for row in rows]) for place, heading in enumerate(headings)
    }
    return Batch(columns, np.arange(2, 2 + len(rows), dtype=np.int64))


def survey(
    framework: Framework, rows: Rows, groupings: Sequence[str] = (), also: Sequence[Framework] = (), size: int = 10**6
) -> Survey:
    """Return `rows` added up in batches of `size`, with a view of each framework in `also`."""
    routed = [framework.audience_column] if framework.audience_column else []
    named = tuple(dict.fromkeys((*groupings, *routed)))
    headings = [*named, *(question.id for question in framework.questions)]
    kinds = tally.kinds(framework)
    views = [tally.view(framework, part, kinds) for part in (framework, *also)]
    found = columns.match(headings, framework, named)
    adding = Tally(framework, found, views, tally.categories(framework, named))
    for start in range(0, len(rows), size):
        assert adding.add(batch(rows[start : start + size], headings)) == []
    return adding.survey()


def frame(columns: Sequence[str], counts: Mapping[tuple[str, ...], int]) -> Frame:
    """Return a frame from counts by category."""
    return Frame(tuple(columns), {tuple(text.folded(part) for part in key): count for key, count in counts.items()})


def analyse(
    framework: Framework,
    rows: Rows,
    *,
    by: Sequence[str] = (),
    frame: Frame | None = None,
    weighted: bool = False,
    guarded: bool = False,
    min_cell: int = 10,
) -> Results:
    """Return the results of `rows`; unguarded unless the test is about the guard."""
    groupings = tuple(dict.fromkeys((*by, *(frame.columns if frame else ()))))
    one = Round(survey(framework, rows, groupings), frame)
    return analysis.analyse(one, Choices(tuple(by), min_cell, weighted, guarded))


def row(
    results: Results, by: Mapping[str, str] | None = None, arc: str | None = None, question: str | None = None
) -> Row:
    """Return the one row of a group; an arc's questions are found by the question alone."""
    wanted = tuple((by or {}).items())
    (found,) = [
        one
        for one in results.rows
        if one.by == wanted and one.question == question and (question is not None or one.arc == arc)
    ]
    return found
