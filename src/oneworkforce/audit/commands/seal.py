"""Sealing: events that were recorded since are chained, a batch at a time."""

from datetime import datetime, timedelta

from django.db import IntegrityError

from oneworkforce.audit.domain import chain as chains
from oneworkforce.audit.domain.chain import Anchor, Facts
from oneworkforce.audit.models import Link
from oneworkforce.audit.queries import chain
from oneworkforce.ground import transactions

RECENT = timedelta(days=2)
"""How far back the frequent sealing looks: no transaction takes that long."""


def seal(*, now: datetime, everything: bool = True, batch: int = chain.BATCH) -> int:
    """Chain the unsealed events of the open scope by time and id; return how many.

    Writers never wait for it: events are read without a lock, and a batch of links is one short transaction. Where
    two sealers meet, the unique positions let one win; the other leaves the rest for its next turn. With
    `everything` False only recent events are looked for.
    """
    sealed = 0
    since = None if everything else now - RECENT
    after = None
    while events := chain.unsealed(after, since, batch):
        with transactions.reading():
            end = chain.last()
        try:
            with transactions.whole("audit.seal"):
                _link(end, events)
        except IntegrityError:
            with transactions.reading():
                if chain.last() == end:
                    raise  # nobody came in between: something is wrong with the chain
            return sealed
        sealed += len(events)
        after = (events[-1].at, events[-1].id)
    return sealed


def _link(end: Anchor | None, events: list[Facts]) -> None:
    """Insert a link an event behind `end`."""
    position, previous = (end.position, end.digest) if end else (0, "")
    links = []
    for event in events:
        position += 1
        digest = chains.digest(chain.key(), previous, position, chains.canonical(event))
        links.append(Link(position=position, event=event.id, previous=previous, digest=digest))
        previous = digest
    Link.objects.bulk_create(links)
