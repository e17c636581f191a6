"""One arc of the rainbow, large: its ring broad and in full colour, the others pale around it, its score at the heart.

Drawn for a wall at the far end of a room, and narrow for a phone. Whatever a withheld arc carries is not drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from oneworkforce.ui import marks, palette, rings, svg
from oneworkforce.ui.rainbow_parts import Arc, Rainbow

_BROAD = 3.0
"""How many of the other rings the arc's own is broad."""
_HEART = 0.43
"""The share of the radius that is left open for the score."""
_GAP = 0.13


@dataclass(frozen=True)
class _Layout:
    width: float
    radius: float
    small: float
    large: float

    @property
    def x(self) -> float:
        return self.width / 2

    @property
    def y(self) -> float:
        return self.radius + self.small * 2.2


_WIDE = _Layout(900, 400, 26, 112)
_NARROW = _Layout(360, 152, 15, 46)


def draw(rainbow: Rainbow, place: int, prefix: str = "band", narrow: bool = False) -> str:
    """Return the arc at `place` (from 0) as SVG, 900 wide or 360; `prefix` starts every id."""
    layout = _NARROW if narrow else _WIDE
    arc = rainbow.arcs[place]
    below = [svg.wrap(end, layout.radius * 0.8, layout.small) for end in rainbow.ends]
    height = layout.y + layout.small * (1.9 + 1.25 * max(map(len, below)))
    body = [
        svg.hatch(prefix),
        *_rings(rainbow, place, layout, prefix),
        *_threshold(rainbow, layout),
        *_score(arc, rainbow, layout),
        *_horizon(rainbow, layout, below),
    ]
    return svg.document(
        layout.width,
        height,
        f"{arc.title}: {arc.status}",
        words(rainbow, place),
        body,
        prefix=prefix,
        colours=dict.fromkeys(each.colour for each in rainbow.arcs),
    )


def words(rainbow: Rainbow, place: int) -> str:
    """Return what the picture says in a sentence."""
    arc = rainbow.arcs[place]
    scale = f"on a scale from {rainbow.least:g} ({rainbow.ends[0]}) to {rainbow.most:g} ({rainbow.ends[1]})"
    if not arc.scored:
        return f"{arc.title}: {arc.status}, {scale}."
    beside = f", {arc.sign} the threshold of {rainbow.threshold_shown}" if arc.sign else ""
    return f"{arc.title}: {arc.status} {scale}{beside}."


def _nested(rainbow: Rainbow, place: int, layout: _Layout) -> Iterator[tuple[Arc, rings.Ring]]:
    many = len(rainbow.arcs)
    pitch = layout.radius * (1 - _HEART) / (many - 1 + _BROAD)
    outer = layout.radius
    for at, arc in enumerate(rainbow.arcs):
        broad = pitch * (_BROAD if at == place else 1.0)
        yield arc, rings.Ring(layout.x, layout.y, outer - broad + pitch * _GAP, outer)
        outer -= broad


def _rings(rainbow: Rainbow, place: int, layout: _Layout, prefix: str) -> Iterator[svg.Markup]:
    for at, (arc, ring) in enumerate(_nested(rainbow, place, layout)):
        here = at == place
        hatched = here and arc.withheld
        yield svg.element("path", d=ring.path(0, 1), fill=f"url(#{prefix}-hatch)" if hatched else palette.GROUND)
        if not arc.scored or arc.score is None:
            continue
        end = rainbow.share(arc.score)
        if end > 0:
            yield svg.element("path", d=ring.path(0, end), fill=arc.colour if here else palette.tint(arc.colour))
        if here and arc.low is not None and arc.high is not None:
            band = ring.narrowed(0.3).path(rainbow.share(arc.low), rainbow.share(arc.high))
            yield svg.element("path", d=band, fill=palette.tint(arc.colour))


def _threshold(rainbow: Rainbow, layout: _Layout) -> Iterator[svg.Markup]:
    share = rainbow.share(rainbow.threshold)
    line = rings.Ring(layout.x, layout.y, layout.radius * (_HEART + 0.01), layout.radius + layout.small * 0.4)
    fine = layout.small / 6
    yield svg.element("path", d=line.across(share), stroke=palette.PAPER, stroke_width=fine * 2.2)
    dashes = f"{svg.number(fine * 2.4)} {svg.number(fine * 1.4)}"
    yield svg.element("path", d=line.across(share), stroke=palette.INK, stroke_width=fine, stroke_dasharray=dashes)
    label = rings.Ring(layout.x, layout.y, 0, layout.radius + layout.small * 0.8)
    x, y = label.at(share, label.outer)
    half = svg.text_width(rainbow.threshold_shown, layout.small) / 2 + 2
    x = min(max(x + half * (2 * share - 1), half), layout.width - half)
    yield _text(rainbow.threshold_shown, x, y, layout.small, text_anchor="middle", font_weight=700)


def _score(arc: Arc, rainbow: Rainbow, layout: _Layout) -> Iterator[svg.Markup]:
    size, small = layout.large, layout.small
    if not arc.scored:
        yield _text(arc.status, layout.x, layout.y - small * 0.6, size * 0.46, text_anchor="middle", font_weight=700)
        return
    yield _text(arc.status, layout.x, layout.y - small * 0.3, size, text_anchor="middle", font_weight=700)
    if arc.sign:
        said = f"{arc.sign} {rainbow.threshold_shown}"
        left = layout.x - (svg.text_width(said, small) + small) / 2
        yield marks.sign(arc.sign, left + small * 0.3, layout.y + small * 0.95, small * 0.38)
        yield _text(said, left + small, layout.y + small * 1.3, small, font_weight=700)


def _horizon(rainbow: Rainbow, layout: _Layout, below: list[list[str]]) -> Iterator[svg.Markup]:
    size, left, right = layout.small, layout.x - layout.radius, layout.x + layout.radius
    sides = ((left, "start", rainbow.least), (right, "end", rainbow.most))
    for (x, anchor, figure), lines in zip(sides, below, strict=True):
        yield _text(f"{figure:g}", x, layout.y + size * 1.3, size, text_anchor=anchor, font_weight=700)
        for at, line in enumerate(lines, start=1):
            down = layout.y + size * (1.3 + 1.25 * at)
            yield _text(line, x, down, size, text_anchor=anchor, fill=palette.QUIET)


def _text(content: str, x: float, y: float, size: float, **attributes: str | float | None) -> svg.Markup:
    return svg.element("text", content, x=x, y=y, font_size=size, **attributes)
