"""Long work, asked for in a transaction and done by the worker in short swaps, once.

    @jobs.kind("people.import", title="Import of people")
    def bring_in(job: jobs.Running, *, file: str) -> None: ...

    jobs.ask("people.import", by=viewer, now=now, file=upload.pk)

A room's `jobs.py` is imported by its AppConfig.ready, so that pages and worker know its kinds.
"""

from oneworkforce.ground.jobs.asking import ask
from oneworkforce.ground.jobs.kinds import Kind, kind
from oneworkforce.ground.jobs.permissions import can_cancel, check_cancel, get, visible_to
from oneworkforce.ground.jobs.running import Cancelled, GivenBack, LeaseLost, Running
from oneworkforce.ground.jobs.stopping import cancel

__all__ = [
    "Cancelled",
    "GivenBack",
    "Kind",
    "LeaseLost",
    "Running",
    "ask",
    "can_cancel",
    "cancel",
    "check_cancel",
    "get",
    "kind",
    "visible_to",
]
