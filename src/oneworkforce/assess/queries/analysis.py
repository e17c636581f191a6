"""From files to results: opens answers and frame, adds them up, and asks the domain what may be shown.

Nothing is written here, and nothing is half read: a fault anywhere refuses the whole, unless lenient.
"""

import functools
import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from oneworkforce.assess.domain import analysis, change, columns, frame, tally
from oneworkforce.assess.domain.analysis import Choices, Round
from oneworkforce.assess.domain.crosswalk import Crosswalk
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.results import Results
from oneworkforce.assess.domain.tally import Keep, Survey, View
from oneworkforce.assess.queries import cluster, packed, partition
from oneworkforce.assess.queries.framing import Framing
from oneworkforce.assess.queries.packed import Kept
from oneworkforce.assess.queries.partition import Part, Task
from oneworkforce.lib import tables, text
from oneworkforce.lib.faults import Fault, Refused

MOST_ROWS = 20
"""Row numbers named in a warning; beyond them it counts."""

Progress = Callable[[str, float], None]
"""Called with what is being read and the share of it that is done, 0 to 1."""


@dataclass(frozen=True)
class Source:
    """One round's files: answers to a framework (or a folder of Parquet files), and who could have answered."""

    answers: Path
    framework: Framework
    frame: Path | None = None


@dataclass(frozen=True)
class Request:
    """What to analyse. `missing` are words that mean an empty cell; `lenient` leaves bad cells out, `most` of them.

    `crosswalk` maps the questions of `then` to those of `now`; it has been checked against both frameworks.
    """

    now: Source | Kept
    then: Source | Kept | None = None
    choices: Choices = field(default_factory=Choices)
    missing: tuple[str, ...] = ()
    lenient: bool = False
    cluster: str | None = None
    most: int | None = None
    crosswalk: Crosswalk | None = None


@dataclass(frozen=True)
class Found:
    """Results, and what a person must be told of the reading: nothing is left out in silence."""

    results: Results
    left_out: tuple[Fault, ...]
    warnings: tuple[str, ...]
    survey: Survey


def run(request: Request, progress: Progress = lambda _name, _share: None, keep: Keep | None = None) -> Found:
    """Read and analyse; raise Refused with everything that is wrong and what to do about it.

    `keep` is given this round's answers on the way (not with a cluster: there answers do not travel).
    """
    choices = request.choices
    _refuse_unframed(request)
    now = _opened(request.now, choices.by, request, "answers")
    kinds = tally.kinds(request.now.framework)
    views: tuple[View, ...] = (tally.view(request.now.framework, request.now.framework, kinds),)
    shared = change.shared(request.now.framework, request.then.framework, request.crosswalk) if request.then else None
    if shared and shared[0].questions != request.now.framework.questions:
        views = (*views, tally.view(request.now.framework, shared[0], kinds))
    readings, second = [now], None
    if request.then and shared:
        then = _opened(request.then, now.by, request, "previous answers")
        readings.append(then)
    first = now.read(views, progress, keep)
    if request.then and shared:
        second = then.read(
            (tally.view(request.then.framework, shared[1], tally.kinds(request.then.framework)),), progress
        )
    chosen = Choices(now.by, choices.min_cell, choices.weighted, choices.guarded)
    results = analysis.analyse(first, chosen, second, request.crosswalk)
    warnings = [warning for reading in readings for warning in reading.warnings]
    if request.then and not shared:
        warnings.append("No question has the same wording in both rounds or is mapped, so no change is shown.")
    left_out = tuple(fault for reading in readings for fault in reading.left_out)
    return Found(results, left_out, tuple(warnings), first.survey)


def _refuse_unframed(request: Request) -> None:
    if not request.choices.weighted:
        return
    for option, source in (("--frame", request.now), ("--previous-frame", request.then)):
        if source is not None and source.frame is None:
            remedy = f"Give {option} FILE with a column “{frame.INVITED}”."
            raise Refused(Fault("--weight", "It needs to know how many could have answered.", remedy))


def _opened(source: Source | Kept, by: Sequence[str], request: Request, name: str) -> "_Reading | packed.Reading":
    if isinstance(source, Kept):
        return packed.Reading(source, by, name)
    return _Reading(source, by, request, name)


class _Reading:
    """Reads one round; keeps what was left out and what a person must be warned of.

    Columns are named as the answers head them, so that --by, the frame and two rounds mean the same.
    """

    def __init__(self, source: Source, by: Sequence[str], request: Request, name: str) -> None:
        self._source, self._request, self._name = source, request, name
        self._files = _files(source.answers, name)
        table = tables.read(self._files[0])
        framework = source.framework
        routed = [framework.audience_column] if framework.audience_column else []
        own = {text.folded(heading): heading for heading in (*table.headings, *by, *routed)}
        self.by = tuple(dict.fromkeys(own[text.folded(column)] for column in by))
        self._framing = Framing(source.frame, own)
        self._groupings = tuple(dict.fromkeys((*self.by, *self._framing.columns, *routed)))
        self._columns = columns.match(table.headings, framework, self._groupings, name)
        self.left_out: list[Fault] = []
        self.warnings: list[str] = [*table.notes, *_unused(table, self._columns)]

    def read(self, views: tuple[View, ...], progress: Progress, keep: Keep | None = None) -> Round:
        """Return the round, added up over all its files."""
        known = dict(zip(self._groupings, tally.categories(self._source.framework, self._groupings), strict=True))
        found = self._framing.read(known)
        task = Task(
            framework=self._source.framework,
            views=views,
            groupings=self._groupings,
            known=tuple(known.values()),
            missing=self._request.missing,
            lenient=self._request.lenient,
            most=self._request.most,
            name=self._name,
            many=len(self._files) > 1,
        )
        shown = functools.partial(progress, self._name)
        if self._request.cluster:
            parts = cluster.add_up(self._request.cluster, self._files, task, shown)
        else:
            parts = [
                partition.add_up(path, task, functools.partial(self._share, at, shown), keep)
                for at, path in enumerate(self._files)
            ]
        survey = functools.reduce(operator.add, [part.survey for part in parts])
        self._told(survey, parts)
        return Round(survey, found)

    def _share(self, at: int, shown: Callable[[float], None], share: float) -> None:
        shown((at + share) / len(self._files))

    def _told(self, survey: Survey, parts: Sequence[Part]) -> None:
        if not survey.sums[0].respondents.sum():
            remedy = "Check that this is the file of answers and not its template."
            raise Refused(Fault(self._name, "no row holds an answer.", remedy))
        self.left_out += [fault for part in parts for fault in part.left_out]
        for path, part in zip(self._files, parts, strict=True):
            if part.survey.blank:
                count = text.counted(len(part.survey.blank), "row")
                where = f" of {path.name}" if len(parts) > 1 else ""
                self.warnings.append(
                    f"Not counted: {count}{where} without any answer ({_numbered(part.survey.blank)})."
                )
        if survey.strays:
            count = text.counted(survey.strays, "answer")
            self.warnings.append(f"Left out: {count} to questions that are not asked of the person's audience.")


def _files(path: Path, name: str) -> list[Path]:
    """Return the file, or the Parquet files of a folder in the order of their names."""
    if not path.is_dir():
        return [path]
    found = sorted(path.glob("*.parquet"))
    if not found:
        remedy = "Name a file of answers, or a folder that holds .parquet files."
        raise Refused(Fault(name, f"the folder {path.name} holds no Parquet file.", remedy))
    return found


def _unused(table: tables.Table, found: columns.Columns) -> list[str]:
    if not found.unused:
        return []
    headings = table.headings
    named = [f"“{headings[place]}”" if headings[place] else f"column {place + 1}" for place in found.unused]
    told = [f"Not used: {text.listed(named)}."]
    first = next(iter(table.batches(found.unused)), None)
    sample = first.columns if first else {}
    personal = [
        name
        for place, name in zip(found.unused, named, strict=True)
        if columns.looks_personal(headings[place], sample[place].values if place in sample else ())
    ]
    if personal:
        look = "looks" if len(personal) == 1 else "look"
        told.append(
            f"{text.listed(personal)} {look} like names or e-mail addresses. "
            "Answers should not be kept with them: take them out of the file."
        )
    return told


def _numbered(rows: Sequence[int]) -> str:
    """Return "row 7", "rows 7, 9 and 12", or the first of many and how many more."""
    shown = [f"{row:,}" for row in rows[:MOST_ROWS]]
    if len(rows) > MOST_ROWS:
        return f"rows {', '.join(shown)} and {len(rows) - MOST_ROWS:,} more"
    return f"{'row' if len(rows) == 1 else 'rows'} {text.listed(shown)}"
