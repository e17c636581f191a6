"""How often a theme was written, as far as it may be told: pure.

What is told of an arc is a list of its themes, each with its number of remarks, and perhaps the number of all remarks.
- A number below the fewest people that may be shown is withheld, nought with it: that so few wrote something is all
  that is said. A withheld number may be anything from nought to one below the least.
- The number of all remarks is an equation that holds the numbers together: it is withheld where any of them is, where
  few remarks are left over by a theme (it and the total would tell of them), and where it is small itself.
So nothing that is told depends on a withheld number (tests/unit/test_themes.py proves it by putting others in its
place). Remarks that are not yet read would let a list grow one by one: an arc is counted when all of it was read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """What may be told of an arc: each theme with its number, None where it is withheld; and the number of remarks."""

    numbers: tuple[tuple[T, int | None], ...]
    total: int | None

    @property
    def withheld(self) -> bool:
        """Whether any number is withheld."""
        return self.total is None or any(number is None for _, number in self.numbers)


def guarded(counts: Mapping[T, int], *, total: int, rest: int, least: int) -> Told[T]:
    """Return what may be told of the themes of one arc.

    `counts`: remarks that say each theme (a remark may say several); `total`: all remarks; `rest`: those that say none;
    `least`: the fewest that may be shown. The themes come in the order of `counts`, those with a number first by it:
    the order of withheld ones must tell nothing either.
    """
    shown = sorted(((theme, n) for theme, n in counts.items() if n >= least), key=lambda each: -each[1])
    hidden = [(theme, None) for theme, n in counts.items() if n < least]
    left_over = (rest, *(total - n for n in counts.values()))
    open_ = not hidden and total >= least and not any(0 < number < least for number in left_over)
    return Told((*shown, *hidden), total if open_ else None)


def said(number: int | None, least: int) -> str:
    """Return a number of remarks in words: "14", "fewer than 10"."""
    return f"fewer than {least}" if number is None else f"{number:,}"
