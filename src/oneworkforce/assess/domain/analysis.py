"""From sums to results: who is published, what is estimated, what is withheld, what has changed.

Everything that is shown passes here, and passes the guard. Arrays are [groups, rows] with rows in the
order of Estimates: questions, arcs, overall.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from oneworkforce.assess.domain import change, estimates, framework_changes, notes, published, rows, weights
from oneworkforce.assess.domain.change import Changes
from oneworkforce.assess.domain.crosswalk import Crosswalk
from oneworkforce.assess.domain.estimates import Floats
from oneworkforce.assess.domain.frame import Frame
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.groups import Categories, Key
from oneworkforce.assess.domain.published import Group, Published
from oneworkforce.assess.domain.results import Results
from oneworkforce.assess.domain.sums import Sums
from oneworkforce.assess.domain.tally import Survey
from oneworkforce.assess.domain.weights import Margin
from oneworkforce.lib import guard, text


@dataclass(frozen=True)
class Round:
    """One round's answers added up, and its frame if there is one."""

    survey: Survey
    frame: Frame | None = None


@dataclass(frozen=True)
class Choices:
    """What the analyst asked for. `guarded` False gives raw figures: never into a report."""

    by: tuple[str, ...] = ()
    min_cell: int = 10
    weighted: bool = False
    guarded: bool = True


def analyse(now: Round, choices: Choices, then: Round | None = None, crosswalk: Crosswalk | None = None) -> Results:
    """Return what may be shown of a round, with its change since `then`.

    With `then`, the last view of each survey is of the questions both rounds share; `crosswalk` says which of them
    are mapped (it has been checked against both frameworks).
    Raises Refused where weights cannot be found.
    """
    framework = now.survey.framework
    rounds = [now] if then is None else [now, then]
    shown = published.publish(choices.by, _met(choices.by, rounds), {framework.audience_column or "": _audiences(now)})
    whole = _Part(now, shown, 0, choices.weighted)
    parts = (
        None if then is None else (_Part(now, shown, -1, choices.weighted), _Part(then, shown, -1, choices.weighted))
    )
    pattern = _pattern(whole, shown, choices, parts)
    compared = None if then is None else framework_changes.compare(then.survey.framework, framework, crosswalk)
    made = rows.Made(
        framework=framework,
        groups=tuple(_named(group, rounds) for group in shown.groups),
        sets=shown.sets,
        sums=whole.sums,
        estimates=whole.estimates,
        invited=whole.invited,
        alphas=estimates.alphas(
            framework, whole.layout, whole.sums, whole.kinds, choices.min_cell if choices.guarded else 0
        ),
        pattern=pattern,
        changes=None if parts is None else _changes(framework, parts, pattern),
        questions=None if parts is None else {arc.id: len(arc.questions) for arc in parts[0].framework.arcs},
        mapped=frozenset() if compared is None else compared.mapped,
    )
    return Results(
        framework=framework.id,
        framework_version=framework.version,
        respondents=None if pattern.cells[0] else int(whole.sums.respondents[0]),
        min_cell=choices.min_cell,
        weighted=choices.weighted,
        guarded=choices.guarded,
        groupings=choices.by,
        groups=made.groups,
        rows=rows.make(made),
        notes=notes.of_figures(
            made,
            weighted=choices.weighted,
            weightless=whole.weightless,
            guarded=choices.guarded,
            framed=now.frame is not None,
            compared=compared,
        ),
    )


class _Part:
    """A round seen through one of its views: sums and estimates of every published group."""

    def __init__(self, source: Round, shown: Published, view: int, weighted: bool) -> None:
        survey = source.survey
        self.framework = survey.views[view].framework
        self.layout = survey.views[view].layout
        cross = survey.sums[view]
        unions = shown.unions(survey.groupings, cross.cells)
        self.sums = cross.over(unions)
        self.kinds = [
            tuple(dict.fromkeys(survey.kind_of(cross.cells[at]) for at in union if cross.respondents[at]))
            for union in unions
        ]
        self.invited = _invited(self.framework, source.frame, shown.groups)
        plain = estimates.estimate(self.framework, self.layout, self.sums, self.invited)
        self.estimates = plain
        self.weightless: list[str] = []
        if weighted:
            assert source.frame is not None
            margins = _margins(survey, cross, source.frame)
            found = weights.rake(cross.respondents, margins)
            self.weightless = [
                f"{margin.column} {name}" for margin in margins for name in margin.weightless(cross.respondents)
            ]
            self.estimates = estimates.estimate_weighted(
                self.framework, self.layout, cross, unions, weights=found, plain=plain
            )


def _met(by: Sequence[str], rounds: Sequence[Round]) -> list[Key]:
    """Return every combination of the columns `by` that has a respondent or somebody invited."""
    met: list[Key] = []
    for one in rounds:
        places = [one.survey.groupings.index(column) for column in by]
        met += [
            tuple(cell[place] for place in places)
            for cell, people in zip(one.survey.sums[0].cells, one.survey.sums[0].respondents, strict=True)
            if people
        ]
        if one.frame is not None and all(column in one.frame.columns for column in by):
            places = [one.frame.columns.index(column) for column in by]
            met += [tuple(key[place] for place in places) for key, invited in one.frame.invited.items() if invited]
    return met


def _audiences(one: Round) -> list[str]:
    return [text.folded(name) for name in one.survey.framework.audiences]


def _named(group: Group, rounds: Sequence[Round]) -> tuple[tuple[str, str], ...]:
    """Return a group with its categories as people write them, this round's way first."""

    def name(column: str, category: str) -> str:
        known: list[Categories] = [one.survey.categories[one.survey.groupings.index(column)] for one in rounds]
        return next((c.name(category) for c in known if category in c.forms), category)

    return tuple((column, name(column, category)) for column, category in group)


def _invited(framework: Framework, frame: Frame | None, groups: Sequence[Group]) -> Floats:
    """Return N of every row: the frame in the group and, where a row is routed, in its audiences. NaN: unknown."""
    asked = [frozenset(question.audiences) for question in framework.questions]
    for positions in framework.positions:
        routed = [asked[place] for place in positions]
        asked.append(frozenset().union(*routed) if all(routed) else frozenset())
    asked.append(frozenset())
    found = np.full((len(groups), len(asked)), np.nan)
    if frame is None:
        return found
    for at, group in enumerate(groups):
        within = {column: frozenset({category}) for column, category in group}
        known: dict[frozenset[str], float] = {}
        for row, audiences in enumerate(asked):
            if audiences not in known:
                known[audiences] = _count(framework, frame, within, audiences)
            found[at, row] = known[audiences]
    return found


def _count(framework: Framework, frame: Frame, within: dict[str, frozenset[str]], audiences: frozenset[str]) -> float:
    column = framework.audience_column
    if audiences and column is not None:
        asked = frozenset(text.folded(name) for name in audiences)
        within = {**within, column: within.get(column, asked) & asked}
    count = frame.of(within)
    return float("nan") if count is None else float(count)


def _margins(survey: Survey, cross: Sums, frame: Frame) -> list[Margin]:
    margins = []
    for at, column in enumerate(frame.columns):
        place = survey.groupings.index(column)
        keys = list(dict.fromkeys([cell[place] for cell in cross.cells] + [key[at] for key in frame.invited]))
        invited = np.zeros(len(keys))
        for key, count in frame.invited.items():
            invited[keys.index(key[at])] += count
        of_cell = np.array([keys.index(cell[place]) for cell in cross.cells], np.intp)
        margins.append(Margin(column, of_cell, [survey.categories[place].name(key) for key in keys], invited))
    return margins


def _pattern(whole: _Part, shown: Published, choices: Choices, parts: tuple[_Part, _Part] | None) -> guard.Pattern:
    """Return what is withheld: of both rounds together, where there are two."""
    framework = whole.framework
    counts = [_counts(whole, framework)]
    if parts is not None:
        counts.append(_counts(parts[1], framework, parts[0].framework))
    shape = guard.Shape(shown.equations, framework.positions)
    if choices.guarded:
        return guard.protect(counts, shape, choices.min_cell)
    cells, questions, arcs = len(shown.groups), len(framework.questions), len(framework.arcs)
    nothing = np.zeros(cells, np.bool_)
    return guard.Pattern(nothing, np.zeros((cells, questions), np.bool_), np.zeros((cells, arcs), np.bool_), nothing)


def _counts(part: _Part, framework: Framework, twin: Framework | None = None) -> guard.Counts:
    """Return a round's counts in the layout of `framework`; `twin` names the questions of a cut-down part."""
    names = (twin or part.framework).questions
    places = {question.id: at for at, question in enumerate(names)}
    cells, points = part.sums.scores.shape[0], part.sums.scores.shape[2]
    scores = np.zeros((cells, len(framework.questions), points), np.int64)
    for at, question in enumerate(framework.questions):
        if question.id in places:
            scores[:, at] = part.sums.scores[:, places[question.id]]
    people = np.zeros((cells, len(framework.arcs)), np.int64)
    of_arc = {arc.id: at for at, arc in enumerate(part.framework.arcs)}
    for at, arc in enumerate(framework.arcs):
        if arc.id in of_arc:
            people[:, at] = part.sums.arc_n[:, of_arc[arc.id], of_arc[arc.id]]
    return guard.Counts(part.sums.respondents, scores, people)


def _changes(framework: Framework, parts: tuple[_Part, _Part], pattern: guard.Pattern) -> Changes:
    """Return the changes in the rows of `framework`, NaN where a row is not shared or is withheld.

    An arc over fewer questions than it has is another figure than the arc's own, and the two together
    tell of the rest: where any of its questions is withheld anywhere, that change is withheld everywhere.
    """
    found = change.compare(parts[0].estimates, parts[1].estimates)
    now = parts[0].framework
    questions = {question.id: at for at, question in enumerate(now.questions)}
    arcs = {arc.id: len(now.questions) + at for at, arc in enumerate(now.arcs)}
    source: list[int | None] = [questions.get(question.id) for question in framework.questions]
    for arc, positions in zip(framework.arcs, framework.positions, strict=True):
        places = [place for place in positions if source[place] is not None]
        cut = len(places) < len(positions)
        source.append(None if cut and pattern.questions[:, list(positions)].any() else arcs.get(arc.id))
    lost = any(source[len(framework.questions) + at] is None for at, arc in enumerate(framework.arcs) if arc.id in arcs)
    source.append(None if lost else len(now.questions) + len(now.arcs))
    hidden = np.column_stack((pattern.questions, pattern.arcs, pattern.overall))

    def moved(values: Floats) -> Floats:
        out = np.full(hidden.shape, np.nan)
        for row, at in enumerate(source):
            if at is not None:
                out[:, row] = values[:, at]
        out[hidden] = np.nan
        return out

    return Changes(*(moved(getattr(found, name)) for name in Changes.__dataclass_fields__))
