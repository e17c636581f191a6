"""Writing down where a chain ends."""

from datetime import datetime

from oneworkforce.audit.commands.seal import seal
from oneworkforce.audit.domain.anchors import Anchored
from oneworkforce.audit.queries import chain
from oneworkforce.ground import scope, transactions


def anchor(*, now: datetime) -> Anchored | None:
    """Seal the open scope and return where its chain ends; None where nothing has happened."""
    seal(now=now)
    with transactions.reading():
        end = chain.last()
    return Anchored(scope.current(), end, now) if end else None
