"""The marks that charts share: lines of text, signs, and the hatching that stands for what is withheld."""

from collections.abc import Sequence

from oneworkforce.ui import palette, svg

WITHHELD = "withheld"
NOTHING = "\N{EN DASH}"  # no score: not zero, and not withheld
WHY_WITHHELD = "withheld, so that no person in a small group can be known"

Place = tuple[float, float, float, float]  # left, top, width, height

# Not the palette's ink and paper, which change places after dark: a coloured area keeps its colour then.
_BLACK = "#000000"
_WHITE = "#fffffe"
SIZE = 12.0  # of text, in the unit of the picture: a point where 720 fill a page
_LEADING = 1.25
_MIDDLE = 0.36  # of the font size: from the middle of a figure down to its baseline


def on(colour: str) -> str:
    """Return the colour, near black or near white, of text on `colour`, the same by day and after dark."""
    return max((_BLACK, _WHITE), key=lambda text: palette.contrast(text, colour))


def line(text: str, x: float, middle: float, size: float, *, anchor: str = "start", fill: str = "") -> svg.Markup:
    """Return one line of text whose figures have their middle at the height `middle`."""
    return svg.element(
        "text",
        text,
        x=x,
        y=middle + _MIDDLE * size,
        font_size=size,
        text_anchor=None if anchor == "start" else anchor,
        fill=fill or None,
    )


def sign(stand: str, x: float, y: float, half: float, fill: str = "") -> svg.Markup:
    """Return the sign of a score "above", "at" or "below" the threshold, centred, `half` as wide.

    Drawn, not typed: few typefaces have all three, and they differ in size.
    """
    if stand == "at":
        return svg.element("circle", cx=x, cy=y, r=half * 0.85, fill=fill or None)
    tip = -half if stand == "above" else half
    corners = (f"{svg.number(a)},{svg.number(b)}" for a, b in ((x - half, y - tip), (x + half, y - tip), (x, y + tip)))
    return svg.element("polygon", points=" ".join(corners), fill=fill or None)


def upwards(text: str, middle: float, y: float, size: float) -> svg.Markup:
    """Return one line of text that reads upwards from the height `y`, its middle at the x of `middle`."""
    x = middle + _MIDDLE * size
    turn = f"rotate(-90 {svg.number(x)} {svg.number(y)})"
    return svg.element("text", text, x=x, y=y, font_size=size, transform=turn)


def height(lines: Sequence[str], size: float) -> float:
    """Return the height of `lines` at font size `size`."""
    return len(lines) * size * _LEADING


def block(lines: Sequence[str], x: float, middle: float, size: float, *, anchor: str = "start") -> list[svg.Markup]:
    """Return `lines` one under another, the whole block centred on the height `middle`."""
    first = middle - height(lines, size) / 2 + size * _LEADING / 2
    return [line(text, x, first + at * size * _LEADING, size, anchor=anchor) for at, text in enumerate(lines)]


def hatched(prefix: str, place: Place, word: str = "") -> list[svg.Markup]:
    """Return a hatched area, and on a plain plate in its middle the `word` (if any)."""
    x, y, width, tall = place
    hatching = f"url(#{prefix}-hatch)"
    area = svg.element(
        "rect", x=x, y=y, width=width, height=tall, fill=hatching, stroke=palette.QUIET, stroke_width=0.5
    )
    if not word:
        return [area]
    plate, deep = svg.text_width(word, SIZE) + 4, SIZE * 1.4
    left, top = x + (width - plate) / 2, y + (tall - deep) / 2
    return [
        area,
        svg.element("rect", x=left, y=top, width=plate, height=deep, fill=palette.GROUND),
        line(word, x + width / 2, y + tall / 2, SIZE, anchor="middle"),
    ]
