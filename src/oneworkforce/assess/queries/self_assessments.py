"""What a member finds of self-assessments: those open to them, their own, and the needs that they sent; needs by round.

None of it says to anybody but the owner whether there is a self-assessment.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.models import Need, Round
from oneworkforce.assess.permissions import self_assessments as permissions
from oneworkforce.assess.queries import stored

GONE = "a part that is no longer asked"


@dataclass(frozen=True, slots=True)
class Mine:
    """A round for the viewer: open to fill, or with their own in it. `own`: the id of theirs, None: not begun."""

    round: UUID
    title: str
    closes_on: date | None
    open: bool
    own: UUID | None
    finished: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """A need with its reply, "" where there is none yet. `who` and `organisation` are of its sender."""

    id: UUID
    round: UUID
    round_title: str
    arc_title: str
    words: str
    sent_at: datetime
    reply: str
    replied_by: str
    replied_at: datetime | None
    who: str
    organisation: str


def mine(viewer: Viewer, today: date) -> tuple[Mine, ...]:
    """Return the rounds open to the viewer, and those that are not closed in which they have one. Two queries."""
    own = {row.round_id: row for row in permissions.own(viewer).filter(round__closed_at=None).select_related("round")}
    rows = {row.pk: row for row in permissions.open_to_members(today)}
    open_ = set(rows)
    rows |= {row.round_id: row.round for row in own.values()}
    found = [
        Mine(
            pk, row.title, row.closes_on, pk in open_, own[pk].pk if pk in own else None, pk in own and own[pk].finished
        )
        for pk, row in rows.items()
    ]
    return tuple(sorted(found, key=lambda each: (each.closes_on or date.max, each.title)))


def my_needs(viewer: Viewer) -> tuple[Sent, ...]:
    """Return what the viewer sent to central support, the newest first."""
    return _sent(Need.objects.filter(person_id=viewer.person))


def needs(row: Round) -> tuple[Sent, ...]:
    """Return what was sent in a round that a permission has found: without a reply first, then the newest."""
    found = _sent(Need.objects.filter(round=row))
    return tuple(sorted(found, key=lambda each: bool(each.reply)))


def arc_title(row: Round, arc: str) -> str:
    """Return the title of an arc of a round."""
    framework = stored.framework_of(row)
    return next((framework.say(each.title) for each in framework.arcs if each.id == arc), GONE)


def _sent(rows: QuerySet[Need]) -> tuple[Sent, ...]:
    kept = rows.select_related("round", "person__organisation").order_by("-sent_at", "pk")
    return tuple(
        Sent(
            id=each.pk,
            round=each.round_id,
            round_title=each.round.title,
            arc_title=arc_title(each.round, each.arc),
            words=each.words,
            sent_at=each.sent_at,
            reply=each.reply,
            replied_by=each.replied_by,
            replied_at=each.replied_at,
            who=each.person.name,
            organisation=each.person.organisation.name if each.person.organisation else "",
        )
        for each in kept
    )
