"""What the worker does for the workforce, for every partnership in turn."""

from datetime import datetime

from oneworkforce.ground import partnerships, worker
from oneworkforce.workforce.commands import search_index

_AT_ONCE = 20
"""Transactions of one beat in one partnership, so that each has its turn."""


@worker.every(10, "search")
def follow(now: datetime) -> int:  # noqa: ARG001  a beat is told the moment
    """Let search take in who changed; return how many transactions that took."""
    return partnerships.each("search", _follow)


def _follow() -> int:
    done = 0
    while done < _AT_ONCE and search_index.follow():
        done += 1
    return done
