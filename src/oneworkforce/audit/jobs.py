"""What the worker does for the audit, for every partnership in turn."""

from datetime import datetime

from oneworkforce.audit.commands.seal import seal
from oneworkforce.ground import partnerships, worker


@worker.every(24 * 3600, "all seals")
def seal_all(now: datetime) -> int:
    """Seal every unsealed event of every partnership, however old; return how many. Once a day."""
    return partnerships.each("all seals", lambda: seal(now=now))


@worker.every(60, "seals")
def seal_recent(now: datetime) -> int:
    """Seal the unsealed events of the last days; return how many. Once a minute: it does not read the past."""
    return partnerships.each("seals", lambda: seal(now=now, everything=False))
