"""Distribution bars: the share of each score as one bar of full width, with mean and counts in figures beside it."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from oneworkforce.lib import rounding
from oneworkforce.ui import marks, palette, svg

HEADINGS = ("Mean", "Answers", "Don't know", "Not applicable")
NO_ANSWERS = "no answers"

_WIDTH = 720.0  # the text width of an A4 page
_LABEL = 190.0
_GAP = 10.0
_SMALL = 11.0
_TALL = 24.0  # a bar
_LEAST_BAR = 250.0
_LEFT_LINES = 3  # a label of more lines stands above its bar
_SWATCH = 30.0
_SLIVER = 3.0

_LIGHT, _MID, _DARK = (0xE6, 0xEF, 0xF7), (0x62, 0x9C, 0xC4), (0x0C, 0x2C, 0x54)  # also light to dark in grey


@dataclass(frozen=True)
class Bar:
    """How often each score was given, in the order of the scale. What is withheld is never drawn.

    `n` is who answered, `mean` its figure as shown; the shares come from `counts`.
    """

    label: str
    counts: tuple[int, ...]
    n: int
    dont_know: int
    not_applicable: int
    mean: str
    withheld: bool = False


@dataclass(frozen=True)
class Bars:
    """Bars on one scale: its scores as shown, the words of its two ends.

    ValueError where there is no bar, fewer than 2 scores, or a bar has not one count, 0 or more, for each score.
    """

    title: str
    scores: tuple[str, ...]
    ends: tuple[str, str]
    bars: tuple[Bar, ...]

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn."""
        if not self.bars or len(self.scores) < 2:  # noqa: PLR2004 - a scale has two ends
            raise ValueError("there must be a bar to draw, and a scale of at least 2 scores")
        open_bars = [bar for bar in self.bars if not bar.withheld]
        if any(len(bar.counts) != len(self.scores) or min(bar.counts) < 0 for bar in open_bars):
            raise ValueError("a bar has one count, 0 or more, for each score of the scale")


def draw(bars: Bars, prefix: str = "bars") -> str:
    """Return the picture as SVG; every id in it begins with `prefix`."""
    columns = [
        max(svg.text_width(cell, marks.SIZE) for cell in (*heading.split(), *cells)) + _GAP
        for heading, *cells in zip(HEADINGS, *map(_figures, bars.bars), strict=True)
    ]
    above = any(len(svg.wrap(bar.label, _LABEL - _GAP, marks.SIZE)) > _LEFT_LINES for bar in bars.bars)
    left = 1.0 if above else _LABEL  # the edge of a bar is drawn half outside it
    wide = max(_LEAST_BAR, _WIDTH - left - sum(columns))
    edges = [left + wide + edge for edge in itertools.accumulate(columns)]  # the right of each column of figures
    body = [svg.hatch(prefix)]
    headings = [heading.split() for heading in HEADINGS]
    top = max(marks.height(lines, _SMALL) for lines in headings)
    for lines, edge in zip(headings, edges, strict=True):
        body += marks.block(lines, edge, top - marks.height(lines, _SMALL) / 2, _SMALL, anchor="end")
    top += _GAP
    for bar in bars.bars:
        lines = svg.wrap(bar.label, (wide if above else _LABEL) - _GAP, marks.SIZE)
        label = marks.height(lines, marks.SIZE)
        if above:
            body += marks.block(lines, 0, top + label / 2, marks.SIZE)
            top += label + 3
        tall = _TALL if above else max(_TALL, label)
        middle = top + tall / 2
        if not above:
            body += marks.block(lines, 0, middle, marks.SIZE)
        body += _bar(bars, bar, (left, middle - _TALL / 2, wide), prefix)
        for figure, edge in zip(_figures(bar), edges, strict=True):
            body += [marks.line(figure, edge, middle, marks.SIZE, anchor="end")] if figure else []
        top += tall + _GAP
    legend, legend_right, bottom = _legend(bars, left, top + 6, prefix)
    right = max(_WIDTH, legend_right, edges[-1] + 1)
    return svg.document(right, bottom, bars.title, words(bars), body + legend, prefix=prefix, colours=())


def words(bars: Bars) -> str:
    """Return the whole message of the picture in sentences."""
    first, last = bars.scores[0], bars.scores[-1]
    said = [f"{bars.title}. Scores run from {first}, {bars.ends[0]}, to {last}, {bars.ends[1]}."]
    for bar in bars.bars:
        mean, answers, dont_know, not_applicable = _figures(bar)
        if bar.withheld:
            said.append(f"{bar.label}: {marks.WITHHELD}.")
            continue
        beside = f"answers {answers}, don't know {dont_know}, not applicable {not_applicable}."
        if not sum(bar.counts):
            said.append(f"{bar.label}: {NO_ANSWERS}; {beside}")
            continue
        shares = (
            f"{score} by {rounding.percent(Fraction(count, sum(bar.counts)))}"
            for score, count in zip(bars.scores, bar.counts, strict=True)
        )
        said.append(f"{bar.label}: mean {mean}; {', '.join(shares)}; {beside}")
    return " ".join(said)


def colours(points: int) -> tuple[str, ...]:
    """Return `points` colours (2 or more) from light to dark, evenly apart."""
    return tuple(_between(at / (points - 1)) for at in range(points))


def _between(share: float) -> str:
    low, high, part = (_LIGHT, _MID, share * 2) if share < 1 / 2 else (_MID, _DARK, share * 2 - 1)
    return "#" + "".join(f"{round(one + (two - one) * part):02x}" for one, two in zip(low, high, strict=True))


def _figures(bar: Bar) -> tuple[str, str, str, str]:
    """Return mean, answers, don't know and not applicable as shown; nothing at all of what is withheld."""
    if bar.withheld:
        return "", "", "", ""
    mean = bar.mean if sum(bar.counts) else marks.NOTHING
    return mean, f"{bar.n:,}", f"{bar.dont_know:,}", f"{bar.not_applicable:,}"


def _bar(bars: Bars, bar: Bar, place: tuple[float, float, float], prefix: str) -> Iterator[svg.Markup]:
    left, top, wide = place
    if bar.withheld:
        yield from marks.hatched(prefix, (left, top, wide, _TALL), marks.WITHHELD)
        return
    total = sum(bar.counts)
    if not total:
        yield svg.element("rect", x=left, y=top, width=wide, height=_TALL, fill=palette.GROUND)
        yield marks.line(NO_ANSWERS, left + _GAP, top + _TALL / 2, marks.SIZE)
        return
    before = 0
    for score, count, colour in zip(bars.scores, bar.counts, colours(len(bars.scores)), strict=True):
        x, width = left + wide * (before / total), wide * (count / total)
        before += count
        if not count:
            continue
        gap = palette.PAPER if width > _SLIVER else None  # a sliver would drown in its own edges
        yield svg.element("rect", x=x, y=top, width=width, height=_TALL, fill=colour, stroke=gap)
        if svg.text_width(score, marks.SIZE) + 4 <= width:
            yield marks.line(score, x + width / 2, top + _TALL / 2, marks.SIZE, anchor="middle", fill=marks.on(colour))
    yield svg.element("rect", x=left, y=top, width=wide, height=_TALL, fill="none", stroke=palette.QUIET)


def _legend(bars: Bars, left: float, top: float, prefix: str) -> tuple[list[svg.Markup], float, float]:
    """Return the key (the scores between the words of their ends, and hatching), its right edge and its bottom."""
    swatch = max([_SWATCH, *(svg.text_width(score, marks.SIZE) + 6 for score in bars.scores)])
    low, high = (svg.wrap(end, _LABEL, marks.SIZE) for end in bars.ends)
    before, after = (max(svg.text_width(line, marks.SIZE) for line in lines) + 8 for lines in (low, high))
    across = before + len(bars.scores) * swatch + after
    start = left if left + across <= _WIDTH else 0.0
    tall = max(18, marks.height(low, marks.SIZE), marks.height(high, marks.SIZE))
    middle, x = top + tall / 2, start + before
    drawn = marks.block(low, x - 8, middle, marks.SIZE, anchor="end")
    for score, colour in zip(bars.scores, colours(len(bars.scores)), strict=True):
        drawn.append(svg.element("rect", x=x, y=middle - 9, width=swatch, height=18, fill=colour))
        drawn.append(marks.line(score, x + swatch / 2, middle, marks.SIZE, anchor="middle", fill=marks.on(colour)))
        x += swatch
    drawn += marks.block(high, x + 8, middle, marks.SIZE)
    top += tall + 8
    if any(bar.withheld for bar in bars.bars):
        drawn += marks.hatched(prefix, (start, top, 24, 14))
        drawn.append(marks.line(marks.WHY_WITHHELD, start + 32, top + 7, marks.SIZE))
        top += 20
    return drawn, start + across, top
