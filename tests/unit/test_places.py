"""The tree of localities: what may lie in what, and no circle, whatever is moved where."""

import uuid
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.partnership.domain import places
from oneworkforce.partnership.domain.places import SIZES, Place
from oneworkforce.partnership.domain.sectors import Level

COUNTY, WILLOW, REED, MARSH = (UUID(int=number) for number in range(1, 5))
TREE = {
    COUNTY: Place(COUNTY, "Northshire", Level.COUNTY),
    WILLOW: Place(WILLOW, "Willow", Level.DISTRICT, COUNTY),
    REED: Place(REED, "Reed", Level.AREA, WILLOW),
    MARSH: Place(MARSH, "Marsh", Level.DISTRICT, COUNTY),
}
Move = tuple[int, Level, int]
moves = st.lists(
    st.tuples(st.integers(0, 7), st.sampled_from(list(Level)), st.integers(-1, 7)), min_size=1, max_size=60
)


def grown(wanted: list[Move]) -> dict[UUID, Place]:
    """Add and move as asked, wherever the rule allows it."""
    tree: dict[UUID, Place] = {}
    for number, level, above in wanted:
        place = UUID(int=number + 1)
        parent = UUID(int=above + 1) if above >= 0 and UUID(int=above + 1) in tree else None
        known = place if place in tree else None
        if parent == place and known is None:
            continue
        if places.refusal(tree, place=known, level=level, parent=parent) is None:
            tree[place] = Place(place, f"Place {number}", level, parent)
    return tree


@given(moves)
def test_what_the_rule_allows_never_makes_a_circle(wanted: list[Move]) -> None:
    tree = grown(wanted)
    for place in tree:
        way = places.trail(tree, place)
        assert len({one.id for one in way}) == len(way) <= len(Level)
        assert way[-1].id == place
        assert way[0].parent is None


@given(moves)
def test_every_place_lies_in_a_larger_one(wanted: list[Move]) -> None:
    tree = grown(wanted)
    for place in tree.values():
        assert place.parent is None or SIZES[tree[place.parent].level] < SIZES[place.level]


@given(moves)
def test_the_nested_tree_holds_every_place_once(wanted: list[Move]) -> None:
    tree = grown(wanted)
    shown = [place for place, _ in places.flat(places.branches(tree))]
    assert sorted(shown, key=str) == sorted(tree.values(), key=str)
    for place, depth in places.flat(places.branches(tree)):
        assert depth == len(places.trail(tree, place.id)) - 1


@given(moves)
def test_what_lies_beneath_is_what_has_the_place_on_its_way_up(wanted: list[Move]) -> None:
    tree = grown(wanted)
    for place in tree:
        above = {one for one in tree if place in {each.id for each in places.trail(tree, one)}}
        assert places.beneath(tree, place) == above


@given(moves, st.integers(0, 7), st.sampled_from(list(Level)))
def test_nothing_may_be_put_into_itself_or_what_lies_in_it(wanted: list[Move], number: int, level: Level) -> None:
    tree = grown(wanted)
    place = UUID(int=number + 1)
    if place in tree:
        for parent in places.beneath(tree, place):
            assert places.refusal(tree, place=place, level=level, parent=parent) is not None


def test_levels_may_be_skipped() -> None:
    assert places.refusal(TREE, place=None, level=Level.AREA, parent=COUNTY) is None
    assert places.refusal(TREE, place=None, level=Level.AREA, parent=None) is None


def test_a_level_lies_in_a_larger_one_and_the_remedy_names_which() -> None:
    fault = places.refusal(TREE, place=None, level=Level.DISTRICT, parent=WILLOW)
    assert fault is not None
    assert fault.where == "parent"
    assert f"{fault.what} {fault.remedy}" == "A district lies in a larger locality. Choose a county or quadrant."
    fault = places.refusal(TREE, place=None, level=Level.COUNTY, parent=COUNTY)
    assert fault is not None
    assert fault.what == "A county lies in nothing larger."
    fault = places.refusal(TREE, place=None, level=Level.AREA, parent=REED)
    assert fault is not None
    assert fault.what == "An area lies in a larger locality."


def test_a_place_does_not_become_as_small_as_what_lies_in_it() -> None:
    fault = places.refusal(TREE, place=WILLOW, level=Level.AREA, parent=COUNTY)
    assert fault is not None
    assert str(fault) == "level: Something as large, or larger, lies in this locality. Move it first."


def test_a_place_is_named_with_where_it_lies() -> None:
    assert places.named(TREE, REED) == "Reed, Willow"
    assert places.named(TREE, COUNTY) == "Northshire"
    assert [place.name for place, _ in places.flat(places.branches(TREE))] == ["Northshire", "Marsh", "Willow", "Reed"]
    assert places.children(TREE, COUNTY) == (MARSH, WILLOW)
    assert places.beneath({}, uuid.UUID(int=9)) == {uuid.UUID(int=9)}
