"""What is said of a caseload where hours of case holders are not known."""

from collections.abc import Mapping

import pytest

from oneworkforce.workforce.domain import rates
from oneworkforce.workforce.domain.rates import Mark
from oneworkforce.workforce.web.presenters import figures

CASELOAD = next(rate for rate in rates.RATES if rate.key == "caseload")


def sums(known: int | None, holders: int = 20) -> dict[str, int | None]:
    time = None if known is None else 10_000 * known
    cases = None if known is None else 16 * known
    return {"holders": holders, "holders_timed": known, "holders_time": time, "cases": cases}


@pytest.mark.parametrize(
    ("known", "shown"), [(20, "16.0"), (18, "16.0"), (17, "16.0 (u)"), (1, "16.0 (u)"), (0, "x"), (None, "c")]
)
def test_a_caseload_is_of_those_whose_hours_are_known_and_says_how_far_it_is_to_be_trusted(
    known: int | None, shown: str
) -> None:
    assert rates.value(CASELOAD, sums(known)).shown(percent=False) == shown


@pytest.mark.parametrize(
    ("found", "own", "everybodys"),
    [
        (sums(20), "", ""),
        (sums(None), "", ""),
        (sums(0, 0), "", ""),
        (sums(14), "hours of 6 of 20 posts that hold cases are not", "hours of some posts that hold cases are not"),
        (sums(0), "hours are known of no post", "hours are known of no post"),
    ],
)
def test_it_is_said_in_words_and_with_numbers_of_ones_own_organisation_alone(
    found: Mapping[str, int | None], own: str, everybodys: str
) -> None:
    for guarded, words in ((False, own), (True, everybodys)):
        said = figures.hours_not_known("Health", found, guarded=guarded)
        assert said.startswith(f"Health: {words}") if words else not said


def test_the_table_of_own_figures_carries_mark_and_note() -> None:
    mine: dict[str, int] = {name: value for name, value in sums(14).items() if value is not None}
    chart = figures.own(sums(19), None, ("Health", mine))
    row = next(row for row in chart.file_rows() if row[0] == CASELOAD.title)
    assert list(row[2:6]) == [16.0, "", 16.0, "u"]
    assert [note.partition(":")[0] for note in chart.notes] == ["The partnership", "Health"]
    assert "6 of 20" in chart.notes[1]
    assert not any(digit in chart.notes[0] for digit in "0123456789")
    none = figures.own(sums(0), None, None)
    assert next(row for row in none.file_rows() if row[0] == CASELOAD.title)[2:4] == [None, "x"]
    assert Mark.X.title_ in " ".join(none.marks)
    assert figures.marks(sums(14))[0].startswith("u: ")
