"""An action: what is to be done, what it serves, by when, who leads, at what cost."""

import re
from dataclasses import dataclass
from decimal import Decimal

from oneworkforce.lib import periods

ARC = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}/[A-Za-z][A-Za-z0-9_-]{0,39}")
"""A text reference to an arc by two ids, `framework/arc`. The room above knows whether it exists."""

_E_MAIL = re.compile(r"\S@\S")
_TELEPHONE = re.compile(r"(?:[0-9][ ().+-]*){7,}")


@dataclass(frozen=True, slots=True)
class Links:
    """What an action serves: all arcs (`every`), with `arcs` in particular; or `arcs` alone."""

    every: bool
    arcs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class By:
    """Done by the end of `date`."""

    date: periods.Date

    def __str__(self) -> str:
        """Return "by November 2009"."""
        return f"by {self.date}"


@dataclass(frozen=True, slots=True)
class PhasedFrom:
    """Brought in step by step, the first on `date`."""

    date: periods.Date

    def __str__(self) -> str:
        """Return "phased from 1 April 2010"."""
        return f"phased from {self.date}"


@dataclass(frozen=True, slots=True)
class Ongoing:
    """Carried on without an end."""

    def __str__(self) -> str:
        """Return "ongoing"."""
        return "ongoing"


When = By | PhasedFrom | Ongoing


@dataclass(frozen=True, slots=True)
class Milestone:
    """When something is to happen; `what` is empty where it is the whole action."""

    when: When
    what: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """What is known of an action's cost: an amount of pounds, a cost named without one, both or neither.

    `covers` says what the stated amount is for; `unpriced` names what has no amount yet.
    """

    stated: Decimal | None = None
    covers: str = ""
    unpriced: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """One line of a plan. `lead` is a role, never a person; `resources` are in words, such as officer time.

    `strand` is the number of its strand, 0 where the plan has none; `waits_for` holds numbers of other actions.
    """

    number: int
    title: str
    links: Links
    timescale: tuple[Milestone, ...]
    lead: str
    sub_aims: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    depends_on: str = ""
    resources: tuple[str, ...] = ()
    cost: Cost = Cost()
    priority: bool = False
    strand: int = 0
    partners: tuple[str, ...] = ()
    waits_for: tuple[int, ...] = ()
    notes: str = ""


def contact_in(text: str) -> str:
    """Return "an e-mail address" or "a telephone number" if `text` seems to hold one, else ""."""
    if _E_MAIL.search(text):
        return "an e-mail address"
    return "a telephone number" if _TELEPHONE.search(text) else ""
