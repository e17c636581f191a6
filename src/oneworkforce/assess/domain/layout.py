"""How a framework's answers are counted: which words the kernel counts, and how an arc score is scaled.

A *word* is the answers of one person to all questions of an arc, read as a number in base points + 1
(the last digit value stands for "no score"). Counting words costs one increment a person and arc and
holds everything: question by score, sums, pairs. An arc too long for one word is counted by the words
of its pairs instead. Both give the same sums.

An arc score is sum / k; scaled by the least common multiple of the possible k it is whole, so every
sum of it is exact. Where that whole number is large it is split into limbs small enough that sums of
their products stay exact in a float64 (below 2**53).
"""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oneworkforce.assess.domain import kernel
from oneworkforce.assess.domain.framework import Framework

LONGEST_WORD = 1 << 15
"""Distinct words of an arc counted whole: five questions of 1-5 have 7,776, of 1-6 16,807."""

LIMB = 14
"""Bits of a limb: products of two, summed over a block of 2**24 people, stay below 2**53."""

BLOCK = 1 << 24
"""People counted at once at most: the bound above."""


@dataclass(frozen=True)
class Layout:
    """The plan of counting for one framework and one list of audiences (`kinds`)."""

    points: int
    starts: NDArray[np.int64]
    lengths: tuple[int, ...]
    multiples: tuple[int, ...]
    limbs: tuple[int, ...]
    steps: NDArray[np.int32]
    states: NDArray[np.int32]
    flags: NDArray[np.uint8]
    tables: NDArray[np.float64]
    pairs: tuple[tuple[int, int, int], ...]

    @property
    def arcs(self) -> int:
        """How many arcs."""
        return len(self.lengths)

    def words(self, cells: int, room: int) -> list[tuple[int, ...]]:
        """Return the words to count, each as its questions; whole arcs while `cells` of them fit in `room` counters."""
        base = self.points + 1
        whole = [base**length <= LONGEST_WORD for length in self.lengths]
        if cells * sum(base**length for length, fits in zip(self.lengths, whole, strict=True) if fits) > room:
            whole = [length == 1 for length in self.lengths]
        chosen: list[tuple[int, ...]] = []
        for arc, fits in enumerate(whole):
            questions = range(int(self.starts[arc]), int(self.starts[arc + 1]))
            chosen += [tuple(questions)] if fits else list(itertools.combinations(questions, 2))
        return chosen


def plan(framework: Framework, kinds: Sequence[str]) -> Layout:
    """Return how answers to `framework` are counted for the audiences `kinds`."""
    points = framework.scale.points
    lengths = tuple(len(arc.questions) for arc in framework.arcs)
    asked = np.array(
        [
            [sum(framework.asks(question, kind) for question in arc.questions) for arc in framework.arcs]
            for kind in kinds
        ],
        np.int64,
    ).reshape(len(kinds), len(lengths))
    multiples = tuple(_multiple(asked[:, arc], length) for arc, length in enumerate(lengths))
    limbs = tuple(max(1, math.ceil((multiple * (points - 1)).bit_length() / LIMB)) for multiple in multiples)
    steps = [length * (points - 1) + 1 for length in lengths]
    states = np.cumsum([0, *((length + 1) * step for length, step in zip(lengths, steps, strict=True))])
    flags = np.zeros((len(kinds), states[-1]), np.uint8)
    tables = np.zeros((max(limbs), len(kinds), states[-1]))
    for kind, arc in itertools.product(range(len(kinds)), range(len(lengths))):
        for k in range(1, lengths[arc] + 1):
            if 2 * k < asked[kind, arc]:
                continue  # method 2: a score exists iff 2k >= q, of the questions asked of them
            for total in range(k * (points - 1) + 1):
                state = states[arc] + k * steps[arc] + total
                flags[kind, state] = kernel.COMPLETE if k == lengths[arc] else kernel.SCORED
                scaled = total * (multiples[arc] // k)
                for limb in range(limbs[arc]):
                    tables[limb, kind, state] = (scaled >> (LIMB * limb)) & ((1 << LIMB) - 1)
    starts = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
    pairs = tuple(
        (arc, i, j)
        for arc in range(len(lengths))
        for i, j in itertools.combinations(range(int(starts[arc]), int(starts[arc + 1])), 2)
    )
    return Layout(
        points,
        starts,
        lengths,
        multiples,
        limbs,
        np.array(steps, np.int32),
        states.astype(np.int32),
        flags.ravel(),
        tables.reshape(len(tables), -1),
        pairs,
    )


def _multiple(asked: NDArray[np.int64], length: int) -> int:
    """Return the least common multiple of every k with which a score may exist."""
    least = min((max(1, -(-int(number) // 2)) for number in asked), default=1)
    return math.lcm(*range(least, length + 1))
