"""The heat map: arcs down, groups across, each square with its score, its sign and a colour by distance.

The colours run orange - grey - blue, which the colour-blind tell apart; the sign says the same in one colour.
"""

import functools
import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass

from oneworkforce.lib import rounding, text
from oneworkforce.ui import marks, palette, svg

BELOW = ("#fde5cc", "#fbc490", "#f08c3a", "#a84300")  # from near the threshold to far from it
AT = "#f4f4f2"
ABOVE = ("#d9e9f5", "#a9cfe8", "#5b9fd0", "#1b5a94")
SIGNS = ("below", "at", "above")
_SIGN = 4.0  # half the width of a sign
STEPS = (1 / 8, 1 / 4, 1 / 2)  # where the next colour begins; shares of the longer side of the scale

_WIDTH = 720.0  # of a picture with few columns: the text width of an A4 page
_ROW_LABEL = 190.0
_GAP = 6.0
_BROADEST, _NARROWEST = 176.0, 36.0  # a column
_TALLEST = 230.0  # a label on its side; what is longer is cut here, and whole in the description
_LEVEL_LINES = 4  # a label of more lines stands on its side
_SWATCH = 54.0
_EDGE = "#8a8f93"


@dataclass(frozen=True)
class Square:
    """One score: `value` on the scale and as `shown`; None is no score. What is withheld is never drawn."""

    value: float | None
    shown: str
    withheld: bool = False


@dataclass(frozen=True)
class HeatMap:
    """Rows of squares, one for each column, on a scale from `least` to `most` with its threshold; `what` they are.

    ValueError where the scale is empty, a value is not a number or a row has not a square for each column.
    """

    title: str
    least: float
    most: float
    threshold: float
    threshold_shown: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Square, ...]], ...]
    what: str = "Scores"

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn."""
        if not (self.least < self.most and self.least <= self.threshold <= self.most):
            raise ValueError("a heat map's scale runs from its least to its most, with the threshold between")
        if not self.columns or not self.rows or any(len(squares) != len(self.columns) for _, squares in self.rows):
            raise ValueError("a heat map has rows and columns, and in each row a square for each column")
        values = [square.value for _, squares in self.rows for square in squares if not square.withheld]
        if any(value is not None and not math.isfinite(value) for value in values):
            raise ValueError("a heat map's values are finite numbers")


@functools.lru_cache(maxsize=64)  # the same figures are drawn for each who looks at them
def draw(heatmap: HeatMap, prefix: str = "heatmap") -> str:
    """Return the picture as SVG; every id in it begins with `prefix`."""
    cell = _cell(heatmap)
    body = [svg.hatch(prefix)]
    headings, top = _headings(heatmap, cell)
    body += headings
    for label, squares in heatmap.rows:
        lines = svg.wrap(label, _ROW_LABEL - _GAP, marks.SIZE)
        tall = max(38.0, marks.height(lines, marks.SIZE) + 8)
        body += marks.block(lines, 0, top + tall / 2, marks.SIZE)
        for at, square in enumerate(squares):
            body += _square(heatmap, square, (_ROW_LABEL + at * cell, top, cell, tall), prefix)
        top += tall
    legend, legend_right, bottom = _legend(heatmap, top + 14, prefix)
    right = max(legend_right, _ROW_LABEL + len(heatmap.columns) * cell + 1)
    return svg.document(right, bottom, heatmap.title, words(heatmap), body + legend, prefix=prefix, colours=())


def words(heatmap: HeatMap) -> str:
    """Return the whole message of the picture in sentences."""
    least, most = (rounding.shown(end) for end in (heatmap.least, heatmap.most))
    said = [f"{heatmap.title}. {heatmap.what} run from {least} to {most}; the threshold is {heatmap.threshold_shown}."]
    named = [
        (f"{row}, {column}", square)
        for row, squares in heatmap.rows
        for column, square in zip(heatmap.columns, squares, strict=True)
    ]
    stands = [stand(heatmap, square) for _, square in named]
    kinds = ("above", "at", "below", marks.WITHHELD, "without a score")
    counts = [f"{stands.count(kind)} {kind}" for kind in kinds if kind in stands]
    said.append(f"Of {text.counted(len(stands), 'square')}: {text.listed(counts)}.")
    scored = [(square.value, name, square.shown) for name, square in named if _scored(square)]
    if scored:
        low, high = min(scored), max(scored)
        said.append(f"Lowest: {low[1]}, {low[2]}. Highest: {high[1]}, {high[2]}.")
    for row, squares in heatmap.rows:
        each = (f"{column} {_told(heatmap, square)}" for column, square in zip(heatmap.columns, squares, strict=True))
        said.append(f"{row}: {'; '.join(each)}.")
    return " ".join(said)


def stand(heatmap: HeatMap, square: Square) -> str:
    """Return how the square stands: "below", "at" or "above" as its figure reads, "withheld" or "without a score"."""
    if square.withheld:
        return marks.WITHHELD
    if square.value is None:
        return "without a score"
    if square.shown == heatmap.threshold_shown or square.value == heatmap.threshold:
        return "at"
    return "above" if square.value > heatmap.threshold else "below"


def colour(heatmap: HeatMap, square: Square) -> str:
    """Return the colour of a square with a score: the further from the threshold, the stronger."""
    sign = stand(heatmap, square)
    if sign == "at" or square.value is None:
        return AT
    share = abs(square.value - heatmap.threshold) / _span(heatmap)
    return (BELOW if sign == "below" else ABOVE)[sum(share >= step for step in STEPS)]


def _scored(square: Square) -> bool:
    return square.value is not None and not square.withheld


def _told(heatmap: HeatMap, square: Square) -> str:
    sign = stand(heatmap, square)
    return f"{square.shown}, {sign}" if _scored(square) else sign


def _span(heatmap: HeatMap) -> float:
    return max(heatmap.most - heatmap.threshold, heatmap.threshold - heatmap.least)


def _cell(heatmap: HeatMap) -> float:
    shown = (square.shown for _, squares in heatmap.rows for square in squares if _scored(square))
    needed = max([_NARROWEST, *(svg.text_width(score, marks.SIZE) + 8 for score in shown)])
    return max(needed, min(_BROADEST, (_WIDTH - _ROW_LABEL - 1) / len(heatmap.columns)))


def _roomy(wide: float) -> bool:
    return svg.text_width(marks.WITHHELD, marks.SIZE) + _GAP < wide


def _headings(heatmap: HeatMap, cell: float) -> tuple[list[svg.Markup], float]:
    """Return the columns' labels, level where their words fit, and the height at which the squares begin."""
    middles = [_ROW_LABEL + (at + 0.5) * cell for at in range(len(heatmap.columns))]
    level = [svg.wrap(label, cell - _GAP, marks.SIZE) for label in heatmap.columns]
    longest = max((svg.text_width(word, marks.SIZE) for label in heatmap.columns for word in label.split()), default=0)
    if longest <= cell - _GAP and max(map(len, level)) <= _LEVEL_LINES:
        tall = max(marks.height(lines, marks.SIZE) for lines in level)
        placed = zip(middles, level, strict=True)
        blocks = (
            marks.block(lines, middle, tall - marks.height(lines, marks.SIZE) / 2, marks.SIZE, anchor="middle")
            for middle, lines in placed
        )
        return list(itertools.chain.from_iterable(blocks)), tall + _GAP
    sideways = [_sideways(label) for label in heatmap.columns]
    tall = max(svg.text_width(line, marks.SIZE) for lines in sideways for line in lines)
    drawn = [
        marks.upwards(line, middle + (at - (len(lines) - 1) / 2) * marks.SIZE * 1.2, tall, marks.SIZE)
        for middle, lines in zip(middles, sideways, strict=True)
        for at, line in enumerate(lines)
    ]
    return drawn, tall + _GAP


def _sideways(label: str) -> list[str]:
    lines = svg.wrap(label, _TALLEST / 2, marks.SIZE)
    if len(lines) > 2:  # noqa: PLR2004 - two lines fit the narrowest column
        lines = svg.wrap(label, _TALLEST - marks.SIZE, marks.SIZE)
    return lines if len(lines) <= 2 else [lines[0], f"{lines[1]}…"]  # noqa: PLR2004


def _square(heatmap: HeatMap, square: Square, place: marks.Place, prefix: str) -> Iterator[svg.Markup]:
    x, y, wide, tall = place
    if square.withheld:
        yield from marks.hatched(prefix, place, marks.WITHHELD if _roomy(wide) else "w")
        return
    middle, centre = y + tall / 2, x + wide / 2
    ground = palette.PAPER if square.value is None else colour(heatmap, square)
    yield svg.element("rect", x=x, y=y, width=wide, height=tall, fill=ground, stroke=_EDGE, stroke_width=0.5)
    if square.value is None:
        yield marks.line(marks.NOTHING, centre, middle, marks.SIZE, anchor="middle")
        return
    ink, said = marks.on(ground), stand(heatmap, square)
    figure = svg.text_width(square.shown, marks.SIZE)
    if figure + 2 * _SIGN + 2 * _GAP < wide:
        yield marks.line(square.shown, centre - _SIGN - 2, middle, marks.SIZE, anchor="middle", fill=ink)
        yield marks.sign(said, centre + figure / 2 + 2, middle, _SIGN, ink)
    else:
        yield marks.line(square.shown, centre, middle - 8, marks.SIZE, anchor="middle", fill=ink)
        yield marks.sign(said, centre, middle + 8, _SIGN, ink)


def _legend(heatmap: HeatMap, top: float, prefix: str) -> tuple[list[svg.Markup], float, float]:
    """Return the key (signs, colours, hatching), its right edge and its bottom."""
    drawn, x = [], _ROW_LABEL
    for word in SIGNS:
        said = f"{word} {heatmap.threshold_shown}"
        drawn += [marks.sign(word, x + _SIGN, top + 8, _SIGN), marks.line(said, x + 3 * _SIGN, top + 8, marks.SIZE)]
        x += 3 * _SIGN + svg.text_width(said, marks.SIZE) + 14
    shades, marked = _scale(heatmap)
    step = max([_SWATCH, *(svg.text_width(shown, marks.SIZE) + _GAP for _, shown in marked)])
    top += 22
    for at, shade in enumerate(shades):
        left = _ROW_LABEL + at * step
        drawn.append(
            svg.element("rect", x=left, y=top, width=step, height=14, fill=shade, stroke=_EDGE, stroke_width=0.5)
        )
    drawn += [
        marks.line(shown, _ROW_LABEL + at * step, top + 24, marks.SIZE - 1, anchor="middle") for at, shown in marked
    ]
    right = max(_WIDTH, x, _ROW_LABEL + (len(shades) + 0.5) * step)
    top += 38
    stands = {stand(heatmap, square) for _, squares in heatmap.rows for square in squares}
    if marks.WITHHELD in stands:
        why = marks.WHY_WITHHELD if _roomy(_cell(heatmap)) else f"w: {marks.WHY_WITHHELD}"
        drawn += marks.hatched(prefix, (_ROW_LABEL, top, 24, 14))
        drawn.append(marks.line(why, _ROW_LABEL + 32, top + 7, marks.SIZE))
        top += 20
    if "without a score" in stands:
        drawn.append(marks.line(f"{marks.NOTHING} no score", _ROW_LABEL, top + 7, marks.SIZE))
        top += 20
    return drawn, right, top


def _scale(heatmap: HeatMap) -> tuple[list[str], list[tuple[float, str]]]:
    """Return the colours that this scale can need, low to high, and the scores at which they change (in swatches)."""
    far = [step * _span(heatmap) for step in (0.0, *STEPS)]
    downs = sum(heatmap.threshold - near > heatmap.least for near in far)
    ups = sum(heatmap.threshold + near < heatmap.most for near in far)
    marked = [(downs + 0.5, heatmap.threshold_shown)]
    marked += [(downs - at, rounding.shown(heatmap.threshold - far[at])) for at in range(1, downs)]
    marked += [(downs + 1 + at, rounding.shown(heatmap.threshold + far[at])) for at in range(1, ups)]
    marked += [(0, rounding.shown(heatmap.least))] if downs else []
    marked += [(downs + 1 + ups, rounding.shown(heatmap.most))] if ups else []
    return [*reversed(BELOW[:downs]), AT, *ABOVE[:ups]], marked
