"""Who sees posts and staff records, and who keeps them.

A post is seen where SEE_POSTS reaches it: by the organisation that has it, by the locality it is in. What is personal
of a staff record (year of birth, equality, absence) is seen by SEE_PERSONAL in the organisation, and by oneself.
A manager never sees another organisation's posts or people here; what people share is found by search alone. Who sees
a post by its locality alone sees it until a year after it ended: what somebody did there long ago is no longer theirs.
"""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.reasons import refuse
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Reach, Viewer
from oneworkforce.ground.conditions import EVERYTHING
from oneworkforce.partnership.models import Organisation, Person
from oneworkforce.partnership.models.at_work import working
from oneworkforce.workforce.domain import post_states
from oneworkforce.workforce.domain.post_states import Days, Step
from oneworkforce.workforce.models import Post, StaffRecord

_NOTHING = Q(pk__in=())


def within(reach: Reach, *, organisation: str = "organisation", locality: str = "locality") -> Q:
    """Return the condition of a row that `reach` holds, by the names of its two places."""
    if reach.everywhere:
        return EVERYTHING
    found = _NOTHING
    if reach.organisations:
        found |= Q(**{f"{organisation}__in": reach.organisations})
    if reach.localities and locality:
        found |= Q(**{f"{locality}__in": reach.localities})
    return found


def visible_to(viewer: Viewer, *, today: date) -> QuerySet[Post]:
    """Return the posts that `viewer` sees: those within reach, and their own."""
    reach = viewer.reach(Permission.SEE_POSTS)
    seen = within(reach, locality="") | Q(person=viewer.person)
    return Post.objects.filter(seen | placed(reach, today=today) if reach.localities else seen)


def placed(reach: Reach, *, today: date) -> Q:
    """Return the condition of a post that `reach` holds by its locality: in force, or ended within a year."""
    return Q(locality__in=reach.localities) & (Q(left_on=None) | Q(left_on__gte=post_states.shown_since(today)))


def records_visible_to(viewer: Viewer) -> QuerySet[StaffRecord]:
    """Return the staff records that `viewer` sees with all that is personal: their organisation's, and their own."""
    reach = viewer.reach(Permission.SEE_PERSONAL)
    return StaffRecord.objects.filter(within(reach, locality="") | Q(person=viewer.person))


def get(viewer: Viewer, post: UUID, *, today: date) -> Post:
    """Return a post with its organisation, person, team and locality; NotFound where there is none for this viewer."""
    rows = visible_to(viewer, today=today).select_related("organisation", "person", "team", "locality")
    return verdicts.found(rows.filter(pk=post))


def check_list(viewer: Viewer) -> None:
    """Refuse the list of posts to those who see none but their own."""
    if not viewer.may(Permission.SEE_POSTS):
        raise refuse(viewer, Permission.SEE_POSTS, "Your role does not include seeing posts other than your own.")


def keeps(viewer: Viewer, *, today: date) -> QuerySet[Organisation]:
    """Return the working organisations whose posts `viewer` keeps."""
    reach = viewer.reach(Permission.CHANGE_POSTS)
    rows = Organisation.objects.filter(working(today))
    return rows if reach.everywhere else rows.filter(pk__in=reach.organisations)


def check_keep(viewer: Viewer, organisation: UUID) -> None:
    """Refuse adding, changing and uploading posts of an organisation that `viewer` does not keep."""
    reach = viewer.reach(Permission.CHANGE_POSTS)
    if not reach.everywhere and organisation not in reach.organisations:
        why = "The organisation's manager or an administrator keeps its posts. Ask them."
        raise refuse(viewer, Permission.CHANGE_POSTS, why)


def days(row: Post) -> Days:
    """Return what decides where a post stands."""
    return Days(row.person_id is not None, row.started_on, row.left_on, row.vacant_since)


def check_step(viewer: Viewer, row: Post, step: Step, today: date) -> None:
    """Refuse who does not keep the post, and a step for which it does not stand so."""
    check_keep(viewer, row.organisation_id)
    if why := post_states.why_not(post_states.standing(days(row), today), step):
        raise NotAllowed(why)


def check_keep_any(viewer: Viewer) -> None:
    """Refuse those who keep the posts of no organisation."""
    if not viewer.may(Permission.CHANGE_POSTS):
        why = "An organisation's manager or an administrator keeps its posts. Ask them."
        raise refuse(viewer, Permission.CHANGE_POSTS, why)


def reached(viewer: Viewer, *, today: date) -> QuerySet[Organisation]:
    """Return the organisations of which `viewer` sees posts: all, their own, those with some in their localities."""
    reach = viewer.reach(Permission.SEE_POSTS)
    if reach.everywhere:
        return Organisation.objects.all()
    there = Post.objects.filter(placed(reach, today=today)).values("organisation")
    return Organisation.objects.filter(Q(pk__in=reach.organisations) | Q(pk__in=there))


def candidates(organisation: UUID) -> QuerySet[Person]:
    """Return the people who may hold a post of an organisation: its own people, and whose staff record it keeps."""
    kept = StaffRecord.objects.filter(organisation=organisation).values("person")
    return Person.objects.filter(Q(organisation=organisation) | Q(pk__in=kept))


can_list = verdicts.can(check_list)
