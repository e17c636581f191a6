"""Who sees, reaches and changes whom.

A person's full record is seen by those who hold SEE_PEOPLE where the person works, and by themself. Others
with SEE_PEOPLE see of them what they share. Everything that shows people goes through these functions.
"""

from uuid import UUID

from django.db.models import Case, Q, QuerySet, Value, When

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.ground.conditions import EVERYTHING
from oneworkforce.partnership.models import Organisation, Person, TeamMember
from oneworkforce.partnership.models.person import Sharing

_SHARED = (Sharing.SKILLS, Sharing.ALL)
ONLY_SHARED = "You see what this person shares with colleagues. Their manager sees the full record."
_NOBODY = Q(pk__in=())


def in_full(viewer: Viewer) -> Q:
    """Return the condition of a person whose full record `viewer` sees."""
    reach = viewer.reach(Permission.SEE_PEOPLE)
    if reach.everywhere:
        return EVERYTHING
    found = Q(pk=viewer.person)
    if reach.organisations:
        found |= Q(organisation__in=reach.organisations)
    if reach.localities:
        teams = TeamMember.objects.filter(team__locality__in=reach.localities).values("person")
        found |= Q(locality__in=reach.localities) | Q(pk__in=teams)
    return found


def by_sharing(viewer: Viewer) -> Q:
    """Return the condition of a person who shares something, where `viewer` sees people at all."""
    return Q(sharing__in=_SHARED, left_on__isnull=True) if viewer.may(Permission.SEE_PEOPLE) else _NOBODY


def visible_to(viewer: Viewer) -> QuerySet[Person]:
    """Return the people whose full record `viewer` sees: those within reach, and themself."""
    return Person.objects.filter(in_full(viewer))


def shared_with(viewer: Viewer) -> QuerySet[Person]:
    """Return the people of whom `viewer` sees only what they share."""
    return Person.objects.filter(by_sharing(viewer)).exclude(in_full(viewer))


def listed_for(viewer: Viewer) -> QuerySet[Person]:
    """Return both, each row with `full`: whether the whole record is seen."""
    full = in_full(viewer)
    return Person.objects.filter(full | by_sharing(viewer)).annotate(
        full=Case(When(full, then=Value(value=True)), default=Value(value=False))
    )


def get(viewer: Viewer, person: UUID) -> Person:
    """Return a person whose full record is seen; NotFound for every other."""
    found = visible_to(viewer).filter(pk=person).first()
    if found is None:
        raise NotFound
    return found


def check_list(viewer: Viewer) -> None:
    """Refuse the list of people to those who see nobody but themself."""
    if not viewer.may(Permission.SEE_PEOPLE):
        raise NotAllowed(
            _or_asleep(viewer, Permission.SEE_PEOPLE, "Your role does not include seeing people other than yourself.")
        )


def check_see(viewer: Viewer, person: Person) -> None:
    """Refuse the full record of a person out of reach."""
    if not visible_to(viewer).filter(pk=person.pk).exists():
        raise NotAllowed(ONLY_SHARED)


def may_reach(person: Person, *, full: bool) -> bool:
    """Say whether one sees how to reach `person`: they say so to all, or the full record is seen (`full`)."""
    return full or person.sharing == Sharing.ALL


def check_add(viewer: Viewer, organisation: Organisation | None = None) -> None:
    """Refuse adding a person; with an `organisation`, adding one there."""
    reach = viewer.reach(Permission.CHANGE_PEOPLE)
    if not reach.everywhere and not reach.organisations:
        raise NotAllowed(
            _or_asleep(
                viewer,
                Permission.CHANGE_PEOPLE,
                "An administrator or the organisation's manager adds people. Ask them.",
            )
        )
    if organisation is not None and not reach.everywhere and organisation.pk not in reach.organisations:
        raise NotAllowed("You add people to your own organisation. Its own manager adds people to this one.")


def may_add_anywhere(viewer: Viewer) -> bool:
    """Say whether `viewer` may add a person without an organisation."""
    return viewer.reach(Permission.CHANGE_PEOPLE).everywhere


def check_keep(viewer: Viewer, person: Person) -> None:
    """Refuse what only those who keep the records of the person's organisation may do: move and add."""
    reach = viewer.reach(Permission.CHANGE_PEOPLE)
    if reach.everywhere:
        return
    if person.organisation_id in reach.organisations or person.locality_id in reach.localities:
        return
    raise NotAllowed(
        _or_asleep(
            viewer,
            Permission.CHANGE_PEOPLE,
            "The person themself, their organisation's manager or an administrator changes this record.",
        )
    )


def check_change(viewer: Viewer, person: Person) -> None:
    """Refuse changing a record: it is one's own, or within reach."""
    if not (person.pk == viewer.person and viewer.may(Permission.CHANGE_OWN_RECORD)):
        check_keep(viewer, person)


def check_share(viewer: Viewer, person: Person) -> None:
    """Refuse saying for another what colleagues may see."""
    if person.pk != viewer.person:
        raise NotAllowed("Only the person themself says what colleagues may see.")
    if not viewer.may(Permission.CHANGE_OWN_RECORD):
        raise NotAllowed("Your role does not include keeping your own record. Ask an administrator.")


can_see = verdicts.can(check_see)
can_add = verdicts.can(check_add)
can_keep = verdicts.can(check_keep)
can_change = verdicts.can(check_change)
can_list = verdicts.can(check_list)


def _or_asleep(viewer: Viewer, permission: Permission, reason: str) -> str:
    """Return `reason`, or what wakes the role that would allow it."""
    if any(permission in grant.role.may for grant in viewer.asleep()):
        return "Your role allows this once you have signed in with a passkey or an authenticator."
    return reason
