"""Files of posts checked without a database: who and what is known, and what a person is told."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from oneworkforce.lib.faults import Refused
from oneworkforce.workforce.domain import staff_checking, staff_headings, staff_opening
from oneworkforce.workforce.domain.staff_cells import Known
from oneworkforce.workforce.domain.staff_rules import RULES
from oneworkforce.workforce.domain.staff_typed import Checked


@dataclass(frozen=True)
class Spoiled:
    """A spoiled file: `told` is each line that a person sees."""

    name: str
    content: str
    told: tuple[str, ...]


TODAY = dt.date(2026, 11, 2)
SCHOOL, CLUB = "a" * 32, "b" * 32
TAGS = {"polish": "pl", "urdu": "ur"}


def language(named: str) -> tuple[str, str]:
    """Return the tag of one of two languages, or a hint."""
    tag = TAGS.get(named.casefold(), "")
    return tag, "" if tag else "Did you mean “Polish”?"


KNOWN = Known(
    organisations={"harbour school": SCHOOL, "kite club": CLUB},
    localities={"willow": "c" * 32, "reed": "", "reed, willow": "d" * 32},
    teams={(SCHOOL, "reed family team"): "e" * 32},
    language=language,
)


def check(path: Path, *, organisation: str = SCHOOL, known: Known = KNOWN) -> Checked:
    """Read and check a file; Refused where it is refused as a whole."""
    table, found = staff_opening.read(path)
    headings = staff_headings.read(table.headings, {})
    faults = staff_headings.wrong([each.item for each in headings], several=not organisation)
    if faults:
        code, item = faults[0]
        raise (
            staff_opening.broken(code)
            if not item
            else Refused(*staff_opening.broken(code, staff_headings.said(code, item)).faults)
        )
    return staff_checking.check(found, headings, known, TODAY, organisation=organisation)


def told(path: Path, *, organisation: str = SCHOOL) -> list[str]:
    """Return each line that a person sees of a file."""
    try:
        found = check(path, organisation=organisation)
    except Refused as refused:
        return [f"{fault.what} {fault.remedy}" for fault in refused.faults]
    lines = []
    for group in found.groups:
        rows = ", ".join(str(row) for row in group.rows.tolist())
        where = ", ".join(part for part in (f"row {rows}" if rows else "", group.column) if part)
        lines.append(f"{group.code} {where}: {group.sentence}")
    assert all(group.code in RULES for group in found.groups)
    return lines
