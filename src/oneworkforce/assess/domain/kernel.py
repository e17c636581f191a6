"""The compiled loop: counts words, (k, sum) and arc-by-arc products of people in cells.

The one place where speed is written out. It knows nothing of frameworks: `layout` prepares its
tables and `sums` gives its counts their meaning. Within a block of people every inner loop runs over
contiguous memory, so the compiler can do many people at a time.
"""

from typing import NamedTuple

import numba
import numpy as np
from numpy.typing import NDArray

BLOCK = 256
NO_SCORE = 251
"""Bytes from here on say why there is no score (answers.WITHHELD and the four after it)."""


class Plan(NamedTuple):
    """What is counted. Ranges are given by their starts, the last one being the end of all.

    starts: questions of each arc. words: of word w, questions[words[w]:words[w + 1]], its counters from
    offsets[w]; arc_words: the words of each arc. columns: of each arc, its limbs among the products'.
    ks_starts: of each arc, its counters of (k, sum). scored [kinds, ks] and tables [kinds, limb, ks]:
    whether there is a score, and its scaled value. kinds: the kind of each cell.
    """

    points: int
    starts: NDArray[np.int64]
    words: NDArray[np.int64]
    questions: NDArray[np.int64]
    offsets: NDArray[np.int64]
    arc_words: NDArray[np.int64]
    columns: NDArray[np.int64]
    ks_starts: NDArray[np.int64]
    scored: NDArray[np.uint8]
    tables: NDArray[np.float64]
    kinds: NDArray[np.int64]


class Counts(NamedTuple):
    """What is added to, each [cells, ...]: words; ks; special [questions, 5].

    products [columns + 1, columns + 1], upper triangle, the last column being 1 for people scored on every
    arc; for the others scored [arcs, arcs] and sums [columns, arcs] over people scored on both.
    """

    words: NDArray[np.int32]
    ks: NDArray[np.int64]
    special: NDArray[np.int64]
    products: NDArray[np.float64]
    scored: NDArray[np.int64]
    sums: NDArray[np.float64]


@numba.njit(nogil=True, cache=True)
def count(
    answers: NDArray[np.uint8], cell: NDArray[np.int32], first: int, last: int, plan: Plan, out: Counts
) -> None:  # pragma: no cover  (compiled)
    """Count people `first` to `last` of answers [questions, people], person i being in cell[i]."""
    arcs = len(plan.starts) - 1
    width = plan.columns[arcs] + 1
    word = np.empty(BLOCK, np.uint16)
    answered = np.empty(BLOCK, np.int32)
    total = np.empty(BLOCK, np.int32)
    state = np.empty((BLOCK, arcs), np.uint8)
    score = np.zeros((BLOCK, width))
    whole = np.empty(BLOCK, np.uint8)
    base = np.uint16(plan.points + 1)
    none = np.uint8(plan.points)
    for block in range(first, last, BLOCK):
        size = min(BLOCK, last - block)
        whole[:] = 1
        for arc in range(arcs):
            answered[:] = 0
            total[:] = 0
            for question in range(plan.starts[arc], plan.starts[arc + 1]):
                column = answers[question, block : block + size]
                for i in range(size):
                    valid = column[i] < none
                    answered[i] += valid
                    total[i] += column[i] if valid else 0
            for w in range(plan.arc_words[arc], plan.arc_words[arc + 1]):
                word[:] = 0
                for at in range(plan.words[w], plan.words[w + 1]):
                    column = answers[plan.questions[at], block : block + size]
                    for i in range(size):
                        word[i] = np.uint16(word[i] * base + np.uint16(min(column[i], none)))
                for i in range(size):
                    out.words[cell[block + i], plan.offsets[w] + word[i]] += 1
            length = plan.starts[arc + 1] - plan.starts[arc]
            sums = length * (plan.points - 1) + 1
            for i in range(size):
                at = cell[block + i]
                ks = plan.ks_starts[arc] + answered[i] * sums + total[i]
                out.ks[at, ks] += 1
                kind = plan.kinds[at]
                for limb in range(plan.columns[arc + 1] - plan.columns[arc]):
                    score[i, plan.columns[arc] + limb] = plan.tables[kind, limb, ks]
                state[i, arc] = plan.scored[kind, ks]
                if answered[i] < length:
                    whole[i] &= state[i, arc]
                    for question in range(plan.starts[arc], plan.starts[arc + 1]):
                        answer = answers[question, block + i]
                        if answer >= NO_SCORE:
                            out.special[at, question, answer - NO_SCORE] += 1
        for i in range(size):
            at = cell[block + i]
            row = score[i]
            row[width - 1] = whole[i]
            products = out.products[at]
            for p in range(width):
                left = row[p]
                for q in range(p, width):
                    products[p, q] += left * row[q]
            if not whole[i]:
                for a in range(arcs):
                    for b in range(arcs):
                        if state[i, a] and state[i, b]:
                            out.scored[at, a, b] += 1
                            for p in range(plan.columns[a], plan.columns[a + 1]):
                                out.sums[at, p, b] += row[p]
