"""Half rings above a horizon: paths that start at the left foot and run clockwise."""

import math
from dataclasses import dataclass

from oneworkforce.ui import svg


@dataclass(frozen=True)
class Ring:
    """A half ring about (`x`, `y`), between the radii `inner` and `outer`."""

    x: float
    y: float
    inner: float
    outer: float

    @property
    def middle(self) -> float:
        """The radius half way across."""
        return (self.inner + self.outer) / 2

    def at(self, share: float, radius: float) -> tuple[float, float]:
        """Return the point at `share` of the half turn (0 the left foot, 0.5 the zenith, 1 the right foot)."""
        angle = math.pi * (1 - share)
        return self.x + radius * math.cos(angle), self.y - radius * math.sin(angle)

    def path(self, start: float, end: float) -> str:
        """Return the path of the ring from share `start` to share `end`."""
        (a, b), (c, d) = self.at(start, self.outer), self.at(end, self.outer)
        (e, f), (g, h) = self.at(end, self.inner), self.at(start, self.inner)
        return (
            f"M{_pair(a, b)}A{_pair(self.outer, self.outer)} 0 0 1 {_pair(c, d)}"
            f"L{_pair(e, f)}A{_pair(self.inner, self.inner)} 0 0 0 {_pair(g, h)}Z"
        )

    def across(self, share: float) -> str:
        """Return the path of a straight line across the ring at `share`."""
        return f"M{_pair(*self.at(share, self.inner))}L{_pair(*self.at(share, self.outer))}"

    def narrowed(self, part: float) -> "Ring":
        """Return the ring of the same middle and `part` of the breadth."""
        half = (self.outer - self.inner) * part / 2
        return Ring(self.x, self.y, self.middle - half, self.middle + half)


def nest(x: float, y: float, radius: float, count: int, widest: float) -> tuple[Ring, ...]:
    """Return `count` rings, outermost first, none broader than `widest`, with a heart left open."""
    heart = radius * 0.13
    pitch = min((radius - heart) / count, widest)
    gap = pitch * 0.15
    return tuple(Ring(x, y, radius - (i + 1) * pitch + gap, radius - i * pitch) for i in range(count))


def _pair(x: float, y: float) -> str:
    return f"{svg.number(x)} {svg.number(y)}"
