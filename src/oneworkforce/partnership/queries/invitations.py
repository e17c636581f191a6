"""Invitations: those a viewer sees, and the one whose link somebody opened."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from oneworkforce.access import roles
from oneworkforce.access.viewer import Viewer
from oneworkforce.ground import scope
from oneworkforce.ground.models import Partnership, User
from oneworkforce.partnership.domain import invitations
from oneworkforce.partnership.domain.invitations import Standing
from oneworkforce.partnership.models import Invitation
from oneworkforce.partnership.permissions import members as permissions
from oneworkforce.partnership.queries import memberships
from oneworkforce.ui.listing import Wanted

WHOLE = "the whole partnership"
_ORDER = {"name": "person__name", "sent": "sent_at", "role": "role"}


@dataclass(frozen=True, slots=True)
class Row:
    """One invitation of a list."""

    id: UUID
    name: str
    role: str
    place: str
    sent_by: str
    sent_at: datetime
    expires_at: datetime
    standing: Standing


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link holds out. `must_sign_in`: somebody signs in with that address already; `email` is that address."""

    partnership: str
    inviter: str
    name: str
    email: str
    role: str
    place: str
    standing: Standing
    must_sign_in: bool


def listed(viewer: Viewer, wanted: Wanted, *, now: datetime) -> tuple[list[Row], int]:
    """Return a page of the invitations that `viewer` sees, the latest first, and how many there are in all."""
    found = permissions.invitations_visible_to(viewer).select_related("person", "organisation", "locality")
    if words := wanted.filters.get("name"):
        found = found.filter(person__name__icontains=words)
    order = _ORDER.get(wanted.sort, "sent_at")
    back = wanted.descending if wanted.sort else True
    rows = [_row(one, now) for one in found.order_by(f"{'-' if back else ''}{order}", "pk")]
    if state := wanted.filters.get("state"):
        rows = [row for row in rows if row.standing.name.lower() == state]
    total = len(rows)
    wanted = wanted.clipped(total)
    return (rows if wanted.size is None else rows[wanted.offset : wanted.offset + wanted.size]), total


def one(viewer: Viewer, invitation: UUID, *, now: datetime) -> Row:
    """Return one invitation; NotFound for one that `viewer` does not see."""
    return _row(permissions.get_invitation(viewer, invitation), now)


def of_secret(secret: str, *, now: datetime) -> Opened | None:
    """Return what the link with this secret holds out, under the scope it names; None for one that never was."""
    found = (
        Invitation.objects.select_related("person", "organisation", "locality")
        .filter(digest=invitations.digest(secret))
        .first()
    )
    if found is None:
        return None
    row = _row(found, now)
    known = User.objects.filter(email=found.email).first()
    return Opened(
        partnership=Partnership.objects.values_list("name", flat=True).get(pk=scope.current()),
        inviter=row.sent_by,
        name=row.name,
        email=found.email,
        role=row.role,
        place=row.place,
        standing=row.standing,
        must_sign_in=known is not None and memberships.has_way_in(known),
    )


def _row(one: Invitation, now: datetime) -> Row:
    place = one.organisation or one.locality
    return Row(
        id=one.pk,
        name=one.person.name,
        role=roles.role(one.role).title,
        place=place.name if place else WHOLE,
        sent_by=one.sent_by,
        sent_at=one.sent_at,
        expires_at=one.expires_at,
        standing=invitations.standing(
            accepted_at=one.accepted_at, withdrawn_at=one.withdrawn_at, expires_at=one.expires_at, now=now
        ),
    )
