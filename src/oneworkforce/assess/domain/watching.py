"""What may be known of the answering while a round is open: groups of ten invited and more, in bands. Pure.

docs/reference/method.md 3: never a count, once a day, and no group that what is shown of the others would give away.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from oneworkforce.lib import rounding

WHOLE = ""
"""The column, and the category, of everyone."""

BANDS = ((10, "under 10%"), (25, "10 to 24%"), (50, "25 to 49%"), (75, "50 to 74%"))
HIGHEST = "75% and more"
LOWEST = "under 25%"
"""The two lowest bands together: of few people, under a tenth would mean nobody at all."""
FEW = 30
"""Invited below which the lowest bands are one."""
ORDER = (LOWEST, *(words for _, words in BANDS), HIGHEST)

FEWEST_DRAFTS = 10


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the frame: the (column, category) of each column that is watched, how many were asked and answered."""

    groups: tuple[tuple[str, str], ...]
    invited: int
    answered: int


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of a group on a day."""

    column: str
    category: str
    invited: int
    band: str


def rows(cells: Collection[Cell], k: int) -> tuple[Row, ...]:
    """Return what may be shown of the whole and of each column alone, in the order of the columns and their names."""
    groups: dict[str, dict[str, list[int]]] = {}
    for cell in cells:
        for column, category in ((WHOLE, WHOLE), *cell.groups):
            sums = groups.setdefault(column, {}).setdefault(category, [0, 0])
            sums[0] += cell.invited
            sums[1] += cell.answered
    found = []
    for column, categories in groups.items():
        shown = shown_of({category: invited for category, (invited, _) in categories.items()}, k)
        for category in sorted(shown):
            invited, answered = categories[category]
            found.append(Row(column, category, invited, band(answered, invited)))
    return tuple(found)


def shown_of(invited: Mapping[str, int], k: int) -> frozenset[str]:
    """Return the groups of a column that may be shown.

    Those below `k` are hidden; where they are fewer than `k` together, the next smallest with them: else the whole less
    what is shown would tell of them.
    """
    left = sorted(invited, key=lambda category: (invited[category], category))
    hidden = 0
    while left and (invited[left[0]] < k or 0 < hidden < k):
        hidden += invited[left.pop(0)]
    return frozenset(left)


def band(answered: int, invited: int) -> str:
    """Return the band of a response."""
    if invited < FEW and answered * 100 < 25 * invited:
        return LOWEST
    return next((words for under, words in BANDS if answered * 100 < under * invited), HIGHEST)


def pages(furthest: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return (page, how many of a hundred drafts left off there); nothing where there are fewer than ten drafts."""
    counted = Counter(furthest)
    total = sum(counted.values())
    if total < FEWEST_DRAFTS:
        return ()
    return tuple(
        (page, int(rounding.half_up(Fraction(number * 100, total), 0))) for page, number in sorted(counted.items())
    )
