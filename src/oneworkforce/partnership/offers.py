"""What rooms above offer on pages of the partnership: they say so when the site starts, and are asked with a viewer.

The partnership knows none of them. Whoever offers says no to a viewer who may not go there.
"""

from collections.abc import Callable
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.ui.parts import Link

Offer = Callable[[Viewer, UUID], Link | None]
"""Returns the way to a page about a thing, by its id; None where this viewer may not go there."""
_OF_TEAM: list[Offer] = []


def on_team(offer: Offer) -> None:
    """Have the page of every team ask `offer` for a link; harmless when said twice."""
    if offer not in _OF_TEAM:
        _OF_TEAM.append(offer)


def of_team(viewer: Viewer, team: UUID) -> tuple[Link, ...]:
    """Return the links that are offered about a team, in the order in which they were said."""
    return tuple(link for offer in _OF_TEAM if (link := offer(viewer, team)) is not None)
