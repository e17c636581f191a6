"""What closes a gap, and what a whole-time of it costs."""

from decimal import Decimal
from fractions import Fraction

from oneworkforce.workforce.domain.closing import Effect, close
from oneworkforce.workforce.domain.plan_states import PlanState, PlanStep, after, why_not


def effect(whole: int = 4, year: int = 2027, certainty: int = 50, cost: str | None = "30000") -> Effect:
    return Effect("m", "teacher", Fraction(whole), year, certainty, None if cost is None else Decimal(cost))


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


def test_a_plan_is_written_only_while_it_is_a_draft() -> None:
    assert not why_not(PlanState.DRAFT, PlanStep.WRITE)
    assert "Open it again" in why_not(PlanState.AGREED, PlanStep.WRITE)
    assert why_not(PlanState.SUPERSEDED, PlanStep.RUN)
    assert after(PlanState.AGREED, PlanStep.REOPEN) is PlanState.DRAFT
