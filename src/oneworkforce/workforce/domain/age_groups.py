"""The age groups in which a projection counts people, and how people pass through them."""

from itertools import pairwise

from oneworkforce.workforce.domain import ages
from oneworkforce.workforce.domain.kinds import AgeBand

GROUPS: tuple[str, ...] = (*(band.value for band in ages.FIRST), "")
"""The age bands of the data set, and last "": an age that nobody knows."""
UNKNOWN = len(GROUPS) - 1
YOUNGEST = 16
"""The age from which people of the youngest band are taken to be at work."""
_FROM = (YOUNGEST, *(first for first in ages.FIRST.values() if first))
MOVES: tuple[float, ...] = (*(1 / (next_one - first) for first, next_one in pairwise(_FROM)), 0.0, 0.0)
"""The share of a group that passes into the next one within a year: one year's ages of its width, evenly spread."""


def group_of(*, born: int | None, band: str, year: int) -> int:
    """Return the place in `GROUPS` of somebody by year of birth (their age at the end of `year`), or by their band."""
    if born is None:
        return GROUPS.index(band) if band in GROUPS else UNKNOWN
    return GROUPS.index(ages.band_of(year - born))


def title(group: str) -> str:
    """Return what people call an age group."""
    return AgeBand(group).title_ if group else "Age not known"
