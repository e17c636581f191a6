"""The compiled loop: counts words and arc-by-arc products of people in cells.

The one place where speed is written out. It knows nothing of frameworks: `layout` prepares its
tables and `sums` gives its counts their meaning. Within a block of people every inner loop runs over
contiguous memory, so the compiler can do many people at a time.
"""

from typing import NamedTuple

import numba
import numpy as np
from numpy.typing import NDArray

BLOCK = 1024
NO_SCORE = 251
"""Bytes from here on say why there is no score (answers.WITHHELD and the four after it)."""


class Plan(NamedTuple):
    """What is counted. Ranges are given by their starts, the last one being the end of all.

    starts: questions of each arc. words: of word w, questions[words[w]:words[w + 1]], its counters from
    offsets[w]; arc_words: the words of each arc; owns: whether a question stands in no earlier word; word_pairs: the
    first pair of each word; digits: of each word, the answers it spells (short words at the end).
    columns: of each arc, its limbs among the products'.
    An arc's state is (questions answered) x steps[arc] + (sum of scores), from states[arc] of the person's kind;
    flags [state] says whether that is a SCORED or a COMPLETE one, tables [limb, state] its scaled score.
    kinds: the kind of each cell; each has as many states.
    """

    points: int
    starts: NDArray[np.int64]
    words: NDArray[np.int64]
    questions: NDArray[np.int64]
    offsets: NDArray[np.int64]
    arc_words: NDArray[np.int64]
    owns: NDArray[np.uint8]
    word_pairs: NDArray[np.int64]
    digits: NDArray[np.uint8]
    columns: NDArray[np.int64]
    steps: NDArray[np.int32]
    states: NDArray[np.int32]
    flags: NDArray[np.uint8]
    tables: NDArray[np.float64]
    kinds: NDArray[np.int64]


SCORED, COMPLETE = 1, 3


class Counts(NamedTuple):
    """What is added to, each [cells, ...].

    words; spelled out as scores [questions, points] and joint [pairs, points, points].
    special [questions, 6]: why there is no score; its first slot means nothing. people: everyone.
    some, whole: those scored on at least one arc, on every arc. products [columns, columns].
    scored [arcs, arcs]: those not whole, by arcs scored together.
    sums [arcs + 1, columns]: of them over people scored on an arc; last, of the whole.
    """

    words: NDArray[np.int32]
    scores: NDArray[np.int64]
    joint: NDArray[np.int64]
    special: NDArray[np.int64]
    products: NDArray[np.float64]
    people: NDArray[np.int64]
    some: NDArray[np.int64]
    whole: NDArray[np.int64]
    scored: NDArray[np.int64]
    sums: NDArray[np.float64]


@numba.njit(nogil=True, cache=True)
def count(
    answers: NDArray[np.uint8], cell: NDArray[np.int32], first: int, last: int, plan: Plan, out: Counts
) -> None:  # pragma: no cover  (compiled)
    """Count people `first` to `last` of answers [questions, people], person i being in cell[i]."""
    arcs = len(plan.starts) - 1
    width = plan.columns[arcs]
    # Unsigned, because a signed index is first looked at for counting from the end.
    word = np.empty(BLOCK, np.uint16)
    place = np.empty(BLOCK, np.uint32)
    own = np.zeros(BLOCK, np.uint32)
    state = np.empty(BLOCK, np.uint32)
    flags = np.empty((BLOCK, arcs), np.uint8)
    gap = np.empty(BLOCK + 1, np.uint32)
    whole = np.empty(BLOCK, np.uint8)
    score = np.zeros((BLOCK, width))
    base = np.uint16(plan.points + 1)
    none = np.uint8(plan.points)
    for block in range(first, last, BLOCK):
        size = min(BLOCK, last - block)
        whole[:] = SCORED
        for i in range(size):
            place[i] = cell[block + i]
            own[i] = np.uint32(plan.kinds[place[i]] * plan.states[arcs])
        for arc in range(arcs):
            state[:] = own + np.uint32(plan.states[arc])
            step = plan.steps[arc]
            for question in range(plan.starts[arc], plan.starts[arc + 1]):
                column = answers[question, block : block + size]
                for i in range(size):
                    state[i] += step + column[i] if column[i] < none else 0
            for w in range(plan.arc_words[arc], plan.arc_words[arc + 1]):
                word[:] = 0
                for at in range(plan.words[w], plan.words[w + 1]):
                    column = answers[plan.questions[at], block : block + size]
                    for i in range(size):
                        word[i] = np.uint16(word[i] * base + np.uint16(min(column[i], none)))
                offset = np.uint64(plan.offsets[w])
                for i in range(size):
                    out.words[place[i], offset + word[i]] += 1
            for limb in range(plan.columns[arc + 1] - plan.columns[arc]):
                scaled = plan.tables[limb]
                for i in range(size):
                    score[i, plan.columns[arc] + limb] = scaled[state[i]]
            gaps = 0
            for i in range(size):
                flag = plan.flags[state[i]]
                flags[i, arc] = flag
                whole[i] &= flag
                gap[gaps] = i
                gaps += flag != COMPLETE
            # Every answer of a person with a gap is counted, scores too (in slot 0): cheaper than to ask which it is.
            for question in range(plan.starts[arc], plan.starts[arc + 1]):
                column = answers[question, block : block + size]
                for at in range(gaps):
                    i = gap[at]
                    out.special[place[i], question, max(column[i], NO_SCORE - 1) - (NO_SCORE - 1)] += 1
        for i in range(size):
            at = place[i]
            row = score[i]
            out.people[at] += 1
            products = out.products[at]
            for p in range(width):
                for q in range(width):
                    products[p, q] += row[p] * row[q]
            if whole[i]:
                out.some[at] += 1
                out.whole[at] += 1
                for p in range(width):
                    out.sums[at, arcs, p] += row[p]
                continue
            some = np.uint8(0)
            for a in range(arcs):
                some |= flags[i, a]
                if flags[i, a]:
                    for p in range(width):
                        out.sums[at, a, p] += row[p]
                    for b in range(arcs):
                        if flags[i, b]:
                            out.scored[at, a, b] += 1
            out.some[at] += some & SCORED


@numba.njit(nogil=True, cache=True)
def spell(plan: Plan, out: Counts, first: int, last: int) -> None:  # pragma: no cover  (compiled)
    """Read question-by-score counts and the joint counts of pairs off the words of cells `first` to `last`."""
    longest = plan.digits.shape[1]
    for at in range(first, last):
        for w in range(len(plan.words) - 1):
            start, length = plan.words[w], plan.words[w + 1] - plan.words[w]
            counts = out.words[at, plan.offsets[w] : plan.offsets[w + 1]]
            for word in range(len(counts)):
                count = counts[word]
                if not count:
                    continue
                digits = plan.digits[word, longest - length :]
                pair = plan.word_pairs[w]
                for i in range(length):
                    if digits[i] == plan.points:
                        pair += length - 1 - i
                        continue
                    if plan.owns[start + i]:
                        out.scores[at, plan.questions[start + i], digits[i]] += count
                    for j in range(i + 1, length):
                        if digits[j] < plan.points:
                            out.joint[at, pair, digits[i], digits[j]] += count
                        pair += 1
