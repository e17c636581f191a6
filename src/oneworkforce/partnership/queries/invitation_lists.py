"""What a list of people to invite is held against, under the viewer's own reach."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet

from oneworkforce.access import roles
from oneworkforce.access.permissions import Permission
from oneworkforce.access.roles import Role
from oneworkforce.access.viewer import Viewer
from oneworkforce.lib import text
from oneworkforce.partnership.domain import granting
from oneworkforce.partnership.domain.granting import Place
from oneworkforce.partnership.domain.invitation_lists import Checked, Known, Line
from oneworkforce.partnership.domain.invitation_lists import check as checked
from oneworkforce.partnership.models import Invitation, Locality, Membership, Organisation, Person
from oneworkforce.partnership.permissions import members as permissions

TAKEN = "Somebody with this e-mail address signs in here already."
INVITED = "Somebody with this e-mail address has an invitation that waits for an answer."


def check(viewer: Viewer, lines: Sequence[Line], *, now: datetime) -> Checked:
    """Return the verdict on a list of people to invite, all rows of it. Five queries, however many rows."""
    emails = {line.email.strip().lower() for line in lines}
    taken = dict.fromkeys(waiting(now).filter(email__in=emails).values_list("email", flat=True), INVITED)
    members = Membership.objects.filter(ended_at__isnull=True, user__email__in=emails)
    taken |= dict.fromkeys(members.values_list("user__email", flat=True), TAKEN)
    by_name = {text.folded(role.title): role for role in roles.all_roles().values()}

    def why_not(role: Role, place: Place) -> str:
        return granting.why_not(viewer, role, place, to=None, by=Permission.INVITE)

    return checked(lines, Known(_places(), taken, by_name | roles.all_roles(), why_not, _is_email))


def known_person(viewer: Viewer, email: str) -> Person | None:
    """Return the one person on record with this address whom the viewer may invite; None where none or several."""
    found = list(permissions.invitable_by(viewer).filter(email__iexact=email)[:2])
    return found[0] if len(found) == 1 else None


def waiting(now: datetime) -> QuerySet[Invitation]:
    """Return the invitations that can still be accepted."""
    return Invitation.objects.filter(accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now)


def _places() -> dict[str, list[tuple[Place, str]]]:
    found: dict[str, list[tuple[Place, str]]] = defaultdict(list)
    for pk, name in Organisation.objects.filter(ended_on__isnull=True).values_list("pk", "name"):
        found[text.folded(name)].append((Place(organisation=pk), name))
    for pk, name in Locality.objects.values_list("pk", "name"):
        found[text.folded(name)].append((Place(locality=pk), name))
    return dict(found)


def _is_email(said: str) -> bool:
    try:
        validate_email(said)
    except ValidationError:
        return False
    return True
