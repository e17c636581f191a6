"""A file of how many people there will be: group, place, year, people, and perhaps a scenario. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from oneworkforce.lib import faults as lib_faults
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault
from oneworkforce.lib.tables import Batch
from oneworkforce.workforce.domain import figures_file
from oneworkforce.workforce.domain.demand import Growth
from oneworkforce.workforce.domain.plan_parts import MANY, YEARS

HEADINGS = ("group", "place", "year", "people", "scenario")
OPTIONAL = HEADINGS[4:]
MOST_ROWS, LONGEST_GROUP = 20_000, 120


@dataclass(frozen=True, slots=True)
class Row:
    """One figure; `place` is the id of a place of the plan."""

    group: str
    place: str
    scenario: str
    year: int
    people: int


def headings(found: Sequence[str]) -> tuple[int | None, ...]:
    """Return where each of HEADINGS stands; `Refused` where one is missing."""
    return figures_file.headings(found, HEADINGS, optional=OPTIONAL)


def read(batches: Iterable[Batch], at: Sequence[int | None], places: Mapping[str, str]) -> list[Row]:
    """Return the rows; `Refused` with every row that is wrong. `places`: ids by folded name."""
    return figures_file.read(
        batches,
        at,
        partial(_row, places),
        lambda row: (row.group, row.place, row.scenario, row.year),
        most=MOST_ROWS,
    )


def _row(places: Mapping[str, str], where: str, cells: Sequence[str]) -> Row | Sequence[Fault]:
    group, place, year, people, scenario = cells
    faults: list[Fault] = []
    if not group or len(group) > LONGEST_GROUP:
        faults.append(Fault(f"{where}, group", "The group is missing or too long.", f"Up to {LONGEST_GROUP} letters."))
    found = places.get(text.folded(place))
    if found is None:
        faults.append(Fault(f"{where}, place", "This is no place of the plan.", "Write its name as the plan has it."))
    said = text.folded(scenario) or Growth.MAIN.value
    kind = next((each for each in Growth if said in {each.value, text.folded(each.title_)}), None)
    if kind is None:
        faults.append(Fault(f"{where}, scenario", "There is no such scenario.", "Write main, low or high."))
    numbers = []
    for name, cell, bounds in (("year", year, YEARS), ("people", people, (0, MANY))):
        number = figures_file.whole(cell, bounds)
        numbers.append(number or 0)
        if number is None:
            told = (
                f"{lib_faults.shown(cell).capitalize()} is not a number that can be here." if cell else "It is empty."
            )
            between = f"{bounds[0]} to {bounds[1]}" if name == "year" else f"{bounds[0]:,} to {bounds[1]:,}"
            faults.append(Fault(f"{where}, {name}", told, f"Give a whole number, {between}."))
    if found is None or kind is None or faults:
        return faults
    return Row(group, found, kind.value, *numbers)
