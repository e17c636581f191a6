"""Where the pages are to which people's pages lead."""

from uuid import UUID

from django.urls import reverse

from oneworkforce.access.viewer import Viewer
from oneworkforce.lib.named import Named
from oneworkforce.ui.parts import Cell


def record(person: UUID) -> str:
    """Return the address of a person's record."""
    return reverse("person", args=[person])


def home(viewer: Viewer, person: UUID) -> str:
    """Return where a change of a record leads back to: one's own account, or the record."""
    return reverse("account") if person == viewer.person else record(person)


def named(one: Named, route: str) -> Cell:
    """Return a name that leads to its page, found by the name of its route ("organisation")."""
    return Cell(f"{one.name} ({one.note})" if one.note else one.name, href=reverse(route, args=[one.id]))
