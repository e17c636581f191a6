"""Sets of people as bits agree with Python's own sets, whatever they hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from oneworkforce.workforce.domain import bits

NUMBERS = some.sets(some.integers(0, bits.BLOCK - 1), max_size=200)
EVERYBODY = some.sets(some.integers(0, 3 * bits.BLOCK - 1), max_size=200)


def block(numbers: set[int]) -> bytes:
    return bits.packed(np.array(sorted(numbers), dtype=np.uint16))


def held(numbers: set[int]) -> bits.Set:
    by_block: dict[int, set[int]] = {}
    for number in numbers:
        by_block.setdefault(number // bits.BLOCK, set()).add(number % bits.BLOCK)
    return bits.together([(at, block(some)) for at, some in by_block.items()], 3)


@given(NUMBERS)
def test_a_block_holds_what_was_put_in(numbers: set[int]) -> None:
    assert {int(each) for each in bits.numbers_of(block(numbers))} == numbers


def test_many_numbers_are_kept_as_bits_and_few_as_a_list() -> None:
    many = set(range(0, bits.BLOCK, 3))
    assert len(block(many)) == bits.WIDTH + 1
    assert len(block({1, 2, 3})) == 7
    assert {int(each) for each in bits.numbers_of(block(many))} == many


def test_what_is_no_block_is_refused() -> None:
    with pytest.raises(ValueError, match="no block"):
        bits.numbers_of(b"X123")


@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_block_changes_by_whom_goes_and_whom_comes(before: set[int], out: set[int], into: set[int]) -> None:
    made = bits.changed(
        block(before), out=np.array(sorted(out), dtype=np.uint16), into=np.array(sorted(into), dtype=np.uint16)
    )
    assert {int(each) for each in bits.numbers_of(made)} == (before - out) | into


@settings(max_examples=50)
@given(EVERYBODY, EVERYBODY, some.integers(0, 50), some.integers(1, 40))
def test_sets_count_and_page_as_pythons_do(one: set[int], other: set[int], offset: int, size: int) -> None:
    for made, expected in (
        (held(one) & held(other), one & other),
        (held(one) | held(other), one | other),
        (held(one) & ~held(other), one - other),
    ):
        assert bits.count(made) == len(expected)
        assert list(bits.page(made, offset, size)) == sorted(expected)[offset : offset + size]


def test_a_block_beyond_those_asked_for_does_not_count() -> None:
    assert bits.count(bits.together([(0, block({1})), (5, block({1}))], 1)) == 1
