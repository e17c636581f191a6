"""A small picture of one score over the years: points joined where they may be, a break where they may not."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from oneworkforce.ui import marks, palette, svg

_WIDTH, _TALL = 340.0, 128.0  # of the picture; of the field in which points stand
_LEFT, _RIGHT, _TOP = 34.0, 18.0, 20.0
_SMALL = 11.0
_DOT = 4.5
_MOST_GRID = 7  # scores of the scale that have a line each
_STROKE = 7.0  # half the height of a break's strokes


class Link(StrEnum):
    """How a point is joined with the one before it."""

    NONE = "none"
    SOLID = "solid"
    DASHED = "dashed"
    BREAK = "break"


@dataclass(frozen=True)
class Spot:
    """One year: its score and the figure as shown, None and "" where there is none; what is withheld is never drawn."""

    label: str
    score: float | None
    shown: str
    withheld: bool = False
    link: Link = Link.NONE


@dataclass(frozen=True)
class Lines:
    """One line on a scale; `said` is the whole message in words. ValueError without a spot."""

    title: str
    said: str
    least: int
    most: int
    threshold: float
    spots: tuple[Spot, ...]
    colour: str = palette.INK

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn."""
        if not self.spots or self.most <= self.least:
            raise ValueError("there must be a year to draw, and a scale with two ends")


def draw(lines: Lines, prefix: str = "lines") -> str:
    """Return the picture as SVG; every id in it begins with `prefix`."""
    body = [svg.hatch(prefix), *_grid(lines)]
    places = _across(len(lines.spots))
    for at in range(1, len(places)):
        body += _link(lines, at, places)
    for spot, x in zip(lines.spots, places, strict=True):
        body += _spot(lines, spot, x, prefix)
    return svg.document(
        _WIDTH, _TOP + _TALL + 26, lines.title, lines.said, body, prefix=prefix, colours=(lines.colour,)
    )


def _across(number: int) -> list[float]:
    """Return where the years stand: a single one in the middle."""
    wide = _WIDTH - _LEFT - _RIGHT
    margin = wide / (2 * number)
    return [_LEFT + margin + at * wide / number for at in range(number)]


def _height(lines: Lines, score: float) -> float:
    return _TOP + _TALL * (lines.most - score) / (lines.most - lines.least)


def _grid(lines: Lines) -> Iterator[svg.Markup]:
    points = lines.most - lines.least + 1
    for score in range(lines.least, lines.most + 1) if points <= _MOST_GRID else (lines.least, lines.most):
        y = _height(lines, score)
        yield svg.element("line", x1=_LEFT, y1=y, x2=_WIDTH - 4, y2=y, stroke=palette.GROUND)
        yield marks.line(str(score), _LEFT - 8, y, _SMALL, anchor="end", fill=palette.QUIET)
    y = _height(lines, lines.threshold)
    yield svg.element("line", x1=_LEFT, y1=y, x2=_WIDTH - 4, y2=y, stroke=palette.QUIET, stroke_dasharray="2 3")


def _link(lines: Lines, at: int, places: list[float]) -> Iterator[svg.Markup]:
    spot, before = lines.spots[at], lines.spots[at - 1]
    if spot.link is Link.BREAK:
        middle, y = (places[at - 1] + places[at]) / 2, _TOP + _TALL / 2
        for shift in (-3.0, 3.0):
            yield svg.element(
                "line",
                x1=middle + shift - 3,
                y1=y + _STROKE,
                x2=middle + shift + 3,
                y2=y - _STROKE,
                stroke=palette.QUIET,
                stroke_width=2,
            )
    elif spot.link is not Link.NONE and spot.score is not None and before.score is not None:
        yield svg.element(
            "line",
            x1=places[at - 1],
            y1=_height(lines, before.score),
            x2=places[at],
            y2=_height(lines, spot.score),
            stroke=lines.colour,
            stroke_width=2.5,
            stroke_dasharray="6 4" if spot.link is Link.DASHED else None,
        )


def _spot(lines: Lines, spot: Spot, x: float, prefix: str) -> Iterator[svg.Markup]:
    yield marks.line(spot.label, x, _TOP + _TALL + 14, _SMALL, anchor="middle")
    if spot.withheld:
        yield from marks.hatched(prefix, (x - 7, _TOP, 14, _TALL))
        return
    if spot.score is None:
        yield marks.line(marks.NOTHING, x, _TOP + _TALL / 2, marks.SIZE, anchor="middle")
        return
    y = _height(lines, spot.score)
    yield svg.element("circle", cx=x, cy=y, r=_DOT, fill=lines.colour)
    # Above the point, unless that would be outside the picture.
    beside = y - 12 if y - 12 > _SMALL else y + 14
    yield marks.line(spot.shown, x, beside, _SMALL, anchor="middle")
