"""Ballots together, in an order that says nothing: what the mixer makes of ten and more. Pure."""

import json
from collections.abc import Sequence
from secrets import SystemRandom

from oneworkforce.assess.domain import padding
from oneworkforce.assess.domain.ballot import Ballot

FEWEST = 10
"""Ballots of a batch: fewer would leave too little doubt whose is whose."""


def to_bytes(ballots: Sequence[Ballot]) -> bytes:
    """Return ballots as they are sealed together, shuffled."""
    written = [ballot.to_bytes().decode() for ballot in ballots]
    SystemRandom().shuffle(written)
    return padding.padded(json.dumps(written, ensure_ascii=False).encode())


def from_bytes(sealed: bytes) -> list[Ballot]:
    """Return the ballots that `to_bytes` wrote."""
    return [Ballot.from_bytes(one.encode()) for one in json.loads(padding.unpadded(sealed))]
