"""What closes a gap, and what a whole-time of it costs."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from oneworkforce.workforce.domain import closing
from oneworkforce.workforce.domain.closing import Closing, Effect, close
from oneworkforce.workforce.domain.plan_figures import Figure
from oneworkforce.workforce.domain.plan_kinds import BlockKind
from oneworkforce.workforce.domain.plan_states import PlanState, PlanStep, after, why_not


def effect(whole: int = 4, year: int = 2027, certainty: int = 50, cost: str | None = "30000") -> Effect:
    money = None if cost is None else Decimal(cost)
    return Effect("m", "Train", "teacher", "", Fraction(whole), year, certainty, money)


def figure(kind: BlockKind, *roles: str, places: tuple[str, ...] = ("w", "m"), need: int | None = 1500) -> Figure:
    needs = None if need is None else (need, need, need)
    return Figure(0, kind, " and ".join(roles), " and ".join(places), 2029, 1000, 900, 1000, 1100, needs, roles, places)


def measure(key: str, role: str = "teacher", place: str = "", title: str = "Train") -> Effect:
    return Effect(key, title, role, place, Fraction(2), 2027, 100, Decimal(1000))


def closed(*measures: Effect, area: list[Figure] | None = None) -> Closing:
    of_roles = [figure(BlockKind.ROLE, "teacher"), figure(BlockKind.ROLE, "midwife")] if area is None else area
    parts = [figure(BlockKind.PART, "teacher", places=(place,)) for place in ("w", "m")]
    return closing.closing(of_roles, parts, measures, 2029)


def test_a_measure_counts_as_far_as_it_is_certain() -> None:
    found = close(Fraction(3), [effect(), effect(2, certainty=100)], 2027)
    assert (found.brought, found.left) == (Fraction(4), Fraction(-1))
    assert found.closes
    assert (found.cost, found.each) == (Decimal(60000), Decimal("15000.00"))


def test_a_measure_brings_and_costs_nothing_before_its_year() -> None:
    found = close(Fraction(3), [effect()], 2026)
    assert (found.left, found.closes, found.each) == (Fraction(3), False, None)
    assert found.cost == 0


def test_a_cost_that_nobody_knows_is_not_a_cost_of_nothing() -> None:
    found = close(Fraction(1), [effect(cost=None), effect()], 2028)
    assert (found.unpriced, found.each, found.cost) == (1, None, Decimal(30000))


def test_what_is_left_and_reads_as_nought_is_closed() -> None:
    assert close(Fraction(204, 100), [effect()], 2027).closes
    assert not close(Fraction(205, 100), [effect()], 2027).closes


def test_of_a_gap_that_nobody_knows_it_cannot_be_said_whether_it_closes() -> None:
    found = close(None, [effect()], 2027)
    assert (found.left, found.closes) == (None, None)
    assert (found.brought, found.cost) == (Fraction(2), Decimal(30000))


def test_a_plan_is_written_only_while_it_is_a_draft() -> None:
    assert not why_not(PlanState.DRAFT, PlanStep.WRITE)
    assert "Open it again" in why_not(PlanState.AGREED, PlanStep.WRITE)
    assert why_not(PlanState.SUPERSEDED, PlanStep.RUN)
    assert after(PlanState.AGREED, PlanStep.REOPEN) is PlanState.DRAFT


def test_a_measure_counts_by_the_key_of_its_role_and_place_whatever_these_are_called() -> None:
    found = closed(measure("1"), measure("2", place="w"))
    assert [(each.role, each.likely.brought) for each in found.area] == [
        ("teacher", Fraction(4)),
        ("midwife", Fraction(0)),
    ]
    assert [(each.place, each.likely.brought) for each in found.places] == [("w", Fraction(2))]
    renamed = [replace(each, role="Midwife") for each in (figure(BlockKind.ROLE, "teacher"),)]
    assert [each.likely.brought for each in closed(measure("1"), area=renamed).area] == [2]
    assert closed(measure("1", role="Teacher")).left_out == (("Train", closing.NO_ROLE),)


def test_two_measures_with_one_title_both_count_and_each_is_left_out_by_itself() -> None:
    found = closed(measure("1"), measure("2"), measure("3", place="gone"))
    assert found.area[0].likely.brought == Fraction(4)
    assert found.area[0].likely.cost == Decimal(2000)
    assert found.left_out == (("Train", closing.NO_PLACE),)
    assert len(closed(measure("1", role="nurse"), measure("2", role="nurse")).left_out) == 2


def test_a_measure_of_a_block_without_a_need_is_left_out_with_the_reason() -> None:
    alone = [figure(BlockKind.ROLE, "teacher", need=None)]
    assert closed(measure("1"), area=alone).left_out == (("Train", closing.NO_NEED),)
    together = [figure(BlockKind.ROLE, "teacher", "midwife", need=None)]
    found = closed(measure("1"), area=together)
    assert (found.area, found.left_out) == ((), (("Train", closing.TOGETHER),))


def test_the_upper_end_of_a_gap_is_closed_by_what_it_takes() -> None:
    found = closed(*(measure(str(each)) for each in range(3))).area[0]
    assert (found.likely.gap, found.worst.gap) == (Fraction(5), Fraction(6))
    assert found.worst.closes
    assert not closed(measure("1"), measure("2")).area[0].likely.closes
