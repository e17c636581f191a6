"""A file of how many people there will be: group, place, year, people, and perhaps a scenario. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from oneworkforce.lib import faults as lib_faults
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.lib.tables import Batch
from oneworkforce.workforce.domain.demand import Growth
from oneworkforce.workforce.domain.plan_parts import MANY, YEARS

HEADINGS = ("group", "place", "year", "people", "scenario")
NEEDED = HEADINGS[:4]
MOST_ROWS, MOST_FAULTS, LONGEST_GROUP = 20_000, 200, 120


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
    held = {text.folded(each): at for at, each in enumerate(found)}
    faults = [
        Fault("Headings", f"There is no column “{name}”.", "Add it: the first row holds the headings.")
        for name in NEEDED
        if name not in held
    ]
    if faults:
        raise Refused(*faults)
    return tuple(held.get(name) for name in HEADINGS)


def read(batches: Iterable[Batch], at: Sequence[int | None], places: Mapping[str, str]) -> tuple[Row, ...]:
    """Return the rows; `Refused` with every row that is wrong. `places`: ids by folded name."""
    found: dict[tuple[str, str, str, int], Row] = {}
    faults: list[Fault] = []
    for batch in batches:
        faults += batch.faults
        columns = [[""] * len(batch.numbers) if place is None else batch.columns[place].texts() for place in at]
        for number, *cells in zip(batch.numbers.tolist(), *columns, strict=True):
            if not any(each.strip() for each in cells):
                continue
            made = _row(f"Row {number:,}", [text.plain(each) for each in cells], places, faults)
            if made is None:
                continue
            key = (made.group, made.place, made.scenario, made.year)
            if key in found:
                faults.append(Fault(f"Row {number:,}", "This figure stands there twice.", "Keep one of them."))
            found[key] = made
        if len(found) > MOST_ROWS:
            raise Refused(Fault("", f"It has more than {MOST_ROWS:,} rows.", "Give fewer groups or years."))
    if not found and not faults:
        raise Refused(Fault("", "It has no rows.", "Give a row for each group, place and year."))
    if faults:
        raise Refused(*faults[:MOST_FAULTS])
    return tuple(found.values())


def _row(where: str, cells: Sequence[str], places: Mapping[str, str], faults: list[Fault]) -> Row | None:
    group, place, year, people, scenario = cells
    before = len(faults)
    if not group or len(group) > LONGEST_GROUP:
        faults.append(Fault(f"{where}, group", "The group is missing or too long.", f"Up to {LONGEST_GROUP} letters."))
    found = places.get(text.folded(place))
    if found is None:
        faults.append(Fault(f"{where}, place", "This is no place of the plan.", "Write its name as the plan has it."))
    kind = next((each for each in Growth if text.folded(scenario) in {each.value, text.folded(each.title_)}), None)
    if not scenario:
        kind = Growth.MAIN
    if kind is None:
        faults.append(Fault(f"{where}, scenario", "There is no such scenario.", "Write main, low or high."))
    numbers = (
        _whole(f"{where}, year", year, YEARS, faults),
        _whole(f"{where}, people", people, (0, MANY), faults),
    )
    if len(faults) > before or found is None or kind is None or None in numbers:
        return None
    return Row(group, found, kind.value, numbers[0] or 0, numbers[1] or 0)


def _whole(where: str, said: str, bounds: tuple[int, int], faults: list[Fault]) -> int | None:
    digits = said.removesuffix(".0").replace(",", "")
    if digits.isascii() and digits.isdigit() and len(digits) < 10 and bounds[0] <= int(digits) <= bounds[1]:  # noqa: PLR2004
        return int(digits)
    what = f"{lib_faults.shown(said).capitalize()} is not a number that can be here." if said else "It is empty."
    faults.append(Fault(where, what, f"Give a whole number, {bounds[0]:,} to {bounds[1]:,}."))
    return None
