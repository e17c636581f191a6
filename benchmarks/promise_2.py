"""Promise 2: 20,000 people x 25 items in 24 cells, five times as fast as svy for its part, and equal to 1e-9.

svy's part is means and standard errors by question and cell; ours is everything the method computes. The
comparison of figures is on rows filtered beforehand, where both use the same estimator.
"""

import sys

import numpy as np
import polars as pl
import svy

import peers
import surveys
from oneworkforce.assess.domain import analysis, layout, sums, tally
from oneworkforce.assess.domain.analysis import Choices, Round
from oneworkforce.assess.domain.results import Results
from oneworkforce.assess.domain.tally import Survey

PEOPLE, ARCS, LENGTH = 20_000, 5, 5
QUESTIONS = ARCS * LENGTH
BY = ("district", "audience")
FASTER = 5


def main() -> int:
    """Measure, compare, print; 1 when the promise is broken."""
    framework = surveys.framework(ARCS, LENGTH)
    data, cell = surveys.answers(PEOPLE, QUESTIONS), surveys.cells(PEOPLE)
    keys = [(district.lower(), audience) for district in surveys.DISTRICTS for audience in surveys.AUDIENCES]
    kinds = tally.kinds(framework)
    view, plan = tally.view(framework, framework, kinds), layout.plan(framework, kinds)

    def ours() -> Results:
        counted = sums.count(plan, data, cell, keys, [0] * len(keys))
        survey = Survey(framework, (view,), (counted,), BY, tally.categories(framework, BY), (), 0)
        return analysis.analyse(Round(survey), Choices(BY))

    names = [f"q{number}" for number in range(1, QUESTIONS + 1)]
    scores = {name: pl.Series(data[at] + 1.0).set(pl.Series(data[at] > 4), None) for at, name in enumerate(names)}
    table = pl.DataFrame({"weight": np.ones(PEOPLE), "cell": cell, **scores})

    def theirs() -> None:
        svy.Sample(table, svy.Design(wgt="weight")).estimation.mean(names, by="cell", drop_nulls=True)

    mine, (other,) = peers.beside(ours, [theirs], runs=5)
    kept = peers.line("20,000 x 25, all of the method", mine, other, 1 / FASTER, "svy's means by cell")
    furthest = _furthest(ours(), table, keys, names)
    print(f"{'kept  ' if furthest < 1e-9 else 'BROKEN'}  means and errors differ from svy's by at most {furthest:.1e}")
    return 0 if kept and furthest < 1e-9 else 1


def _furthest(results: Results, table: pl.DataFrame, keys: list[tuple[str, str]], names: list[str]) -> float:
    """Return the largest difference of a mean or standard error from svy's, over every question and cell."""
    known = {(row.by, row.question): row for row in results.rows if len(row.by) == len(BY) and row.question}
    worst = 0.0
    for at, (district, audience) in enumerate(keys):
        part = table.filter(pl.col("cell") == at)
        for name in names:
            rows = part.filter(pl.col(name).is_not_null())
            found = svy.Sample(rows, svy.Design(wgt="weight")).estimation.mean(name)
            assert isinstance(found, svy.Estimate)
            (theirs,) = found.to_dicts()
            ours = known[(("district", district), ("audience", audience)), name]
            assert ours.mean is not None
            assert ours.se is not None
            worst = max(worst, abs(ours.mean - float(theirs["est"])), abs(ours.se - float(theirs["se"])))
    return worst


if __name__ == "__main__":
    sys.exit(main())
