"""A list of people to invite, checked whole before anybody is written to.

Pure: rows and what is known in, verdicts out.

Columns: name, e-mail, role, and where needed place (an organisation or a locality by name). A fault names its row
and never repeats what stands in it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from oneworkforce.access.roles import PlaceKind, Role
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault
from oneworkforce.partnership.domain.granting import Place

MOST = 500
LONGEST_NAME = 120
COLUMNS = ("name", "email", "role", "place")
REQUIRED = ("name", "email", "role")
_ALIASES = {"e-mail": "email", "e-mail address": "email", "email address": "email", "full name": "name"}
_ALIASES |= {"organisation": "place", "locality": "place", "where": "place"}


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it was given: `number` as a spreadsheet counts."""

    number: int
    name: str
    email: str
    role: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Invitee:
    """One row that can be used."""

    number: int
    name: str
    email: str
    role: Role
    place: Place
    place_name: str


@dataclass(frozen=True, slots=True)
class Known:
    """What rows are held against: places by folded name, addresses already taken, and the giver's own rule."""

    places: Mapping[str, Sequence[tuple[Place, str]]]
    taken: Mapping[str, str]
    roles: Mapping[str, Role]
    why_not: Callable[[Role, Place], str]
    is_email: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict on a list."""

    good: tuple[Invitee, ...]
    faults: tuple[Fault, ...]


def column_of(heading: str) -> str:
    """Return which column a heading means; "" for one we do not use."""
    said = text.folded(heading)
    said = _ALIASES.get(said, said)
    return said if said in COLUMNS else ""


def check(lines: Sequence[Line], known: Known) -> Checked:
    """Return the rows that can be used and what is wrong with the others, in their order."""
    good: list[Invitee] = []
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    for line in lines:
        found = _read(line, known, seen)
        if isinstance(found, Invitee):
            good.append(found)
        else:
            faults.append(found)
        seen.setdefault(_address(line.email), line.number)
    return Checked(tuple(good), tuple(faults))


def _address(email: str) -> str:
    return email.strip().lower()


def _read(line: Line, known: Known, seen: Mapping[str, int]) -> Invitee | Fault:  # noqa: PLR0911  a verdict each
    where = f"row {line.number:,}"
    name, email = text.plain(line.name), _address(line.email)
    if not name or len(name) > LONGEST_NAME:
        return Fault(where, "It has no name that can be used.", f"Give a name of at most {LONGEST_NAME} characters.")
    if not known.is_email(email):
        return Fault(where, "It has no e-mail address that can be used.", "Write it like name@example.org.")
    if email in seen:
        return Fault(where, f"It has the same e-mail address as row {seen[email]:,}.", "Leave one of them out.")
    if email in known.taken:
        return Fault(where, known.taken[email], "Leave the row out.")
    role = known.roles.get(text.folded(line.role))
    if role is None:
        names = text.listed(list(dict.fromkeys(one.title for one in known.roles.values())), "or")
        return Fault(where, "Its role is none that there is.", f"Write one of these: {names}.")
    place = _place(line, role, known, where)
    if isinstance(place, Fault):
        return place
    if reason := known.why_not(role, place[0]):
        return Fault(where, reason, "Leave the row out, or ask somebody who may.")
    return Invitee(line.number, name, email, role, *place)


def _place(line: Line, role: Role, known: Known, where: str) -> tuple[Place, str] | Fault:
    if not line.place.strip():
        if PlaceKind.PARTNERSHIP in role.places:
            return Place(), "the whole partnership"
        kinds = text.listed(sorted(kind.value for kind in role.places), "or")
        return Fault(where, "It names no place.", f"This role needs the name of one: {kinds}.")
    fitting = [found for found in known.places.get(text.folded(line.place), ()) if found[0].kind in role.places]
    if not fitting:
        return Fault(where, "Its place is none that this role can have.", "Write the name as its own page has it.")
    if len(fitting) > 1:
        return Fault(where, "Its place is the name of several.", "Invite this person one by one and choose the place.")
    return fitting[0]
