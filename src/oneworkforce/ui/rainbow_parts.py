"""What a rainbow is made of: plain values, held to their scale."""

from dataclasses import dataclass
from typing import Literal

Sign = Literal["above", "at", "below"]

MOST_ARCS = 12


@dataclass(frozen=True)
class Arc:
    """One arc; `shown` is its score as people read it, `low` to `high` its interval, `previous` the last score."""

    title: str
    short: str
    colour: str
    score: float | None
    shown: str | None
    sign: Sign | None
    low: float | None = None
    high: float | None = None
    previous: float | None = None
    withheld: bool = False

    @property
    def scored(self) -> bool:
        """Whether there is a score that may be seen."""
        return self.score is not None and not self.withheld

    @property
    def status(self) -> str:
        """The score in one or two words: "3.42", "withheld" or "no score"."""
        return "withheld" if self.withheld else self.shown or "no score"


@dataclass(frozen=True)
class Rainbow:
    """One to twelve arcs, outermost first, on one scale; ValueError where a figure lies outside it.

    `ends` are the words for `least` and `most`; `overall` and `threshold_shown` are figures as people read them.
    """

    title: str
    least: float
    most: float
    threshold: float
    threshold_shown: str
    ends: tuple[str, str]
    arcs: tuple[Arc, ...]
    overall: str | None
    note: str = ""

    def __post_init__(self) -> None:
        """Hold the figures to the scale."""
        if not 1 <= len(self.arcs) <= MOST_ARCS:
            raise ValueError(f"a rainbow has 1 to {MOST_ARCS} arcs, not {len(self.arcs)}")
        figures = [figure for arc in self.arcs if arc.scored for figure in (arc.score, arc.previous)]
        if not self.least < self.most or not all(
            self.least <= figure <= self.most for figure in (self.threshold, *figures) if figure is not None
        ):
            raise ValueError(f"the scale runs from {self.least} to {self.most}; a figure lies outside it")
        if any(arc.scored and arc.shown is None for arc in self.arcs):
            raise ValueError("an arc with a score needs the score as it is shown")

    def share(self, figure: float) -> float:
        """Return where `figure` falls from `least` (0) to `most` (1), held inside."""
        return min(max((figure - self.least) / (self.most - self.least), 0.0), 1.0)
