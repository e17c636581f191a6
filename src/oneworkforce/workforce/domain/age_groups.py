"""The age groups in which a projection counts people, and how people pass through them."""

from oneworkforce.workforce.domain.kinds import AgeBand

GROUPS: tuple[str, ...] = (*(band.value for band in AgeBand), "")
"""The age bands of the data set, and last "": an age that nobody knows."""
UNKNOWN = len(GROUPS) - 1
_FROM = (16, 25, 35, 45, 55, 60, 65)
_WIDTHS = (9, 10, 10, 10, 5, 5)
MOVES: tuple[float, ...] = (*(1 / width for width in _WIDTHS), 0.0, 0.0)
"""The share of a group that passes into the next one within a year: one year's ages of its width, evenly spread."""


def group_of(*, born: int | None, band: str, year: int) -> int:
    """Return the place in `GROUPS` of somebody by year of birth (their age at the end of `year`), or by their band."""
    if born is None:
        return GROUPS.index(band) if band in GROUPS else UNKNOWN
    age = year - born
    return max((at for at, first in enumerate(_FROM) if first <= age), default=0)


def title(group: str) -> str:
    """Return what people call an age group."""
    return AgeBand(group).title_ if group else "Age not known"
