"""What was typed, checked field by field: every fault is told at once."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Model, QuerySet

from oneworkforce.lib import typed
from oneworkforce.lib.faults import Fault, Refused

LONGEST_EMAIL = 254
LONGEST_PHONE = 40
_PHONE = frozenset("0123456789 +()-./#ext")


class Values:
    """Collects cleaned values and the faults found on the way; `settled` raises them together."""

    def __init__(self) -> None:
        """Start without faults."""
        self.kept: dict[str, str] = {}
        self._faults: list[Fault] = []

    def line(self, where: str, said: str, *, label: str, longest: int, required: bool = True) -> None:
        """Take one line of text."""
        self._keep(where, *typed.line(said, where=where, label=label, longest=longest, required=required))

    def lines(self, where: str, said: str, *, label: str, longest: int) -> None:
        """Take a text of several lines; it may be empty."""
        self._keep(where, *typed.lines(said, where=where, label=label, longest=longest))

    def choice(self, where: str, said: str, *, label: str, among: tuple[tuple[str, str], ...]) -> None:
        """Take one of the values of `among`."""
        known = any(said == value for value, _ in among)
        self._keep(where, said, None if known else Fault(where, f"{label} is not one of the list.", "Choose one."))

    def email(self, where: str, said: str) -> None:
        """Take an e-mail address, or none."""
        address, fault = typed.line(
            said, where=where, label="The e-mail address", longest=LONGEST_EMAIL, required=False
        )
        if address and fault is None:
            try:
                validate_email(address)
            except ValidationError:
                fault = Fault(where, "This is not an e-mail address.", "It looks like name@example.org.")
        self._keep(where, address, fault)

    def phone(self, where: str, said: str) -> None:
        """Take a telephone number, or none, with the signs people write it with."""
        number, fault = typed.line(
            said, where=where, label="The telephone number", longest=LONGEST_PHONE, required=False
        )
        if fault is None and not set(number) <= _PHONE:
            fault = Fault(where, "This is not a telephone number.", "Use figures, such as 01632 960 001.")
        self._keep(where, number, fault)

    def free(self, where: str, rows: QuerySet[Model], *, noun: str) -> None:
        """Refuse the line kept as `where` when one of `rows` is called that already, however it is spelt."""
        if self.kept[where] and rows.filter(**{f"{where}__iexact": self.kept[where]}).exists():
            self.fault(taken(where, noun))

    def fault(self, fault: Fault | None) -> None:
        """Add a fault found elsewhere."""
        if fault is not None:
            self._faults.append(fault)

    def settled(self) -> dict[str, str]:
        """Return the values by field; `Refused` with every fault found."""
        if self._faults:
            raise Refused(*self._faults)
        return self.kept

    def _keep(self, where: str, value: str, fault: Fault | None) -> None:
        self.kept[where] = value
        self.fault(fault)


def line(where: str, said: str, *, label: str, longest: int) -> str:
    """Return one line of text that is needed; `Refused` where it is empty or too long."""
    values = Values()
    values.line(where, said, label=label, longest=longest)
    return values.settled()[where]


def taken(where: str, noun: str) -> Fault:
    """Return the fault that something of this name is there already."""
    article = "an" if noun[0] in "aeiou" else "a"
    return Fault(where, f"There is already {article} {noun} called that.", "Choose another name.")
