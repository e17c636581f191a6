"""By what the workforce is counted: dimensions with their nodes, and the fixed cuts in which a picture shows them.

A cell is named by the nodes that it takes of dimensions, in the order of the cut; the cell without any is the whole.
Cells of several cuts may be one and the same (the district of a cut by place is the margin of each crossing), so they
have one name, and one pattern of what is withheld.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from oneworkforce.lib.guard_counts import Equation
from oneworkforce.workforce.domain import kinds, roles

Node = tuple[str, str]
"""(dimension, key)."""
Name = tuple[Node, ...]
"""What a cell is called; () is the whole."""

LOCALITY, SECTOR, ROLE, CONTRACT, AGE, GENDER = "locality", "sector", "role", "contract", "age", "gender"
ETHNICITY, DISABILITY, EVENINGS, WEEKENDS, RETIRING = "ethnicity", "disability", "evenings", "weekends", "retiring"
FLEXIBLE, TERM_TIME, LEVEL = "flexible", "term_time", "level"
WHEN, KIND, LANGUAGE, SKILL = "when", "kind", "language", "skill"

NOWHERE = "none"
OWN = "/own"
"""After the id of a place in which others lie: who works there and in none of these."""
GROUP = "group:"
UNLISTED = "unlisted"
EMPLOYED, AGENCY, OTHER = "footing:employed", "footing:agency", "footing:other"
NOT_SAID = "not_said"
TOTALS = "totals"
"""Of people whom an organisation gives as totals, of whom nothing more is known."""
FOOTINGS = {EMPLOYED: "Employed", AGENCY: "Agency", OTHER: "On another footing"}


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing to count by. `titles`: every node by its key, in reading order; `sums`: what makes up what.

    A sum is (total, parts); the total "" is the whole. `leaves`: the keys that rows are counted under.
    """

    name: str
    titles: Mapping[str, str]
    sums: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def leaves(self) -> tuple[str, ...]:
        """Return the nodes that are made up of no others."""
        totals = {total for total, _ in self.sums}
        return tuple(key for key in self.titles if key not in totals)

    def beneath(self) -> dict[str, frozenset[str]]:
        """Return for each node the leaves that make it up."""
        parts = dict(self.sums)

        def found(key: str) -> frozenset[str]:
            return frozenset().union(*map(found, parts[key])) if key in parts else frozenset({key})

        return {key: found(key) for key in self.titles}

    def top(self) -> "Dimension":
        """Return the same without what lies beneath its first nodes."""
        first = next(parts for total, parts in self.sums if not total)
        return replace(self, titles={key: self.titles[key] for key in first}, sums=(("", first),))


@dataclass(frozen=True, slots=True)
class Place:
    """A locality; `parent` "" for one that lies in none."""

    key: str
    name: str
    level: str
    parent: str


def flat(name: str, titles: Mapping[str, str]) -> Dimension:
    """Return a dimension whose nodes stand beside each other."""
    return Dimension(name, titles, (("", tuple(titles)),))


def localities(places: Sequence[Place]) -> Dimension:
    """Return the tree of places, each before what lies in it; whoever works in none stands last."""
    children: dict[str, list[Place]] = {}
    for place in sorted(places, key=lambda one: one.name.casefold()):
        children.setdefault(place.parent, []).append(place)
    titles: dict[str, str] = {}
    sums: list[tuple[str, tuple[str, ...]]] = []

    def add(place: Place) -> None:
        titles[place.key] = place.name
        if inside := children.get(place.key):
            own = f"{place.key}{OWN}"
            sums.append((place.key, (*(one.key for one in inside), own)))
            for one in inside:
                add(one)
            titles[own] = f"{place.name}, no smaller place said"

    roots = children.get("", [])
    for root in roots:
        add(root)
    titles[NOWHERE] = "No place said"
    return Dimension(LOCALITY, titles, (("", (*(root.key for root in roots), NOWHERE)), *sums))


def role_tree(met: Iterable[str] = ()) -> Dimension:
    """Return groups of roles with their roles; keys of `met` that the list has not stand in a group of their own."""
    listed = roles.all_roles()
    groups: dict[str, list[str]] = {f"{GROUP}{key}": [] for key in roles.groups()}
    titles: dict[str, str] = {}
    for role in listed.values():
        groups[f"{GROUP}{role.group}"].append(role.key)
    if lost := sorted({key for key in met if key not in listed}):
        groups[f"{GROUP}{UNLISTED}"] = lost
    named = roles.groups() | {UNLISTED: "Roles that the list no longer has"}
    for group, keys in groups.items():
        titles[group] = named[group.removeprefix(GROUP)]
        titles |= {key: roles.title(key) for key in keys}
    return Dimension(ROLE, titles, (("", tuple(groups)), *((group, tuple(keys)) for group, keys in groups.items())))


def contract_tree() -> Dimension:
    """Return the contracts by their footing: employed, agency, on another; who has not said counts as employed."""
    inside = {EMPLOYED: [each.value for each in kinds.EMPLOYED] + [NOT_SAID], AGENCY: [kinds.Contract.AGENCY.value]}
    taken = {key for keys in inside.values() for key in keys}
    inside[OTHER] = [each.value for each in kinds.Contract if each.value not in taken]
    named = dict(kinds.Contract.choices()) | {NOT_SAID: "Contract not said"}
    titles: dict[str, str] = {}
    for footing, keys in inside.items():
        titles[footing] = FOOTINGS[footing]
        titles |= {key: named[key] for key in keys}
    return Dimension(CONTRACT, titles, (("", tuple(inside)), *((one, tuple(keys)) for one, keys in inside.items())))


_UNSAID = {"unknown": "Not known", "refused": "Prefers not to say", "not_asked": "Not asked yet"}
_TOTALS = {TOTALS: "Given in totals only"}
ETHNIC_GROUPS = {
    "white": "White",
    "mixed": "Mixed or multiple ethnic groups",
    "asian": "Asian or Asian British",
    "black": "Black, Black British, Caribbean or African",
    "other": "Another ethnic group",
}
"""The five groups of the census of England and Wales, in our words."""
ETHNIC_GROUP_OF = {
    **dict.fromkeys(("WBRI", "WIRI", "WOTH"), "white"),
    **dict.fromkeys(("MWBC", "MWBA", "MWAS", "MOTH"), "mixed"),
    **dict.fromkeys(("AIND", "APKN", "ABAN", "AOTH", "CHNE"), "asian"),
    **dict.fromkeys(("BCRB", "BAFR", "BOTH"), "black"),
    "OOTH": "other",
    "REFU": "refused",
    "NOBT": "not_asked",
}
"""Where each code of the social work workforce census is counted."""
AGES = dict(kinds.AgeBand.choices())
_KNOWN = {"yes": "Yes", "no": "No", **_UNSAID, **_TOTALS}
RETIREMENTS = {
    "within": "Within five years",
    "later": "Later",
    "not_known": "Not known",
    **_TOTALS,
}
LEVELS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "degree": ("Level 6 to 8: a degree or more", ("8", "7", "6")),
    "higher": ("Level 4 or 5", ("5", "4")),
    "3": ("Level 3", ()),
    "basic": ("Level 1 or 2", ("2", "1")),
}
"""Bands of the highest level that somebody reached, with the levels of England in each."""
NO_LEVEL = "no_level"
_NO_LEVEL = {
    NO_LEVEL: "A qualification, its level not said",
    "none": "No qualification",
    **{key: _UNSAID[key] for key in ("unknown", "not_asked")},
    **_TOTALS,
}


def level_tree() -> Dimension:
    """Return bands of the highest level of qualification with their levels, and those of whom there is none."""
    titles: dict[str, str] = {}
    for band, (title, levels) in LEVELS.items():
        titles |= {band: title, **{level: f"Level {level}" for level in levels}}
    inside = tuple((band, levels) for band, (_, levels) in LEVELS.items() if levels)
    return Dimension(LEVEL, titles | _NO_LEVEL, (("", (*LEVELS, *_NO_LEVEL)), *inside))


def people(places: Sequence[Place], met_roles: Iterable[str] = ()) -> dict[str, Dimension]:
    """Return the dimensions by which people are counted."""
    sectors = flat(SECTOR, SECTORS)
    genders = dict(kinds.Gender.choices()) | _TOTALS
    made = (
        localities(places),
        sectors,
        role_tree(met_roles),
        contract_tree(),
        flat(AGE, {**AGES, **_UNSAID, **_TOTALS}),
        flat(GENDER, genders),
        flat(ETHNICITY, {**ETHNIC_GROUPS, "refused": _UNSAID["refused"], "not_asked": _UNSAID["not_asked"], **_TOTALS}),
        flat(DISABILITY, _KNOWN),
        flat(EVENINGS, _KNOWN),
        flat(WEEKENDS, _KNOWN),
        flat(FLEXIBLE, _KNOWN),
        flat(TERM_TIME, _KNOWN),
        level_tree(),
        flat(RETIRING, RETIREMENTS),
    )
    return {each.name: each for each in made}


SECTORS: dict[str, str] = {
    "council": "Council",
    "health": "Health",
    "school": "School",
    "early_years": "Early years",
    "college": "College or training provider",
    "police": "Police and youth justice",
    "housing": "Housing",
    "voluntary": "Voluntary and community",
    "faith": "Faith",
    "private": "Private",
    "family": "Families and young people",
}
"""The sectors of partnership/domain/sectors.py, which a rule may not import; a test holds both together."""

HEADS = ((), (LOCALITY,), (SECTOR,), (f"{ROLE}^",))
"""The cuts whose cells tell of vacancies, turnover, agency, cases and absence too. ^: its first nodes alone."""
PEOPLE: tuple[tuple[str, ...], ...] = (
    *HEADS,
    (ROLE,),
    (CONTRACT,),
    (AGE,),
    (GENDER,),
    (ETHNICITY,),
    (DISABILITY,),
    (EVENINGS,),
    (WEEKENDS,),
    (FLEXIBLE,),
    (TERM_TIME,),
    (LEVEL,),
    (RETIRING,),
    (LOCALITY, f"{CONTRACT}^"),
    (SECTOR, f"{CONTRACT}^"),
    (f"{ROLE}^", f"{CONTRACT}^"),
    (LOCALITY, f"{ROLE}^"),
    (SECTOR, AGE),
    (LOCALITY, AGE),
    (AGE, GENDER),
    (LOCALITY, GENDER),
    (LOCALITY, ETHNICITY),
    (LOCALITY, DISABILITY),
    (LOCALITY, EVENINGS),
    (LOCALITY, WEEKENDS),
    (LOCALITY, FLEXIBLE),
    (LOCALITY, TERM_TIME),
    (LOCALITY, f"{LEVEL}^"),
    (LOCALITY, SECTOR),
    (LOCALITY, RETIRING),
)
"""Every cut of people in a picture; all of them are guarded as one union."""
CREDENTIALS = ((), (WHEN,), (KIND,), (LOCALITY,), (WHEN, KIND), (LOCALITY, f"{WHEN}^"))
"""Every cut of credentials."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of several cuts: their names in reading order, the place of each, and how they add up."""

    names: tuple[Name, ...]
    at: Mapping[Name, int]
    equations: tuple[Equation, ...]


def chosen(cut: Sequence[str], dimensions: Mapping[str, Dimension]) -> tuple[Dimension, ...]:
    """Return the dimensions of a cut."""
    return tuple(dimensions[one.removesuffix("^")].top() if one.endswith("^") else dimensions[one] for one in cut)


def cells(cuts: Iterable[Sequence[str]], dimensions: Mapping[str, Dimension]) -> Cells:
    """Return the cells of `cuts`, each once. A cut's margins must be among the cuts."""
    names: dict[Name, int] = {}
    sums: dict[tuple[Name, tuple[Name, ...]], None] = {}
    for cut in cuts:
        crossed = chosen(cut, dimensions)
        for keys in itertools.product(*(each.titles for each in crossed)):
            name = tuple((each.name, key) for each, key in zip(crossed, keys, strict=True))
            names.setdefault(name, len(names))
        for number, each in enumerate(crossed):
            others = [other.titles for place, other in enumerate(crossed) if place != number]
            for keys in itertools.product(*others):
                rest = [
                    (other.name, key)
                    for other, key in zip((o for p, o in enumerate(crossed) if p != number), keys, strict=True)
                ]
                for total, parts in each.sums:
                    whole = _with(rest, number, (each.name, total) if total else None)
                    sums[whole, tuple(_with(rest, number, (each.name, part)) for part in parts)] = None
    made = tuple(Equation(names[total], tuple(names[part] for part in parts)) for total, parts in sums if parts)
    return Cells(tuple(names), names, made)


def _with(rest: Sequence[Node], at: int, node: Node | None) -> Name:
    return (*rest[:at], *([] if node is None else [node]), *rest[at:])
