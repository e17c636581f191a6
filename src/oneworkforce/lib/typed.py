"""What a person typed, made fit to keep, or a sentence that says why it is not."""

from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault


def line(typed: str, *, where: str, label: str, longest: int, required: bool = True) -> tuple[str, Fault | None]:
    """Return `typed` on one line without control signs, and what is wrong with it. `label` begins the sentence."""
    said = text.plain(typed)
    if required and not said:
        return said, Fault(where, f"{label} is empty.", "Enter it.")
    return said, _length(said, where=where, label=label, longest=longest)


def lines(typed: str, *, where: str, label: str, longest: int) -> tuple[str, Fault | None]:
    """Return `typed` with its lines, each ended by a line feed alone, and what is wrong with it."""
    rows = typed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    said = "\n".join("".join(sign for sign in row if sign.isprintable() or sign == "\t").rstrip() for row in rows)
    return said.strip("\n"), _length(said.strip("\n"), where=where, label=label, longest=longest)


def _length(said: str, *, where: str, label: str, longest: int) -> Fault | None:
    if len(said) <= longest:
        return None
    return Fault(where, f"{label} is {len(said):,} characters long.", f"Use {longest:,} or fewer.")
