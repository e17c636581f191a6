"""How near: the place asked for, what lies in it, its neighbours, everywhere. Pure.

A place's neighbours are the larger one it lies in and the others that lie there, with all that lies in these.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from oneworkforce.lib import trees
from oneworkforce.lib.titled import Titled

Parents = Mapping[UUID, UUID | None]
"""Each place with the one it lies in."""


class Near(Titled):
    """How far a search goes, from the nearest; each holds those before it."""

    HERE = "here", "In the place itself"
    BENEATH = "beneath", "In a place that lies in it"
    AROUND = "around", "In a neighbouring place"
    ANYWHERE = "anywhere", "Elsewhere in the partnership"


@dataclass(frozen=True, slots=True)
class Circles:
    """The places of each circle that has an end; nothing is in two of them."""

    here: frozenset[UUID]
    beneath: frozenset[UUID]
    around: frozenset[UUID]

    def whole(self, parents: Parents) -> bool:
        """Return whether there is no place beyond them, as about a quarter of a county."""
        return len(self.here) + len(self.beneath) + len(self.around) == len(parents)


def circles(parents: Parents, places: Collection[UUID]) -> Circles:
    """Return the circles about `places`; those that are not there have none."""
    here = frozenset(places) & parents.keys()
    beneath = trees.beneath(parents, here)
    above = {parent for place in here if (parent := parents[place]) is not None}
    beside = {place for place, parent in parents.items() if parent in above}
    around = above | beside | trees.beneath(parents, beside)
    return Circles(here, beneath - here, frozenset(around - beneath - here))
