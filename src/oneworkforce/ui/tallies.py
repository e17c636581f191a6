"""Counts as bars beside each other, each with its figure; what is withheld is hatched, at one length for all."""

from collections.abc import Iterator
from dataclasses import dataclass

from oneworkforce.ui import marks, palette, svg

COLOUR = palette.ARCS[5]
_WIDTH = 720.0  # the text width of an A4 page
_LABEL, _FIGURE, _TALL, _GAP = 230.0, 90.0, 18.0, 8.0
_INDENT = 14.0
_HATCHED = 60.0


@dataclass(frozen=True)
class Tally:
    """One bar: its `value` as it is `shown`; None is withheld. `depth`: 1 for what lies in the bar above."""

    label: str
    value: float | None
    shown: str
    depth: int = 0


@dataclass(frozen=True)
class Tallies:
    """Bars from one nought. ValueError where there is none, or one below nought."""

    title: str
    what: str
    bars: tuple[Tally, ...]

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn."""
        if not self.bars or any(bar.value is not None and bar.value < 0 for bar in self.bars):
            raise ValueError("there must be a bar to draw, and none below nought")


def draw(tallies: Tallies, prefix: str = "tallies") -> str:
    """Return the picture as SVG; every id in it begins with `prefix`."""
    most = max([bar.value or 0 for bar in tallies.bars]) or 1
    body = [svg.hatch(prefix)]
    top = 2.0
    for bar in tallies.bars:
        left = bar.depth * _INDENT
        lines = svg.wrap(bar.label, _LABEL - left - _GAP, marks.SIZE)
        tall = max(_TALL, marks.height(lines, marks.SIZE))
        body += marks.block(lines, left, top + tall / 2, marks.SIZE)
        body += _bar(bar, top + (tall - _TALL) / 2, most, prefix)
        top += tall + _GAP
    if any(bar.value is None for bar in tallies.bars):
        body += marks.hatched(prefix, (_LABEL, top, 24, 14))
        body.append(marks.line(marks.WHY_WITHHELD, _LABEL + 32, top + 7, marks.SIZE))
        top += 22
    return svg.document(_WIDTH, top, tallies.title, words(tallies), body, prefix=prefix, colours=(COLOUR,))


def words(tallies: Tallies) -> str:
    """Return the whole message of the picture in sentences."""
    said = "; ".join(f"{bar.label} {marks.WITHHELD if bar.value is None else bar.shown}" for bar in tallies.bars)
    return f"{tallies.title}. {tallies.what}: {said}."


def _bar(bar: Tally, top: float, most: float, prefix: str) -> Iterator[svg.Markup]:
    wide = _WIDTH - _LABEL - _FIGURE
    if bar.value is None:
        # Always as long: the length of what is withheld would be told by it.
        yield from marks.hatched(prefix, (_LABEL, top, _HATCHED, _TALL))
        yield marks.line(marks.WITHHELD, _LABEL + _HATCHED + _GAP, top + _TALL / 2, marks.SIZE)
        return
    length = wide * bar.value / most
    yield svg.element("rect", x=_LABEL, y=top, width=max(length, 1), height=_TALL, fill=COLOUR)
    yield marks.line(bar.shown, _LABEL + length + _GAP, top + _TALL / 2, marks.SIZE)
