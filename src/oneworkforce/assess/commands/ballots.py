"""A ballot is cast: sealed under the round's key, with a random id and the day, and led to by nothing.

All are of one length (domain/padding.py).

Inside the caller's transaction, which also says that the contact answered, or counts the link or the paper.
"""

from collections.abc import Mapping
from datetime import date
from uuid import uuid4

from oneworkforce.assess.commands import seals
from oneworkforce.assess.domain import ballot, padding
from oneworkforce.assess.models import Ballot, FrameCell, Round
from oneworkforce.assess.queries import stored
from oneworkforce.ground import envelope


def cast(*, row: Round, cell: FrameCell, said: Mapping[str, str], remarks: Mapping[str, str], today: date) -> None:
    """Put one person's answers into the box. ValueError for what is no answer to the round's framework."""
    cut = tuple((column, category) for column, category in cell.cut)
    filled = ballot.fill(stored.framework_of(row), cell.audience, cut, said, remarks)
    pk = uuid4()
    sealed = envelope.encrypt(padding.padded(filled.to_bytes()), seals.key(row), document=pk)
    Ballot.objects.create(id=pk, round=row, sealed=sealed, day=today)
