"""Which action waits for which: never in a circle."""

import itertools
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.plan.domain import waiting

IDS = [UUID(int=number) for number in range(7)]
PAIRS = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=20)


def grown(pairs: list[tuple[UUID, UUID]]) -> dict[UUID, list[UUID]]:
    """Add each pair that closes no circle, as the command does."""
    waits: dict[UUID, list[UUID]] = {one: [] for one in IDS}
    for action, on in pairs:
        if not waiting.circle(waits, action, on):
            waits[action].append(on)
    return waits


def reached(waits: dict[UUID, list[UUID]], start: UUID) -> set[UUID]:
    found: set[UUID] = set()
    left = list(waits[start])
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left += waits[one]
    return found


@given(PAIRS)
def test_however_they_are_added_nothing_waits_for_itself(pairs: list[tuple[UUID, UUID]]) -> None:
    waits = grown(pairs)
    assert all(one not in reached(waits, one) for one in IDS)


@given(PAIRS, st.sampled_from(IDS), st.sampled_from(IDS))
def test_only_what_closes_a_circle_is_refused_and_the_way_is_a_way(
    pairs: list[tuple[UUID, UUID]], action: UUID, on: UUID
) -> None:
    waits = grown(pairs)
    way = waiting.circle(waits, action, on)
    assert bool(way) == (action == on or action in reached(waits, on))
    if way:
        assert (way[0], way[-1]) == (on, action)
        assert all(after in waits[before] for before, after in itertools.pairwise(way))


def test_the_shortest_way_is_told() -> None:
    a, b, c, d = IDS[:4]
    assert waiting.circle({b: [c, d], c: [d], d: [a]}, a, b) == (b, d, a)
