"""From arrays to the rows that are shown. A withheld row is made without its figures, not blanked later."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oneworkforce.assess.domain import answers, change
from oneworkforce.assess.domain.change import Changes
from oneworkforce.assess.domain.estimates import Estimates, Floats
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.results import By, Change, Row
from oneworkforce.assess.domain.sums import Sums
from oneworkforce.lib.guard import Pattern


@dataclass(frozen=True)
class Made:
    """Everything known of the published groups: arrays [groups, …] in the rows of Estimates.

    `sets` is the grouping set of each group (0 the whole), a family of tests of its own.
    `questions` tells how many questions each arc's change is over; `mapped` names those that a crosswalk maps.
    """

    framework: Framework
    groups: tuple[By, ...]
    sets: tuple[int, ...]
    sums: Sums
    estimates: Estimates
    invited: Floats
    alphas: Floats
    pattern: Pattern
    changes: Changes | None
    questions: Mapping[str, int] | None
    mapped: frozenset[str] = frozenset()


def make(made: Made) -> tuple[Row, ...]:
    """Return the rows group by group: for each arc itself and its questions, then the overall."""
    names = list(_names(made.framework))
    columns = _columns(made, names)
    hidden = np.column_stack((made.pattern.questions, made.pattern.arcs, made.pattern.overall)).tolist()
    rows: list[Row] = []
    for group, by in enumerate(made.groups):
        if made.pattern.cells[group]:
            rows += [Row(by, arc, question, withheld="cell") for arc, question, _ in names]
            continue
        respondents = int(made.sums.respondents[group])
        figures = list(zip(*(column[group] for column in columns), strict=True))
        rows += [
            Row(by, arc, question, respondents, withheld="row")
            if hidden[group][at]
            else Row(by, arc, question, respondents, *figures[at])
            for arc, question, at in names
        ]
    return tuple(rows)


def _names(framework: Framework) -> Iterator[tuple[str | None, str | None, int]]:
    """Give (arc, question, place among the rows of Estimates) in the order of reading."""
    questions = len(framework.questions)
    for number, (arc, positions) in enumerate(zip(framework.arcs, framework.positions, strict=True)):
        yield arc.id, None, questions + number
        for place, question in zip(positions, arc.questions, strict=True):
            yield arc.id, question.id, place
    yield None, None, questions + len(framework.arcs)


def _columns(made: Made, names: list[tuple[str | None, str | None, int]]) -> list[list[list[Any]]]:
    """Return every figure of Row, in its order of fields, as [groups][rows]; None where it does not exist."""
    found = made.estimates
    half = found.half
    low, high = found.mean - half, found.mean + half
    threshold = float(made.framework.scale.threshold)
    starts = [positions.start for positions in made.framework.positions]
    scores, special = (
        np.concatenate((counts, np.add.reduceat(counts, starts, axis=1)), axis=1)
        for counts in (made.sums.scores, made.sums.special)
    )
    alphas = np.where(np.logical_or.reduceat(made.pattern.questions, starts, axis=1), np.nan, made.alphas)
    no_question = np.full((len(made.groups), len(made.framework.questions)), np.nan)
    no_overall = np.full((len(made.groups), 1), np.nan)
    figures = {
        "n": found.n.tolist(),
        "invited": _known(made.invited, whole=True),
        "mean": _known(found.mean),
        "mean_unweighted": _known(found.unweighted),
        "n_effective": _known(found.effective),
        "se": _known(found.se),
        "low": _known(low),
        "high": _known(high),
        "distribution": [[*map(tuple, group), None] for group in scores.tolist()],
        "dont_know": _counted(special, answers.DONT_KNOW),
        "not_applicable": _counted(special, answers.NOT_APPLICABLE),
        "alpha": _known(np.concatenate((no_question, alphas, no_overall), axis=1)),
        "call": _said(low > threshold, high < threshold, "not distinguishable", high),
        "plain": _said(found.hundredths > threshold * 100, found.hundredths < threshold * 100, "at", found.hundredths),
        "change": _changes(made, names),
    }
    return [figures[name] for name in Row._fields if name in figures]


def _known(values: Floats, *, whole: bool = False) -> list[list[Any]]:
    """Return numbers as Python's own, None for NaN."""
    out = values.astype(np.object_)
    known = ~np.isnan(values)
    if whole:
        out[known] = values[known].astype(np.int64)
    out[~known] = None
    return [list(group) for group in out]


def _counted(special: NDArray[np.int64], reason: int) -> list[list[int | None]]:
    """Return how many gave one reason for no score; the overall has no such count."""
    return [[*counts, None] for counts in special[:, :, reason - answers.WITHHELD].tolist()]


def _said(above: NDArray[np.bool_], below: NDArray[np.bool_], else_: str, values: Floats) -> list[list[str | None]]:
    """Return "above", "below" or `else_`; None where the value does not exist."""
    said = np.where(above, "above", np.where(below, "below", else_)).astype(np.object_)
    said[np.isnan(values)] = None
    return [list(group) for group in said]


def _changes(made: Made, names: list[tuple[str | None, str | None, int]]) -> list[list[Change | None]]:
    if made.changes is None:
        return [[None] * len(names) for _ in made.groups]
    q = _families(made, names)
    over = _over(made, names)
    return [[_change(made, group, at, over[at], q) for at in range(len(names))] for group in range(len(made.groups))]


def _over(made: Made, names: list[tuple[str | None, str | None, int]]) -> dict[int, tuple[int, int]]:
    """Return over how many questions the change of each row is, and how many of them are mapped."""
    questions, mapped = made.questions or {}, dict.fromkeys((arc.id for arc in made.framework.arcs), 0)
    for arc, question, _ in names:
        if arc is not None and question in made.mapped:
            mapped[arc] += 1
    found = {}
    for arc, question, at in names:
        if question is not None:
            found[at] = (1, int(question in made.mapped))
        elif arc is not None:
            found[at] = (questions.get(arc, 0), mapped[arc])
        else:
            found[at] = (sum(questions.values()), sum(mapped.values()))
    return found


def _change(
    made: Made, group: int, at: int, over: tuple[int, int], q: Mapping[tuple[int, int], float]
) -> Change | None:
    if made.changes is None or math.isnan(made.changes.difference[group, at]):
        return None
    found = made.changes

    def known(values: Floats) -> float | None:
        value = float(values[group, at])
        return None if math.isnan(value) else value

    questions, mapped = over
    return Change(
        mean=float(found.mean[group, at]),
        previous=float(found.previous[group, at]),
        difference=float(found.difference[group, at]),
        se=known(found.se),
        low=known(found.low),
        high=known(found.high),
        p=known(found.p),
        q=q.get((group, at)),
        effect=known(found.effect),
        questions=questions,
        mapped=mapped,
    )


def _families(made: Made, names: list[tuple[str | None, str | None, int]]) -> dict[tuple[int, int], float]:
    """Return q by (group, row): a family is arcs, or questions, of one grouping set; shown rows alone."""
    if made.changes is None:
        return {}
    families: dict[tuple[int, bool], list[tuple[int, int]]] = {}
    for group, of_set in enumerate(made.sets):
        for arc, question, at in names:
            if arc is not None and not math.isnan(made.changes.p[group, at]):
                families.setdefault((of_set, question is None), []).append((group, at))
    found: dict[tuple[int, int], float] = {}
    for members in families.values():
        adjusted = change.adjust([float(made.changes.p[member]) for member in members])
        found |= dict(zip(members, adjusted, strict=True))
    return found
