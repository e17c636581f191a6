"""The scores of several years, each round's own: joined only where the same questions were asked, or mapped ones.

A score of an arc may follow on last year's only where every question of it, then and now, is the same or mapped and
stands in it in both years; the score over all arcs only where that is so of all arcs. Anything else is another
figure: the line breaks there, and says why. What both years share is compared on the page "Year on year" instead.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from oneworkforce.assess.domain.framework import Arc, Framework
from oneworkforce.assess.domain.framework_changes import Comparison, Kind
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.domain.results import Row
from oneworkforce.lib import text
from oneworkforce.lib.titled import Titled


class Join(Titled):
    """How a point follows on the one before it."""

    FIRST = "first", "The first"
    SAME = "same", "Joined: the same questions"
    MAPPED = "mapped", "Joined: with mapped questions"
    BREAK = "break", "A break"


@dataclass(frozen=True)
class Stage:
    """One round of the chain. `reading` None: it has no results; `compared`: with the stage before it."""

    title: str
    year: int
    framework: Framework
    weighted: bool = False
    reading: Reading | None = None
    compared: Comparison | None = None


@dataclass(frozen=True)
class Point:
    """One round's guarded row in a line, None where it has no results; how it follows on, and why where it does not."""

    stage: Stage
    row: Row | None
    join: Join
    why: str = ""


@dataclass(frozen=True)
class Line:
    """An arc as the latest round has it, None for all arcs together: its points, the earliest first."""

    arc: Arc | None
    points: tuple[Point, ...]


def lines(stages: Sequence[Stage]) -> tuple[Line, ...]:
    """Return the line over all arcs, then of each arc of the last stage. ValueError without a stage."""
    if not stages:
        raise ValueError("a trend is of at least one round")
    return (_overall(stages), *(_arc(stages, arc) for arc in stages[-1].framework.arcs))


def _overall(stages: Sequence[Stage]) -> Line:
    points = []
    for number, stage in enumerate(stages):
        join, why = _joined_overall(stage, stages[number - 1])
        points.append(Point(stage, None if stage.reading is None else stage.reading.overall(), join, why))
    return Line(None, tuple(points))


def _arc(stages: Sequence[Stage], arc: Arc) -> Line:
    """Return the line of an arc, back to the round in which it was new."""
    points: list[Point] = []
    at: Arc | None = arc
    for number in reversed(range(len(stages))):
        if at is None:
            break
        stage = stages[number]
        before = stage.compared.before(at) if stage.compared is not None else None
        row = None if stage.reading is None else stage.reading.arc(at)
        if stage.compared is None or before is None:
            points.append(Point(stage, row, Join.FIRST, "" if stage.compared is None else "The arc was new."))
        else:
            points.append(Point(stage, row, *_joined(stage, stages[number - 1], at, before)))
        at = before
    return Line(arc, tuple(reversed(points)))


def _joined(stage: Stage, earlier: Stage, arc: Arc, before: Arc) -> tuple[Join, str]:
    assert stage.compared is not None
    if stage.weighted != earlier.weighted:
        return Join.BREAK, "One of the two rounds was weighted, the other was not."
    asked = [line for line in stage.compared.lines if line.arc == arc]
    kept = [line for line in asked if line.comparable and line.was == before]
    if len(kept) < len(asked) or len(kept) < len(before.questions):
        now, then = text.counted(len(asked), "question"), len(before.questions)
        return Join.BREAK, f"{_some(len(kept))} of its {now} can be compared with the {then:,} before."
    return (Join.MAPPED if any(line.kind is Kind.MAPPED for line in kept) else Join.SAME), ""


def _joined_overall(stage: Stage, earlier: Stage) -> tuple[Join, str]:
    if stage.compared is None:
        return Join.FIRST, ""
    if stage.weighted != earlier.weighted:
        return Join.BREAK, "One of the two rounds was weighted, the other was not."
    joins, whole = [], 0
    for arc in stage.framework.arcs:
        before = stage.compared.before(arc)
        join = Join.BREAK if before is None else _joined(stage, earlier, arc, before)[0]
        whole += join is not Join.BREAK
        joins.append(join)
    if whole < len(joins) or len(joins) != len(earlier.framework.arcs):
        now, then = text.counted(len(joins), "arc"), len(earlier.framework.arcs)
        return Join.BREAK, f"{_some(whole)} of its {now} can be compared with the {then:,} before."
    return (Join.MAPPED if Join.MAPPED in joins else Join.SAME), ""


def _some(number: int) -> str:
    return f"{number:,}" if number else "None"
