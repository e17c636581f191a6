"""A grid of counts, each square the darker the larger its share of the row; what is withheld is hatched."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from oneworkforce.lib import rounding
from oneworkforce.ui import marks, palette, svg

SHADES = ("#f4f4f2", "#d9e9f5", "#a9cfe8", "#5b9fd0", "#1b5a94")
STEPS = (Fraction(1, 20), Fraction(1, 10), Fraction(1, 5), Fraction(2, 5))
"""Shares of a row from which the next shade is taken."""
_WIDTH, _LABEL, _GAP, _LEAST, _TALLEST = 720.0, 190.0, 6.0, 44.0, 200.0
_EDGE = "#8a8f93"


@dataclass(frozen=True)
class Shares:
    """Rows of counts (None: withheld), one for each column, and the whole of each row (None: withheld)."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, int | None, tuple[int | None, ...]], ...]

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn."""
        if not self.columns or not self.rows or any(len(cells) != len(self.columns) for _, _, cells in self.rows):
            raise ValueError("a grid has rows and columns, and in each row a count for each column")


def draw(shares: Shares, prefix: str = "shares") -> str:
    """Return the picture as SVG; every id in it begins with `prefix`."""
    cell = max(_LEAST, (_WIDTH - _LABEL - 1) / len(shares.columns))
    body = [svg.hatch(prefix)]
    tall = min(_TALLEST, max(svg.text_width(label, marks.SIZE) for label in shares.columns) + 2)
    for at, label in enumerate(shares.columns):
        short = label if svg.text_width(label, marks.SIZE) < _TALLEST else f"{label[:28]}…"
        body.append(marks.upwards(short, _LABEL + (at + 0.5) * cell, tall, marks.SIZE))
    top = tall + _GAP
    for label, whole, cells in shares.rows:
        lines = svg.wrap(label, _LABEL - _GAP, marks.SIZE)
        high = max(26.0, marks.height(lines, marks.SIZE) + 6)
        body += marks.block(lines, 0, top + high / 2, marks.SIZE)
        for at, count in enumerate(cells):
            body += _square(count, whole, (_LABEL + at * cell, top, cell, high), prefix)
        top += high
    legend, top = _legend(shares, top + 10, prefix)
    right = max(_WIDTH, _LABEL + len(shares.columns) * cell + 1)
    return svg.document(right, top, shares.title, words(shares), body + legend, prefix=prefix, colours=())


def words(shares: Shares) -> str:
    """Return the whole message of the picture in sentences."""
    said = [f"{shares.title}."]
    for label, _, cells in shares.rows:
        each = (f"{column} {_said(count)}" for column, count in zip(shares.columns, cells, strict=True) if count != 0)
        said.append(f"{label}: {'; '.join(each) or 'nobody'}.")
    return " ".join(said)


def _said(count: int | None) -> str:
    return marks.WITHHELD if count is None else f"{count:,}"


def _square(count: int | None, whole: int | None, place: marks.Place, prefix: str) -> Iterator[svg.Markup]:
    x, y, wide, tall = place
    if count is None:
        yield from marks.hatched(prefix, place, "w")
        return
    # Where a row's whole is withheld, its shares are too: no shade says them.
    share = Fraction(count, whole) if whole else Fraction(0)
    fill = SHADES[sum(share >= step for step in STEPS)]
    yield svg.element("rect", x=x, y=y, width=wide, height=tall, fill=fill, stroke=_EDGE, stroke_width=0.5)
    yield marks.line(f"{count:,}", x + wide / 2, y + tall / 2, marks.SIZE, anchor="middle", fill=marks.on(fill))


def _legend(shares: Shares, top: float, prefix: str) -> tuple[list[svg.Markup], float]:
    steps = ["less", *(rounding.percent(step) for step in STEPS)]
    drawn = [marks.line("Share of the row, from", 0, top + 7, marks.SIZE)]
    for at, (shade, said) in enumerate(zip(SHADES, steps, strict=True)):
        left = _LABEL + at * 70
        drawn.append(
            svg.element("rect", x=left, y=top, width=24, height=14, fill=shade, stroke=_EDGE, stroke_width=0.5)
        )
        drawn.append(marks.line(said, left + 30, top + 7, marks.SIZE, fill=palette.INK))
    top += 22
    if any(count is None for _, _, cells in shares.rows for count in cells):
        drawn += marks.hatched(prefix, (_LABEL, top, 24, 14))
        drawn.append(marks.line(f"w: {marks.WHY_WITHHELD}", _LABEL + 32, top + 7, marks.SIZE))
        top += 20
    return drawn, top
