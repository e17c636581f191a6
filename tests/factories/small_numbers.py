"""Counts of invented people in groups, as the guard takes them."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oneworkforce.lib import guard

NOT_ANSWERED = -1


@dataclass(frozen=True)
class Survey:
    """Counts and their shape; cell 0 is the whole, then each column's cells, then the cross."""

    counts: guard.Counts
    shape: guard.Shape


def column(
    parts: Sequence[Sequence[Sequence[int]]], arcs: tuple[range, ...] = (), arc_people: Sequence[Sequence[int]] = ()
) -> Survey:
    """One column of groups: parts[group][question] are people by score. Everyone answers the fullest question."""
    scores = np.array(parts, np.int64)
    scores = np.concatenate([scores.sum(axis=0, keepdims=True), scores])
    arcs = arcs or (range(scores.shape[1]),)
    respondents = scores[1:].sum(axis=2).max(axis=1)
    people = np.array(arc_people, np.int64) if arc_people else np.tile(respondents[:, None], len(arcs))
    cells = tuple(range(1, len(scores)))
    counts = guard.Counts(
        np.concatenate([[respondents.sum()], respondents]),
        scores,
        np.concatenate([people.sum(axis=0, keepdims=True), people]),
    )
    return Survey(counts, guard.Shape(((0, cells),) if cells else (), arcs))


def alike(*people: int) -> Survey:
    """One column of groups of these sizes, one arc of three questions, all answered in five different ways."""
    return column([[[size // 5 + (score < size % 5) for score in range(5)]] * 3 for size in people])


def crossed(
    groups: Sequence[NDArray[np.int64]],
    answers: NDArray[np.int64],
    arcs: tuple[range, ...],
    points: int,
    categories: Sequence[int],
) -> Survey:
    """People in 1 to 3 columns (`groups` of numbers below `categories`), `answers` [people, Q] from 0, or -1."""
    members, equations, one_way = [np.ones(len(answers), bool)], [], []
    for group, size in zip(groups, categories, strict=True):
        cells = tuple(range(len(members), len(members) + size))
        members += [group == category for category in range(size)]
        equations.append((0, cells))
        one_way.append(cells)
    if len(categories) > 1:
        start, crosses = len(members), list(itertools.product(*map(range, categories)))
        members += [np.all([g == c for g, c in zip(groups, cross, strict=True)], axis=0) for cross in crosses]
        equations.append((0, tuple(range(start, len(members)))))
        for place, cells in enumerate(one_way):
            for category, cell in enumerate(cells):
                parts = tuple(start + i for i, cross in enumerate(crosses) if cross[place] == category)
                equations.append((cell, parts))
    inside = np.array(members, np.int64)
    scored = np.stack([2 * (answers[:, a.start : a.stop] >= 0).sum(axis=1) >= len(a) for a in arcs], axis=1)
    counts = guard.Counts(
        inside.sum(axis=1),
        np.stack([inside @ (answers == score) for score in range(points)], axis=-1),
        inside @ scored,
    )
    return Survey(counts, guard.Shape(tuple(equations), arcs))


def invented(
    seed: int,
    people: int,
    shares: Sequence[Sequence[float]],
    questions: int = 40,
    *,
    per_arc: int = 5,
    scores: Sequence[float] = (0.07, 0.16, 0.3, 0.32, 0.15),
    unanswered: float = 0.05,
    routed: int = 0,
) -> Survey:
    """Draw people into columns with these shares of categories, and their answers, some left out at random.

    The first `routed` questions are asked of the last column's first category alone.
    """
    random = np.random.default_rng(seed)
    groups = [random.choice(len(share), people, p=np.array(share) / sum(share)) for share in shares]
    answers = random.choice(len(scores), (people, questions), p=np.array(scores) / sum(scores))
    answers[random.random(answers.shape) < unanswered] = NOT_ANSWERED
    answers[np.ix_(groups[-1] > 0, np.arange(routed))] = NOT_ANSWERED
    arcs = tuple(range(start, min(start + per_arc, questions)) for start in range(0, questions, per_arc))
    return crossed(groups, answers, arcs, len(scores), [len(share) for share in shares])
