"""From arrays to the rows that are shown. A withheld row is made without its figures, not blanked later."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from oneworkforce.assess.domain import answers, change
from oneworkforce.assess.domain.change import Changes
from oneworkforce.assess.domain.estimates import Estimates, Floats
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.guard import Pattern
from oneworkforce.assess.domain.results import By, Call, Change, Plain, Row
from oneworkforce.assess.domain.sums import Sums


@dataclass(frozen=True)
class Made:
    """Everything known of the published groups: arrays [groups, …] in the rows of Estimates.

    `sets` is the grouping set of each group (0 the whole), a family of tests of its own.
    `questions` tells how many questions each arc's change is over.
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


def make(made: Made) -> tuple[Row, ...]:
    """Return the rows group by group: for each arc itself and its questions, then the overall."""
    names = list(_names(made.framework))
    spread = _Spread(made.estimates.se, made.estimates.half, _families(made, names))
    return tuple(
        _row(made, group, (arc, question), at, spread)
        for group in range(len(made.groups))
        for arc, question, at in names
    )


@dataclass(frozen=True)
class _Spread:
    """What is computed once for all rows: standard errors, half intervals, q by (group, row)."""

    se: Floats
    half: Floats
    q: Mapping[tuple[int, int], float]


def _names(framework: Framework) -> Iterator[tuple[str | None, str | None, int]]:
    """Give (arc, question, place among the rows of Estimates) in the order of reading."""
    questions = len(framework.questions)
    for number, (arc, positions) in enumerate(zip(framework.arcs, framework.positions, strict=True)):
        yield arc.id, None, questions + number
        for place, question in zip(positions, arc.questions, strict=True):
            yield arc.id, question.id, place
    yield None, None, questions + len(framework.arcs)


def _row(
    made: Made,
    group: int,
    name: tuple[str | None, str | None],
    at: int,
    spread: _Spread,
) -> Row:
    arc, question = name
    by = made.groups[group]
    questions, arcs = len(made.framework.questions), len(made.framework.arcs)
    if made.pattern.cells[group]:
        return Row(by, arc, question, withheld="cell")
    hidden = np.concatenate(
        (made.pattern.questions[group], made.pattern.arcs[group], made.pattern.overall[group : group + 1])
    )
    respondents = int(made.sums.respondents[group])
    if hidden[at]:
        return Row(by, arc, question, respondents=respondents, withheld="row")
    found = made.estimates
    mean, se, half = (_known(array[group, at]) for array in (found.mean, spread.se, spread.half))
    low, high = (None, None) if mean is None or half is None else (mean - half, mean + half)
    scores, special = _counted(made, group, at)
    threshold = made.framework.scale.threshold
    return Row(
        by=by,
        arc=arc,
        question=question,
        respondents=respondents,
        n=int(found.n[group, at]),
        invited=_whole(made.invited[group, at]),
        mean=mean,
        mean_unweighted=_known(found.unweighted[group, at]),
        n_effective=_known(found.effective[group, at]),
        se=se,
        low=low,
        high=high,
        distribution=scores,
        dont_know=None if special is None else int(special[answers.DONT_KNOW - answers.WITHHELD]),
        not_applicable=None if special is None else int(special[answers.NOT_APPLICABLE - answers.WITHHELD]),
        alpha=_alpha(made, group, at - questions) if questions <= at < questions + arcs else None,
        call=_call(low, high, threshold),
        plain=_plain(found.hundredths[group, at], threshold),
        change=_change(made, group, at, arc, spread.q),
    )


def _counted(made: Made, group: int, at: int) -> tuple[tuple[int, ...] | None, np.ndarray | None]:
    """Return the distribution and the reasons for no score: an arc's are pooled over its questions."""
    questions = len(made.framework.questions)
    if at < questions:
        return tuple(int(count) for count in made.sums.scores[group, at]), made.sums.special[group, at]
    if at - questions == len(made.framework.arcs):
        return None, None
    places = list(made.framework.positions[at - questions])
    pooled = made.sums.scores[group, places].sum(axis=0)
    return tuple(int(count) for count in pooled), made.sums.special[group, places].sum(axis=0)


def _alpha(made: Made, group: int, arc: int) -> float | None:
    """Return alpha, unless a question of the arc is withheld."""
    if made.pattern.questions[group, list(made.framework.positions[arc])].any():
        return None
    return _known(made.alphas[group, arc])


def _call(low: float | None, high: float | None, threshold: Fraction) -> Call | None:
    if low is None or high is None:
        return None
    if low > threshold:
        return "above"
    return "below" if high < threshold else "not distinguishable"


def _plain(hundredths: float, threshold: Fraction) -> Plain | None:
    if math.isnan(hundredths):
        return None
    if hundredths == threshold * 100:
        return "at"
    return "above" if hundredths > threshold * 100 else "below"


def _change(made: Made, group: int, at: int, arc: str | None, q: Mapping[tuple[int, int], float]) -> Change | None:
    if made.changes is None or made.questions is None or math.isnan(made.changes.difference[group, at]):
        return None
    found = made.changes
    questions = len(made.framework.questions)
    over = 1 if at < questions else made.questions.get(arc, 0) if arc else sum(made.questions.values())
    return Change(
        mean=float(found.mean[group, at]),
        previous=float(found.previous[group, at]),
        difference=float(found.difference[group, at]),
        se=_known(found.se[group, at]),
        low=_known(found.low[group, at]),
        high=_known(found.high[group, at]),
        p=_known(found.p[group, at]),
        q=q.get((group, at)),
        effect=_known(found.effect[group, at]),
        questions=over,
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


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def _whole(value: float) -> int | None:
    return None if math.isnan(value) else int(value)
