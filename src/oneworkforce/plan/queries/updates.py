"""What a link without a sign-in shows: the one action, and what was said by it. No other action, and nobody's name."""

from dataclasses import dataclass
from datetime import date, datetime

from oneworkforce.plan.domain import timing
from oneworkforce.plan.domain.action import When
from oneworkforce.plan.models import Progress
from oneworkforce.plan.permissions import links


@dataclass(frozen=True, slots=True)
class Update:
    """The action of a link. `said`: what its holder last said since the link was sent, "" where nothing."""

    title: str
    when: When
    expires_at: datetime
    said: str = ""
    said_at: datetime | None = None


def one(secret: str, *, now: datetime, today: date) -> Update:
    """Return what the link shows; `verdicts.NotFound` for one that opens nothing."""
    link = links.get_update(secret, now=now, today=today)
    row = link.action
    said = Progress.objects.filter(action=row, said_at__gte=link.sent_at, said_by=links.speaker(link.person.name))
    last = said.order_by("-said_at", "-pk").first()
    return Update(
        title=row.title,
        when=timing.of(row.timing, row.year, row.month, row.day),
        expires_at=link.expires_at,
        said=last.words if last else "",
        said_at=last.said_at if last else None,
    )
