"""How many are needed: people of a group, in a scenario of growth, by so many to a worker. Exact fractions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from oneworkforce.lib.titled import Titled


class Growth(Titled):
    """A scenario of how many people there will be."""

    MAIN = "main", "Main"
    LOW = "low", "Low"
    HIGH = "high", "High"


Missing = tuple[str, str]
"""A group and a place of which no number of people is known."""


@dataclass(frozen=True, slots=True)
class Figure:
    """How many people of a group are in a place in a year, in a scenario."""

    group: str
    place: str
    scenario: str
    year: int
    people: int


@dataclass(frozen=True, slots=True)
class Need:
    """What a service needs of a role: `whole_time` for each `people_each` of a group; in each place, without a group.

    `whole_time` in whole-time equivalents. With an `ability` (abilities.py): so many among those of the role, or of any
    role where it is "", and nobody beside them. ValueError where people are shared by none.
    """

    role: str
    whole_time: Fraction
    group: str = ""
    people_each: int = 0
    ability: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be divided."""
        if (self.group and self.people_each < 1) or self.whole_time < 0:
            raise ValueError("a need is for each so many people, at least one, and not less than nothing")


@dataclass(frozen=True, slots=True)
class Population:
    """Figures with the growth of each scenario, a share a year (a hundredth is one per cent)."""

    figures: tuple[Figure, ...]
    growth: Mapping[str, Fraction]

    def people(self, group: str, place: str, scenario: str, year: int) -> Fraction | None:
        """Return how many people; None where no figure is known.

        The figure of the year itself, else the latest before it, grown year by year; else the earliest after it,
        as it is. A scenario without a figure of its own starts from the main one's.
        """
        known = self._known(group, place, scenario) or self._known(group, place, Growth.MAIN)
        if not known:
            return None
        before = [each for each in known if each.year <= year]
        if not before:
            return Fraction(min(known, key=lambda each: each.year).people)
        latest = max(before, key=lambda each: each.year)
        grown: Fraction = (1 + self.growth.get(scenario, Fraction(0))) ** (year - latest.year)
        return latest.people * grown

    def _known(self, group: str, place: str, scenario: str) -> list[Figure]:
        return [
            each for each in self.figures if each.group == group and each.place == place and each.scenario == scenario
        ]


@dataclass(frozen=True, slots=True)
class Demand:
    """What is needed of roles in places in a year; None where a figure is missing that it rests on.

    `missing`: (group, place) of each such figure, of the main scenario: the others begin with it.
    """

    whole_time: Fraction | None
    missing: tuple[Missing, ...] = ()


def needed(
    needs: Iterable[Need],
    population: Population,
    place: str,
    scenario: str,
    year: int,
    *,
    hours: Fraction = Fraction(1),
) -> Demand:
    """Return what `needs` of one role add up to. `hours`: how much longer each piece of work takes (11/10: a tenth).

    A need that rests on a figure that is missing is not known, and it is not nought.

    A fixed need (without a group) does not grow with `hours` or people.
    """
    total, missing = Fraction(0), list[Missing]()
    for need in needs:
        if not need.group:
            total += need.whole_time
            continue
        people = population.people(need.group, place, scenario, year)
        if people is None:
            missing.append((need.group, place))
        else:
            total += people / need.people_each * need.whole_time * hours
    return Demand(None if missing else total, tuple(dict.fromkeys(missing)))


def together(found: Iterable[Demand]) -> Demand:
    """Return what is needed in all; not known where one of them is not."""
    total, missing = Fraction(0), dict[Missing, None]()
    for each in found:
        total += each.whole_time or 0
        missing |= dict.fromkeys(each.missing)
    return Demand(None if missing else total, tuple(missing))


def by_role(needs: Sequence[Need]) -> dict[str, list[Need]]:
    """Return the needs of each role, in the order in which the roles are first needed; of no ability."""
    found: dict[str, list[Need]] = {}
    for need in needs:
        if not need.ability:
            found.setdefault(need.role, []).append(need)
    return found


def by_ability(needs: Iterable[Need]) -> dict[tuple[str, str], list[Need]]:
    """Return the needs of each ability among those of a role ("" any), in the order in which they are first needed."""
    found: dict[tuple[str, str], list[Need]] = {}
    for need in needs:
        if need.ability:
            found.setdefault((need.ability, need.role), []).append(need)
    return found
