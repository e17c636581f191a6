"""A score as one flat bar on its scale, without words: they stand beside it in the page's own text."""

from dataclasses import dataclass

from oneworkforce.ui import palette, svg

_WIDE, _TALL = 100.0, 10.0
_LINE = 0.5


@dataclass(frozen=True, slots=True)
class Level:
    """Shares of the scale, 0 to 1: the score, its interval (or None), the threshold."""

    score: float
    threshold: float
    low: float | None = None
    high: float | None = None


def draw(level: Level, colour: str) -> str:
    """Return the bar as SVG that stretches to the width of its place; hidden from those who are read the page."""
    rect = svg.element
    body = [rect("rect", width=_WIDE, height=_TALL, fill=palette.GROUND)]
    body.append(rect("rect", width=_share(level.score), height=_TALL, fill=colour))
    if level.low is not None and level.high is not None:
        start, end = _share(level.low), _share(level.high)
        body.append(rect("rect", x=start, y=3.5, width=max(end - start, 0.0), height=3, fill=palette.tint(colour)))
    at = _share(level.threshold)
    body.append(rect("rect", x=at - _LINE, width=_LINE * 2, height=_TALL, fill=palette.PAPER))
    body.append(rect("rect", x=at - _LINE / 2, width=_LINE, height=_TALL, fill=palette.INK))
    return svg.element(
        "svg",
        *body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {svg.number(_WIDE)} {svg.number(_TALL)}",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )


def _share(share: float) -> float:
    return min(max(share, 0.0), 1.0) * _WIDE
