"""The ages of those who are there and are expected, with who leaves and retires, as far as they may be shown. Pure.

What is expected is exact at the mean of every rate (projection.expected), without an interval. Ages are told of groups
of roles in the whole area. All of them have the same bands of ages, so that no band of one is what is left of another;
a band holds nobody or ten people at the least, and not all but a few of one organisation. Every number is a whole five.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oneworkforce.lib import text
from oneworkforce.workforce.domain import age_groups, plan_blocks, projection, small_blocks
from oneworkforce.workforce.domain import roles as listed
from oneworkforce.workforce.domain.plan_blocks import Shown
from oneworkforce.workforce.domain.plan_inputs import Ages, Inputs
from oneworkforce.workforce.domain.projection import Expected, Role

STEP = 5
"""People by age are given to the nearest five."""
_FEWEST_BANDS = 3
"""Groups of roles with fewer bands to show are put together."""
_NAMED = 2
_UNKNOWN = "unknown"
_BANDS = tuple(each or _UNKNOWN for each in age_groups.GROUPS)
_ABOVE: Mapping[str, str] = {
    **dict.fromkeys(("under_25", "25_34"), "younger"),
    **dict.fromkeys(("35_44", "45_54"), "middle"),
    **dict.fromkeys(("55_59", "60_64", "65_over"), "older"),
    **dict.fromkeys(("younger", "middle", "older"), "known"),
}
"""Bands that are put together before others."""
Leaves = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Groups of roles as one: people at the end of each year (the first is today) by band.

    left, retired: who has gone by the end of each year since today, by the age they had when the year began.
    """

    title: str
    groups: Leaves
    people: tuple[tuple[int, ...], ...]
    left: tuple[tuple[int, ...], ...]
    retired: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """Bands of ages with their titles, and families: the first is of all roles. No band: too few to show any."""

    first: int
    bands: tuple[Leaves, ...]
    titles: tuple[str, ...]
    families: tuple[Family, ...]

    def kept(self) -> dict[str, Any]:
        """Return it as values that JSON knows."""
        return asdict(self)

    def pattern(self) -> Ages:
        """Return what is shown by itself, as the next version is told it."""
        return tuple(each.groups for each in self.families[1:]), self.bands


def profile(inputs: Inputs, roles: Sequence[Role], shown: Sequence[Shown]) -> Profile:
    """Return the ages of a run that may be shown, of the groups of roles of its blocks."""
    groups = list(dict.fromkeys(plan_blocks.group(role.key) for role in roles))
    former_families, former_bands = inputs.former_ages or ((), ())
    units = small_blocks.together(
        [
            *([plan_blocks.group(key) for key in each.roles.leaves] for each in shown),
            *(tuple(group for group in each if group in groups) for each in former_families),
        ]
    )
    guard = _Guard(inputs)
    families = _families([each for each in units if each], guard)
    joined = small_blocks.together([*(band for each in families for band in guard.bands(each)), *former_bands])
    bands = tuple(tuple(band for band in _BANDS if band in each) for each in joined)
    bands = tuple(sorted(bands, key=lambda each: _BANDS.index(each[0])))
    if sum(any(guard.people[group, one] for group in groups for one in band) for band in bands) <= 1:
        return Profile(inputs.base, (), (), ())
    found = {role.key: projection.expected(role, projection.together(role.cells), inputs.years) for role in roles}
    made = [_family("All roles", tuple(groups), bands, found)]
    if len(families) > 1:
        made += [_family(_title(each), each, bands, found) for each in families]
    return Profile(inputs.base, bands, tuple(_band(each) for each in bands), tuple(made))


class _Guard:
    """Says which bands of ages of groups of roles may be shown."""

    def __init__(self, inputs: Inputs) -> None:
        self.people = Counter[tuple[str, str]]()
        for role, _, at, _, number in inputs.counted.people:
            self.people[plan_blocks.group(role), _BANDS[at]] += number
        self.employers: dict[tuple[str, str], Counter[int]] = {}
        for group, at, organisation, number in inputs.employers_by_age:
            self.employers.setdefault((group, _BANDS[at]), Counter())[organisation] += number

    def many(self, groups: Sequence[str]) -> int:
        """Return how many people there are."""
        return sum(self.people[group, band] for group in groups for band in _BANDS)

    def bands(self, groups: Sequence[str]) -> list[Leaves]:
        """Return the finest bands that these groups as one may be shown in."""
        counts = {band: sum(self.people[group, band] for group in groups) for band in _BANDS}

        def fits(bands: Sequence[str]) -> bool:
            parts = [self.employers.get((group, band), Counter()) for group in groups for band in bands]
            return not plan_blocks.dominated(parts)

        # Fewer than ten in all: they are together, which is all that is shown of them.
        return [each.leaves for each in small_blocks.blocks(counts, _ABOVE, fits)] or [_BANDS]

    def shows(self, groups: Sequence[str]) -> bool:
        """Say whether these groups by themselves have bands enough to show."""
        told = [band for band in self.bands(groups) if any(self.people[group, one] for group in groups for one in band)]
        return len(told) >= _FEWEST_BANDS


def _families(units: Sequence[Leaves], guard: _Guard) -> list[Leaves]:
    """Return the groups of roles that are shown as one: those with few bands together."""
    good = [each for each in units if guard.shows(each)]
    rest = tuple(group for each in units if each not in good for group in each)
    while rest and good and not guard.shows(rest):
        smallest = min(good, key=guard.many)
        good.remove(smallest)
        rest = (*smallest, *rest)
    return [*good, *([rest] if rest else [])]


def _family(title: str, groups: Leaves, bands: Sequence[Leaves], found: Mapping[str, Expected]) -> Family:
    of = [each for key, each in found.items() if plan_blocks.group(key) in groups]
    people, left, retired = (
        np.sum([getattr(each, name) for each in of], axis=0) for name in ("people", "left", "retired")
    )
    return Family(
        title,
        groups,
        _rounded(people, bands),
        _rounded(np.cumsum(left, axis=0), bands),
        _rounded(np.cumsum(retired, axis=0), bands),
    )


def _rounded(values: NDArray[np.float64], bands: Sequence[Leaves]) -> tuple[tuple[int, ...], ...]:
    at = [[_BANDS.index(band) for band in each] for each in bands]
    return tuple(tuple(math.floor(float(row[some].sum()) / STEP + 0.5) * STEP for some in at) for row in values)


def _title(groups: Leaves) -> str:
    titles = [listed.groups().get(each, "Roles that the list no longer has") for each in groups]
    return text.listed(titles) if len(titles) <= _NAMED else "Other roles"


def _band(bands: Leaves) -> str:
    """Return what bands are called together: bands that follow each other by their ends."""
    known = [band for band in bands if band != _UNKNOWN]
    places = [_BANDS.index(band) for band in known]
    titles = [age_groups.title(band) for band in known]
    if len(known) > 1 and places == list(range(places[0], places[0] + len(places))):
        first, last = titles[0].rpartition(" to ")[0] or titles[0], titles[-1].rpartition(" to ")[2]
        young, old = known[0] == _BANDS[0], known[-1] == _BANDS[-2]
        titles = [
            "All known ages"
            if young and old
            else f"Under {_end(known[-1])}"
            if young
            else f"{first} and over"
            if old
            else f"{first} to {last}"
        ]
    if _UNKNOWN in bands:
        titles.append("age not known" if titles else "Age not known")
    return text.listed(titles)


def _end(band: str) -> int:
    return int(age_groups.title(band).rpartition(" to ")[2]) + 1
