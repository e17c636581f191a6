"""Rates from few observations are drawn towards what is known of many."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.workforce.domain import projection_rates
from oneworkforce.workforce.domain.projection_rates import Seen


def test_with_nobody_seen_a_rate_is_that_of_the_role() -> None:
    assert projection_rates.pooled(Seen(), 0.12).mean == pytest.approx(0.12)


def test_with_many_seen_it_is_their_own() -> None:
    assert projection_rates.pooled(Seen(300, 1000), 0.1).mean == pytest.approx((300 + 1) / 1010)


@given(st.integers(0, 500), st.integers(0, 500), st.floats(0, 1))
def test_a_pooled_rate_lies_between_what_was_seen_and_what_it_is_drawn_to(events: int, more: int, to: float) -> None:
    seen = Seen(events, events + more)
    own = events / seen.people if seen.people else to
    found = projection_rates.pooled(seen, to).mean
    assert min(own, to) - 1e-5 <= found <= max(own, to) + 1e-5


def test_the_draws_have_the_mean_and_spread_of_the_beta_distribution() -> None:
    rate = projection_rates.pooled(Seen(4, 30), 0.1)
    drawn = rate.draw(np.random.default_rng(1), 50_000)
    a, b = rate.happened, rate.stayed
    assert drawn.mean() == pytest.approx(a / (a + b), abs=0.002)
    assert drawn.var() == pytest.approx(a * b / ((a + b) ** 2 * (a + b + 1)), rel=0.05)


def test_a_role_of_older_people_is_not_taken_for_one_that_people_leave() -> None:
    above = (0.05, 0.3)
    found = projection_rates.by_group([Seen(0, 0), Seen(60, 200)], above)
    assert found[0].mean == pytest.approx(0.05, rel=0.03)


def test_a_stated_share_is_taken_as_it_is_said() -> None:
    assert projection_rates.stated(0.25).draw(np.random.default_rng(1), 3).tolist() == [0.25] * 3
    with pytest.raises(ValueError, match="from 0 to 1"):
        projection_rates.stated(1.5)


def test_equal_shares_where_nothing_is_counted() -> None:
    assert projection_rates.shares([0, 0]) == (0.5, 0.5)
    assert projection_rates.shares([3, 1]) == (0.75, 0.25)
