"""Projections: exact where a closed form exists, alike a slow plain simulation elsewhere, and never a person lost."""

import math
import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oneworkforce.workforce.domain import age_groups, projection, stock_flow
from oneworkforce.workforce.domain.projection import Cell, Coming, Drawn, Role, Saying, Settings
from oneworkforce.workforce.domain.projection_rates import Rate, stated

GROUPS = len(age_groups.GROUPS)


def certain(share: float) -> tuple[Rate, ...]:
    return (stated(share),) * GROUPS


NEVER = certain(0.0)
LEAVE = (0.2, 0.15, 0.1, 0.08, 0.12, 0.1, 0.3, 0.1)
RETIRE = (0.0, 0.0, 0.0, 0.0, 0.05, 0.2, 0.4, 0.02)
ENTER = (0.3, 0.4, 0.2, 0.1, 0.0, 0.0, 0.0, 0.0)
FULL = Cell("Willow", (3, 8, 6, 5, 4, 3, 1, 2), 0.8, 1.7, 3, (Saying(2, 5, 2), Saying(9, 4, 1)), (Coming(2, 4, 0.75),))


def stock(people: int, group: int = age_groups.UNKNOWN) -> tuple[int, ...]:
    return tuple(people if at == group else 0 for at in range(GROUPS))


def role(*cells: Cell, **values: Any) -> Role:
    usual: dict[str, Any] = {"leaving": NEVER, "retiring": NEVER}
    return Role("teacher", cells=cells, **{**usual, **values})


def full(**values: Any) -> Role:
    rates = {"leaving": tuple(map(stated, LEAVE)), "retiring": tuple(map(stated, RETIRE))}
    return role(FULL, **{**rates, "entering": ENTER, "filling": 0.5, **values})


def draw(one: Role, years: int = 5, draws: int = 400, seed: int = 7, **more: Any) -> Drawn:
    return next(projection.run([one], Settings(years, draws, seed, **more)))


def test_without_chance_nothing_changes() -> None:
    drawn = draw(role(Cell("Willow", stock(12))))
    assert (drawn.people == 12).all()


def test_those_who_leave_for_certain_leave_and_those_who_start_stay() -> None:
    drawn = draw(role(Cell("Willow", stock(12)), leaving=certain(1.0)))
    assert drawn.people[0, :, 0].tolist() == [12, 0, 0, 0, 0, 0]


def test_the_expected_number_declines_geometrically() -> None:
    found = projection.expected(role(leaving=certain(0.1)), Cell("Willow", stock(100)), 4).total
    assert found == pytest.approx([100 * 0.9**year for year in range(5)])


def test_expected_starters_add_up_to_a_geometric_sum() -> None:
    one = role(leaving=certain(0.2), entering=stock_share(age_groups.UNKNOWN))
    found = projection.expected(one, Cell("Willow", stock(0), started=10.0), 6).total
    assert found == pytest.approx([10 * (1 - 0.8**year) / 0.2 for year in range(7)])


def stock_share(group: int) -> tuple[float, ...]:
    return tuple(float(at == group) for at in range(GROUPS))


@pytest.mark.parametrize(("people", "leave"), [(7, 0.1), (24, 0.6), (300, 0.15)])
def test_one_rate_gives_the_mean_and_variance_of_a_binomial_number(people: int, leave: float) -> None:
    draws = 20_000
    drawn = draw(role(Cell("Willow", stock(people)), leaving=certain(leave)), years=3, draws=draws)
    for year in (1, 2, 3):
        there, stay = drawn.people[0, year], (1 - leave) ** year
        spread = math.sqrt(people * stay * (1 - stay))
        assert there.mean() == pytest.approx(people * stay, abs=5 * spread / math.sqrt(draws))
        assert there.var() == pytest.approx(spread**2, rel=0.06)


def test_who_starts_alone_is_a_poisson_number_whatever_leaves() -> None:
    one = role(Cell("Willow", stock(0), started=4.0), leaving=certain(0.3), entering=stock_share(age_groups.UNKNOWN))
    there = draw(one, years=3, draws=20_000).people[0, 3]
    mean = 4 * (1 + 0.7 + 0.7**2)
    assert there.mean() == pytest.approx(mean, abs=0.1)
    assert there.var() == pytest.approx(mean, rel=0.06)


def test_all_together_has_the_mean_of_the_closed_form() -> None:
    draws = 20_000
    there = draw(full(), years=6, draws=draws).people[0]
    wanted = projection.expected(full(), FULL, 6).total
    error = there.std(axis=1) / math.sqrt(draws)
    assert (np.abs(there.mean(axis=1) - wanted) <= 5 * error + 1e-9).all()


def test_of_one_age_group_leavers_retirements_and_growing_older_follow_the_closed_form() -> None:
    """Sixty to sixty-four: a fifth of those who stay turn sixty-five in a year, and there nobody goes."""
    at, after = age_groups.GROUPS.index("60_64"), age_groups.GROUPS.index("65_over")
    leave, retire = (tuple(stated(share if group == at else 0.0) for group in range(GROUPS)) for share in (0.1, 0.2))
    one = role(leaving=leave, retiring=retire)
    found = projection.expected(one, Cell("Willow", stock(1_000, at)), 5)
    stay = 0.9 * 0.8
    there = np.array([1_000 * (stay * 0.8) ** year for year in range(6)])
    assert found.people[:, at] == pytest.approx(there)
    assert found.retired[:, at] == pytest.approx(there[:-1] * 0.2)
    assert found.left[:, at] == pytest.approx(there[:-1] * 0.8 * 0.1)
    assert found.people[:, after] == pytest.approx([0, *np.cumsum(there[:-1] * stay * 0.2)])


def test_who_said_when_they_retire_retires_then_and_may_leave_before() -> None:
    cell = Cell("Willow", stock(0), saying=(Saying(2, 5, 100), Saying(9, 5, 10)))
    found = projection.expected(role(leaving=certain(0.1)), cell, 3)
    assert found.people[:, 5] == pytest.approx([110, 99, 8.1, 7.29])
    assert found.retired[:, 5] == pytest.approx([0, 81, 0])
    assert found.left[:, 5] == pytest.approx([11, 9.9, 0.81])


def test_expected_flows_of_all_ages_are_those_of_the_draws_and_nobody_is_lost() -> None:
    draws = 20_000
    flows = draw(full(), years=5, draws=draws).flows
    found = projection.expected(full(), FULL, 5)
    for at, wanted in ((stock_flow.LEFT, found.left), (stock_flow.RETIRED, found.retired)):
        error = flows[at].std(axis=1) / math.sqrt(draws)
        assert (np.abs(flows[at].mean(axis=1) - wanted.sum(axis=1)) <= 5 * error + 1e-9).all()
    came = FULL.started + np.array([1.5, 0.75, 0.375, 0.1875, 0.09375]) + np.array([0, 3.0, 0, 0, 0])
    assert np.diff(found.total) == pytest.approx(came - (found.left + found.retired).sum(axis=1))


def test_the_age_profile_agrees_with_a_slow_plain_simulation() -> None:
    draws = 4_000
    ages = np.zeros((draws, 4, GROUPS))
    plain(full(), FULL, 3, draws, seed=5, ages=ages)
    found = projection.expected(full(), FULL, 3).people
    error = ages.std(axis=0) / math.sqrt(draws)
    assert (np.abs(ages.mean(axis=0) - found) <= 5 * error + 1e-9).all()


def test_what_is_expected_of_a_role_is_what_is_expected_of_its_places() -> None:
    cells = tuple(replace(FULL, place=name) for name in ("Willow", "Marsh", "Reed"))
    one = projection.expected(full(), FULL, 4)
    whole = projection.expected(full(), projection.together(cells), 4)
    for name in ("people", "left", "retired"):
        assert getattr(whole, name) == pytest.approx(3 * getattr(one, name))


def plain(one: Role, cell: Cell, years: int, draws: int, *, seed: int, ages: Any = None) -> list[list[int]]:
    """Return the people of each draw and year, person by person and coin by coin: slow, and nothing to get wrong.

    `ages` [draws, years + 1, groups], noughts before, gets them by age group.
    """
    hand = random.Random(seed)  # noqa: S311  nothing is secret here
    leave, retire = [each.mean for each in one.leaving], [each.mean for each in one.retiring]

    def group(shares: Sequence[float]) -> int:
        return hand.choices(range(GROUPS), shares)[0]

    found = []
    for number_of_draw in range(draws):
        people: list[tuple[int, int | None]] = [
            (at, None) for at, number in enumerate(cell.stock) for _ in range(number)
        ]
        people += [(each.group, each.year) for each in cell.saying for _ in range(each.people)]
        counts, vacant = [len(people)], cell.vacancies
        tell(ages, number_of_draw, 0, people)
        for year in range(1, years + 1):
            kept: list[tuple[int, int | None]] = []
            for at, when in people:
                goes = hand.random() < leave[at]
                if when is None:
                    goes = hand.random() < retire[at] or goes
                    moved = at + 1 if hand.random() < age_groups.MOVES[at] else at
                    kept += [] if goes else [(moved, None)]
                elif not goes and when > year:
                    kept.append((at, when))
            come = sum(hand.random() < one.filling for _ in range(vacant))
            vacant -= come
            come += sum(
                hand.random() < each.share for each in cell.coming if each.year == year for _ in range(each.people)
            )
            wait = hand.expovariate(1.0)
            while wait < cell.started:
                come, wait = come + 1, wait + hand.expovariate(1.0)
            people = kept + [(group(one.entering), None) for _ in range(come)]
            counts.append(len(people))
            tell(ages, number_of_draw, year, people)
        found.append(counts)
    return found


def tell(ages: Any, draw: int, year: int, people: Sequence[tuple[int, int | None]]) -> None:
    if ages is not None:
        for at, _ in people:
            ages[draw, year, at] += 1


def test_it_agrees_with_a_slow_plain_simulation() -> None:
    draws = 4_000
    ours = draw(full(), years=5, draws=draws).people[0].T
    theirs = np.array(plain(full(), FULL, 5, draws, seed=11))
    error = np.hypot(ours.std(axis=0), theirs.std(axis=0)) / math.sqrt(draws)
    assert (np.abs(ours.mean(axis=0) - theirs.mean(axis=0)) <= 5 * error + 1e-9).all()
    assert ours[:, 1:].var(axis=0) == pytest.approx(theirs[:, 1:].var(axis=0), rel=0.12)
    together = np.corrcoef(ours[:, 2], ours[:, 5])[0, 1], np.corrcoef(theirs[:, 2], theirs[:, 5])[0, 1]
    assert together[0] == pytest.approx(together[1], abs=0.06)
    for share in (5, 50, 95):
        assert abs(np.percentile(ours[:, 5], share) - np.percentile(theirs[:, 5], share)) <= 1


CELLS = st.builds(
    Cell,
    place=st.sampled_from(["Willow", "Marsh", "Reed"]),
    stock=st.tuples(*[st.integers(0, 40)] * GROUPS),
    share=st.floats(0.1, 1.0),
    started=st.floats(0, 30),
    vacancies=st.integers(0, 60),
    saying=st.lists(st.builds(Saying, st.integers(1, 5), st.integers(0, 7), st.integers(0, 5)), max_size=3).map(tuple),
    coming=st.lists(st.builds(Coming, st.integers(1, 5), st.integers(0, 9), st.floats(0, 1)), max_size=3).map(tuple),
)
RATES = st.tuples(*[st.floats(0, 1).map(stated)] * GROUPS)


@settings(max_examples=40, deadline=None)
@given(CELLS, RATES, RATES, st.floats(0, 1), st.integers(0, 2**63))
def test_nobody_is_lost_or_made_in_any_draw(cell: Cell, leaving: Any, retiring: Any, filling: float, seed: int) -> None:
    drawn = draw(role(cell, leaving=leaving, retiring=retiring, filling=filling), years=4, draws=20, seed=seed)
    flows = drawn.flows
    out = flows[stock_flow.LEFT] + flows[stock_flow.RETIRED]
    came = flows[stock_flow.STARTED] + flows[stock_flow.TRAINED] + flows[stock_flow.FILLED]
    assert (drawn.people >= 0).all()
    assert (flows >= 0).all()
    assert (drawn.people[0, 1:] == drawn.people[0, :-1] - out + came).all()
    assert (flows[stock_flow.FILLED].sum(axis=0) <= cell.vacancies).all()


MANY = replace(full(), cells=tuple(replace(FULL, place=name) for name in ("Willow", "Marsh", "Reed", "Fen")))


def test_a_seed_gives_the_same_figures_again_and_another_seed_others() -> None:
    assert (draw(MANY).people == draw(MANY).people).all()
    assert not (draw(MANY).people == draw(MANY, seed=8).people).all()


def test_how_many_places_are_done_at_once_changes_no_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for threads in (1, 3):
        monkeypatch.setattr(projection, "THREADS", threads)
        found.append(draw(MANY))
    assert (found[0].people == found[1].people).all()
    assert (found[0].flows == found[1].flows).all()


def test_what_is_added_elsewhere_leaves_a_place_alone() -> None:
    fewer = replace(MANY, cells=MANY.cells[2:])
    assert (draw(MANY).people[2:] == draw(fewer).people).all()


def test_the_interval_of_a_total_comes_from_totals_of_draws() -> None:
    drawn = draw(MANY, draws=2_000)
    sums = projection.Sums()
    for at in range(4):
        sums.add("all", drawn.whole_time[at])
    total = projection.spread(sums.kept["all"])
    each = projection.spread(drawn.whole_time)
    assert total.mean == pytest.approx(each.mean.sum(axis=0))
    assert (total.high - total.low)[3] < (each.high - each.low)[:, 3].sum()


def test_ranks_are_figures_that_were_drawn_and_alike_counted_or_sorted() -> None:
    drawn = draw(full(), draws=250)
    counted, sorted_ = projection.spread_of(drawn.people, 0.8), projection.spread(drawn.people * 0.8)
    for name in ("mean", "low", "middle", "high"):
        assert getattr(counted, name) == pytest.approx(getattr(sorted_, name))
    ordered = np.sort(drawn.people[0, 3])
    assert [counted.low[0, 3], counted.middle[0, 3], counted.high[0, 3]] == pytest.approx(
        [0.8 * ordered[12], 0.8 * ordered[124], 0.8 * ordered[237]]
    )


def test_what_is_known_of_few_widens_the_interval() -> None:
    sure = role(Cell("Willow", stock(200)), leaving=certain(0.2))
    doubtful = replace(
        sure, leaving=tuple(replace(each, happened=2.0, stayed=8.0, fixed=None) for each in sure.leaving)
    )
    wide, narrow = (projection.spread(draw(each, draws=2_000).whole_time) for each in (doubtful, sure))
    assert (wide.high - wide.low)[0, 2] > 2 * (narrow.high - narrow.low)[0, 2]


@pytest.mark.parametrize("wrong", [{"years": 0}, {"draws": 0}])
def test_nothing_to_run_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least one"):
        next(projection.run([full()], Settings(**{"years": 1, "draws": 1, "seed": 1, **wrong})))


def test_an_age_group_is_of_the_age_at_the_end_of_the_year_or_the_band() -> None:
    assert age_groups.GROUPS[age_groups.group_of(born=2002, band="", year=2026)] == "under_25"
    assert age_groups.GROUPS[age_groups.group_of(born=2001, band="", year=2026)] == "25_34"
    assert age_groups.GROUPS[age_groups.group_of(born=1950, band="", year=2026)] == "65_over"
    assert age_groups.group_of(born=None, band="60_64", year=2026) == age_groups.GROUPS.index("60_64")
    assert age_groups.group_of(born=None, band="", year=2026) == age_groups.UNKNOWN
    assert age_groups.title("") == "Age not known"
    assert age_groups.title("60_64") == "60 to 64"
