"""The same adding up on the workers of a Dask cluster: sums travel, answers do not.

An optional extra. Every worker needs this package and must see the files under the same path.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from oneworkforce.assess.queries import partition
from oneworkforce.assess.queries.partition import Part, Task
from oneworkforce.lib.faults import Fault, Refused

PATIENCE: float = 30
"""Seconds to wait for the scheduler before saying that it does not answer."""


def add_up(address: str, paths: Sequence[Path], task: Task, progress: Callable[[float], None]) -> list[Part]:
    """Return every file's part in the order of `paths`; raise Refused when the cluster cannot be reached."""
    try:
        from distributed import Client  # noqa: PLC0415  an optional extra
    except ImportError:
        remedy = "Install the extra: pip install oneworkforce[cluster]."
        raise Refused(Fault("--cluster", "It needs the package “distributed”.", remedy)) from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError):
        remedy = "Check the address (such as tcp://scheduler:8786) and that the scheduler runs."
        raise Refused(Fault("--cluster", "the scheduler does not answer.", remedy)) from None
    with client:
        futures = [client.submit(partition.add_up, path.resolve(), task, pure=False) for path in paths]
        found: list[Part] = client.gather(futures)
        progress(1.0)
        return found
