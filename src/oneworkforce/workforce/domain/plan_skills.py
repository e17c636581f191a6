"""How many with a skill a plan expects and needs, of a role or of any, in each place and year. Pure.

The share of a role's people who are known to have it, among those of whom it is known, holds for all of the role and
for the years to come: nobody projects skills. Supply and its interval are those of the role times the share.

Small numbers. A share is of ten known people or more, of whom neither those with the skill nor those without are one to
nine. A place has its own share where that is so for it and for all places without one together; else that of the whole
area is taken. What two lines of the plan would tell together is held back, too: where one holds all whom another
holds, those between must be nobody or ten; for a skill asked for of a role and of any role, so must the others. From
version to version a skill is counted anew only where ten people or more differ. Numbers of people are in whole tens.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from oneworkforce.lib.least import LEAST
from oneworkforce.workforce.domain import demand, new_roles, plan_results
from oneworkforce.workforce.domain.plan_inputs import WHOLE, Inputs
from oneworkforce.workforce.domain.plan_kinds import Basis, BlockKind
from oneworkforce.workforce.domain.plan_results import Results, Row

ANY_ROLE = "Any role"
AREA = "The whole area"
Line = tuple[str, str]
"""An ability and a role, "" any."""


@dataclass(frozen=True, slots=True)
class Of:
    """People of whom it is known whether they have a skill: with it, and without."""

    having: int
    lacking: int

    @property
    def known(self) -> int:
        """How many they are."""
        return self.having + self.lacking

    @property
    def share(self) -> Fraction:
        """The share of them that has it."""
        return Fraction(self.having, self.known)

    @property
    def fits(self) -> bool:
        """Whether the share may be shown."""
        return self.known >= LEAST and _many(self.having) and _many(self.lacking)


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be said of a line: of the whole area (or why not), and of the places that have a share of their own."""

    area: Of | None
    why_not: Basis = Basis.UNKNOWN
    places: Mapping[str, Of] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A figure: supply and need (main, low, high) in hundredths of a whole-time; supply None where it is not shown.

    needs None where a population figure is missing that they rest on (Results.missing).

    `share` in ten-thousandths; `known`: people of whom it is known, in whole tens; `unknown`: of whom it is not, of the
    whole area, in whole tens, None where they are few.
    """

    line: int
    ability: str
    ability_title: str
    role: str
    role_title: str
    whole: bool
    place_title: str
    year: int
    basis: Basis
    share: int | None
    known: int | None
    unknown: int | None
    supply: tuple[int, int, int] | None
    needs: tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is shown as one: its places, what they are called, and the role's supply there by year (None: not shown)."""

    places: tuple[str, ...]
    title: str
    whole: bool
    supply: Mapping[int, tuple[int, int, int]] | None


def make(inputs: Inputs, results: Results) -> tuple[SkillRow, ...]:
    """Return the rows of every ability that the plan asks for, beside the results of the run for roles."""
    wanted = demand.by_ability(inputs.stated_needs())
    if results.withheld or not wanted:
        return ()
    shown, population, titles = shares(inputs, list(wanted)), inputs.stated_population(), dict(inputs.abilities)
    found: list[SkillRow] = []
    number = -1
    for (ability, role), needs in wanted.items():
        held = shown[ability, role]
        for unit in _units(inputs, results, role):
            number += 1
            for year in range(inputs.base, inputs.last + 1):
                wanted_here = [
                    plan_results.need({role: needs}, population, [role], unit.places, scenario=scenario, year=year)
                    for scenario in plan_results.SCENARIOS
                ]
                results.named(demand.together(wanted_here).missing, inputs.titles)
                main, low, high = map(plan_results.hundredths, wanted_here)
                basis, of = _basis(held, unit)
                found.append(
                    SkillRow(
                        line=number,
                        ability=ability,
                        ability_title=titles.get(ability, ability),
                        role=role,
                        role_title=new_roles.title(role, inputs.new_titles) if role else ANY_ROLE,
                        whole=unit.whole,
                        place_title=unit.title,
                        year=year,
                        basis=basis,
                        share=None if of is None else round(WHOLE * of.share),
                        known=None if of is None else _tens(of.known),
                        unknown=_unknown(inputs, role, of) if unit.whole else None,
                        supply=_supply(unit, year, of),
                        needs=None if main is None or low is None or high is None else (main, low, high),
                    )
                )
    return tuple(found)


def shares(inputs: Inputs, lines: Sequence[Line]) -> dict[Line, Shown]:
    """Return what may be said of the share of each line; lines of a role before those of any."""
    counts = _Counts(inputs)
    found: dict[Line, Shown] = {}
    for line in sorted(lines, key=lambda each: (not each[1], lines.index(each))):
        found[line] = _shown(line, counts, found)
    return found


def held(
    former: Inputs, asked: Sequence[tuple[str, str]], skills: Sequence[tuple[str, str, int, int, int]]
) -> tuple[tuple[str, str, str, int, int], ...]:
    """Return what the `former` version took of each ability asked again of which fewer than ten people differ now.

    Two versions one person apart would tell that person. `asked` and `skills` as in `Inputs`.
    """
    fresh = replace(former, abilities=tuple(asked), skills=tuple(skills), held_skills=())
    before, now = _Counts(former), _Counts(fresh)
    found = []
    for ability in before.bits.keys() & now.bits.keys():
        cells = sorted({*before.rows, *now.rows, *before.cells(ability)})
        pairs = [(cell, before.of((ability, cell[0]), cell[1]), now.of((ability, cell[0]), cell[1])) for cell in cells]
        steps = [
            step
            for (role, place), then, since in pairs
            if role and place
            for step in (since.having - then.having, since.lacking - then.lacking)
        ]
        differ = max(sum(step for step in steps if step > 0), -sum(step for step in steps if step < 0))
        if 0 < differ < LEAST:
            found += [(ability, *cell, then.having, then.lacking) for cell, then, _ in pairs]
    return tuple(sorted(found))


class _Counts:
    """Counts people by what they have and what is known of them."""

    def __init__(self, inputs: Inputs) -> None:
        self.bits = {key: 1 << at for at, (key, _) in enumerate(inputs.abilities)}
        self.places = [place for place, _ in inputs.places]
        self.rows: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
        for role, place, had, known, people in inputs.skills:
            self.rows.setdefault((role, place), []).append((had, known, people))
        self.held: dict[str, dict[tuple[str, str], Of]] = {}
        for ability, role, place, having, lacking in inputs.held_skills:
            self.held.setdefault(ability, {})[role, place] = Of(having, lacking)

    def cells(self, ability: str) -> Iterable[tuple[str, str]]:
        return self.held.get(ability, {})

    def of(self, line: Line, place: str = "") -> Of:
        ability, role = line
        if ability in self.held:
            return self.held[ability].get((role, place), Of(0, 0))
        bit, rows = self.bits[ability], self.rows.get((role, place), ())
        having = sum(people for had, _, people in rows if had & bit)
        return Of(having, sum(people for had, known, people in rows if known & bit and not had & bit))

    def only(self, role: str, one: str, other: str) -> int:
        """Return how many of a role have one ability and not the other."""
        rows, first, second = self.rows.get((role, ""), ()), self.bits[one], self.bits[other]
        return sum(people for had, _, people in rows if had & first and not had & second)


def _shown(line: Line, counts: _Counts, before: Mapping[Line, Shown]) -> Shown:
    area = counts.of(line)
    if not area.known:
        return Shown(None, Basis.UNKNOWN)
    ability, role = line
    others = [each for each, held in before.items() if held.area is not None]
    same = [each for each in others if each[0] == ability]
    if not area.fits or not all(_apart(line, each, counts) for each in others) or not _rest(area, same, counts):
        return Shown(None, Basis.WITHHELD)
    if not role and same:
        return Shown(area)  # places of a role and of any role would tell those of the other roles there
    if any(_within(line, each, counts) for each in others):
        return Shown(area)
    return Shown(area, places=_places(line, area, counts))


def _rest(area: Of, same: Sequence[Line], counts: _Counts) -> bool:
    """Return whether those of other roles, whom two lines would tell, are nobody or many."""
    held = [counts.of(each) for each in same]
    having, lacking = (
        area.having - sum(each.having for each in held),
        area.lacking - sum(each.lacking for each in held),
    )
    return not held or (_many(having) and _many(lacking))


def _within(line: Line, other: Line, counts: _Counts) -> bool:
    """Return whether of two abilities asked for of one role the people of one are among those of the other."""
    return line[1] == other[1] and 0 in {
        counts.only(line[1], line[0], other[0]),
        counts.only(line[1], other[0], line[0]),
    }


def _apart(line: Line, other: Line, counts: _Counts) -> bool:
    """Return whether one line's people less another's, where these are all among them, are nobody or many."""
    (one, role), (two, of_role) = line, other
    if role == of_role:
        return not _within(line, other, counts) or _many(counts.only(role, one, two) + counts.only(role, two, one))
    if role:
        return True
    among = not counts.only(of_role, two, one)
    return not among or _many(counts.of(line).having - counts.of(other).having)


def _places(line: Line, area: Of, counts: _Counts) -> dict[str, Of]:
    """Return the places with a share of their own: all without one together are nobody or may be shown, too."""
    found = {place: of for place in counts.places if (of := counts.of(line, place)).fits}
    while found:
        having = area.having - sum(each.having for each in found.values())
        lacking = area.lacking - sum(each.lacking for each in found.values())
        if _many(having) and _many(lacking):
            break
        del found[min(found, key=lambda place: (found[place].known, place))]
    return found


def _many(people: int) -> bool:
    return people == 0 or people >= LEAST


def _units(inputs: Inputs, results: Results, role: str) -> Iterator[_Unit]:
    """Yield the whole area, then what is shown of places: as the run shows the role, or all roles, there."""
    kinds = (BlockKind.ROLE, BlockKind.PART) if role else (BlockKind.ALL, BlockKind.PLACE)
    rows: dict[int, list[Row]] = {}
    for row in results.rows:
        if row.kind in kinds and (not role or results.blocks[row.block]["roles"] == [role]):
            rows.setdefault(row.block, []).append(row)
    units = [_unit(each, tuple(results.blocks[block]["places"]), kinds[0]) for block, each in rows.items()]
    if not units:
        yield _Unit(tuple(place for place, _ in inputs.places), AREA, whole=True, supply=None)
    several = len(inputs.places) > 1
    yield from (each for each in sorted(units, key=lambda each: not each.whole) if each.whole or several)


def _unit(rows: Sequence[Row], places: tuple[str, ...], whole: BlockKind) -> _Unit:
    supply = {row.year: (row.low, row.middle, row.high) for row in rows}
    return _Unit(places, rows[0].place_title, whole=rows[0].kind is whole, supply=supply)


def _basis(held: Shown, unit: _Unit) -> tuple[Basis, Of | None]:
    if unit.supply is None:
        return Basis.WITHHELD, None
    if held.area is None:
        return held.why_not, None
    own = held.places.get(unit.places[0]) if not unit.whole and len(unit.places) == 1 else None
    return (Basis.AREA, held.area) if own is None else (Basis.PLACE, own)


def _supply(unit: _Unit, year: int, of: Of | None) -> tuple[int, int, int] | None:
    if unit.supply is None:
        return None
    low, middle, high = unit.supply[year]
    if high == 0:
        return 0, 0, 0
    return None if of is None else (round(low * of.share), round(middle * of.share), round(high * of.share))


def _unknown(inputs: Inputs, role: str, of: Of | None) -> int | None:
    if of is None:
        return None
    # A version of former times knows no different people, only how many stand in each role and place.
    cells = sum(each[-1] for each in inputs.counted.people if role in {"", each[0]})
    people = dict(inputs.counted.holders).get(role, cells)
    unknown = max(people - of.known, 0)
    return _tens(unknown) if _many(unknown) else None


def _tens(people: int) -> int:
    return people // LEAST * LEAST
