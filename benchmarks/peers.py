"""Measures work and its peer in turn, in one process, and prints the ratio. Used by the promises beside it."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """Seconds of each run."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle run."""
        return statistics.median(self.seconds)


def beside(
    work: Callable[[], object], peers: Sequence[Callable[[], object]], *, runs: int = 7
) -> tuple[Timing, tuple[Timing, ...]]:
    """Time `work` and each peer in turn, `runs` times after one warm-up of each, so that drift falls on all."""
    functions = (work, *peers)
    seconds: list[list[float]] = [[] for _ in functions]
    for function in functions:
        function()
    for _ in range(runs):
        for at, function in enumerate(functions):
            gc.collect()
            started = time.perf_counter()
            function()
            seconds[at].append(time.perf_counter() - started)
    first, *rest = (Timing(tuple(times)) for times in seconds)
    return first, tuple(rest)


def line(what: str, ours: Timing, peer: Timing, promise: float, name: str) -> bool:
    """Print one promise with its ratio of medians; return whether it is kept."""
    ratio = ours.median / peer.median
    kept = ratio <= promise
    print(
        f"{'kept  ' if kept else 'BROKEN'}  {what}: {ratio:.2f}x {name} (promise: at most {promise:g}x); "
        f"ours {ours.median:.3f} s, peer {peer.median:.3f} s",
        flush=True,
    )
    return kept
