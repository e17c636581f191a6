"""A published table of population as people bring it in: a row for each place and equality group. Pure.

Such tables come with a byte order mark, thousands separators and marks in columns of numbers (facts/workforce.md 4);
nothing of a cell is repeated in a fault unless it is a short number.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from oneworkforce.lib import faults as lib_faults
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault
from oneworkforce.lib.tables import Batch
from oneworkforce.workforce.domain import cuts, figures_file

PLACE, CHARACTERISTIC, GROUP, PEOPLE = "place", "characteristic", "group", "people"
HEADINGS = (PLACE, CHARACTERISTIC, GROUP, PEOPLE)
WORDS: Mapping[str, tuple[str, ...]] = {
    PLACE: ("locality", "area", "area name", "geography"),
    CHARACTERISTIC: ("variable", "equality characteristic"),
    GROUP: ("category", "breakdown"),
    PEOPLE: ("population", "count", "number", "value", "observation"),
}
"""What else published tables call our columns."""
MOST_ROWS, MOST_PEOPLE = 5_000, 100_000_000
MARKS: Mapping[str, str] = {
    **dict.fromkeys(("c", "[c]", "*", "k"), "c"),
    **dict.fromkeys(("u", "[u]", "low", "[low]"), "u"),
    **dict.fromkeys(("x", "[x]", "..", ":", "n/a", "na"), "x"),
    **dict.fromkeys(("z", "[z]", "-", "\N{EN DASH}"), "z"),
}
"""The marks of published tables, and which of rates.Mark each means."""
CHARACTERISTICS = {cuts.GENDER: "Gender", cuts.ETHNICITY: "Ethnic group", cuts.DISABILITY: "Disability"}
_CHARACTERISTIC_WORDS = {
    **dict.fromkeys(("gender", "sex"), cuts.GENDER),
    **dict.fromkeys(("ethnicity", "ethnic group", "ethnic origin"), cuts.ETHNICITY),
    **dict.fromkeys(("disability", "disabled"), cuts.DISABILITY),
}
GROUPS: Mapping[str, Mapping[str, str]] = {
    cuts.GENDER: {"woman": "Woman", "man": "Man", "other": "In another way"},
    cuts.ETHNICITY: cuts.ETHNIC_GROUPS,
    cuts.DISABILITY: {"yes": "Yes", "no": "No"},
}
_GROUP_WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    cuts.GENDER: {
        "woman": ("woman", "women", "female", "females"),
        "man": ("man", "men", "male", "males"),
        "other": ("other", "in another way"),
    },
    cuts.ETHNICITY: {
        "white": ("white",),
        "mixed": ("mixed", "mixed or multiple ethnic groups", "mixed/multiple ethnic groups"),
        "asian": ("asian", "asian or asian british", "asian, asian british or asian welsh", "asian/asian british"),
        "black": (
            "black",
            "black or black british",
            "black, black british, caribbean or african",
            "black, black british, black welsh, caribbean or african",
        ),
        "other": ("other", "another ethnic group", "other ethnic group", "any other ethnic group"),
    },
    cuts.DISABILITY: {
        "yes": ("yes", "disabled", "disabled under the equality act"),
        "no": ("no", "not disabled", "not disabled under the equality act"),
    },
}


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: how many live in a place of one group; None with the mark that says why."""

    place: UUID
    characteristic: str
    group: str
    people: int | None
    mark: str


def headings(found: Sequence[str]) -> tuple[int | None, ...]:
    """Return where each of HEADINGS stands; `Refused` where one is missing. Other columns are passed over."""
    return figures_file.headings(found, HEADINGS, words=WORDS)


def read(
    batches: Iterable[Batch], at: Sequence[int | None], places: Mapping[str, UUID], twins: frozenset[str]
) -> list[Row]:
    """Return the rows; `Refused` with every row that is wrong. `places` by folded name; `twins`: names of several."""

    def made(where: str, cells: Sequence[str]) -> Row | Sequence[Fault]:
        found = _row(where, cells, places, twins)
        return (found,) if isinstance(found, Fault) else found

    return figures_file.read(batches, at, made, lambda row: (row.place, row.characteristic, row.group), most=MOST_ROWS)


def _row(where: str, cells: Sequence[str], places: Mapping[str, UUID], twins: frozenset[str]) -> Row | Fault:
    place, said, group, mark = (text.folded(cell) for cell in cells)
    people = cells[-1]
    if place in twins:
        return Fault(f"{where}, place", "Several places have this name.", "Write “name, name of what it lies in”.")
    if place not in places:
        what = f"No place here has this name ({lib_faults.shown(place)})."
        return Fault(f"{where}, place", what, "Write it as it stands under Localities, or leave the row out.")
    characteristic = _CHARACTERISTIC_WORDS.get(said)
    if characteristic is None:
        remedy = f"Write {text.listed([title.lower() for title in CHARACTERISTICS.values()], 'or')}."
        return Fault(f"{where}, characteristic", "It is none that the workforce is counted by.", remedy)
    key = next((one for one, words in _GROUP_WORDS[characteristic].items() if group in words), None)
    if key is None:
        titles = text.listed(list(GROUPS[characteristic].values()), "or")
        return Fault(f"{where}, group", "It is no group of this characteristic.", f"Write {titles}.")
    mark, many = MARKS.get(mark, ""), figures_file.whole(people, (0, MOST_PEOPLE))
    if not mark and many is None:
        remedy = "Write a whole number, or the mark of the published table: c, u, x or z."
        return Fault(f"{where}, people", "It is not a number of people.", remedy)
    return Row(places[place], characteristic, key, None if mark else many, mark)
