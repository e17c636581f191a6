"""The mixer: ten ballots and more are put together in random order, sealed again, and their rows are forgotten.

A ballot's row was written in the transaction that says whose link was used: on PostgreSQL the number of that
transaction (xmin) would join the two, and everywhere the order of the rows. Batches stay sealed until the round is
closed, so that two copies of the tables made a minute apart show nothing (docs/adr/0015).
"""

from uuid import UUID, uuid4

from django.db.models import Count

from oneworkforce.assess.commands import seals
from oneworkforce.assess.domain import batch, padding
from oneworkforce.assess.domain.ballot import Ballot as Filled
from oneworkforce.assess.models import Ballot, Batch, Contact, Draft, Round
from oneworkforce.ground import envelope, forgetting, transactions

MOST = 1_000
"""Ballots of one batch: opened and sealed again in a moment."""


def mix_everywhere() -> int:
    """Mix what waits in the rounds of the open scope; return how many ballots were."""
    with transactions.reading():
        waiting = Ballot.objects.values("round").annotate(many=Count("pk")).filter(many__gte=batch.FEWEST)
        rounds = [row["round"] for row in waiting.order_by("round")]
    return sum(mix(round=each) for each in rounds)


def mix(*, round: UUID) -> int:  # noqa: A002  the field's word
    """Put the ballots of a round that wait into a batch, where there are ten; return how many there were."""
    with transactions.whole("ballots.mix"):
        row = Round.objects.select_for_update().get(pk=round)
        some = list(Ballot.objects.filter(round=row).order_by("pk")[:MOST])
        if row.closed_at is not None or len(some) < batch.FEWEST:
            return 0
        key = seals.key(row)
        ballots = [opened(ballot, key) for ballot in some]
        pk = uuid4()
        sealed = envelope.encrypt(batch.to_bytes(ballots), key, document=pk)
        Batch.objects.create(id=pk, round=row, people=len(some), sealed=sealed)
        Ballot.objects.filter(pk__in=[ballot.pk for ballot in some]).delete()
    forgetting.forget(Ballot, Draft, Contact)
    return len(some)


def opened(row: Ballot, key: bytes) -> Filled:
    """Return what a ballot says."""
    return Filled.from_bytes(padding.unpadded(envelope.decrypt(bytes(row.sealed), key, document=row.pk)))


def opened_batch(row: Batch, key: bytes) -> list[Filled]:
    """Return the ballots of a batch."""
    return batch.from_bytes(envelope.decrypt(bytes(row.sealed), key, document=row.pk))
