import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.assess.domain import published
from oneworkforce.assess.domain.framework import NOT_STATED


def test_the_whole_stands_first_then_each_column_then_all_together() -> None:
    found = published.publish(["place", "role"], [("b", "x"), ("a", "y"), ("a", "x")], {})
    assert found.groups == (
        (),
        (("place", "a"),),
        (("place", "b"),),
        (("role", "x"),),
        (("role", "y"),),
        (("place", "a"), ("role", "x")),
        (("place", "a"), ("role", "y")),
        (("place", "b"), ("role", "x")),
    )
    assert found.sets == (0, 1, 1, 2, 2, 3, 3, 3)
    assert found.equations == (
        (0, (1, 2)),
        (0, (3, 4)),
        (0, (5, 6, 7)),
        (1, (5, 6)),
        (2, (7,)),
        (3, (5, 7)),
        (4, (6,)),
    )


def test_one_column_is_its_own_cross() -> None:
    found = published.publish(["place"], [("a",), ("b",)], {})
    assert found.groups == ((), (("place", "a"),), (("place", "b"),))
    assert found.equations == ((0, (1, 2)),)


def test_numbers_stand_in_their_order_and_not_stated_last() -> None:
    names = ["district 10", NOT_STATED, "district 9", "district 2"]
    found = published.publish(["place"], [(name,) for name in names], {})
    assert [group[0][1] for group in found.groups[1:]] == ["district 2", "district 9", "district 10", NOT_STATED]


def test_audiences_stand_in_the_order_of_the_framework() -> None:
    order = {"audience": ["leaders", "frontline", "families"]}
    found = published.publish(["audience"], [("families",), ("leaders",), (NOT_STATED,), ("frontline",)], order)
    assert [group[0][1] for group in found.groups[1:]] == ["leaders", "frontline", "families", NOT_STATED]


KEYS = st.lists(st.tuples(*[st.sampled_from("abc")] * 3), min_size=1, max_size=20)


@given(KEYS)
def test_every_total_is_the_sum_of_its_parts(cells: list[tuple[str, ...]]) -> None:
    found = published.publish(["one", "two", "three"], cells, {})
    unions = found.unions(["three", "one", "other", "two"], [(c, a, "-", b) for a, b, c in cells])
    for total, parts in found.equations:
        assert sorted(unions[total]) == sorted(at for part in parts for at in unions[part])


@pytest.mark.parametrize("by", [(), ("place",)])
def test_without_answers_there_is_the_whole_alone(by: tuple[str, ...]) -> None:
    assert published.publish(by, [], {}).groups == ((),)
