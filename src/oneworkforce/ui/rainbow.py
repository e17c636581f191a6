"""The rainbow: each arc a half ring, filled from the left horizon to its score; beside it the list to read.

Colour is never the only sign: every ring is numbered at its foot as in the list, and the list says in words
whether a score is above, at or below the threshold. Whatever a withheld arc carries is neither drawn nor told.
"""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oneworkforce.ui import marks, palette, rings, svg
from oneworkforce.ui.rainbow_parts import Arc, Rainbow, Sign
from oneworkforce.ui.rainbow_words import text, words

__all__ = ["Arc", "Rainbow", "Sign", "draw", "mark", "text", "words"]


@dataclass(frozen=True)
class _Layout:
    """Where things stand: the arcs' centre and radius, then the list's edges and sizes of type."""

    width: float
    x: float
    radius: float
    widest: float  # ring
    left: float
    right: float
    size: float  # of the list
    small: float  # of feet, ends and notes
    large: float  # of the overall figure
    beside: bool  # the list stands beside the arcs, not below

    @property
    def margin(self) -> float:
        return self.size

    @property
    def line(self) -> float:
        return self.size * 1.3


_WIDE = _Layout(1120, 304, 250, 48, 624, 1104, 17, 14, 34, beside=True)
_NARROW = _Layout(320, 160, 118, 23, 10, 312, 14, 11, 24, beside=False)


@functools.lru_cache(maxsize=64)  # the same figures are drawn for each who looks at them
def draw(rainbow: Rainbow, prefix: str = "rainbow", narrow: bool = False) -> str:
    """Return the rainbow as SVG: 1,120 wide with the list beside the arcs, or 320 wide with the list below.

    `prefix` starts every id, so that several rainbows may stand in one page.
    """
    layout = _NARROW if narrow else _WIDE
    rows = list(_rows(rainbow, layout, prefix))
    notes = svg.wrap(_key(rainbow), layout.right - layout.left, layout.small)
    note_line = layout.small * 1.4
    ends = [svg.wrap(end, layout.radius * 0.72, layout.small) for end in rainbow.ends]
    above = layout.radius + layout.small * 2.2
    below = max(layout.small * (3.2 + 1.3 * max(map(len, ends))), layout.large * 1.3 + layout.small * 2.6)
    list_block = sum(height for _, height in rows) + layout.size + note_line * len(notes)
    if layout.beside:
        height = layout.margin * 2 + max(above + below, list_block)
        y = (height - above - below) / 2 + above
        top = (height - list_block) / 2
    else:
        y = layout.margin + above
        top = y + below + layout.size
        height = top + list_block + layout.margin
    body = [
        svg.hatch(prefix),
        *_arcs(rainbow, layout, y, prefix),
        *_threshold(rainbow, layout, y),
        *_horizon(rainbow, layout, y, ends),
    ]
    for row, row_height in rows:
        body.append(svg.element("g", row, transform=f"translate(0 {svg.number(top)})"))
        top += row_height
    for line in notes:
        top += note_line
        body.append(_text(line, layout.left, top, layout.small, fill=palette.QUIET))
    return svg.document(
        layout.width,
        height,
        rainbow.title,
        words(rainbow),
        body,
        prefix=prefix,
        colours=dict.fromkeys(arc.colour for arc in rainbow.arcs),
    )


def mark(colours: Sequence[str] = palette.ARCS) -> str:
    """Return the mark: the full arcs without figures, 32 by 32, on no ground."""
    pitch = 15 / len(colours)
    nested = [rings.Ring(16, 23.5, 0, 15 - i * pitch) for i in range(len(colours))]  # overlapping: no seams
    return svg.element(
        "svg",
        *(svg.element("path", d=ring.path(0, 1), fill=colour) for ring, colour in zip(nested, colours, strict=True)),
        xmlns="http://www.w3.org/2000/svg",
        viewBox="0 0 32 32",
        role="img",
        aria_label="OneWorkforce",
    )


def _arcs(rainbow: Rainbow, layout: _Layout, y: float, prefix: str) -> Iterator[str]:
    nested = rings.nest(layout.x, y, layout.radius, len(rainbow.arcs), layout.widest)
    for place, (arc, ring) in enumerate(zip(rainbow.arcs, nested, strict=True), start=1):
        foot, _ = ring.at(0, ring.middle)
        yield svg.element(
            "g",
            svg.element("path", d=ring.path(0, 1), fill=f"url(#{prefix}-hatch)" if arc.withheld else palette.GROUND),
            *(_filled(rainbow, arc, ring, layout.small / 9) if arc.scored else ()),
            id=f"{prefix}-arc-{place}",
        )
        yield _text(str(place), foot, y + layout.small * 1.25, layout.small * 0.9, text_anchor="middle")


def _filled(rainbow: Rainbow, arc: Arc, ring: rings.Ring, fine: float) -> Iterator[str]:
    end = rainbow.share(arc.score or 0.0)
    if end > 0:
        yield svg.element("path", d=ring.path(0, end), fill=arc.colour)
    if arc.low is not None and arc.high is not None:
        band = ring.narrowed(0.24).path(rainbow.share(arc.low), rainbow.share(arc.high))
        yield svg.element("path", d=band, fill=palette.tint(arc.colour))
    if arc.previous is not None:
        tick = ring.across(rainbow.share(arc.previous))
        yield svg.element("path", d=tick, stroke=palette.PAPER, stroke_width=fine * 3)
        yield svg.element("path", d=tick, stroke=palette.INK, stroke_width=fine)


def _threshold(rainbow: Rainbow, layout: _Layout, y: float) -> Iterator[str]:
    share = rainbow.share(rainbow.threshold)
    line = rings.Ring(layout.x, y, layout.radius * 0.1, layout.radius + layout.small * 0.5).across(share)
    fine = layout.small / 7
    yield svg.element("path", d=line, stroke=palette.PAPER, stroke_width=fine * 2)
    yield svg.element("path", d=line, stroke=palette.INK, stroke_width=fine, stroke_dasharray="5 4")
    # The label stands clear of the outermost ring: further out, by half its breadth, the nearer to the horizon.
    half = svg.text_width(rainbow.threshold_shown, layout.small) / 2 + 2
    label = rings.Ring(layout.x, y, 0, layout.radius + layout.small)
    (x, above), lean = label.at(share, label.outer), 2 * share - 1
    x = min(max(x + half * lean, half), 2 * layout.x - half)
    yield _text(rainbow.threshold_shown, x, above, layout.small, text_anchor="middle", font_weight=700)


def _horizon(rainbow: Rainbow, layout: _Layout, y: float, ends: Sequence[Sequence[str]]) -> Iterator[str]:
    size, left, right = layout.small, layout.x - layout.radius, layout.x + layout.radius
    sides = ((left, "start", rainbow.least), (right, "end", rainbow.most))
    for (x, anchor, figure), lines in zip(sides, ends, strict=True):
        yield _text(f"{figure:g}", x, y + size * 2.9, size, text_anchor=anchor, font_weight=700)
        for place, line in enumerate(lines, start=1):
            down = y + size * (2.9 + 1.3 * place)
            yield _text(line, x, down, size, text_anchor=anchor, fill=palette.QUIET)
    down = y + size * 2.1 + layout.large * 0.75
    if rainbow.overall:
        yield _text(rainbow.overall, layout.x, down, layout.large, text_anchor="middle", font_weight=700)
        yield _text("overall", layout.x, down + size * 1.4, size, text_anchor="middle", fill=palette.QUIET)
    else:
        yield _text("no overall score", layout.x, y + size * 2.9, size, text_anchor="middle", fill=palette.QUIET)


def _rows(rainbow: Rainbow, layout: _Layout, prefix: str) -> Iterator[tuple[svg.Markup, float]]:
    """Yield each row of the list, from its own top, and its height."""
    size = layout.size
    swatch = layout.left + size * 1.5
    title = swatch + size * 1.5
    word = layout.right - svg.text_width("above", size)
    sign = word - size * 0.8
    score = sign - size * 0.9
    broadest = max((svg.text_width(arc.status, size) for arc in rainbow.arcs if arc.scored), default=0.0)
    for place, arc in enumerate(rainbow.arcs, start=1):
        lines = svg.wrap(arc.title, max(score - broadest - size - title, size * 4), size)
        base = size * 1.2
        parts = [
            _text(str(place), swatch - size * 0.5, base, size, text_anchor="end", fill=palette.QUIET),
            _swatch(arc, swatch, base - size * 0.82, size, prefix),
            *(_text(line, title, base + layout.line * down, size) for down, line in enumerate(lines)),
        ]
        if arc.scored:
            parts.append(_text(arc.status, score, base, size, text_anchor="end", font_weight=700))
            if arc.sign:
                parts.append(marks.sign(arc.sign, sign, base - size * 0.34, size * 0.36))
                parts.append(_text(arc.sign, word, base, size))
        else:
            parts.append(_text(arc.status, layout.right, base, size, text_anchor="end", fill=palette.QUIET))
        yield svg.element("g", *parts, id=f"{prefix}-row-{place}"), layout.line * len(lines) + size * 0.85


def _swatch(arc: Arc, x: float, y: float, size: float, prefix: str) -> svg.Markup:
    if not arc.scored and not arc.withheld:
        inside = size - 2
        empty, edge = palette.PAPER, palette.QUIET
        return svg.element("rect", x=x + 1, y=y + 1, width=inside, height=inside, rx=2, fill=empty, stroke=edge)
    fill = f"url(#{prefix}-hatch)" if arc.withheld else arc.colour
    return svg.element("rect", x=x, y=y, width=size, height=size, rx=3, fill=fill)


def _key(rainbow: Rainbow) -> str:
    """Say what the said mean that this rainbow bears, then the note."""
    scored = [arc for arc in rainbow.arcs if arc.scored]
    said = [f"Dashed line: the threshold, {rainbow.threshold_shown}."]
    if any(arc.low is not None and arc.high is not None for arc in scored):
        said.append("Lighter band: how far chance alone may move the score.")
    if any(arc.previous is not None for arc in scored):
        said.append("Fine tick: the score last time.")
    if any(arc.withheld for arc in rainbow.arcs):
        said.append("Hatched: withheld.")
    return " ".join((*said, rainbow.note))


def _text(content: str, x: float, y: float, size: float, **attributes: str | float | None) -> svg.Markup:
    return svg.element("text", content, x=x, y=y, font_size=size, **attributes)
