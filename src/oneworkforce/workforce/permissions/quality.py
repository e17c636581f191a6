"""Who sees how good the data of an organisation are, and who asks it to put them right.

It is seen where SEE_POSTS reaches. What is personal is counted for those who see it anyway (SEE_PERSONAL in the
organisation); everybody else gets counts that the rule of small numbers lets through.
"""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.reasons import refuse
from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.models import Organisation
from oneworkforce.partnership.models.at_work import working
from oneworkforce.workforce.models import Post
from oneworkforce.workforce.permissions import posts

SEE = Permission.SEE_POSTS
ASK = Permission.COLLECT


def check_see(viewer: Viewer) -> None:
    """Refuse who sees no posts but their own."""
    posts.check_list(viewer)


def organisations(viewer: Viewer, today: date) -> QuerySet[Organisation]:
    """Return the working organisations within reach: by themselves, or as agencies of a locality within reach."""
    reach = viewer.reach(SEE)
    rows = Organisation.objects.filter(working(today))
    if reach.everywhere:
        return rows
    inside = Q(pk__in=reach.organisations)
    if reach.localities:
        inside |= Q(localities__locality__in=reach.localities) | Q(posts__locality__in=reach.localities)
    return rows.filter(pk__in=Organisation.objects.filter(inside).values("pk"))


def within(viewer: Viewer) -> QuerySet[Post]:
    """Return the posts that are counted for `viewer`: those within reach, without their own elsewhere."""
    return Post.objects.filter(posts.within(viewer.reach(SEE)))


def get(viewer: Viewer, organisation: UUID, today: date) -> Organisation:
    """Return an organisation within reach; NotFound elsewhere; refuse who sees no posts at all."""
    if not Organisation.objects.filter(pk=organisation).exists():
        raise NotFound
    check_see(viewer)
    return verdicts.found(organisations(viewer, today).filter(pk=organisation))


def open_to(viewer: Viewer, organisations: Collection[UUID]) -> frozenset[UUID]:
    """Return those of `organisations` of which `viewer` sees all that is personal."""
    reach = viewer.reach(Permission.SEE_PERSONAL)
    return frozenset(organisations if reach.everywhere else reach.organisations.intersection(organisations))


def sees_names(viewer: Viewer, organisation: UUID) -> bool:
    """Say whether `viewer` may read the names of people of an organisation."""
    reach = viewer.reach(Permission.SEE_PEOPLE)
    return reach.everywhere or organisation in reach.organisations


def sees_posts(viewer: Viewer, organisation: UUID) -> bool:
    """Say whether `viewer` sees all posts of an organisation, and so how many there are."""
    reach = viewer.reach(SEE)
    return reach.everywhere or organisation in reach.organisations


def check_ask(viewer: Viewer) -> None:
    """Refuse who does not ask organisations to put their data right."""
    if not viewer.reach(ASK).everywhere:
        raise refuse(viewer, ASK, "The workforce lead asks organisations to put their data right.")
