"""Options by weighted criteria: exact, and honest about what was not judged."""

from fractions import Fraction

from oneworkforce.workforce.domain.options import Criterion, Option, ranked, turns

CRITERIA = (Criterion("cost", "What it costs", 10), Criterion("reach", "Whom it reaches", 5))


def option(key: str, **scores: int) -> Option:
    return Option(key, key.title(), scores)


def test_the_sum_is_weighted_and_the_best_comes_first() -> None:
    found = ranked(CRITERIA, [option("a", cost=3, reach=1), option("b", cost=2, reach=5)])
    assert [(each.option.key, each.place) for each in found] == [("b", 1), ("a", 2)]
    assert [each.total for each in found] == [Fraction(45), Fraction(35)]
    assert found[0].most == 75


def test_equal_sums_share_a_place() -> None:
    found = ranked(CRITERIA, [option("a", cost=3, reach=1), option("b", cost=2, reach=3), option("c", cost=0, reach=0)])
    assert [each.place for each in found] == [1, 1, 3]


def test_an_option_not_judged_by_everything_has_no_place() -> None:
    found = ranked(CRITERIA, [option("a", cost=5), option("b", cost=1, reach=1)])
    assert [(each.option.key, each.place, each.judged) for each in found] == [("b", 1, 2), ("a", None, 1)]
    assert ranked((), [option("a")])[0].place is None


def test_a_weight_that_turns_the_order_is_named() -> None:
    close = [option("a", cost=3, reach=3), option("b", cost=2, reach=5)]
    found = turns(CRITERIA, close)
    assert [(each.criterion.key, each.heavier, each.first) for each in found] == [
        ("cost", True, ("a",)),
        ("cost", False, ("b",)),
        ("reach", True, ("b",)),
        ("reach", False, ("a",)),
    ]


def test_a_clear_order_stands() -> None:
    assert turns(CRITERIA, [option("a", cost=5, reach=5), option("b", cost=1, reach=1)]) == ()
    assert ranked(CRITERIA, [option("a", cost=5, reach=5)])[0].total == Fraction(75)
