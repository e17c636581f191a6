"""Who may see who signs in, invite, give roles, arrange cover and switch a leaver off; and whom they see."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from oneworkforce.access import roles, verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.access.viewer import Reach, Viewer
from oneworkforce.ground.conditions import EVERYTHING
from oneworkforce.partnership.domain import granting
from oneworkforce.partnership.domain.granting import Place
from oneworkforce.partnership.models import Cover, Grant, Invitation, Membership, Person

_LIST = "Only people who invite others can see who signs in. Ask the person who looks after OneWorkforce here."
_INVITE = "Only people who may invite can do this, and only for the organisations and localities they look after."
_GRANT = "Only people who may give roles can do this, and only for those they look after."
_SWITCH_OFF = "Only people who may switch a leaver off can do this, and only for those they look after."
_SWITCH_SELF = "Nobody switches themselves off. Ask somebody else who may."
_SWITCH_POWER = "This person holds a role that you could not end. Ask somebody who looks after the whole partnership."


def within(reach: Reach, path: str = "person__") -> Q:
    """Return the condition that a person, at the end of `path`, is in `reach`."""
    if reach.everywhere:
        return EVERYTHING
    return Q(**{f"{path}organisation__in": reach.organisations}) | Q(**{f"{path}locality__in": reach.localities})


def visible_to(viewer: Viewer) -> QuerySet[Membership]:
    """Return the memberships that `viewer` sees: their own, and of those whom they may invite."""
    return Membership.objects.filter(within(viewer.reach(Permission.INVITE)) | Q(pk=viewer.membership))


def invitations_visible_to(viewer: Viewer) -> QuerySet[Invitation]:
    """Return the invitations that `viewer` sees: to people whom they may invite."""
    return Invitation.objects.filter(within(viewer.reach(Permission.INVITE)))


def grants_visible_to(viewer: Viewer) -> QuerySet[Grant]:
    """Return the grants of the memberships that `viewer` sees."""
    return Grant.objects.filter(membership__in=visible_to(viewer))


def covers_visible_to(viewer: Viewer) -> QuerySet[Cover]:
    """Return the covers in which somebody whom `viewer` sees is away or stands in."""
    seen = visible_to(viewer)
    return Cover.objects.filter(Q(away__in=seen) | Q(stand_in__in=seen))


def invitable_by(viewer: Viewer) -> QuerySet[Person]:
    """Return the people without a membership in force whom `viewer` may invite."""
    signed_in = Membership.objects.filter(ended_at__isnull=True).values("person")
    return Person.objects.filter(within(viewer.reach(Permission.INVITE), "")).exclude(pk__in=signed_in)


def get(viewer: Viewer, member: UUID) -> Membership:
    """Return a membership that `viewer` sees, with its person; NotFound otherwise."""
    found = visible_to(viewer).select_related("person", "user").filter(pk=member).first()
    if found is None:
        raise NotFound
    return found


def get_grant(viewer: Viewer, grant: UUID) -> Grant:
    """Return a grant that `viewer` sees, with its holder; NotFound otherwise."""
    found = grants_visible_to(viewer).select_related("membership__person").filter(pk=grant).first()
    if found is None:
        raise NotFound
    return found


def get_cover(viewer: Viewer, cover: UUID) -> Cover:
    """Return a cover that `viewer` sees, with both sides; NotFound otherwise."""
    sides = ("away__person", "away__user", "stand_in__person", "stand_in__user")
    found = covers_visible_to(viewer).select_related(*sides).filter(pk=cover).first()
    if found is None:
        raise NotFound
    return found


def get_invitation(viewer: Viewer, invitation: UUID) -> Invitation:
    """Return an invitation that `viewer` sees, with its person; NotFound otherwise."""
    found = invitations_visible_to(viewer).select_related("person").filter(pk=invitation).first()
    if found is None:
        raise NotFound
    return found


def place_of(row: Grant | Invitation) -> Place:
    """Return the place of a grant, or of the role an invitation holds out."""
    return Place(row.organisation_id, row.locality_id)


def check_list(viewer: Viewer) -> None:
    """Refuse who may not see who signs in."""
    if not viewer.may(Permission.INVITE):
        raise NotAllowed(_LIST)


def check_invite(viewer: Viewer, person: Person | None = None) -> None:
    """Refuse who may not invite at all, or not this `person`."""
    reach = viewer.reach(Permission.INVITE)
    if not reach or (person is not None and not _in(reach, person)):
        raise NotAllowed(_INVITE)


def check_invite_as(viewer: Viewer, role: str, place: Place, person: UUID | None) -> None:
    """Refuse to hold out a role that `viewer` could not give."""
    _allowed(granting.why_not(viewer, roles.role(role), place, to=person, by=Permission.INVITE))


def check_grant(viewer: Viewer, membership: Membership) -> None:
    """Refuse who may not give roles to this member."""
    if membership.person_id == viewer.person:
        raise NotAllowed(granting.ONESELF)
    if membership.ended_at is not None:
        raise NotAllowed("This person has left. Invite them again first.")
    if not _in(viewer.reach(Permission.GRANT), membership.person):
        raise NotAllowed(_GRANT)


def check_give(viewer: Viewer, membership: Membership, role: str, place: Place) -> None:
    """Refuse to give this role in this place to this member."""
    check_grant(viewer, membership)
    _allowed(granting.why_not(viewer, roles.role(role), place, to=membership.person_id, by=Permission.GRANT))


def check_end(viewer: Viewer, grant: Grant) -> None:
    """Refuse to end this grant."""
    if not viewer.may(Permission.GRANT):
        raise NotAllowed(_GRANT)
    of = grant.membership.person_id
    _allowed(granting.why_not_end(viewer, roles.role(grant.role), place_of(grant), of=of))


def check_cover_for(viewer: Viewer, away: Membership) -> None:
    """Refuse who may not arrange cover for this member; one may for oneself, where one gives roles."""
    if away.ended_at is not None or not _in(viewer.reach(Permission.GRANT), away.person):
        raise NotAllowed(_GRANT)


def check_cover(viewer: Viewer, away: Membership, stand_in: Membership, held: Iterable[Grant]) -> None:
    """Refuse a cover that would hand on more than `viewer` may give, or to themselves."""
    check_cover_for(viewer, away)
    for grant in held:
        role = roles.role(grant.role)
        _allowed(granting.why_not(viewer, role, place_of(grant), to=stand_in.person_id, by=Permission.GRANT))


def check_switch_off(viewer: Viewer, membership: Membership, held: Iterable[Grant]) -> None:
    """Refuse to switch this member off; `held` are their roles."""
    reach = viewer.reach(Permission.SWITCH_OFF)
    if membership.person_id == viewer.person:
        raise NotAllowed(_SWITCH_SELF)
    if not _in(reach, membership.person):
        raise NotAllowed(_SWITCH_OFF)
    for grant in held:
        reason = granting.why_not_end(viewer, roles.role(grant.role), place_of(grant), of=membership.person_id)
        if reason and not reach.everywhere:
            raise NotAllowed(_SWITCH_POWER)


can_list = verdicts.can(check_list)
can_invite = verdicts.can(check_invite)
can_grant = verdicts.can(check_grant)
can_switch_off = verdicts.can(check_switch_off)
can_cover_for = verdicts.can(check_cover_for)


def _in(reach: Reach, person: Person) -> bool:
    return reach.everywhere or person.organisation_id in reach.organisations or person.locality_id in reach.localities


def _allowed(reason: str) -> None:
    if reason:
        raise NotAllowed(reason)
