"""What goes into a run of a projection, frozen: the workforce as counted on a day, and what the plan says."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from fractions import Fraction
from typing import Any

from oneworkforce.workforce.domain import age_groups, new_roles, projection_rates
from oneworkforce.workforce.domain.demand import Figure, Need, Population
from oneworkforce.workforce.domain.plan_kinds import Assumed
from oneworkforce.workforce.domain.projection import Cell, Coming, Role, Saying
from oneworkforce.workforce.domain.projection_rates import Rate, Seen

_N = len(age_groups.GROUPS)
Assumptions = Mapping[tuple[str, str, str], float]
"""Shares that somebody states, by what they are about, role and age group."""
Pattern = tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...]
"""What a version shows by itself: each block of roles with its blocks of places (domain/plan_blocks.py)."""
Ages = tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]
"""Of what a version shows the ages: groups of roles as one, and bands of ages as one (domain/age_profile.py)."""
Sheet = tuple[str, str, int]
"""Where population figures are from: their source, the day their file was read ("" for what was typed), how many."""
WHOLE = 10_000
"""An assumption's share is in ten-thousandths."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The workforce on a day, each row with its number last; age groups by their place in `age_groups.GROUPS`.

    people (role, place, group, year of retirement or 0, people); whole_time (role, place, hundredths, people whose
    hours are known); started (role, place, group, people) in 12 months; there (role, group, people) a year ago, of
    whom left and retired (role, group, people) since; vacant (role, place, posts). `elsewhere`: people in no place
    of the plan, who are left out. holders (role or "" for any, people): different people, who in `people` stand once in
    each of their roles and places.
    """

    people: tuple[tuple[str, str, int, int, int], ...] = ()
    whole_time: tuple[tuple[str, str, int, int], ...] = ()
    started: tuple[tuple[str, str, int, int], ...] = ()
    there: tuple[tuple[str, int, int], ...] = ()
    left: tuple[tuple[str, int, int], ...] = ()
    retired: tuple[tuple[str, int, int], ...] = ()
    vacant: tuple[tuple[str, str, int], ...] = ()
    elsewhere: int = 0
    holders: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything a run is made of. `base`: the year of the data; `last`: the last year projected.

    places (id, title); above: the place above each, titles: of all of them; assumed (about, role, band,
    ten-thousandths); trainees (role, place, year, people, per cent); needs (role, hundredths, group, people each);
    population (group, place, scenario, year, people); growth: ten-thousandths a year by scenario. new_roles (key,
    title, the listed role whose rates it takes or ""); abilities (key, title); skilled: needs of abilities (role or
    "", ability, hundredths, group, people each); skills: people of a role ("" any) and place ("" the whole area) by
    what they are known to have and by what is known of them, bits in the order of `abilities` (role, place, had,
    known, people); held_skills: what the version before took of a skill, taken again (ability, role, place, people
    with it, people without); sheets: where `population` is from.

    What decides what may be shown: employers (role, place, number of an organisation, people); hidden (group of roles
    or "" for all, place), of whom the newest picture shows no people; employers_by_age (group of roles, age group,
    number of an organisation, people); former and former_ages, what the version before showed by itself.
    `again`: whether the people are those of the version before, because so few differ.
    """

    base: int
    last: int
    places: tuple[tuple[str, str], ...]
    above: Mapping[str, str]
    titles: Mapping[str, str]
    counted: Counted
    assumed: tuple[tuple[str, str, str, int], ...] = ()
    trainees: tuple[tuple[str, str, int, int, int], ...] = ()
    needs: tuple[tuple[str, int, str, int], ...] = ()
    population: tuple[tuple[str, str, str, int, int], ...] = ()
    growth: Mapping[str, int] = field(default_factory=dict)
    employers: tuple[tuple[str, str, int, int], ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    employers_by_age: tuple[tuple[str, int, int, int], ...] = ()
    former: Pattern = ()
    former_ages: Ages | None = None
    again: bool = False
    new_roles: tuple[tuple[str, str, str], ...] = ()
    abilities: tuple[tuple[str, str], ...] = ()
    skilled: tuple[tuple[str, str, int, str, int], ...] = ()
    skills: tuple[tuple[str, str, int, int, int], ...] = ()
    held_skills: tuple[tuple[str, str, str, int, int], ...] = ()
    sheets: tuple[Sheet, ...] = ()

    @property
    def years(self) -> int:
        """How many years are projected."""
        return self.last - self.base

    def stated_needs(self) -> tuple[Need, ...]:
        """Return what is needed, as demand knows it."""
        of_roles = [Need(role, Fraction(whole, 100), group, each) for role, whole, group, each in self.needs]
        return (
            *of_roles,
            *(
                Need(role, Fraction(whole, 100), group, each, ability)
                for role, ability, whole, group, each in self.skilled
            ),
        )

    @property
    def new_titles(self) -> Mapping[str, str]:
        """What each new role is called, by key."""
        return {key: new_roles.shown(title) for key, title, _ in self.new_roles}

    def stated_population(self) -> Population:
        """Return the figures of people with their growth, as demand knows them."""
        growth = {scenario: Fraction(rate, WHOLE) for scenario, rate in self.growth.items()}
        return Population(tuple(Figure(*each) for each in self.population), growth)


def frozen(inputs: Inputs) -> dict[str, Any]:
    """Return the inputs as values that JSON knows."""
    return asdict(inputs)


def thawed(values: Mapping[str, Any]) -> Inputs:
    """Return the inputs that were frozen; what a version of former times does not know is not there."""
    made = {each.name: _tuples(values[each.name]) for each in fields(Inputs) if each.name in values}
    counted = {name: _tuples(value) for name, value in values["counted"].items()}
    return Inputs(**{**made, "counted": Counted(**counted)})


def patterned(values: Any) -> Any:
    """Return a pattern that was kept as JSON: lists are tuples again."""
    return _tuples(values)


def people(counted: Counted) -> Counter[tuple[str, str]]:
    """Return how many people are in each role and place."""
    found: Counter[tuple[str, str]] = Counter()
    for role, place, _, _, number in counted.people:
        found[role, place] += number
    return found


def changed(then: Counted, now: Counted) -> int:
    """Return of how many people, at the least, something differs that a projection shows."""
    before, after = (_told(each) for each in (then, now))
    came, went = after - before, before - after
    hours_then, hours_now = ({each[:2]: each[2:] for each in one.whole_time} for one in (then, now))
    touched = {cell[:2] for cell in (*came, *went)}
    hours = sum(hours_then.get(cell) != hours_now.get(cell) for cell in {*hours_then, *hours_now} - touched)
    return max(came.total(), went.total()) + hours


def _told(counted: Counted) -> Counter[tuple[str, str, int, int]]:
    found: Counter[tuple[str, str, int, int]] = Counter()
    for role, place, group, year, number in counted.people:
        found[role, place, group, year] += number
    return found


def roles(inputs: Inputs) -> tuple[Role, ...]:
    """Return the roles to project: those that are there, are needed, or are in training, in the order of their keys."""
    counted = inputs.counted
    assumed: Assumptions = {each[:3]: each[3] / WHOLE for each in inputs.assumed}
    rows = (*counted.people, *counted.vacant, *inputs.needs, *inputs.trainees, *inputs.skilled)
    keys = sorted({str(each[0]) for each in rows} - {""})
    like = {key: listed for key, _, listed in inputs.new_roles if listed}
    there, left, retired = (_by_role(each) for each in (counted.there, counted.left, counted.retired))
    # Only who does not retire can leave: of them the rate is told, as the projection applies it.
    stayed = _by_role((*counted.there, *((role, group, -number) for role, group, number in counted.retired)))
    start = dict.fromkeys(age_groups.GROUPS, projection_rates.LEAVING)
    entering: dict[str, list[int]] = defaultdict(lambda: [0] * _N)
    for role, _, group, number in counted.started:
        entering[role][group] += number
    everyone = [sum(each[at] for each in entering.values()) for at in range(_N)]
    found = []
    for key in keys:
        cells, started = _cells(key, inputs, assumed, like.get(key, key))
        taken = like.get(key, key)  # a new role takes the rates of the listed one that it is like
        leaving = projection_rates.by_group(_seen(stayed[taken], left[taken]), _above(stayed, left, start, taken))
        usual = _above(there, retired, projection_rates.RETIRING, taken)
        retiring = tuple(
            projection_rates.pooled(seen, rate) if rate or seen.events else projection_rates.stated(0.0)
            for seen, rate in zip(_seen(there[taken], retired[taken]), usual, strict=True)
        )
        found.append(
            Role(
                key,
                _stated(leaving, Assumed.LEAVING, key, assumed),
                _stated(retiring, Assumed.RETIRING, key, assumed),
                cells,
                started,
                _entering(entering[taken], everyone),
                _most_special(assumed, Assumed.FILLING, key) or 0.0,
            )
        )
    return tuple(found)


def _cells(key: str, inputs: Inputs, assumed: Assumptions, like: str) -> tuple[tuple[Cell, ...], int | None]:
    counted, base = inputs.counted, inputs.base
    stock: dict[str, list[int]] = {place: [0] * _N for place, _ in inputs.places}
    saying: dict[str, list[Saying]] = defaultdict(list)
    for role, place, group, year, number in counted.people:
        if role == key and year:
            saying[place].append(Saying(max(year - base, 1), group, number))
        elif role == key:
            stock[place][group] += number
    total = {place: sum(stock[place]) + sum(each.people for each in saying[place]) for place in stock}
    everyone = sum(total.values())
    shares = {place: number / everyone if everyone else 1 / len(stock) for place, number in total.items()}
    started: Counter[str] = Counter()
    for role, place, _, number in counted.started:
        started[place] += number if role == key else 0
    per_head = _most_special(assumed, Assumed.STARTING, key)
    seen = started.total()
    whole, known = _whole_time(key, counted)
    all_whole, all_known = (whole, known) if like == key else _whole_time(like, counted)
    usual = sum(all_whole.values()) / sum(all_known.values()) if sum(all_known.values()) else 1.0
    vacant = Counter({place: number for role, place, number in counted.vacant if role == key})
    coming: dict[str, list[Coming]] = defaultdict(list)
    for role, place, year, number, share in inputs.trainees:
        if role == key and year >= base:  # who finishes in the year of the data comes in the first that is projected
            coming[place].append(Coming(max(year - base, 1), number, share / 100))
    cells = tuple(
        Cell(
            place,
            tuple(stock[place]),
            whole[place] / known[place] if known[place] else usual,
            total[place] * per_head if per_head is not None else seen * (started[place] + shares[place]) / (seen + 1),
            vacant[place],
            tuple(saying[place]),
            tuple(coming[place]),
        )
        for place in stock
    )
    return cells, None if per_head is not None else seen


def _whole_time(key: str, counted: Counted) -> tuple[dict[str, float], dict[str, int]]:
    whole: dict[str, float] = defaultdict(float)
    known: dict[str, int] = defaultdict(int)
    for role, place, hundredths, number in counted.whole_time:
        if role == key:
            whole[place] += hundredths / 100
            known[place] += number
    return whole, known


def _by_role(rows: Iterable[tuple[str, int, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(lambda: [0] * _N)
    for role, group, number in rows:
        found[role][group] += number
    return found


def _seen(there: list[int], gone: list[int]) -> list[Seen]:
    return [Seen(events, max(number, 0)) for events, number in zip(gone, there, strict=True)]


def _above(
    there: Mapping[str, list[int]], gone: Mapping[str, list[int]], start: Mapping[str, float], but: str
) -> list[float]:
    """Return the rate of all roles `but` one by age group, drawn towards what is taken where nothing is known."""
    found = []
    for at, group in enumerate(age_groups.GROUPS):
        events, people = (sum(each[at] for role, each in rows.items() if role != but) for rows in (gone, there))
        rate = start.get(group, 0.0)
        found.append(projection_rates.pooled(Seen(events, people), rate).mean if rate or events else 0.0)
    return found


def _entering(own: list[int], everyone: list[int]) -> tuple[float, ...]:
    if not sum(everyone):
        return tuple(float(at == age_groups.UNKNOWN) for at in range(_N))
    usual, total = projection_rates.shares(everyone), sum(own) + projection_rates.WEIGHT
    return tuple((number + projection_rates.WEIGHT * share) / total for number, share in zip(own, usual, strict=True))


def _stated(found: tuple[Rate, ...], about: str, role: str, assumed: Assumptions) -> tuple[Rate, ...]:
    return tuple(
        rate if (share := _most_special(assumed, about, role, band)) is None else projection_rates.stated(share)
        for band, rate in zip(age_groups.GROUPS, found, strict=True)
    )


def _most_special(assumed: Assumptions, about: str, role: str, band: str = "") -> float | None:
    for key in ((about, role, band), (about, role, ""), (about, "", band), (about, "", "")):
        if key in assumed:
            return assumed[key]
    return None


def _tuples(value: Any) -> Any:
    return tuple(_tuples(each) for each in value) if isinstance(value, list | tuple) else value
