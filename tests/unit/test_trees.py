"""Trees told by what each node lies in: the way up and what lies beneath agree, and no circle goes on for ever."""

from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.lib import trees

parents = st.dictionaries(st.integers(0, 9), st.none() | st.integers(0, 9), max_size=10)


@given(parents, st.integers(0, 9))
def test_what_lies_beneath_has_the_node_on_its_way_up(above: dict[int, int | None], node: int) -> None:
    found = trees.beneath(above, [node])
    assert found == {node} | {each for each in above if node in trees.upwards(above, each)}


@given(parents, st.sets(st.integers(0, 9)))
def test_beneath_several_lies_what_lies_beneath_any(above: dict[int, int | None], nodes: set[int]) -> None:
    each = [trees.beneath(above, [node]) for node in nodes]
    assert trees.beneath(above, nodes) == frozenset().union(*each)


def test_the_way_up_begins_with_the_node_and_a_circle_ends_where_it_began() -> None:
    assert trees.upwards({"reed": "willow", "willow": "county", "county": None}, "reed") == ("reed", "willow", "county")
    assert trees.upwards({"a": "b", "b": "a"}, "a") == ("a", "b")
    assert trees.beneath({"a": "b", "b": "a"}, ["a"]) == {"a", "b"}
    assert trees.upwards({}, "nowhere") == ("nowhere",)
