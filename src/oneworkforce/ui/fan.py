"""A fan: what is expected year by year as a line, how sure that is as a band around it, what is needed beside it."""

import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oneworkforce.ui import marks, palette, svg

_WIDTH, _TALL = 720.0, 260.0
_LEFT, _RIGHT, _TOP = 56.0, 20.0, 16.0
_LINES = 4  # of the grid
BAND = palette.ARCS[5]
NEED = palette.ARCS[0]


@dataclass(frozen=True)
class Year:
    """One year: the lower end, the middle, the upper end of what is there; what is needed (None: not stated)."""

    label: str
    low: float
    middle: float
    high: float
    need: float | None = None


@dataclass(frozen=True)
class Fan:
    """A fan with at least one year; `said` is the whole message in words, `unit` what is counted."""

    title: str
    said: str
    unit: str
    years: tuple[Year, ...]

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn."""
        if not self.years or any(not year.low <= year.middle <= year.high for year in self.years):
            raise ValueError("a fan has years, and in each its middle lies between its ends")


@functools.lru_cache(maxsize=64)  # the same figures are drawn for each who looks at them
def draw(fan: Fan, prefix: str = "fan") -> str:
    """Return the picture as SVG; every id in it begins with `prefix`."""
    most = _ceiling(max(max(year.high, year.need or 0.0) for year in fan.years))
    across = [_across(at, len(fan.years)) for at in range(len(fan.years))]
    body = [*_grid(most), *_years(fan, across)]
    body += _band(fan, across, most)
    middles = [(x, _height(year.middle, most)) for x, year in zip(across, fan.years, strict=True)]
    body += _line(middles, BAND, "")
    needs = [(x, _height(year.need, most)) for x, year in zip(across, fan.years, strict=True) if year.need is not None]
    body += _line(needs, NEED, "7 4")
    body += _legend(fan, bool(needs))
    height = _TOP + _TALL + 62
    return svg.document(_WIDTH, height, fan.title, fan.said, body, prefix=prefix, colours=(BAND, NEED))


def _ceiling(most: float) -> float:
    """Return a round number no less than `most`, for the top of the scale."""
    if most <= 0:
        return 1.0
    step = 10.0 ** math.floor(math.log10(most))
    return next(step * factor for factor in (1, 2, 2.5, 5, 10) if step * factor >= most)


def _across(at: int, many: int) -> float:
    wide = _WIDTH - _LEFT - _RIGHT
    return _LEFT + wide * (at + 0.5) / many


def _height(value: float, most: float) -> float:
    return _TOP + _TALL * (1 - value / most)


def _grid(most: float) -> Iterator[svg.Markup]:
    for at in range(_LINES + 1):
        value = most * at / _LINES
        y = _height(value, most)
        yield svg.element("line", x1=_LEFT, y1=y, x2=_WIDTH - _RIGHT, y2=y, stroke=palette.GROUND)
        yield marks.line(f"{value:,.4g}", _LEFT - 8, y, marks.SIZE, anchor="end", fill=palette.QUIET)


def _years(fan: Fan, across: Sequence[float]) -> Iterator[svg.Markup]:
    every = max(1, math.ceil(len(fan.years) / 11))
    for at, (x, year) in enumerate(zip(across, fan.years, strict=True)):
        if at % every == 0 or at == len(across) - 1:
            yield marks.line(year.label, x, _TOP + _TALL + 16, marks.SIZE, anchor="middle")


def _band(fan: Fan, across: Sequence[float], most: float) -> Iterator[svg.Markup]:
    highs = [(x, _height(year.high, most)) for x, year in zip(across, fan.years, strict=True)]
    lows = [(x, _height(year.low, most)) for x, year in zip(across, fan.years, strict=True)]
    points = " ".join(f"{svg.number(x)},{svg.number(y)}" for x, y in (*highs, *reversed(lows)))
    yield svg.element("polygon", points=points, fill=palette.tint(BAND))


def _line(points: Sequence[tuple[float, float]], colour: str, dashes: str) -> Iterator[svg.Markup]:
    if not points:
        return
    drawn = " ".join(f"{svg.number(x)},{svg.number(y)}" for x, y in points)
    dashed = dashes or None
    yield svg.element("polyline", points=drawn, fill="none", stroke=colour, stroke_width=2.5, stroke_dasharray=dashed)
    for x, y in points:
        if dashes:
            yield svg.element("rect", x=x - 4, y=y - 4, width=8, height=8, fill=colour)
        else:
            yield svg.element("circle", cx=x, cy=y, r=4, fill=colour)


def _legend(fan: Fan, needed: bool) -> Iterator[svg.Markup]:
    y = _TOP + _TALL + 44
    yield svg.element("rect", x=_LEFT, y=y - 7, width=26, height=14, fill=palette.tint(BAND))
    yield svg.element("circle", cx=_LEFT + 13, cy=y, r=4, fill=BAND)
    said = f"{fan.unit} expected; the band holds nine in ten of what may come"
    yield marks.line(said, _LEFT + 34, y, marks.SIZE)
    if needed:
        x = _LEFT + 60 + svg.text_width(said, marks.SIZE)
        yield svg.element("rect", x=x, y=y - 4, width=8, height=8, fill=NEED)
        yield marks.line("needed", x + 14, y, marks.SIZE)
