"""A tiny writer of SVG: elements with everything escaped, text in lines of an estimated width, one root."""

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from xml.sax import saxutils

from oneworkforce.ui import palette

# A family whose name ends in a digit must be quoted, or browsers drop the whole list.
FONT = "Atkinson Hyperlegible, 'Source Sans 3', system-ui, Segoe UI, Helvetica, Arial, DejaVu Sans, sans-serif"

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2


class Markup(str):
    """Text that is already SVG: `element` escapes every other child."""

    __slots__ = ()


def element(name: str, *children: str, **attributes: str | float | None) -> Markup:
    """Return one element; `class_` is written class, `stroke_width` stroke-width, and None is left out.

    A child is escaped unless it is Markup; numbers are rounded to two decimals.
    """
    written = "".join(
        f' {key.removesuffix("_").replace("_", "-")}="{_escaped(value if isinstance(value, str) else number(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(child if isinstance(child, Markup) else _escaped(child) for child in children)
    return Markup(f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>")


def number(value: float) -> str:
    """Return a coordinate with at most two decimals; ValueError where it is not finite."""
    if not math.isfinite(value):
        raise ValueError(f"a coordinate must be finite, not {value}")
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def text_width(text: str, size: float) -> float:
    """Return the estimated width of one line at font size `size`: generous, for a wide sans-serif."""
    return size * sum(map(_share, text))


def wrap(text: str, width: float, size: float) -> list[str]:
    """Return `text` in lines whose estimated width is at most `width`; a word too long for a line is broken.

    There is always at least one line, and a line holds at least one character.
    """
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if text_width(joined, size) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:
            if lines[-1] and text_width(lines[-1] + letter, size) > width:
                lines.append("")
            lines[-1] += letter
    return lines


def document(
    width: float,
    height: float,
    title: str,
    desc: str,
    body: Sequence[str],
    *,
    prefix: str,
    colours: Iterable[str] = palette.ARCS,
) -> Markup:
    """Return the root element with its title, its description in words and the paper under `body`.

    `prefix` starts every id, so that several pictures may stand in one page. In a browser that asks for
    dark pages the palette's ink, quiet, ground and paper, and the `colours`, turn to their dark selves.
    """
    return element(
        "svg",
        element("title", title, id=f"{prefix}-title"),
        element("desc", desc, id=f"{prefix}-desc"),
        element("style", _after_dark(colours)),
        element("rect", width=width, height=height, fill=palette.PAPER),
        *body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="img",
        aria_labelledby=f"{prefix}-title {prefix}-desc",
        font_family=FONT,
        fill=palette.INK,
    )


def hatch(prefix: str) -> Markup:
    """Return the definition of the pattern for what is withheld; fill with "url(#{prefix}-hatch)"."""
    return element(
        "defs",
        element(
            "pattern",
            element("rect", width=6, height=6, fill=palette.GROUND),
            element("rect", width=2, height=6, fill=palette.QUIET),
            id=f"{prefix}-hatch",
            width=6,
            height=6,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        ),
    )


def _after_dark(colours: Iterable[str]) -> Markup:
    # The light look stands in attributes, which every reader of SVG knows; the rules find it there.
    pairs = {colour: palette.after_dark(colour) for colour in colours}
    pairs |= {palette.tint(colour): palette.shade(colour) for colour in pairs}
    pairs |= palette.DARK
    rules = (
        f'[{kind}="{light}"]{{{kind}:{dark}}}' for light, dark in sorted(pairs.items()) for kind in ("fill", "stroke")
    )
    return Markup(f"@media (prefers-color-scheme:dark){{{''.join(rules)}}}")


def _escaped(text: str) -> str:
    return saxutils.escape(_FORBIDDEN.sub("", text), {'"': "&quot;"})


def _share(letter: str) -> float:  # of the font size; measured on DejaVu Sans, the widest of FONT
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in "ijlI.,:;'|! ftr()[]-/":
        return 0.4
    if letter in "mwMW@%&" or (not letter.isascii() and not letter.isalpha()):
        return 0.98
    return 0.72 if letter.isupper() else 0.63
