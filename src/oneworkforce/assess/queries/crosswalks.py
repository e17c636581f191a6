"""The crosswalk of a round, read against the two frameworks that it is to join; and what has changed between them."""

from oneworkforce.assess.domain import crosswalk_file, framework_changes
from oneworkforce.assess.domain.crosswalk import Crosswalk
from oneworkforce.assess.domain.crosswalk_file import Ends
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.framework_changes import Comparison
from oneworkforce.assess.models import Round
from oneworkforce.assess.queries import stored
from oneworkforce.lib.faults import Refused

NAME = "crosswalk"
MISFIT = "The crosswalk of this round does not fit the two frameworks, so it was not used: give another, or remove it."


def of(row: Round, before: Framework) -> tuple[Crosswalk | None, str]:
    """Return a round's crosswalk from the framework `before`, None where it has none; or why it cannot be used."""
    if not row.crosswalk:
        return None, ""
    try:
        return crosswalk_file.parse(row.crosswalk, NAME, Ends(before, stored.framework_of(row))), ""
    except Refused:
        return None, MISFIT


def compared(row: Round) -> tuple[Comparison | None, str]:
    """Return what has changed since the previous round's framework, None where there is none; and what is wrong."""
    if row.previous is None:
        return None, ""
    before = stored.framework_of(row.previous)
    crosswalk, why = of(row, before)
    return between(before, stored.framework_of(row), crosswalk), why


def between(old: Framework, new: Framework, crosswalk: Crosswalk | None = None) -> Comparison:
    """Return what has changed between two frameworks."""
    return framework_changes.compare(old, new, crosswalk)
