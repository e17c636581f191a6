"""The boxes that answers are collected in until a round is closed, by instrument.

A questionnaire's is its ballots and batches. Another instrument registers its own: `BOXES[Instrument.X] = Box()`.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from uuid import UUID

from oneworkforce.assess.commands import mixing, seals
from oneworkforce.assess.domain.ballot import Ballot as Filled
from oneworkforce.assess.domain.kinds import Instrument
from oneworkforce.assess.models import Ballot, Batch, Round
from oneworkforce.ground import transactions

Mark = tuple[str, UUID, str]
"""What tells one lot of answers from another: its table, its id, and what changes when its content does."""
AT_ONCE = 200


class Box(ABC):
    """Where the answers of a round are until it is closed."""

    @abstractmethod
    def marks(self, row: Round) -> frozenset[Mark]:
        """Return the marks of everything that is in the box, in the caller's transaction."""

    @abstractmethod
    def read(self, row: Round, marks: Collection[Mark]) -> Iterator[tuple[Mark, list[Filled]]]:
        """Yield the answers of each of `marks` that is still there; several short reads of its own."""

    @abstractmethod
    def empty(self, row: Round) -> None:
        """Delete what is in the box and may not be kept, in the caller's transaction."""


class BallotBox(Box):
    """Ballots that wait for the mixer, and the batches that it made."""

    def marks(self, row: Round) -> frozenset[Mark]:
        """Return a mark for each ballot and each batch."""
        return frozenset(
            (table.__name__, pk, "")
            for table in (Ballot, Batch)
            for pk in table.objects.filter(round=row).values_list("pk", flat=True)
        )

    def read(self, row: Round, marks: Collection[Mark]) -> Iterator[tuple[Mark, list[Filled]]]:
        """Open each ballot and batch."""
        with transactions.reading():
            key = seals.key(row)
        wanted = [pk for table, pk, _ in marks if table == Ballot.__name__]
        for start in range(0, len(wanted), AT_ONCE):
            with transactions.reading():
                ballots = list(Ballot.objects.filter(pk__in=wanted[start : start + AT_ONCE]))
            for ballot in ballots:
                yield (Ballot.__name__, ballot.pk, ""), [mixing.opened(ballot, key)]
        for pk in (pk for table, pk, _ in marks if table == Batch.__name__):
            with transactions.reading():
                found = Batch.objects.filter(pk=pk).first()
            if found is not None:
                yield (Batch.__name__, pk, ""), mixing.opened_batch(found, key)

    def empty(self, row: Round) -> None:
        """Delete ballots and batches."""
        Ballot.objects.filter(round=row).delete()
        Batch.objects.filter(round=row).delete()


BOXES: dict[Instrument, Box] = {Instrument.QUESTIONNAIRE: BallotBox()}


def of(row: Round) -> Box | None:
    """Return the box of a round; None where its instrument collects no answers."""
    return BOXES.get(Instrument(row.instrument))
