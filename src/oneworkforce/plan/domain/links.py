"""What an action serves: references to arcs, "framework/arc"."""

from collections.abc import Sequence

from oneworkforce.lib.faults import Fault
from oneworkforce.plan.domain.action import ARC

MOST = 40


def read(said: Sequence[str], *, every: bool) -> tuple[tuple[str, ...], Fault | None]:
    """Return the links of `said`, each once, and what is wrong with them."""
    found = tuple(dict.fromkeys(said))
    if any(not ARC.fullmatch(line) for line in found):
        what = "This is not a link."
        return found, Fault("links", what, "Write framework/arc, such as one-childrens-workforce/outcomes.")
    if not found and not every:
        return found, Fault("links", "The action serves no arc.", "Name one, or tick that it serves all of them.")
    if len(found) > MOST:
        return found, Fault("links", f"There are more than {MOST} links.", "Tick that it serves all arcs instead.")
    return found, None
