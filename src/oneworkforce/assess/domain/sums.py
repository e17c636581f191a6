"""Whole-number sums per cell: all that scores, intervals and the guard are computed from (method section 1).

Sums of parts add up to the sums of the whole, in any order, exactly: one process, many threads and a
cluster give the same digits.
"""

import functools
import itertools
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oneworkforce.assess.domain import kernel
from oneworkforce.assess.domain import layout as layouts
from oneworkforce.assess.domain.groups import Key
from oneworkforce.assess.domain.layout import Layout

ROOM = 1 << 23
"""Counters of words held at once: 32 MiB of them for each thread."""

THREADS = 2
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Sums:
    """Sums of respondents in `cells`; C cells, Q questions, A arcs, m points. Scores count from 0.

    respondents [C]; scored [C]: those with at least one arc score; scores [C, Q, m];
    special [C, Q, 5]: withheld, not asked, dk, na, not answered;
    pairs [C, P, 6]: of people who answered both i and j: n, sum i, sum j, sum i2, sum j2, sum ij;
    arc_n, arc_sum, arc_product [C, A, A], of people scored on both a and b: n, the sum of a's scores,
    the sum of products; scores scaled by Layout.multiples, in Python's whole numbers.
    """

    cells: tuple[Key, ...]
    respondents: Whole
    scored: Whole
    scores: Whole
    special: Whole
    pairs: Whole
    arc_n: Whole
    arc_sum: NDArray[np.object_]
    arc_product: NDArray[np.object_]

    ARRAYS = ("respondents", "scored", "scores", "special", "pairs", "arc_n", "arc_sum", "arc_product")

    def over(self, unions: Sequence[Sequence[int]]) -> "Sums":
        """Return the sums of unions of cells, named by their number; an empty union is all zeros."""
        arrays = {
            name: np.array([getattr(self, name)[list(union)].sum(axis=0) for union in unions]) for name in self.ARRAYS
        }
        return Sums(tuple((str(at),) for at in range(len(unions))), **arrays)

    def __add__(self, other: "Sums") -> "Sums":
        """Return the sums of both parts, over the cells of either."""
        places: Mapping[Key, int] = {key: at for at, key in enumerate(dict.fromkeys((*self.cells, *other.cells)))}
        arrays = {}
        for name in self.ARRAYS:
            mine, theirs = getattr(self, name), getattr(other, name)
            both = np.zeros((len(places), *mine.shape[1:]), mine.dtype)
            both[[places[key] for key in self.cells]] += mine
            both[[places[key] for key in other.cells]] += theirs
            arrays[name] = both
        return Sums(tuple(places), **arrays)


def nothing(layout: Layout) -> Sums:
    """Return the sums of no one."""
    return count(layout, np.empty((int(layout.starts[-1]), 0), np.uint8), np.empty(0, np.int32), (), ())


def count(
    layout: Layout, answers: NDArray[np.uint8], of_row: NDArray[np.int32], cells: Sequence[Key], kinds: Sequence[int]
) -> Sums:
    """Return the sums of respondents: `answers` [Q, people] as bytes, `of_row` their places in `cells`.

    `kinds` gives each cell's audience as a place in the list that the layout was planned for.
    Every column must be a respondent (method section 2); `answers.encode` sees to it.
    """
    people = answers.shape[1]
    total = None
    for start in range(0, max(people, 1), layouts.BLOCK):
        end = min(start + layouts.BLOCK, people)
        part = _block(layout, answers[:, start:end], of_row[start:end], tuple(cells), np.asarray(kinds, np.int64))
        total = part if total is None else total + part
    assert total is not None
    return total


def _block(
    layout: Layout, answers: NDArray[np.uint8], of_row: NDArray[np.int32], cells: tuple[Key, ...], kinds: Whole
) -> Sums:
    words = layout.words(len(cells), ROOM)
    plan = _kernel_plan(layout, words, kinds)

    def run(first: int, last: int) -> kernel.Counts:
        width, arcs = int(plan.columns[-1]), layout.arcs
        out = kernel.Counts(
            words=np.zeros((len(cells), int(plan.offsets[-1])), np.int32),
            scores=np.zeros((len(cells), int(layout.starts[-1]), layout.points), np.int64),
            joint=np.zeros((len(cells), len(layout.pairs), layout.points, layout.points), np.int64),
            special=np.zeros((len(cells), int(layout.starts[-1]), 6), np.int64),
            products=np.zeros((len(cells), width, width)),
            people=np.zeros(len(cells), np.int64),
            some=np.zeros(len(cells), np.int64),
            whole=np.zeros(len(cells), np.int64),
            scored=np.zeros((len(cells), arcs, arcs), np.int64),
            sums=np.zeros((len(cells), arcs + 1, width)),
        )
        kernel.count(answers, of_row, first, last, plan, out)
        return out

    with ThreadPoolExecutor(THREADS) as pool:
        left, right = pool.map(run, *_halves(answers.shape[1]))
        for name in kernel.Counts._fields:
            total: NDArray[np.generic] = getattr(left, name)
            np.add(total, getattr(right, name), out=total)
        list(pool.map(functools.partial(kernel.spell, plan, left), *_halves(len(cells))))
    pairs = _pairs(left.joint)
    arc_n, arc_sum, arc_product = _arcs(layout, plan.columns, left)
    return Sums(cells, left.people, left.some, left.scores, left.special[:, :, 1:], pairs, arc_n, arc_sum, arc_product)


def _halves(number: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return where two halves of so many things start, and where they end."""
    return (0, number // 2), (number // 2, number)


def _kernel_plan(layout: Layout, words: Sequence[tuple[int, ...]], kinds: Whole) -> kernel.Plan:
    questions = list(itertools.chain(*words))
    longest = max(len(word) for word in words)
    spelled = np.indices((layout.points + 1,) * longest, np.uint8).reshape(longest, -1).T
    arc_of = np.searchsorted(layout.starts, [word[0] for word in words], side="right") - 1
    return kernel.Plan(
        points=layout.points,
        starts=layout.starts,
        words=_starts([len(word) for word in words]),
        questions=np.array(questions, np.int64),
        offsets=_starts([(layout.points + 1) ** len(word) for word in words]),
        arc_words=np.searchsorted(arc_of, np.arange(layout.arcs + 1)).astype(np.int64),
        owns=np.array([at == questions.index(question) for at, question in enumerate(questions)], np.uint8),
        word_pairs=_starts([len(word) * (len(word) - 1) // 2 for word in words]),
        digits=np.ascontiguousarray(spelled),
        columns=_starts(layout.limbs),
        steps=layout.steps,
        states=layout.states,
        flags=layout.flags,
        tables=layout.tables,
        kinds=kinds,
    )


def _starts(lengths: Sequence[int]) -> Whole:
    return np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)


def _pairs(joint: Whole) -> Whole:
    """Return n, sum i, sum j, sum i2, sum j2, sum ij of pairs from their joint counts [C, P, m, m]."""
    value = np.arange(joint.shape[2])
    ones = np.ones_like(value)
    factors = ((ones, ones), (value, ones), (ones, value), (value**2, ones), (ones, value**2), (value, value))
    return np.stack([(joint @ right) @ left for left, right in factors], axis=2)


def _arcs(layout: Layout, columns: Whole, out: kernel.Counts) -> tuple[Whole, NDArray[np.object_], NDArray[np.object_]]:
    """Return arc-by-arc n, sums and products, with the limbs put together in whole numbers without limit."""
    arcs = layout.arcs
    products, sums = out.products.astype(np.int64), out.sums.astype(np.int64)
    shape = (len(products), arcs, arcs)
    arc_n = out.scored + out.whole[:, None, None]
    arc_sum, arc_product = np.zeros(shape, np.object_), np.zeros(shape, np.object_)
    together = sums[:, :arcs] + sums[:, arcs:]
    for a in range(arcs):
        for p in range(columns[a], columns[a + 1]):
            weight = 1 << (layouts.LIMB * int(p - columns[a]))
            arc_sum[:, a, :] += weight * together[:, :, p].astype(np.object_)
            for b in range(arcs):
                for q in range(columns[b], columns[b + 1]):
                    both = weight << (layouts.LIMB * int(q - columns[b]))
                    arc_product[:, a, b] += both * products[:, p, q].astype(np.object_)
    return arc_n, arc_sum, arc_product
