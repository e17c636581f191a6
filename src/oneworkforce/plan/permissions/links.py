"""What a link without a sign-in opens: one action for the person it was sent to, or one person's calendar.

Whoever left, was switched off or no longer leads the action holds a link that opens nothing.
"""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership import public
from oneworkforce.partnership.models import Membership, Person
from oneworkforce.partnership.models.at_work import at_work
from oneworkforce.plan.domain import asking
from oneworkforce.plan.models import Feed, UpdateLink
from oneworkforce.plan.permissions import plans


def present(today: date) -> QuerySet[Person]:
    """Return the people at work, without those whose sign-in was switched off."""
    ended = Membership.objects.filter(person=OuterRef("pk"), ended_at__isnull=False)
    return Person.objects.filter(at_work(today), ~Q(Exists(ended)))


def get_update(secret: str, *, now: datetime, today: date) -> UpdateLink:
    """Return the link of a secret with its action and person; the same NotFound whatever is wrong with it."""
    rows = UpdateLink.objects.filter(
        digest=asking.digest(secret),
        expires_at__gt=now,
        person__in=present(today),
        action__lead=F("person"),
    )
    found = rows.select_related("action", "person").first()
    if found is None:
        raise NotFound
    return found


def speaker(name: str) -> str:
    """Return who speaks through the link sent to `name`, as the history of an action and the audit keep it."""
    return f"{name}, by the link sent to them"


def get_feed(secret: str, *, today: date) -> Viewer:
    """Return as whom a feed reads: its person, while they may see plans. NotFound else."""
    feed = Feed.objects.filter(digest=asking.digest(secret), person__in=present(today)).first()
    viewer = public.viewer_of(feed.person_id, today=today) if feed else None
    if viewer is None or not plans.can_see(viewer):
        raise NotFound
    return viewer


def feed_of(person: UUID) -> Feed | None:
    """Return the feed of a person, None where they have none."""
    return Feed.objects.filter(person=person).first()
