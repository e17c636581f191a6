"""Red, amber, green: each rule with its sentence, and what no facts can break."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.lib import periods
from oneworkforce.plan.domain import rag, timing
from oneworkforce.plan.domain.action import By, Ongoing, PhasedFrom, When
from oneworkforce.plan.domain.rag import Facts, State, Step

TODAY = date(2009, 12, 22)
BEGAN = date(2009, 1, 1)


def facts(when: When, **more: object) -> Facts:
    return Facts(number=3, when=when, began=BEGAN, **more)  # type: ignore[arg-type]


def by(year: int, month: int, day: int | None = None) -> By:
    return By(periods.Date(year, month, day))


NOVEMBER, CHRISTMAS, LATER = by(2009, 11), by(2009, 12, 25), by(2012, 6)


@pytest.mark.parametrize(
    ("told", "state", "why"),
    [
        (facts(NOVEMBER, done_on=date(2009, 11, 3), percent=100), State.COMPLETE, "Done on 3 November 2009."),
        (facts(NOVEMBER, percent=100), State.COMPLETE, "All of it is done."),
        (facts(NOVEMBER, percent=99), State.RED, "Due by November 2009: 22 days ago."),
        (facts(by(2009, 12, 21)), State.RED, "Due by 21 December 2009: 1 day ago."),
        (
            facts(LATER, percent=90, steps=(Step("Draft", NOVEMBER, met=False), Step("Idea", by(2009, 10), met=False))),
            State.RED,
            "The milestone “Idea” was due by October 2009: 52 days ago.",
        ),
        (facts(LATER, percent=30, steps=(Step("Draft", NOVEMBER, met=True),)), State.GREEN, None),
        (facts(by(2009, 12, 22), percent=10), State.AMBER, "Due by 22 December 2009: today is the last day, 10% done."),
        (facts(CHRISTMAS, percent=49), State.AMBER, "Due by 25 December 2009: 3 days left, 49% done."),
        (facts(by(2010, 3), percent=40), State.AMBER, "78% of its time has gone by, 40% is done."),
        (facts(by(2010, 3), percent=60), State.GREEN, "Due by March 2010: 99 days left, 60% done."),
        (
            facts(by(2010, 3), percent=60, said_on=date(2009, 12, 1), asks_help=True),
            State.AMBER,
            "It needs help, said on 1 December 2009.",
        ),
        (facts(NOVEMBER, percent=99, asks_help=True), State.RED, "Due by November 2009: 22 days ago."),
        (facts(LATER), State.AMBER, "27% of its time has gone by, 0% is done."),
        (facts(by(2019, 6)), State.NOT_STARTED, "Due by June 2019: 3,477 days left, 0% done."),
        (facts(Ongoing(), said_on=date(2009, 12, 1), percent=5), State.GREEN, "Last progress: 21 days ago."),
        (facts(Ongoing(), said_on=date(2009, 8, 1), percent=5), State.AMBER, "Last progress: 143 days ago."),
        (facts(Ongoing(), said_on=date(2009, 1, 2), percent=5), State.RED, "Last progress: 354 days ago."),
        (facts(Ongoing()), State.RED, "No progress in the 355 days since it began."),
        (facts(PhasedFrom(periods.Date(2010, 1, 1))), State.NOT_STARTED, "It starts in 10 days, on 1 January 2010."),
        (facts(PhasedFrom(periods.Date(2009, 8))), State.AMBER, "No progress in the 143 days since it began."),
        (facts(PhasedFrom(periods.Date(2009, 12))), State.NOT_STARTED, "No progress in the 21 days since it began."),
    ],
)
def test_each_rule_has_its_sentence(told: Facts, state: State, why: str | None) -> None:
    found = rag.status(told, TODAY)
    assert found.state is state
    assert why in {None, found.why}


def test_what_waits_for_a_late_action_is_amber_and_says_for_which() -> None:
    late, waits, fine = uuid4(), uuid4(), uuid4()
    far = facts(by(2019, 6), percent=50)
    found = rag.statuses(
        {late: facts(NOVEMBER), waits: replace(far, waits_for=(late, fine)), fine: replace(far, number=4)}, TODAY
    )
    assert found[waits] == rag.Status(State.AMBER, "It waits for action 3, which is red.")
    assert found[fine].state is State.GREEN


def test_a_circle_of_dependencies_does_no_harm() -> None:
    one, other = uuid4(), uuid4()
    found = rag.statuses(
        {one: facts(NOVEMBER, waits_for=(other,)), other: facts(by(2019, 6), waits_for=(one,), percent=50)}, TODAY
    )
    assert [found[one].state, found[other].state] == [State.RED, State.AMBER]


dates = st.dates(date(2000, 1, 1), date(2030, 12, 31))
whole_dates = dates.map(lambda day: periods.Date(day.year, day.month, day.day)) | dates.map(
    lambda day: periods.Date(day.year, day.month)
)
whens = whole_dates.map(By) | whole_dates.map(PhasedFrom) | st.just(Ongoing())
percents = st.integers(0, 100)
any_facts = st.builds(
    Facts,
    number=st.integers(1, 99),
    when=whens,
    began=dates,
    percent=percents,
    done_on=st.none() | dates,
    said_on=st.none() | dates,
    steps=st.lists(st.builds(Step, st.just("Draft"), whens, st.booleans()), max_size=3).map(tuple),
)


@given(any_facts, dates)
def test_every_action_has_one_state_and_a_sentence(told: Facts, today: date) -> None:
    found = rag.status(told, today)
    assert found.why.endswith(".")
    assert (found.state is State.COMPLETE) == (told.done_on is not None or told.percent == rag.WHOLE)


@given(whole_dates, percents.filter(lambda percent: percent < rag.WHOLE), st.integers(1, 4000))
def test_red_as_soon_as_the_last_day_is_past_and_not_a_day_before(date_: periods.Date, percent: int, days: int) -> None:
    last = timing.last_day(date_)
    told = Facts(1, By(date_), last - timedelta(days=30), percent)
    assert rag.status(told, last + timedelta(days=days)).state is State.RED
    assert rag.status(told, last).state is not State.RED


@given(any_facts, dates, percents)
def test_more_progress_is_never_worse(told: Facts, today: date, more: int) -> None:
    order = [State.RED, State.AMBER, State.NOT_STARTED, State.GREEN, State.COMPLETE]
    further = replace(told, percent=max(told.percent, more))
    before, after = rag.status(told, today).state, rag.status(further, today).state
    assert order.index(after) >= order.index(before)


@given(st.lists(any_facts, min_size=1, max_size=6), dates, st.data())
def test_dependencies_only_ever_turn_green_to_amber(each: list[Facts], today: date, data: st.DataObject) -> None:
    ids = [UUID(int=number) for number in range(len(each))]
    linked = {
        key: replace(told, waits_for=tuple(data.draw(st.lists(st.sampled_from(ids), max_size=3))))
        for key, told in zip(ids, each, strict=True)
    }
    found = rag.statuses(linked, today)
    for key, told in linked.items():
        own = rag.status(told, today).state
        assert found[key].state is own or (own in {State.GREEN, State.NOT_STARTED} and found[key].state is State.AMBER)
