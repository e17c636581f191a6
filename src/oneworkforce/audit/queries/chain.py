"""The chain of the open scope as rows, batch by batch, for sealing and verifying."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from oneworkforce.audit.domain import chain
from oneworkforce.audit.domain.chain import Anchor, Facts, Row, Seal, Unreadable, Verified
from oneworkforce.audit.models import Event, Link
from oneworkforce.ground import transactions

BATCH = 1_000
_FACTS = ("partnership_id", "id", "at", "actor", "actor_user", "verb", "noun", "subject", "fields", "reason")
_NUMBERED = Q(position__lte=2**62)
"""True of every number: SQLite, which takes a text for a position too, sorts it behind them."""

_SEAL = ("position", "event", "previous", "digest")


@dataclass(frozen=True, slots=True)
class Report:
    """What a verification of the open scope found; `unsealed` events wait for the sealer, `checked` is from where."""

    verified: Verified
    unsealed: int
    first: int


def key() -> bytes:
    """Return the key of the seals."""
    kept: str = settings.AUDIT_KEY
    return kept.encode()


def facts_of(row: tuple[Any, ...]) -> Facts:
    """Return the facts of an event from its columns, in the order of `_FACTS`.

    SQLite lets a tamperer put anything into a column: an event that no command could have written has no facts,
    which no seal fits.
    """
    partnership, id_, at, actor, actor_user, verb, noun, subject, fields, reason = row
    texts = (actor, verb, noun, reason)
    if not isinstance(at, datetime) or not isinstance(fields, list) or not all(isinstance(one, str) for one in texts):
        return _unreadable(id_)
    return Facts(partnership, id_, at, actor, actor_user, verb, noun, subject, tuple(fields), reason)


def unsealed(
    after: tuple[datetime, Any] | None = None, since: datetime | None = None, most: int = BATCH
) -> list[Facts]:
    """Return the next unsealed events by time and id, behind `after`; with `since`, only those from then on."""
    with transactions.reading():
        found = _waiting()
        if since is not None:
            found = found.filter(at__gte=since)
        if after is not None:
            found = found.filter(at__gte=after[0]).filter(Q(at__gt=after[0]) | Q(pk__gt=after[1]))
        return [facts_of(row) for row in found.order_by("at", "id").values_list(*_FACTS)[:most]]


def last() -> Anchor | None:
    """Return where the chain ends, or None where nothing is sealed."""
    row = Link.objects.filter(_NUMBERED).order_by("-position").values_list("position", "digest").first()
    return Anchor(*row) if row else None


def link_at(position: int) -> Anchor | None:
    """Return the link at `position`, if there is one."""
    row = Link.objects.filter(position=position).values_list("position", "digest").first()
    return Anchor(*row) if row else None


def verify(anchor: Anchor | None = None, tail: int | None = None) -> Report:
    """Verify the chain of the open scope, the whole of it or its last `tail` positions, in fixed memory."""
    with transactions.reading():
        end = last()
        before = link_at(end.position - tail) if end and tail is not None and end.position > tail else None
        verified = chain.verify(key(), _rows(before.position if before else 0), anchor, before)
        waiting = _waiting().count()
    return Report(verified, waiting, before.position + 1 if before else 1)


def _waiting() -> QuerySet[Event]:
    return Event.objects.filter(~Exists(Link.objects.filter(event=OuterRef("pk"))))


def _rows(after: int) -> Iterator[Row]:
    """Yield every link behind position `after` with its event, two queries a batch; Unreadable where one is no link.

    The id follows the position in the order, so that a position that is held twice is read twice.
    """
    behind = Q(position__gt=after)
    while True:
        found = Link.objects.filter(_NUMBERED, behind).order_by("position", "id").values_list("id", *_SEAL)
        try:
            rows = list(found[:BATCH])
        except ValueError:
            raise Unreadable from None
        seals = [Seal(*row[1:]) for row in rows]
        known = _events([seal.event for seal in seals])
        yield from ((seal, known.get(seal.event)) for seal in seals)
        if len(rows) < BATCH:
            break
        place, id_ = rows[-1][1], rows[-1][0]
        behind = Q(position__gt=place) | Q(position=place, id__gt=id_)
    if Link.objects.exclude(_NUMBERED).exists():
        raise Unreadable


def _events(ids: list[UUID]) -> dict[UUID, Facts]:
    found = Event.objects.filter(pk__in=ids).values_list(*_FACTS)
    try:
        return {facts.id: facts for facts in map(facts_of, found)}
    except ValueError:  # a time or an id that is none: find out which
        if len(ids) == 1:
            return {ids[0]: _unreadable(ids[0])}
        half = len(ids) // 2
        return _events(ids[:half]) | _events(ids[half:])


def _unreadable(event: UUID) -> Facts:
    nobody = UUID(int=0)
    return Facts(nobody, event, datetime.min.replace(tzinfo=UTC), "", None, "", "", None, (), "")
