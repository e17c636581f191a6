"""Sets of people as bits: what makes a search among a million people a matter of a few ands and ors. Pure.

Everybody who can be found has a number. A term (a language, a place, a word of a skill) is kept as the set of numbers
that it holds for, in blocks of `BLOCK` numbers, so that a change of one person writes their block alone. A block is
kept as the shorter of two: its numbers of two bytes each, or a bit for each number.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

BLOCK = 65_536
"""Numbers in a block: what two bytes tell apart."""
WIDTH = BLOCK // 8
"""Bytes of a block of bits."""
_FEW = WIDTH // 2
"""Up to so many numbers a list is no longer than the bits."""
_LIST, _BITS = b"L", b"B"

Set = NDArray[np.uint8]
"""Bits of all blocks in a row: number `n` is bit `n % 8`, from the left, of byte `n // 8`."""


def packed(numbers: NDArray[np.uint16]) -> bytes:
    """Return the block that holds these numbers within it, each once, in their order."""
    if len(numbers) <= _FEW:
        return _LIST + numbers.astype("<u2").tobytes()
    held = np.zeros(BLOCK, dtype=np.bool_)
    held[numbers] = True
    return _BITS + np.packbits(held).tobytes()


def numbers_of(block: bytes) -> NDArray[np.uint16]:
    """Return the numbers that a block holds, in their order; ValueError for what `packed` never makes."""
    if block[:1] == _LIST:
        return np.frombuffer(block, dtype="<u2", offset=1).astype(np.uint16)
    if block[:1] == _BITS and len(block) == WIDTH + 1:
        return np.flatnonzero(np.unpackbits(np.frombuffer(block, dtype=np.uint8, offset=1))).astype(np.uint16)
    raise ValueError("no block of bits")


def changed(block: bytes, *, out: NDArray[np.uint16], into: NDArray[np.uint16]) -> bytes:
    """Return the block without the numbers `out` and with those of `into`."""
    kept = np.setdiff1d(numbers_of(block), out)
    return packed(np.union1d(kept, into))


def empty(blocks: int) -> Set:
    """Return the set that holds nobody, in so many blocks."""
    return np.zeros(blocks * WIDTH, dtype=np.uint8)


def together(found: Iterable[tuple[int, bytes]], blocks: int) -> Set:
    """Return all that any of `found` holds: (number of the block, block). Blocks beyond `blocks` do not count."""
    made = empty(blocks)
    listed: dict[int, NDArray[np.bool_]] = {}
    for at, block in found:
        if at >= blocks:
            continue
        if block[:1] == _LIST:
            if at not in listed:
                listed[at] = np.zeros(BLOCK, dtype=np.bool_)
            listed[at][np.frombuffer(block, dtype="<u2", offset=1)] = True
        else:
            made[at * WIDTH : (at + 1) * WIDTH] |= np.frombuffer(block, dtype=np.uint8, offset=1)
    for at, held in listed.items():
        made[at * WIDTH : (at + 1) * WIDTH] |= np.packbits(held)
    return made


def count(held: Set) -> int:
    """Return how many a set holds."""
    return int(np.bitwise_count(held.view(np.uint64)).sum(dtype=np.int64))


def page(held: Set, offset: int, size: int) -> Sequence[int]:
    """Return up to `size` numbers of a set in their order, after the first `offset`."""
    bytes_held = np.flatnonzero(held)
    reached = np.cumsum(np.bitwise_count(held[bytes_held]), dtype=np.int64)
    first, last = np.searchsorted(reached, [offset, offset + size - 1], side="right")
    some = bytes_held[first : last + 1]
    if not len(some):
        return []
    numbers = (some[:, None] * 8 + np.arange(8))[np.unpackbits(held[some]).reshape(-1, 8).astype(np.bool_)]
    skipped = offset - (int(reached[first - 1]) if first else 0)
    return [int(each) for each in numbers[skipped : skipped + size]]
