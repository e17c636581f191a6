"""The figures of a version of a projection, and two versions side by side. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from oneworkforce.workforce.domain.demand import Missing
from oneworkforce.workforce.domain.gap_words import Gap
from oneworkforce.workforce.domain.plan_kinds import BlockKind


@dataclass(frozen=True, slots=True)
class Figure:
    """A block in a year: supply, need by scenario and gap in hundredths of a whole-time; no need, no gap.

    `roles`: the keys of its roles; `places`: the ids of its places. Titles alone do not tell blocks apart. `missing`:
    population figures (group, title of the place) without which its need is not known.
    """

    block: int
    kind: BlockKind
    role: str
    place: str
    year: int
    mean: int
    low: int
    middle: int
    high: int
    needs: tuple[int, int, int] | None
    roles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def stated(self) -> bool:
        """Whether a need is stated of all its roles, be it known or not."""
        return self.needs is not None or bool(self.missing)

    @property
    def whole_area(self) -> bool:
        """Whether it is of every place of the plan."""
        return self.kind in {BlockKind.ROLE, BlockKind.ALL}

    def gap(self, scenario: int = 0) -> Gap | None:
        """Return the gap in the main (0), low (1) or high (2) scenario."""
        return None if self.needs is None else Gap.between(self.needs[scenario], (self.low, self.middle, self.high))

    @property
    def key(self) -> tuple[str, frozenset[str], frozenset[str]]:
        """What it is a figure of, whatever that is called and in whichever order it is told.

        All roles are all roles: which there are may differ from version to version.
        """
        roles = frozenset[str]() if self.kind is BlockKind.ALL else frozenset(self.roles)
        return self.kind, roles, frozenset(self.places)


@dataclass(frozen=True, slots=True)
class Pair:
    """The same block and year in two versions."""

    then: Figure
    now: Figure


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions: what both show, and what only the former (`gone`) or only the later (`new`) shows by itself."""

    both: tuple[Pair, ...]
    gone: tuple[Figure, ...]
    new: tuple[Figure, ...]


def compare(then: Sequence[Figure], now: Sequence[Figure]) -> Compared:
    """Set figures of one year side by side by what they are of, in the order of the later version."""
    before, after = ({each.key: each for each in some} for some in (then, now))
    return Compared(
        both=tuple(Pair(before[key], each) for key, each in after.items() if key in before),
        gone=tuple(each for key, each in before.items() if key not in after),
        new=tuple(each for key, each in after.items() if key not in before),
    )
