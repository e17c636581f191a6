"""Who may give which role where: no more than one holds oneself, no further than one reaches, and never to oneself.

One exception is data: a role may appoint others (access/roles.yaml), so that who keeps the sign-ins and who reads the
audit are two people.

Pure: a viewer, a role and a place in; "" or the reason, a sentence for a page, out.
"""

from dataclasses import dataclass
from uuid import UUID

from oneworkforce.access.permissions import Permission
from oneworkforce.access.roles import PlaceKind, Role
from oneworkforce.access.viewer import Reach, Viewer

ONESELF = "Nobody gives themselves a role, or ends one of their own. Ask somebody else who may."
WRONG_PLACE = "This role cannot be given for that kind of place."
BEYOND_REACH = "That place is outside the part of the partnership that you look after."
BEYOND_POWER = "This role may do more than you may, so you cannot give it. Ask somebody who holds it."

_ANY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a role holds: one organisation, or one locality; with neither, the whole partnership."""

    organisation: UUID | None = None
    locality: UUID | None = None

    @property
    def kind(self) -> PlaceKind:
        """Return what kind of place it is."""
        if self.organisation:
            return PlaceKind.ORGANISATION
        return PlaceKind.LOCALITY if self.locality else PlaceKind.PARTNERSHIP


def covers(reach: Reach, place: Place) -> bool:
    """Say whether `reach` holds all of `place`. A locality in reach has all beneath it in reach too."""
    if reach.everywhere:
        return True
    return place.organisation in reach.organisations or place.locality in reach.localities


def why_not(giver: Viewer, role: Role, place: Place, *, to: UUID | None, by: Permission) -> str:
    """Return why `giver` may not give `role` in `place` to the person `to` (None: nobody yet); "" where they may.

    `by` is the permission used: GRANT for a member, INVITE for an invitation.
    """
    if to is not None and to == giver.person:
        return ONESELF
    if place.kind not in role.places:
        return WRONG_PLACE
    if not covers(giver.reach(by), place):
        return BEYOND_REACH
    if not giver.appoints(role) and not all(covers(giver.reach(needed), place) for needed in role.may):
        return BEYOND_POWER
    return ""


def why_not_end(ender: Viewer, role: Role, place: Place, *, of: UUID) -> str:
    """Return why `ender` may not end this role of the person `of`; "" where they may.

    Who may give roles everywhere may end any, also one they could not give: a steward who leaves must not stay.
    """
    if of == ender.person:
        return ONESELF
    if ender.reach(Permission.GRANT).everywhere:
        return ""
    return why_not(ender, role, place, to=of, by=Permission.GRANT)


def givable(giver: Viewer, roles: dict[str, Role], *, by: Permission) -> tuple[Role, ...]:
    """Return the roles that `giver` may give somewhere at all, to offer on a form."""
    anywhere = giver.reach(by)
    places = [
        *([Place()] if anywhere.everywhere else []),
        *(Place(organisation=one) for one in anywhere.organisations),
        *(Place(locality=one) for one in anywhere.localities),
    ]
    # Where one's reach is everywhere, any single organisation or locality stands for all of them.
    if anywhere.everywhere:
        places += [Place(organisation=_ANY), Place(locality=_ANY)]
    return tuple(
        role for role in roles.values() if any(not why_not(giver, role, place, to=None, by=by) for place in places)
    )
