"""The years beside each other: for each line a small picture, what it says in words, and its table."""

from collections.abc import Sequence
from dataclasses import dataclass

from oneworkforce.assess.domain import reading
from oneworkforce.assess.domain.framework import Scale
from oneworkforce.assess.domain.sentences import scores
from oneworkforce.assess.domain.trend import Join, Line, Point
from oneworkforce.assess.queries.stored import Held
from oneworkforce.assess.reports import tables
from oneworkforce.assess.web.presenters import drawn
from oneworkforce.assess.web.presenters.drawn import Picture
from oneworkforce.assess.web.presenters.grids import Grid
from oneworkforce.documents.model import Figure
from oneworkforce.lib import rounding
from oneworkforce.ui import lines as charts
from oneworkforce.ui import palette
from oneworkforce.ui.lines import Lines, Link, Spot
from oneworkforce.ui.parts import Cell

LINKS = {Join.FIRST: Link.NONE, Join.SAME: Link.SOLID, Join.MAPPED: Link.DASHED, Join.BREAK: Link.BREAK}
KEY = (
    "A full line joins two years in which the same questions were asked.",
    "A broken line joins years between which questions were asked in other words, mapped by a crosswalk.",
    "Two slanting strokes stand where the line breaks: other questions were asked, so the two scores are not compared.",
    "A hatched bar stands where a score is withheld; the dotted line is the acceptable score.",
    "Each score is its own year's, as that round's results show it. The samples are independent of each other.",
)


@dataclass(frozen=True, slots=True)
class Trend:
    """One line as the page shows it; `breaks` are said in words as well."""

    title: str
    picture: Picture
    table: Grid
    breaks: tuple[str, ...]


def trends(found: Held, lines: Sequence[Line]) -> tuple[Trend, ...]:
    """Return the trend over all arcs, then of each arc."""
    return tuple(_trend(found, line, at) for at, line in enumerate(lines))


def _trend(found: Held, line: Line, at: int) -> Trend:
    scale, say = found.framework.scale, found.framework.say
    title = tables.OVERALL if line.arc is None else say(line.arc.title)
    said = _said(title, line)
    chart = Lines(
        title=f"{title}: the scores of {len(line.points):,} years" if len(line.points) > 1 else title,
        said=said,
        least=scale.min,
        most=scale.max,
        threshold=float(scale.threshold),
        spots=tuple(_spot(point, scale) for point in line.points),
        colour=palette.INK if line.arc is None else line.arc.colour or palette.ARCS[(at - 1) % len(palette.ARCS)],
    )
    table = _table(title, line)
    picture = drawn.picture(Figure(chart.title, charts.draw(chart, f"trend-{at}"), said))
    breaks = tuple(
        f"{point.stage.title}: the line breaks. {point.why}" for point in line.points if point.join is Join.BREAK
    )
    return Trend(title, picture, table, breaks)


def _spot(point: Point, scale: Scale) -> Spot:
    """Return a point to draw; a score on another scale has no place in the picture."""
    row = point.row
    score = None if row is None or _otherwise(point.stage.framework.scale, scale) else reading.score(row)
    return Spot(
        label=str(point.stage.year),
        score=None if score is None else float(score),
        shown="" if score is None else rounding.shown(score),
        withheld=row is not None and row.withheld is not None,
        link=LINKS[point.join],
    )


def _otherwise(one: Scale, other: Scale) -> bool:
    return (one.min, one.max) != (other.min, other.max)


def _said(title: str, line: Line) -> str:
    told = []
    for point in line.points:
        how = {Join.MAPPED: ", with mapped questions", Join.BREAK: ", after a break"}.get(point.join, "")
        told.append(f"{point.stage.year} {_score(point)}{how}")
    return f"{title}: {'; '.join(told)}."


def _score(point: Point) -> str:
    return "no results" if point.row is None else tables.standing(point.row)[0]


def _table(title: str, line: Line) -> Grid:
    rows: list[list[Cell | str]] = []
    for point in line.points:
        row = point.row
        between = tables.NOTHING if row is None or row.withheld else scores.interval(row) or tables.NOTHING
        how = f"{point.join.title_}. {point.why}" if point.why else point.join.title_
        rows.append(
            [
                point.stage.title,
                Cell(str(point.stage.year), number=True),
                Cell(_score(point), number=True),
                Cell(between, number=True),
                how,
            ]
        )
    numbers = ("Year", "Score", "95% interval")
    return Grid(
        f"{title}, by round",
        ["Round", *(Cell(each, number=True) for each in numbers), "How it follows on the round before"],
        rows,
    )
