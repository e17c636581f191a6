"""A person makes a calendar feed of their actions, makes it anew, and ends it. Only a digest of its secret is kept."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.ground import scope, transactions
from oneworkforce.plan.domain import asking
from oneworkforce.plan.models import Feed
from oneworkforce.plan.permissions import plans

NOUN = "feed"


def make(*, by: Viewer, now: datetime) -> str:
    """Make the viewer's own feed, in place of any before; return its address, which can be shown this once."""
    with transactions.whole("feed.make"):
        plans.check_see(by)
        secret = asking.new_secret()
        kept = {"digest": asking.digest(secret), "made_at": now}
        Feed.objects.update_or_create(person_id=by.person, defaults=kept)
        record(by=by, verb="made", noun=NOUN, now=now)
        return f"{settings.ORIGIN}{reverse('calendar_feed', args=[scope.current(), secret])}"


def end(*, by: Viewer, now: datetime) -> None:
    """End the viewer's own feed; harmless where they have none."""
    with transactions.whole("feed.end"):
        gone, _ = Feed.objects.filter(person_id=by.person).delete()
        if gone:
            record(by=by, verb="ended", noun=NOUN, now=now)
