"""A round about to be opened, in words: what is missing, what will be fixed, how answers will be told apart."""

from dataclasses import dataclass

from oneworkforce.assess.queries.openings import Opening
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault
from oneworkforce.ui.jinja import day
from oneworkforce.ui.parts import Fact

MOST_SHOWN = 60
"""Groups of one column that the page lists."""


@dataclass(frozen=True, slots=True)
class OpenPage:
    """The page of opening. `groups`: (caption, rows of category and invited) of each column of the answers."""

    missing: tuple[Fault, ...]
    facts: tuple[Fact, ...]
    groups: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    guard: str


def page(found: Opening) -> OpenPage:
    """Return the page."""
    row = found.row
    dates = f"{day(row.opens_on)} to {day(row.closes_on)}" if row.opens_on and row.closes_on else "Not set"
    asked = f"{text.counted(found.invited, 'person', 'people')} in {text.counted(found.cells, 'group')}"
    facts = (
        Fact("Framework", f"{row.framework_id}, version {row.framework_version}"),
        Fact("Dates", dates),
        Fact("Who is asked", asked if found.cells else "Nobody yet"),
        Fact("Answers are grouped by", text.listed(found.columns) or "Nothing: the whole alone"),
        Fact("Smallest group that an answer may name", f"{found.least} people asked"),
        Fact("Fewest people shown", str(row.min_cell)),
    )
    return OpenPage(found.missing, facts, tuple(_column(*each) for each in found.groups), _guard(found))


def early(found: Opening) -> str:
    """Return what opening before the first day means; "" where that day has come."""
    if not found.early or found.row.opens_on is None:
        return ""
    return f"Its first day is {day(found.row.opens_on)}. With this it opens now, and its first day is today."


def _column(column: str, groups: tuple[tuple[str, int], ...]) -> tuple[str, tuple[tuple[str, int], ...]]:
    caption = f"By {column}" if len(groups) <= MOST_SHOWN else f"By {column}: {MOST_SHOWN} of {len(groups):,} groups"
    return caption, tuple((name[:1].upper() + name[1:], many) for name, many in groups[:MOST_SHOWN])


def _guard(found: Opening) -> str:
    if not found.groups:
        return ""
    return (
        f"No answer names a group of fewer than {found.least}: people of a smaller one answer for the locality that it "
        f"lies in, or for “not stated”. The smallest group of all columns together has {found.smallest:,} people."
    )
