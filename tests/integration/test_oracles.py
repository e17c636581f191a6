"""The same figures as independent software, where the estimator is the same (method section 2)."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest
import svy
from numpy.typing import NDArray
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from factories import frameworks, surveys
from oneworkforce.assess.domain import analysis, change, framework_file, weights
from oneworkforce.assess.domain.analysis import Choices, Round
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.queries.analysis import Request, Source, run

BFI = Path(__file__).parents[3] / "shared" / "data" / "bfi.csv"
CLOSE = 1e-9


def answers(people: int, seed: int, questions: int = 2) -> list[dict[str, object]]:
    rng = np.random.default_rng(seed)
    place = rng.choice(["north", "south", "west"], people, p=[0.5, 0.3, 0.2])
    data = np.clip(np.rint(3.1 + 0.4 * (place == "north")[:, None] + rng.normal(0, 1, (people, questions))), 1, 5)
    return [
        {"place": str(place[at]), **{f"q{one + 1}": int(data[at, one]) for one in range(questions)}}
        for at in range(people)
    ]


def svy_mean(values: list[int], weight: NDArray[np.float64] | None = None) -> tuple[float, float]:
    frame = pl.DataFrame(
        {"y": [float(value) for value in values], "w": np.ones(len(values)) if weight is None else weight}
    )
    found = svy.Sample(frame, svy.Design(wgt="w")).estimation.mean("y")
    assert isinstance(found, svy.Estimate)
    (row,) = found.to_dicts()
    return float(row["est"]), float(row["se"])


def test_means_and_errors_of_groups_are_svys_on_rows_filtered_beforehand() -> None:
    rows = answers(700, 1)
    results = surveys.analyse(frameworks.make(lengths=[1, 1]), rows, by=["place"])
    for place in ("north", "south", "west"):
        ours = surveys.row(results, {"place": place}, question="q1")
        mean, se = svy_mean([int(str(row["q1"])) for row in rows if row["place"] == place])
        assert ours.mean == pytest.approx(mean, abs=CLOSE)
        assert ours.se == pytest.approx(se, abs=CLOSE)


def test_raked_means_and_errors_are_svys_with_the_same_weights() -> None:
    rows = answers(500, 2)
    invited: dict[tuple[str, ...], int] = {("north",): 900, ("south",): 1400, ("west",): 700}
    frame = surveys.frame(["place"], invited)
    results = surveys.analyse(frameworks.make(lengths=[1, 1]), rows, frame=frame, weighted=True)
    counts = {place: sum(row["place"] == place for row in rows) for place, *_ in invited}
    weight = np.array([invited[(str(row["place"]),)] / counts[str(row["place"])] for row in rows])
    mean, se = svy_mean([int(str(row["q1"])) for row in rows], weight)
    ours = surveys.row(results, question="q1")
    assert ours.mean == pytest.approx(mean, abs=CLOSE)
    assert ours.se == pytest.approx(se * np.sqrt(1 - 500 / 3000), abs=CLOSE)
    assert ours.n_effective == pytest.approx(weight.sum() ** 2 / (weight**2).sum(), rel=1e-12)
    assert ours.mean_unweighted == pytest.approx(np.mean([int(str(row["q1"])) for row in rows]), abs=1e-12)


def test_raking_to_two_margins_agrees_with_svy() -> None:
    rng = np.random.default_rng(5)
    place, role = rng.integers(0, 3, 400), rng.integers(0, 2, 400)
    cells = [(p, r) for p in range(3) for r in range(2)]
    people = np.array([((place == p) & (role == r)).sum() for p, r in cells])
    margins = [
        weights.Margin("place", np.array([p for p, _ in cells]), ["a", "b", "c"], np.array([500.0, 300.0, 200.0])),
        weights.Margin("role", np.array([r for _, r in cells]), ["x", "y"], np.array([650.0, 350.0])),
    ]
    ours = weights.rake(people, margins)
    data = pl.DataFrame({"w": np.ones(400), "place": place, "role": role})
    theirs = svy.Sample(data, svy.Design(wgt="w")).weighting.rake(
        controls={"place": {0: 500.0, 1: 300.0, 2: 200.0}, "role": {0: 650.0, 1: 350.0}}, tol=1e-12, max_iter=500
    )
    raked = theirs.data.lazy().collect()["rk_wgt"].to_numpy()
    assert ours[[cells.index((p, r)) for p, r in zip(place, role, strict=True)]] == pytest.approx(raked, rel=1e-8)


def test_the_overall_is_a_mean_of_people_where_everyone_is_scored() -> None:
    rows = answers(300, 3, questions=4)
    ours = surveys.row(surveys.analyse(frameworks.make(lengths=[2, 2]), rows))
    scores = DescrStatsW([np.mean([int(str(row[f"q{at}"])) for at in range(1, 5)]) for row in rows])
    assert ours.mean == pytest.approx(scores.mean, abs=CLOSE)
    assert ours.se == pytest.approx(scores.std_mean, abs=CLOSE)
    assert (ours.low, ours.high) == pytest.approx(scores.tconfint_mean(), abs=CLOSE)


def two_rounds(framework: Framework, then: Framework | None = None) -> tuple[Round, Round]:
    shared = change.shared(framework, then or framework)
    assert shared is not None
    now = surveys.survey(framework, answers(400, 7), ["place"], [shared[0]])
    before = surveys.survey(then or framework, answers(350, 8), ["place"], [shared[1]])
    return Round(now), Round(before)


def test_change_is_welchs_test_and_the_families_are_benjamini_and_hochbergs() -> None:
    framework = frameworks.make(lengths=[1, 1])
    now, then = two_rounds(framework)
    results = analysis.analyse(now, Choices(("place",), guarded=False), then)
    q = {}
    for place in ("north", "south", "west"):
        for question in ("q1", "q2"):
            new, old = (
                [int(str(row[question])) for row in rows if row["place"] == place]
                for rows in (answers(400, 7), answers(350, 8))
            )
            found = surveys.row(results, {"place": place}, question=question).change
            assert found is not None
            welch = stats.ttest_ind(new, old, equal_var=False)
            interval = CompareMeans(DescrStatsW(new), DescrStatsW(old)).tconfint_diff(usevar="unequal")
            assert found.difference == pytest.approx(np.mean(new) - np.mean(old), abs=CLOSE)
            assert found.p == pytest.approx(welch.pvalue, abs=CLOSE)
            assert (found.low, found.high) == pytest.approx(interval, abs=CLOSE)
            spread = np.sqrt((np.var(new, ddof=1) + np.var(old, ddof=1)) / 2)
            assert found.effect == pytest.approx((np.mean(new) - np.mean(old)) / spread, abs=CLOSE)
            q[place, question] = (found.p, found.q)
    adjusted = multipletests([p for p, _ in q.values()], method="fdr_bh")[1]
    assert [float(one or 0) for _, one in q.values()] == pytest.approx(adjusted, abs=CLOSE)


def test_benjamini_and_hochbergs_worked_example() -> None:
    assert change.adjust([0.001, 0.01, 0.03, 0.04, 0.2]) == pytest.approx([0.005, 0.025, 0.05, 0.05, 0.2])


def test_alpha_of_real_answers_is_that_of_r_psych() -> None:
    if not BFI.exists():
        pytest.skip("../shared/data/bfi.csv is not here, so alpha was not compared with R psych's")
    found = run(Request(Source(BFI, framework_file.read(Path(__file__).with_name("bfi.yaml"))))).results
    first = surveys.row(found, arc="agreeableness")
    assert first.alpha == pytest.approx(0.7030184, abs=5e-8)
    assert found.respondents == 2800
    assert surveys.row(found, question="A1").n == 2784


def test_intervals_use_n_minus_one_degrees_of_freedom() -> None:
    row = surveys.row(surveys.analyse(frameworks.make(lengths=[1]), [{"q1": 1}, {"q1": 2}]), question="q1")
    assert row.high == pytest.approx(1.5 + stats.t.ppf(0.975, 1) * 0.5, abs=CLOSE)
