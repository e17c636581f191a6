"""What is wrong with something a person gave us, where, and what to do about it.

Every refusal in the product is one or more `Fault`s: a place a person can find, a sentence
that says what is wrong, and the remedy. A fault never repeats a personal value: `shown`
turns a cell into words that may be printed.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: `where` ("row 7, column q3"), `what`, and the `remedy`."""

    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        """Return the three parts as one line for a person."""
        return f"{self.where}: {self.what} {self.remedy}"


class Refused(Exception):  # noqa: N818  the word for it in this product; nothing is in error but the input
    """Foreseen: the input cannot be used. Carries every fault found, in the order of the file."""

    def __init__(self, *faults: Fault) -> None:
        """Keep `faults`, at least one."""
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults

    @property
    def words(self) -> str:
        """Return what is wrong and what to do about it, in one line without the places: for a message on a page."""
        return " ".join(f"{fault.what} {fault.remedy}".strip() for fault in self.faults)

    def __reduce__(self) -> tuple[type["Refused"], tuple[Fault, ...]]:
        """Travel between processes with the faults, not only their text."""
        return Refused, self.faults


LONGEST_NUMBER_SHOWN = 6


def shown(cell: str) -> str:
    """Return words for a cell that are safe to print: a short number as it is, else only its length.

    A cell can hold anything a person typed into the wrong column, a name included.
    """
    text = cell.strip()
    digits = text.lstrip("+-").replace(".", "", 1).replace(",", "", 1)
    if digits.isascii() and digits.isdigit() and len(text) <= LONGEST_NUMBER_SHOWN:
        return text
    return f"text of {len(text):,} character{'' if len(text) == 1 else 's'}"
