"""How far an organisation is: what it says, else what is there; more data never sets it back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.workforce.domain import return_states as states
from oneworkforce.workforce.domain.kinds import Gives
from oneworkforce.workforce.domain.return_states import ANSWERED, Statement, Status, There


@st.composite
def theres(draw: st.DrawFn) -> There:
    rows, totals = draw(st.integers(0, 40)), draw(st.integers(0, 9))
    return There(
        gives=draw(st.sampled_from(list(Gives))),
        rows=rows,
        fresh_rows=draw(st.integers(0, rows)),
        totals=totals,
        fresh_totals=draw(st.integers(0, totals)),
    )


@st.composite
def more(draw: st.DrawFn) -> tuple[There, There]:
    """What is there, and the same once rows were confirmed, changed or added: what is new is fresh."""
    was = draw(theres())
    new_rows, new_totals = draw(st.integers(0, 5)), draw(st.integers(0, 5))
    return was, There(
        gives=was.gives,
        rows=was.rows + new_rows,
        fresh_rows=draw(st.integers(was.fresh_rows, was.rows)) + new_rows,
        totals=was.totals + new_totals,
        fresh_totals=draw(st.integers(was.fresh_totals, was.totals)) + new_totals,
    )


@given(pair=more(), said=st.sampled_from(list(Statement)))
def test_more_data_never_sets_a_status_back(pair: tuple[There, There], said: Statement) -> None:
    was, now = pair
    rank = {Status.NOT_BEGUN: 0, Status.BEGUN: 1} | dict.fromkeys(ANSWERED, 2)
    assert rank[states.status(said, now)] >= rank[states.status(said, was)]


@given(found=st.sampled_from(list(Status)), invited=st.booleans())
def test_a_reminder_never_goes_to_who_has_answered(found: Status, invited: bool) -> None:
    assert not (states.reminded(found, invited=invited) and states.answered(found))
    assert not states.reminded(found, invited=False)


@given(there=theres(), said=st.sampled_from([each for each in Statement if each]))
def test_what_an_organisation_says_stands_above_what_is_computed(there: There, said: Statement) -> None:
    assert states.answered(states.status(said, there))


@pytest.mark.parametrize(
    ("there", "status"),
    [
        (There(), Status.NOT_BEGUN),
        (There(rows=3), Status.NOT_BEGUN),
        (There(rows=3, fresh_rows=1), Status.BEGUN),
        (There(rows=3, fresh_rows=3), Status.CONFIRMED),
        (There(rows=3, totals=2, fresh_totals=2), Status.BEGUN),
        (There(gives=Gives.TOTALS, rows=3, fresh_rows=3), Status.BEGUN),
        (There(gives=Gives.TOTALS, rows=3, totals=2, fresh_totals=2), Status.TOTALS),
    ],
)
def test_a_status_is_computed_from_what_is_there(there: There, status: Status) -> None:
    assert states.status(Statement.NOTHING, there) is status


def test_no_more_is_fresh_than_there_is() -> None:
    with pytest.raises(ValueError, match="fresh"):
        There(rows=1, fresh_rows=2)


def test_an_answer_after_the_deadline_counts_and_is_marked() -> None:
    last = date(2026, 12, 2)
    assert states.late(Status.CONFIRMED, answered_on=date(2026, 12, 3), last_on=None, closes_on=last)
    assert not states.late(Status.CONFIRMED, answered_on=last, last_on=None, closes_on=last)
    assert states.late(Status.CONFIRMED, answered_on=None, last_on=date(2026, 12, 3), closes_on=last)
    assert not states.late(Status.BEGUN, answered_on=None, last_on=date(2026, 12, 3), closes_on=last)
    assert not states.late(Status.CONFIRMED, answered_on=last, last_on=date(2026, 12, 3), closes_on=last)
