"""A list of those who are asked to answer, checked whole before anything is stored.

Pure: rows and what is known in, verdicts out. A fault names its row and never repeats what stands in it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault

MOST = 30_000
LONGEST_NAME = 160
LONGEST_EMAIL = 254
COLUMNS = ("email", "organisation", "locality", "audience", "name", "language")
REQUIRED = ("email", "organisation")
_ALIASES = {"e-mail": "email", "e-mail address": "email", "email address": "email", "full name": "name"}
_ALIASES |= {"agency": "organisation", "district": "locality", "place": "locality", "group": "audience"}

Place = tuple[UUID, UUID | None, str]
"""Organisation, locality (None: they work everywhere), audience ("" where the framework has none)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it was given: `number` as a spreadsheet counts."""

    number: int
    email: str
    organisation: str
    locality: str = ""
    audience: str = ""
    name: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class New:
    """One row that can be stored."""

    email: str
    name: str
    language: str
    place: Place


@dataclass(frozen=True, slots=True)
class Known:
    """What rows are held against.

    Organisations and localities are those that a folded name means, audiences and languages what a folded word means;
    `there` are the addresses that the round asks already.
    """

    organisations: Mapping[str, Sequence[UUID]]
    localities: Mapping[str, Sequence[UUID]]
    audiences: Mapping[str, str]
    languages: Mapping[str, str]
    there: Collection[str]
    is_email: Callable[[str], bool]
    is_formula: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict on a list: whom it adds, the rows that are asked already, and what is wrong with the others."""

    new: tuple[New, ...]
    there: tuple[int, ...]
    faults: tuple[Fault, ...]


def column_of(heading: str) -> str:
    """Return which column a heading means; "" for one we do not use."""
    said = text.folded(heading)
    said = _ALIASES.get(said, said)
    return said if said in COLUMNS else ""


def address(said: str) -> str:
    """Return an e-mail address as it is kept: two spellings of one mailbox are one contact."""
    return said.strip().lower()


def check(lines: Sequence[Line], known: Known) -> Checked:
    """Return whom a list adds, who is asked already, and what is wrong with the other rows, in their order."""
    new: list[New] = []
    there: list[int] = []
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    for line in lines:
        found = _read(line, known, seen)
        if isinstance(found, Fault):
            faults.append(found)
        elif found.email in known.there:
            there.append(line.number)
        else:
            new.append(found)
        seen.setdefault(address(line.email), line.number)
    return Checked(tuple(new), tuple(there), tuple(faults))


def _read(line: Line, known: Known, seen: Mapping[str, int]) -> New | Fault:  # noqa: PLR0911  a verdict each
    where = f"row {line.number:,}"
    cells = (line.email, line.organisation, line.locality, line.audience, line.name, line.language)
    if any(known.is_formula(cell.strip()) for cell in cells if cell.strip()):
        return Fault(where, "One of its cells begins as a formula does.", "Write it without the sign in front.")
    email = address(line.email)
    if len(email) > LONGEST_EMAIL or not known.is_email(email):
        return Fault(where, "It has no e-mail address that can be used.", "Write it like name@example.org.")
    if email in seen:
        return Fault(where, f"It has the same e-mail address as row {seen[email]:,}.", "Leave one of them out.")
    name = text.plain(line.name)
    if len(name) > LONGEST_NAME:
        return Fault(where, "Its name is too long.", f"Give {LONGEST_NAME} characters or fewer, or leave it empty.")
    found = _places(line, known, where)
    if isinstance(found, Fault):
        return found
    organisation, locality = found
    audience = _word(line.audience, known.audiences, where, "audience", needed=bool(known.audiences))
    if isinstance(audience, Fault):
        return audience
    language = _word(line.language, known.languages, where, "language", needed=False)
    if isinstance(language, Fault):
        return language
    return New(email, name, language, (organisation, locality, audience))


def _places(line: Line, known: Known, where: str) -> tuple[UUID, UUID | None] | Fault:
    organisation = _place(line.organisation, known.organisations, where, "organisation")
    if isinstance(organisation, Fault):
        return organisation
    if not line.locality.strip():
        return organisation, None
    locality = _place(line.locality, known.localities, where, "locality")
    return locality if isinstance(locality, Fault) else (organisation, locality)


def _place(said: str, known: Mapping[str, Sequence[UUID]], where: str, noun: str) -> UUID | Fault:
    found = known.get(text.folded(said), ()) if said.strip() else ()
    if len(found) == 1:
        return found[0]
    if found:
        return Fault(where, f"Its {noun} is the name of several.", "Add this contact by hand and choose which.")
    if not said.strip():
        return Fault(where, f"It names no {noun}.", f"Write the name of the {noun} as its own page has it.")
    return Fault(where, f"Its {noun} is none that there is.", "Write the name as its own page has it, or add it first.")


def _word(said: str, known: Mapping[str, str], where: str, noun: str, *, needed: bool) -> str | Fault:
    folded = text.folded(said)
    if not folded and not needed:
        return ""
    if folded in known:
        return known[folded]
    if not known:
        return Fault(where, f"The framework has no {noun}s.", "Leave the cell empty.")
    article = "an" if noun[0] in "aeiou" else "a"
    what = f"Its {noun} is none that the framework has." if folded else f"It does not say which {noun} it belongs to."
    choices = text.listed(sorted(set(known.values())), "or")
    return Fault(where, what, f"Write {choices}." if choices else f"Leave out {article} {noun}.")
