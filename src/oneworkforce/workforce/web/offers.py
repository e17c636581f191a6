"""What the workforce offers on pages of the partnership."""

from uuid import UUID

from django.urls import reverse

from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership import public as partnership
from oneworkforce.ui.parts import Link
from oneworkforce.workforce.permissions import terms


def register() -> None:
    """Say what we offer."""
    partnership.offer_on_team(conditions)


def conditions(viewer: Viewer, team: UUID) -> Link | None:
    """Return the way to the conditions of a team's groups beside each other, for who may set them so."""
    if not terms.teams_visible_to(viewer).filter(pk=team).exists():
        return None
    return Link("Pay and conditions of its groups of staff, side by side", reverse("terms_team", args=[team]))
