"""References and numbers that are given where nobody gave one: short, never given twice while they are in use."""

import re
import zlib
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

POST, STAFF = "P", "S"
LONGEST = 40
_FOLLOWS = re.compile(r"(?P<base>.+?)-(?P<number>[0-9]{1,4})")


def following(taken: Iterable[str], letter: str, many: int = 1) -> list[str]:
    """Return the next `many` of "P1", "P2": after the highest that is taken, so that a gap stays a gap."""
    pattern = re.compile(rf"{letter}([0-9]{{1,9}})")
    highest = max((int(match[1]) for one in taken if (match := pattern.fullmatch(one))), default=0)
    return [f"{letter}{highest + place}" for place in range(1, many + 1)]


def own(number: str, role: str) -> str:
    """Return the reference of a post that a file does not name: short enough for the longest number and role."""
    said = f"{number}-{role}"
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 9]}-{zlib.crc32(said.encode()):08x}"


def successor(reference: str, taken: Iterable[str], *, first: bool) -> str:
    """Return the reference of the post that follows `reference`: "P1-2", then "P1-3"; its letters are cut to fit.

    `first`: it follows none itself, so that a number at its end is the organisation's own: "HS-101-2" follows "HS-101",
    and "HS-102" is left to the next post that the organisation makes.
    """
    match = None if first else _FOLLOWS.fullmatch(reference)
    base, number = (match["base"], int(match["number"]) + 1) if match else (reference, 2)
    known = taken if isinstance(taken, AbstractSet) else set(taken)
    while True:
        ending = f"-{number}"
        made = f"{base[: LONGEST - len(ending)]}{ending}"
        if made not in known:
            return made
        number += 1
