"""Where a secondment stands: three agree in any order, and the one table says which step leads where."""

import itertools
from datetime import date, timedelta

import pytest

from oneworkforce.workforce.domain import secondments as rules
from oneworkforce.workforce.domain.secondments import AGREEING, OVER, WAITING, Party, Standing, State, Step

TODAY = date(2026, 11, 2)


def standing(state: State, *parties: Party, starts: int = -30, ends: int = 300, longer: bool = False) -> Standing:
    days = {"starts_on": TODAY + timedelta(days=starts), "ends_on": TODAY + timedelta(days=ends)}
    return rules.standing(state, parties, **days, longer=longer, today=TODAY)


@pytest.mark.parametrize("order", list(itertools.permutations(Party)))
def test_in_whatever_order_the_three_agree_it_is_agreed_in_the_end(order: tuple[Party, ...]) -> None:
    now = Standing.PROPOSED
    for number, party in enumerate(order):
        assert standing(State.OPEN, *order[:number]) is now
        now = rules.after(now, AGREEING[party])
    assert now is Standing.AGREED


@pytest.mark.parametrize("now", Standing)
@pytest.mark.parametrize("step", Step)
def test_a_step_leads_somewhere_or_says_why_not(now: Standing, step: Step) -> None:
    assert ((now, step) in rules.TABLE) == (rules.why_not(now, step) == "")


def test_what_is_over_has_no_step() -> None:
    assert not [step for now, step in rules.TABLE if now in OVER]


def test_nobody_agrees_twice() -> None:
    for now in WAITING:
        for party in Party:
            after = rules.TABLE.get((now, AGREEING[party]))
            assert after is None or (after, AGREEING[party]) not in rules.TABLE


def test_it_is_in_force_from_its_first_day_to_its_last() -> None:
    assert standing(State.AGREED, starts=0) is Standing.IN_FORCE
    assert standing(State.AGREED, starts=1) is Standing.AGREED
    assert standing(State.AGREED, ends=0) is Standing.IN_FORCE
    assert standing(State.AGREED, ends=-1) is Standing.ENDED
    assert standing(State.AGREED, ends=-1, longer=True) is Standing.ENDED


def test_until_all_agree_that_it_lasts_longer_it_stays_in_force() -> None:
    assert standing(State.AGREED, longer=True) is Standing.LONGER
    assert rules.after(Standing.LONGER, Step.DECLINE) is Standing.IN_FORCE
    assert rules.after(Standing.LONGER, Step.WITHDRAW) is Standing.IN_FORCE


def test_one_in_force_that_ends_within_eight_weeks_is_a_task() -> None:
    assert rules.ends_soon(Standing.IN_FORCE, TODAY + timedelta(weeks=8), TODAY)
    assert not rules.ends_soon(Standing.IN_FORCE, TODAY + timedelta(weeks=8, days=1), TODAY)
    assert not rules.ends_soon(Standing.AGREED, TODAY, TODAY)
