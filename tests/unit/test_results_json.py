import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import results
from oneworkforce.assess.domain import results_json
from oneworkforce.assess.domain.results import By, Change, Results, Row
from oneworkforce.lib import faults

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
FLOATS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
COUNTS = st.none() | st.integers(0, 10**9)
SURE = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def groups(draw: st.DrawFn) -> By:
    return tuple(draw(st.dictionaries(WORDS, WORDS, max_size=3)).items())


CHANGES = st.builds(
    Change,
    mean=SURE,
    previous=SURE,
    difference=SURE,
    se=FLOATS,
    low=FLOATS,
    high=FLOATS,
    p=FLOATS,
    q=FLOATS,
    effect=FLOATS,
    questions=st.integers(1, 50),
    mapped=st.integers(0, 50),
)
ROWS = st.builds(
    Row,
    by=groups(),
    arc=st.none() | WORDS,
    question=st.none() | WORDS,
    respondents=COUNTS,
    n=COUNTS,
    invited=COUNTS,
    mean=FLOATS,
    mean_unweighted=FLOATS,
    n_effective=FLOATS,
    se=FLOATS,
    low=FLOATS,
    high=FLOATS,
    distribution=st.none() | st.lists(st.integers(0, 10**6)).map(tuple),
    dont_know=COUNTS,
    not_applicable=COUNTS,
    alpha=FLOATS,
    call=st.sampled_from([None, "above", "below", "not distinguishable"]),
    plain=st.sampled_from([None, "above", "at", "below"]),
    change=st.none() | CHANGES,
    withheld=st.sampled_from([None, "cell", "row"]),
)
RESULTS = st.builds(
    Results,
    framework=WORDS,
    framework_version=st.integers(1, 9),
    respondents=COUNTS,
    min_cell=st.integers(2, 50),
    weighted=st.booleans(),
    guarded=st.booleans(),
    groupings=st.lists(WORDS, max_size=3).map(tuple),
    groups=st.lists(groups(), max_size=3).map(tuple),
    rows=st.lists(ROWS, max_size=4).map(tuple),
    notes=st.lists(WORDS, max_size=3).map(tuple),
)


@given(RESULTS)
def test_results_come_back_exactly_as_they_were_written(made: Results) -> None:
    assert results_json.from_json(results_json.to_json(made)) == made


def test_a_cell_has_the_published_keys_and_floats_in_full() -> None:
    made = results.replaced(results.make(), "a1", mean=0.1 + 0.2)
    cell = json.loads(results_json.to_json(made))["cells"][0]
    assert cell["mean"] == 0.30000000000000004
    assert list(cell) == [
        "by",
        "arc",
        "question",
        "respondents",
        "n",
        "invited",
        "mean",
        "mean_unweighted",
        "n_effective",
        "se",
        "low",
        "high",
        "distribution",
        "dont_know",
        "not_applicable",
        "alpha",
        "call",
        "plain",
        "change",
        "withheld",
    ]


def test_a_withheld_row_has_null_figures_and_says_which_kind_it_is() -> None:
    by: By = (("district", "North"),)
    made = results.make(groups={by: {}}, withheld={(by, "all"): "cell"})
    cells = json.loads(results_json.to_json(made))["cells"]
    hidden = [cell for cell in cells if cell["by"] == {"district": "North"}]
    assert len(hidden) == 7
    for cell in hidden:
        assert cell.pop("withheld") == "cell"
        assert {key for key, value in cell.items() if value is not None} <= {"by", "arc", "question"}


def test_raw_figures_say_so_in_the_first_line_and_guarded_ones_do_not() -> None:
    raw = results_json.to_json(results.make(guarded=False)).splitlines()
    assert raw[1] == '  "suppression": "none: raw figures for an analyst, not for release",'
    assert "suppression" not in results_json.to_json(results.make())


def test_a_figure_that_is_no_number_is_never_written() -> None:
    with pytest.raises(ValueError, match="Out of range float values are not JSON compliant"):
        results_json.to_json(results.replaced(results.make(), "a1", mean=float("nan")))


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("", "These are not results of an analysis."),
        ("[]", "These are not results of an analysis."),
        ('{"version": 1}', "These are not results of an analysis."),
        ('{"version": 1, "framework": NaN}', "These are not results of an analysis."),
        ('{"version": 2}', "The version of these results is not known."),
    ],
)
def test_other_files_are_refused(written: str, what: str) -> None:
    with pytest.raises(faults.Refused) as refused:
        results_json.from_json(written, "old.json")
    assert refused.value.faults[0].where == "old.json"
    assert refused.value.faults[0].what == what


def test_every_key_is_in_the_reference() -> None:
    made = json.loads(results_json.to_json(results.make(guarded=False)))
    change = Change(1.0, 1.0, 0.0, None, None, None, None, None, None, 1)
    changed = results.replaced(results.make(), "a1", change=change)
    cell = json.loads(results_json.to_json(changed))["cells"][0]
    keys = {*made, *cell, *(f"change.{key}" for key in cell["change"])}
    reference = (results.ROOT / "docs" / "reference" / "results.md").read_text("utf-8")
    assert {key for key in keys if f"| `{key}` |" not in reference} == set()


def test_results_from_before_there_were_crosswalks_are_read() -> None:
    change = Change(1.0, 1.0, 0.0, None, None, None, None, None, None, 1)
    written = results_json.cell(results.replaced(results.make(), "a1", change=change).rows[0])
    del written["change"]["mapped"]
    assert results_json.row(written).change == change
