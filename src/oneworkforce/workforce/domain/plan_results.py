"""What comes out of a run and may be shown: figures by block, small numbers put together (small_blocks)."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

import numpy as np

from oneworkforce.lib import text
from oneworkforce.lib.least import LEAST
from oneworkforce.workforce.domain import (
    age_profile,
    demand,
    new_roles,
    plan_blocks,
    plan_inputs,
    projection,
    small_blocks,
    stock_flow,
)
from oneworkforce.workforce.domain import roles as listed
from oneworkforce.workforce.domain.demand import Demand, Growth, Missing, Need
from oneworkforce.workforce.domain.plan_blocks import Shown
from oneworkforce.workforce.domain.plan_inputs import Ages, Inputs, Pattern
from oneworkforce.workforce.domain.plan_kinds import BlockKind
from oneworkforce.workforce.domain.projection import Drawn, Role, Settings, Spread, Sums
from oneworkforce.workforce.domain.small_blocks import Block

SCENARIOS = (Growth.MAIN, Growth.LOW, Growth.HIGH)
STEP = 100
"""What is there is given in whole whole-time equivalents: two versions do not tell one person's hours."""
_NAMED = 3
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Row:
    """A figure: of which block, in which year, supply in hundredths of a whole-time and need by scenario.

    `needs` None: no need is stated of all its roles, or it is not known: its block says which figure is `missing`.
    """

    block: int
    kind: BlockKind
    role: str
    role_title: str
    place: str
    place_title: str
    year: int
    mean: int
    low: int
    middle: int
    high: int
    needs: tuple[int, int, int] | None


@dataclass(slots=True)
class Results:
    """Rows with what else may be said. `flows`: people a year on average.

    `blocks`: the roles and places of each, and the population figures that are missing for its need, [group, title of
    the place]; `missing`: all of these. `pattern`: what is shown by itself; `again`: the people are those of the
    version before. Numbers of people are whole tens: `elsewhere`, of people who are in no place of the plan, None for
    one to nine. `ages` is an age profile, {} where none may be shown, and `age_pattern` what of it is shown by itself.
    """

    rows: list[Row] = field(default_factory=list)
    blocks: list[dict[str, Any]] = field(default_factory=list)
    flows: list[dict[str, int]] = field(default_factory=list)
    rates: list[dict[str, Any]] = field(default_factory=list)
    withheld: bool = False
    elsewhere: int | None = 0
    again: bool = False
    pattern: Pattern = ()
    ages: dict[str, Any] = field(default_factory=dict)
    age_pattern: Ages | None = None
    missing: list[list[str]] = field(default_factory=list)

    def named(self, missing: Iterable[Missing], titles: Mapping[str, str]) -> list[list[str]]:
        """Return figures that are missing with the titles of their places, and keep them in `missing`, each once."""
        found = [[group, titles[place]] for group, place in missing]
        self.missing += [each for each in found if each not in self.missing]
        return found

    def kept(self) -> dict[str, Any]:
        """Return all but the rows, as values that JSON knows."""
        names = (
            "blocks",
            "flows",
            "rates",
            "withheld",
            "elsewhere",
            "again",
            "pattern",
            "ages",
            "age_pattern",
            "missing",
        )
        return {name: getattr(self, name) for name in names}


def make(inputs: Inputs, *, seed: int, draws: int, told: Told = lambda _done, _total: None) -> Results:
    """Run the projection and return what may be shown. `told` hears how many roles of how many are done."""
    roles = plan_inputs.roles(inputs)
    results = Results(elsewhere=tens(inputs.counted.elsewhere), again=inputs.again, pattern=inputs.former)
    results.age_pattern = inputs.former_ages
    settings = Settings(inputs.years, draws, seed)
    people = plan_inputs.people(inputs.counted).total()
    if not roles or plan_blocks.few(people):
        results.withheld = bool(roles)
        return results
    found = plan_blocks.shown(inputs, [role.key for role in roles])
    results.pattern = plan_blocks.pattern(found)
    maker = _Maker(inputs, results)
    done = 0
    for each in found:
        of = [role for role in roles if role.key in each.roles.leaves]
        drawn: list[Drawn] = []
        for one in projection.run(of, settings):
            drawn.append(one)
            done += 1
            told(done, len(roles))
        maker.add(each, drawn)
        results.rates.append(_rates(each.roles, of, inputs))
    maker.finish()
    ages = age_profile.profile(inputs, roles, found)
    if ages.bands:
        results.ages, results.age_pattern = ages.kept(), ages.pattern()
    return results


def tens(people: int) -> int | None:
    """Return how many people there are as far as it is told: in whole tens, one to nine not at all."""
    return None if plan_blocks.few(people) else people // LEAST * LEAST


def role_title(block: Block, new: Mapping[str, str]) -> str:
    """Return what a block of roles is called; `new`: what new roles are called, by key."""
    if block.single:
        return new_roles.title(block.leaves[0], new)
    title = listed.groups().get(block.above.removeprefix("group "), "")
    if not title:
        return "Roles with few people"
    return (
        f"All roles of {title[:1].lower()}{title[1:]}"
        if block.whole
        else f"Other roles of {title[:1].lower()}{title[1:]}"
    )


def place_title(block: Block, titles: Mapping[str, str]) -> str:
    """Return what a block of places is called."""
    if len(block.leaves) <= _NAMED:
        return text.listed([titles[each] for each in block.leaves])
    above = titles.get(block.above, "the area")
    return f"{above}, all {len(block.leaves)} places" if block.whole else f"{len(block.leaves)} places of {above}"


class _Maker:
    """Makes the rows of blocks while the draws of their roles are there, and of totals at the end."""

    def __init__(self, inputs: Inputs, results: Results) -> None:
        self.inputs, self.results = inputs, results
        self.places = [place for place, _ in inputs.places]
        self.needs, self.population = demand.by_role(inputs.stated_needs()), inputs.stated_population()
        self.sums, self.roles = Sums(), list[str]()
        self.parts: list[tuple[str, ...]] = []
        self.flows: Any = np.int64(0)

    def add(self, shown: Shown, drawn: Sequence[Drawn]) -> None:
        """Add a block of roles with the draws of each."""
        whole: Any = drawn[0].whole_time if len(drawn) == 1 else np.sum([each.whole_time for each in drawn], axis=0)
        keys, title = list(shown.roles.leaves), role_title(shown.roles, self.inputs.new_titles)
        for part in shown.parts:
            at = [self.places.index(place) for place in part.leaves]
            if len(at) == len(drawn) == 1:
                found = projection.spread_of(drawn[0].people[at[0]], drawn[0].shares[at[0]])
            else:
                found = projection.spread(whole[at].sum(axis=0))
            called = place_title(part, self.inputs.titles)
            self._rows(BlockKind.PART, keys, title, found, places=part.leaves, called=called)
            self.parts.append(part.leaves)
        total = whole.sum(axis=0)
        self._rows(BlockKind.ROLE, keys, title, projection.spread(total), places=tuple(self.places))
        for place, draws in zip(self.places, whole, strict=True):
            self.sums.add(place, draws)
        self.sums.add("", total)
        for each in drawn:
            self.flows = self.flows + each.flows
        self.roles += keys

    def finish(self) -> None:
        """Add the rows of places and of all, and the flows."""
        groups = small_blocks.together(self.parts)
        for group in groups if len(groups) > 1 else ():
            block = Block(group, "", whole=False, people=0)
            draws = np.sum([self.sums.kept[place] for place in group], axis=0)
            called = place_title(block, self.inputs.titles)
            self._rows(BlockKind.PLACE, self.roles, "All roles", projection.spread(draws), places=group, called=called)
        found = projection.spread(self.sums.kept[""])
        self._rows(BlockKind.ALL, self.roles, "All roles", found, places=tuple(self.places))
        names = ("left", "retired", "started", "trained", "filled")
        for year in range(self.inputs.years):
            means = {name: float(self.flows[at, year].mean()) for at, name in enumerate(names)}
            self.results.flows.append(
                {"year": self.inputs.base + year + 1, **{name: round(mean) for name, mean in means.items()}}
            )
        assert len(names) == stock_flow.FLOWS

    def _rows(
        self,
        kind: BlockKind,
        keys: list[str],
        title: str,
        found: Spread,
        *,
        places: tuple[str, ...],
        called: str = "The whole area",
    ) -> None:
        number = len(self.results.blocks)
        missing = self.results.named(self._missing(keys, places), self.inputs.titles)
        self.results.blocks.append({"roles": list(keys), "places": list(places), "missing": missing})
        first = Row(
            block=number,
            kind=kind,
            role=keys[0] if len(keys) == 1 else "",
            role_title=title,
            place=places[0] if len(places) == 1 else "",
            place_title=called,
            year=self.inputs.base,
            mean=0,
            low=0,
            middle=0,
            high=0,
            needs=None,
        )
        for at in range(self.inputs.years + 1):
            mean, low, middle, high = (
                _stepped(float(each[at])) for each in (found.mean, found.low, found.middle, found.high)
            )
            year = self.inputs.base + at
            needs = None if missing else self._needs(keys, places, year)
            self.results.rows.append(
                replace(first, year=year, mean=mean, low=low, middle=middle, high=high, needs=needs)
            )

    def _stated(self, keys: list[str]) -> bool:
        return all(key in self.needs for key in keys)

    def _missing(self, keys: list[str], places: Sequence[str]) -> tuple[Missing, ...]:
        """Return the figures that the need of a block rests on and that nobody has given: the same in every year."""
        if not self._stated(keys):
            return ()
        every = (self._need(keys, places, scenario, self.inputs.base) for scenario in SCENARIOS)
        return demand.together(every).missing

    def _needs(self, keys: list[str], places: Sequence[str], year: int) -> tuple[int, int, int] | None:
        if not self._stated(keys):
            return None
        main, low, high = (hundredths(self._need(keys, places, scenario, year)) for scenario in SCENARIOS)
        return None if main is None or low is None or high is None else (main, low, high)

    def _need(self, keys: list[str], places: Sequence[str], scenario: str, year: int) -> Demand:
        return need(self.needs, self.population, keys, places, scenario=scenario, year=year)


def need(
    needs: Mapping[str, Sequence[Need]],
    population: demand.Population,
    roles: Sequence[str],
    places: Sequence[str],
    *,
    scenario: str,
    year: int,
    hours: Fraction = Fraction(1),
) -> Demand:
    """Return what is needed of roles in places in a year; not known where a figure is missing that it rests on."""
    return demand.together(
        demand.needed(needs.get(role, ()), population, place, scenario, year, hours=hours)
        for role in roles
        for place in places
    )


def hundredths(found: Demand) -> int | None:
    """Return what is needed in hundredths of a whole-time; None where it is not known."""
    return None if found.whole_time is None else round(found.whole_time * 100)


def _stepped(whole_time: float) -> int:
    """Return whole-time as it is given: the nearest STEP of hundredths."""
    return math.floor(whole_time * 100 / STEP + 0.5) * STEP


def _rates(block: Block, of: Sequence[Role], inputs: Inputs) -> dict[str, Any]:
    """Return what a block's rates come to over its people, and whether few were seen: then not how many."""
    keys = {role.key for role in of}
    there = sum(number for role, _, number in inputs.counted.there if role in keys)
    gone = sum(number for role, _, number in (*inputs.counted.left, *inputs.counted.retired) if role in keys)
    shares = list(_weighted(of))
    people = sum(weight for weight, _, _ in shares)
    leaving, retiring = (sum(each[0] * each[at] for each in shares) / people if people else None for at in (1, 2))
    stated = any(rate.fixed is not None for role in of for rate in role.leaving)
    return {
        "title": role_title(block, inputs.new_titles),
        "leaving": None if leaving is None else round(100 * leaving),
        "retiring": None if retiring is None else round(100 * retiring),
        "seen": None if there < LEAST or plan_blocks.few(gone) else tens(there),
        "stated": stated,
    }


def _weighted(of: Sequence[Role]) -> Iterator[tuple[int, float, float]]:
    for role in of:
        for at, (leaving, retiring) in enumerate(zip(role.leaving, role.retiring, strict=True)):
            people = sum(cell.stock[at] for cell in role.cells)
            yield people, leaving.mean, retiring.mean
