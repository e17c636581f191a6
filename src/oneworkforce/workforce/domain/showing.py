"""What one sees of a person that a search finds: as far as they agreed, or only that there is somebody. Pure.

A person who has not agreed to be shown is found all the same, because their manager can be asked: as "someone at" their
organisation, without a name and without anything that was not asked for. Of a small organisation even that would point
at one person, so only its sector is told: an organisation is named where at least `LEAST` people are at work.
"""

from enum import Enum

from oneworkforce.lib.least import LEAST


class Agreed(Enum):
    """How much is shown of a person."""

    FULL = "full"
    """Their whole record is within the viewer's reach, or they are the viewer."""
    REACHED = "reached"
    """Name, organisation, what they can do and speak, and how to reach them."""
    ABLE = "able"
    """Name, organisation, what they can do and speak; not how to reach them."""
    SOMEONE = "someone"
    """Nothing but that there is somebody."""


_BY_CHOICE = {"all": Agreed.REACHED, "skills": Agreed.ABLE}
"""By what the person chose that colleagues may see; not asked is not yes."""


def agreed(sharing: str, *, full: bool) -> Agreed:
    """Return how much is shown of a person who chose `sharing`; `full`: their record is within the viewer's reach."""
    return Agreed.FULL if full else _BY_CHOICE.get(sharing, Agreed.SOMEONE)


def named(people: int) -> bool:
    """Say whether "someone at" an organisation with so many people at work names it."""
    return people >= LEAST


def someone(organisation: str, sector: str, people: int) -> str:
    """Return what is told of a person who has not agreed to be shown."""
    return f"Someone at {organisation}" if named(people) else f"Someone in a small organisation ({sector.lower()})"
