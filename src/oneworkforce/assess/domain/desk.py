"""The report desk: which layouts there are, what each needs, and what makes a report complete."""

from collections.abc import Iterator

from oneworkforce.assess.domain.kinds import Placing
from oneworkforce.lib.faults import Fault
from oneworkforce.lib.titled import Titled


class Layout(Titled):
    """A layout that comes with the product, by the name of its file."""

    ANALYSIS = "analysis", "Analysis of a round, to the executive"
    COMMITTEE = "committee", "Findings and action plan, to a committee"
    STRATEGY = "strategy-paper", "A strategy, to a committee"

    @property
    def needs_round(self) -> bool:
        """Whether it cannot be filled without results."""
        return self is not Layout.STRATEGY

    @property
    def needs_strategy(self) -> bool:
        """Whether it cannot be filled without a plan."""
        return self is Layout.STRATEGY


class State(Titled):
    """Where a report stands."""

    DRAFT = "draft", "Draft"
    ISSUED = "issued", "Issued"
    WITHDRAWN = "withdrawn", "Withdrawn"


def state(issues: int, withdrawn: int) -> State:
    """Return where a report stands of which so many issues were made, and so many of them withdrawn."""
    if not issues:
        return State.DRAFT
    return State.WITHDRAWN if issues == withdrawn else State.ISSUED


def faults(
    layout: Layout, *, from_round: bool, from_strategy: bool, text: bool, exempt: bool, exempt_under: str
) -> Iterator[Fault]:
    """Yield what keeps a report from being filled; `from_round`, `from_strategy`: whether one is chosen."""
    if layout.needs_round and not from_round:
        yield Fault("round", "This layout is made of the results of a round.", "Choose the round.")
    if layout.needs_strategy and not from_strategy:
        yield Fault("strategy", "This layout is made of a strategy.", "Choose the strategy.")
    if text and not from_strategy:
        yield Fault("text", "There is no text to append without a strategy.", "Choose the strategy, or untick this.")
    if exempt and not exempt_under:
        yield Fault("exempt_under", "An exempt report says under which paragraph.", "Enter the paragraph.")


def wording(placing: Placing, words: str) -> Fault | None:
    """Return what is wrong with own words for a part."""
    if placing is Placing.INSTEAD and not words.strip():
        return Fault("words", "Nothing would stand in this part.", "Enter words, or leave the part out.")
    return None
