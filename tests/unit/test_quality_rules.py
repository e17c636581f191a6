"""What is chased first, by one rule, and which counts of personal items may be shown."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.lib.least import LEAST
from oneworkforce.workforce.domain import items, quality
from oneworkforce.workforce.domain.kinds import Gives
from oneworkforce.workforce.domain.quality import Counted, Facts, Problem

PERSONAL = [item.key for item in items.all_items().values() if item.personal]
OTHERS = [item.key for item in items.all_items().values() if not item.personal]
NUMBER = st.integers(0, 60)
FACTS = st.builds(
    Facts,
    posts=NUMBER,
    rows=NUMBER,
    old=NUMBER,
    totals=st.integers(0, 3),
    problems=st.dictionaries(st.sampled_from(list(Problem)), NUMBER),
    items=st.lists(
        st.builds(Counted, st.sampled_from([*PERSONAL, *OTHERS]), NUMBER, NUMBER, NUMBER, NUMBER), max_size=5
    ).map(tuple),
)


@given(facts=FACTS, more=st.integers(1, 9), problem=st.sampled_from(list(Problem)))
def test_more_that_is_wrong_never_makes_it_less_urgent(facts: Facts, more: int, problem: Problem) -> None:
    worse = {**facts.problems, problem: facts.problems.get(problem, 0) + more}
    assert quality.points(dataclasses.replace(facts, problems=worse)) >= quality.points(facts)
    assert quality.points(dataclasses.replace(facts, old=facts.old + more)) >= quality.points(facts)


@given(facts=FACTS, counted=st.builds(Counted, st.sampled_from(PERSONAL), NUMBER, NUMBER, NUMBER, NUMBER))
def test_a_personal_item_changes_neither_the_order_nor_the_reasons(facts: Facts, counted: Counted) -> None:
    other = dataclasses.replace(facts, items=(*facts.items, counted))
    assert quality.points(other) == quality.points(facts)
    assert quality.reasons(other) == quality.reasons(facts)
    assert other.complete == facts.complete


@given(counted=st.builds(Counted, st.sampled_from(PERSONAL), NUMBER, NUMBER, NUMBER, NUMBER))
def test_no_number_of_one_to_nine_people_is_shown_of_a_personal_item(counted: Counted) -> None:
    shown = quality.guarded(counted, open_to_viewer=False)
    if shown is not None:
        parts = (shown.known, shown.unknown, shown.refused, shown.not_asked)
        assert not any(0 < part < LEAST for part in parts)
        assert not shown.total or shown.refused != shown.total
    assert quality.guarded(counted, open_to_viewer=True) is counted


@given(counted=st.builds(Counted, st.sampled_from(OTHERS), NUMBER, NUMBER, NUMBER, NUMBER))
def test_what_is_not_personal_is_always_shown(counted: Counted) -> None:
    assert quality.guarded(counted, open_to_viewer=False) is counted


def test_who_gave_nothing_is_chased_and_who_is_well_is_not() -> None:
    assert quality.points(Facts()) == quality.FOR_NOTHING
    assert quality.reasons(Facts()) == ("It gave neither rows nor totals.",)
    well = Facts(posts=3, rows=3, items=(Counted("hours", known=3),))
    assert (quality.points(well), quality.reasons(well), well.complete) == (0, (), 1.0)


def test_who_gives_totals_is_chased_for_totals() -> None:
    none = Facts(posts=12, gives=Gives.TOTALS)
    assert (quality.points(none), quality.reasons(none)) == (20, ("It gives totals, and there is none.",))
    old = Facts(posts=12, totals=3, total_people=40, old=2, gives=Gives.TOTALS)
    assert (quality.points(old), quality.reasons(old)) == (2, ("Not changed or confirmed in 12 months: 2 totals.",))


def test_the_reasons_say_what_is_wrong_the_heaviest_first() -> None:
    facts = Facts(
        posts=40,
        rows=60,
        old=12,
        totals=2,
        total_people=44,
        gives=Gives.ROWS,
        problems={Problem.LEFT: 1, Problem.HOURS: 2},
        items=(Counted("hours", 30, 4, 0, 6), Counted("birth_year", 1, 0, 0, 39)),
    )
    assert quality.points(facts) == 3 * 3 + 12 + 1
    assert quality.reasons(facts) == (
        "Held by somebody who has left: 1 post.",
        "No hours, on a contract that has some: 2 posts.",
        "Not changed or confirmed in 12 months: 12 rows.",
        "Missing most often: Hours a week (10).",
        "Rows and totals stand side by side: 40 posts and totals of 44 people. Rows count.",
    )
