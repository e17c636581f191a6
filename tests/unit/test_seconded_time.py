"""Seconded hours never exceed the post's, and costs are split to the penny."""

import itertools
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.workforce.domain import secondment_ends
from oneworkforce.workforce.domain.seconded_time import Span, most_at_once, most_besides, split
from oneworkforce.workforce.domain.secondment_ends import Arranged

FIRST = date(2026, 1, 1)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first, length = draw(st.integers(0, 40)), draw(st.integers(0, 20))
    starts = FIRST + timedelta(days=first)
    return Span(starts, starts + timedelta(days=length), draw(st.integers(1, 2220)))


def on(day: date, found: list[Span]) -> int:
    return sum(each.minutes for each in found if each.starts_on <= day <= each.ends_on)


@given(st.lists(spans(), max_size=8))
def test_the_most_at_once_is_that_of_the_fullest_day(found: list[Span]) -> None:
    assert most_at_once(found) == max(on(FIRST + timedelta(days=day), found) for day in range(62))


@given(spans(), st.lists(spans(), max_size=6))
def test_besides_a_span_only_its_own_days_count(span: Span, others: list[Span]) -> None:
    days = [span.starts_on + timedelta(days=day) for day in range((span.ends_on - span.starts_on).days + 1)]
    assert most_besides(span, others) == max(on(day, others) for day in days)


@given(st.lists(spans(), max_size=12), st.integers(1, 2220))
def test_taking_only_what_is_left_never_takes_more_than_the_post_has(wanted: list[Span], minutes: int) -> None:
    taken: list[Span] = []
    for span in wanted:
        if span.minutes <= minutes - most_besides(span, taken):
            taken.append(span)
    assert most_at_once(taken) <= minutes


@st.composite
def wholes(draw: st.DrawFn) -> list[int]:
    cuts = sorted(draw(st.lists(st.integers(0, 10_000), min_size=0, max_size=4)))
    edges = [0, *cuts, 10_000]
    return [after - before for before, after in itertools.pairwise(edges)]


@given(st.integers(0, 10**12), wholes())
def test_a_cost_is_split_to_the_penny_and_nobody_is_a_penny_off(pence: int, shares: list[int]) -> None:
    parts = split(pence, shares)
    assert sum(parts) == pence
    assert all(abs(part * 10_000 - pence * share) < 10_000 for part, share in zip(parts, shares, strict=True))
    assert all(part == 0 for part, share in zip(parts, shares, strict=True) if share == 0)


def test_the_penny_that_is_left_over_goes_to_the_largest_remainder_then_to_the_first() -> None:
    assert split(100, (3333, 3333, 3334)) == (33, 33, 34)
    assert split(1, (5000, 5000)) == (1, 0)


@pytest.mark.parametrize("shares", [(5000,), (6000, 5000), (11_000, -1_000)])
def test_shares_that_are_no_whole_are_refused(shares: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="make a whole"):
        split(100, shares)


def arranged(**values: object) -> Arranged:
    usual: dict[str, object] = {
        "duties": dict.fromkeys(secondment_ends.DUTIES, ("home", "Head teacher")),
        "terms": "Teachers",
        "payment": "home_invoices",
        "home_share": 2500,
        "host_share": 5000,
        "other_share": 2500,
        "other_funder": "A charity",
        "cost": Decimal("10.01"),
        "returns": "own_post",
        "returns_to": "",
        "place": "Reed",
        "post_minutes": 2220,
        "seconded_minutes": 1110,
    }
    return Arranged(**{**usual, **values})  # type: ignore[arg-type]


def test_what_is_missing_is_told_in_sentences() -> None:
    assert secondment_ends.missing(arranged()) == ()
    nobody = arranged(duties={"supervises": ("", "")}, terms="", home_share=None, returns="other_post", place="")
    assert secondment_ends.missing(nobody) == (
        "Nobody is named who appraises.",
        "Nobody is named who supervises.",
        "Nobody is named who approves leave.",
        "It is not said which pay and conditions apply.",
        "It is not said which share each end bears.",
        "It is not said to which post they return.",
        "The host end has not said in which team or locality.",
    )
    assert secondment_ends.missing(arranged(post_minutes=600)) == ("The post now has fewer hours than are seconded.",)


def test_who_bears_what_adds_up_to_the_cost() -> None:
    found = secondment_ends.shares(arranged())
    assert [name for name, _, _ in found] == ["home", "host", "A charity"]
    assert sum(part for _, _, part in found if part is not None) == Decimal("10.01")
    assert secondment_ends.shares(arranged(home_share=None)) == ()
