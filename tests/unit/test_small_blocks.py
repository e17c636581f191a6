"""Nothing of a projection is of one to nine people, and nothing smaller can be told by taking away."""

from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.workforce.domain.small_blocks import Block, blocks, together

ABOVE = {"Willow": "North", "Marsh": "North", "Reed": "South", "Fen": "South", "North": "County", "South": "County"}


def leaves(counts: dict[str, int]) -> list[tuple[str, ...]]:
    return [each.leaves for each in blocks(counts, ABOVE)]


def test_places_with_ten_or_more_or_nobody_stand_alone() -> None:
    assert leaves({"Willow": 10, "Marsh": 0, "Reed": 31}) == [("Willow",), ("Marsh",), ("Reed",)]


def test_small_places_are_put_together_under_the_place_above() -> None:
    found = blocks({"Willow": 6, "Marsh": 5, "Reed": 31}, ABOVE)
    assert found == (
        Block(("Willow", "Marsh"), "North", whole=True, people=11),
        Block(("Reed",), "Reed", whole=True, people=31),
    )


def test_a_single_small_place_takes_the_smallest_other_with_it() -> None:
    assert leaves({"Willow": 3, "Marsh": 50, "Reed": 31}) == [("Willow", "Marsh"), ("Reed",)]


def test_what_is_small_in_every_district_is_put_together_above_them() -> None:
    found = blocks({"Willow": 3, "Marsh": 2, "Reed": 3, "Fen": 4}, ABOVE)
    assert found == (Block(("Willow", "Marsh", "Reed", "Fen"), "County", whole=True, people=12),)


def test_where_all_together_are_fewer_than_ten_nothing_is_shown() -> None:
    assert blocks({"Willow": 3, "Reed": 3}, ABOVE) == ()


def test_people_of_the_place_above_itself_are_treated_as_a_place() -> None:
    assert leaves({"North": 4, "Willow": 12, "Marsh": 30}) == [("North", "Willow"), ("Marsh",)]


COUNTS = st.fixed_dictionaries({}, optional={name: st.integers(0, 25) for name in (*ABOVE, "County")})


@given(COUNTS)
def test_blocks_share_nobody_leave_nobody_out_and_are_never_of_one_to_nine(counts: dict[str, int]) -> None:
    found = blocks(counts, ABOVE)
    if 0 < sum(counts.values()) < 10:
        assert not found
        return
    assert sorted(leaf for each in found for leaf in each.leaves) == sorted(counts)
    assert all(each.people == sum(counts[leaf] for leaf in each.leaves) for each in found)
    assert all(each.people == 0 or each.people >= 10 for each in found)


def test_places_that_some_block_holds_together_stay_together_for_all_roles() -> None:
    parts = [("Willow",), ("Marsh",), ("Reed",), ("Fen",), ("Willow", "Reed"), ("Fen",), ("Marsh",)]
    assert together(parts) == (("Willow", "Reed"), ("Marsh",), ("Fen",))


@given(st.lists(COUNTS, min_size=1, max_size=4))
def test_a_sum_over_all_roles_is_a_sum_of_what_is_shown_already(roles: list[dict[str, int]]) -> None:
    places = dict.fromkeys(place for counts in roles for place in counts)
    shown = [blocks({place: counts.get(place, 0) for place in places}, ABOVE) for counts in roles]
    groups = together(each.leaves for found in shown for each in found)
    for group in groups:
        for found in shown:
            assert all(set(each.leaves) <= set(group) or set(each.leaves).isdisjoint(group) for each in found)
