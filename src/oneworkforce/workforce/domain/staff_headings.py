"""The headings of a file: what each stands for, by our words or as somebody said before."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oneworkforce.lib import text
from oneworkforce.workforce.domain import items
from oneworkforce.workforce.domain.staff_rules import RULES

IGNORE = "ignore"
"""Stands for no item: the column is left out."""
MEND = "what to mend"
OURS = frozenset({MEND, "what_to_mend", "row"})
"""Headings that our own files add; they come back and say nothing."""
_LIKE_A_VALUE = re.compile(r"[\d\W_]+|\d{1,2}\W?[^\W\d_]{3,9}\W?\d{2,4}")
_JOINT = re.compile(r"\s*(?:/|&|\+|,| and )\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: `item` is what it stands for, IGNORE, or "" where nobody has said; `joint` names two items."""

    heading: str
    item: str
    joint: bool = False


def read(headings: Sequence[str], remembered: Mapping[str, str]) -> tuple[Heading, ...]:
    """Return what each heading stands for; `remembered`: folded heading to item or IGNORE."""
    known = items.by_heading()
    taken: set[str] = set()
    found = []
    for heading in headings:
        folded = text.folded(heading)
        item = remembered.get(folded) or known.get(folded) or known.get(folded.replace("_", " ")) or ""
        if not folded or folded in OURS:
            item = IGNORE
        if item in taken and item != IGNORE and folded not in remembered:
            item = ""
        taken.add(item)
        found.append(Heading(heading, item, joint=not item and _joint(folded, known)))
    return tuple(found)


def wants_naming(found: Sequence[Heading]) -> bool:
    """Return whether somebody has to say what a heading stands for."""
    return any(not each.item for each in found)


def wrong(chosen: Sequence[str], *, several: bool) -> list[tuple[str, str]]:
    """Return (code, item) of what is wrong with a choice of items for columns.

    `several`: rows may be of several organisations, so that each row has to say of which.
    """
    taken = [item for item in chosen if item and item != IGNORE]
    faults = [("F107", item) for item in dict.fromkeys(taken) if taken.count(item) > 1]
    if not taken:
        return [("F111", "")]
    if "role" not in taken:
        faults.append(("F108", "role"))
    if not {"number", "vacant_since"} & set(taken):
        faults.append(("F109", "number"))
    if several and "organisation" not in taken:
        faults.append(("F110", "organisation"))
    return faults


def said(code: str, item: str) -> str:
    """Return the sentence of a fault of the whole file."""
    named = items.all_items().get(item)
    label = f" ({named.label})" if named else ""
    what = RULES[code].what
    return f"{what.removesuffix('.')}{label}." if label else what


def may_be_kept(heading: str) -> bool:
    """Return whether a heading is remembered: what looks like a date, a number or an address is none."""
    return bool(heading) and "@" not in heading and not _LIKE_A_VALUE.fullmatch(heading)


def _joint(heading: str, known: Mapping[str, str]) -> bool:
    parts = [known.get(part, "") for part in _JOINT.split(heading)]
    return len({part for part in parts if part}) > 1
