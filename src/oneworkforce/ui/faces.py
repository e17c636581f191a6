"""Five drawn faces, from very sad to very glad, told apart by their mouths: a scale for those who read little."""

from functools import cache

from oneworkforce.ui import palette, svg
from oneworkforce.ui.svg import Markup, element

MANY = 5
_SIZE = 64
_MOUTHS = {
    1: "M20 47 Q32 33 44 47",
    2: "M21 45 Q32 38 43 45",
    3: "M21 43 L43 43",
    4: "M21 40 Q32 48 43 40",
    5: "M18 38 Q32 58 46 38 Z",
}
"""Corner, curve, corner: down at 1, straight at 3, open at 5."""


@cache
def face(mood: int) -> Markup:
    """Return the face of `mood`, 1 to 5. It says nothing to a screen reader: words stand beside it."""
    eyes = [element("circle", cx=x, cy=25, r=3.5, fill=palette.INK) for x in (23, 41)]
    mouth = element(
        "path",
        d=_MOUTHS[mood],
        fill=palette.INK if mood == MANY else "none",
        stroke=palette.INK,
        stroke_width=3.5,
        stroke_linecap="round",
        stroke_linejoin="round",
    )
    head = element("circle", cx=32, cy=32, r=29, fill=palette.PAPER, stroke=palette.INK, stroke_width=3)
    return svg.element(
        "svg",
        head,
        *eyes,
        mouth,
        viewBox=f"0 0 {_SIZE} {_SIZE}",
        width=_SIZE,
        height=_SIZE,
        aria_hidden="true",
        focusable="false",
    )
