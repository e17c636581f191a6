"""The colours of the house, and how strongly two of them stand apart."""

import re

ARCS = ("#b3261e", "#b8500f", "#8a6100", "#2e7031", "#00696b", "#1c5a9e", "#5b3a94", "#8c2f6b")
INK = "#0b0c0c"
QUIET = "#505a5f"
GROUND = "#f0f1f2"
PAPER = "#ffffff"

DARK = {INK: "#f3f4f5", QUIET: "#b8bfc4", GROUND: "#2b2f33", PAPER: "#131517"}  # the same four after dark

READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3
_LINEAR_BELOW = 0.04045  # the transfer function of sRGB, IEC 61966-2-1
_COLOUR = re.compile("#[0-9a-fA-F]{6}")


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two "#rrggbb" colours, 1 to 21, by the formula of WCAG 2.2."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def on(colour: str) -> str:
    """Return the colour, ink or white, in which text reads better on `colour`."""
    return max((INK, PAPER), key=lambda text: contrast(text, colour))


def after_dark(colour: str) -> str:
    """Return `colour` mixed with just enough white (in twentieths) to be readable on the dark paper."""
    mixes = (_mixed(colour, PAPER, share / 20) for share in range(21))
    return next(mix for mix in mixes if contrast(mix, DARK[PAPER]) >= READABLE)


def tint(colour: str) -> str:
    """Return `colour` as it marks uncertainty: more than half way to white."""
    return _mixed(colour, PAPER, 0.6)


def shade(colour: str) -> str:
    """Return the tint of `colour` after dark: half way to the dark paper."""
    return _mixed(after_dark(colour), DARK[PAPER], 0.5)


def _channels(colour: str) -> tuple[int, int, int]:
    if not _COLOUR.fullmatch(colour):
        raise ValueError(f"a colour is written #rrggbb, not {colour!r}")
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def _mixed(colour: str, other: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= _LINEAR_BELOW else ((share + 0.055) / 1.055) ** 2.4
