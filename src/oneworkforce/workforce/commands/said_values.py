"""Values of a form that may stay empty and say why: as a form shows them, and as columns keep them.

A list to choose from offers the reasons too, marked by a question mark; a field to type into has a second field
`NAME_why` beside it. "" everywhere: nobody has asked yet.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from oneworkforce.lib import numbers
from oneworkforce.lib.faults import Fault
from oneworkforce.workforce.domain.kinds import Unsaid

SIGN = "?"
WHY = "_why"
NOT_ASKED = ("", "Not asked yet")
REASONS: tuple[tuple[str, str], ...] = (NOT_ASKED, *Unsaid.choices())
"""For the field beside one that is typed into."""


def reasons(*, none: str = "") -> tuple[tuple[str, str], ...]:
    """Return the reasons that a list to choose from offers besides its own; `none` names "none" in its words."""
    said = {Unsaid.NONE: none} if none else {}
    kept = [each for each in Unsaid if each is not Unsaid.NONE or none]
    return tuple((f"{SIGN}{each}", said.get(each, each.title_)) for each in kept)


def chosen(value: object, unsaid: Mapping[str, str], column: str) -> str:
    """Return what a list shows for a column: its value as text, or why there is none."""
    if value is not None and value != "":
        return str(value)
    return f"{SIGN}{unsaid[column]}" if column in unsaid else ""


def why(value: object, unsaid: Mapping[str, str], column: str) -> str:
    """Return what the field beside a typed one shows: nothing where there is a value."""
    return unsaid.get(column, "") if value is None or value == "" else ""


class Taken:
    """Gathers columns and reasons from what was typed, with every fault found."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.columns: dict[str, Any] = {}
        self.unsaid: dict[str, str] = {}
        self.faults: list[Fault] = []

    def choose(self, column: str, said: str, among: Mapping[str, Any], *, where: str = "", empty: Any = "") -> None:
        """Take one of a list: a key of `among`, whose value is kept, or a reason; `empty` is kept where none is."""
        self.columns[column] = among.get(said, empty)
        reason = said.removeprefix(SIGN)
        if said.startswith(SIGN) and reason in set(Unsaid):
            self.unsaid[column] = reason
        elif said and said not in among:
            self.fault(where or column, "This is not one of the choices.", "Choose one from the list.")

    def put(self, column: str, value: Any, why_empty: str = "", *, where: str = "") -> None:
        """Take a value that was typed, or why there is none; both at once is refused."""
        self.columns[column] = value
        if not why_empty:
            return
        if why_empty not in set(Unsaid):
            self.fault(f"{where or column}{WHY}", "This is not one of the choices.", "Choose one from the list.")
        elif value is not None and value != "":
            self.fault(where or column, "There is a value and a reason why there is none.", "Leave one of them out.")
        else:
            self.unsaid[column] = why_empty

    def fault(self, where: str, what: str, remedy: str) -> None:
        """Add a fault."""
        self.faults.append(Fault(where, what, remedy))

    def number(
        self, column: str, said: str, *, most: int, why_empty: str = "", where: str = "", least: int = 0
    ) -> None:
        """Take a whole number from `least` to `most`, or why there is none."""
        read = numbers.read_whole(said, where or column, least=least, most=most)
        self.read(column, read, why_empty, where=where)

    def year(self, column: str, said: str, *, least: int, most: int, why_empty: str = "") -> None:
        """Take a year from `least` to `most`, or why there is none."""
        self.read(column, numbers.read_year(said, column, least=least, most=most), why_empty)

    def read(self, column: str, found: tuple[Any, Fault | None], why_empty: str = "", *, where: str = "") -> None:
        """Take what was read of a text and what is wrong with it, or why there is none."""
        value, fault = found
        self.faults += [fault] if fault else []
        self.put(column, value, "" if fault else why_empty, where=where)


def day(value: Any) -> date | None:
    """Return a day as a form gives it."""
    return value if isinstance(value, date) else None


def by_text(ids: Any) -> dict[str, UUID]:
    """Return ids by their texts, as a list to choose from sends them."""
    return {str(pk): pk for pk in ids}
