"""Lets the process die at a named point, in process."""

from collections.abc import Iterator
from contextlib import contextmanager

from oneworkforce.ground import crash


@contextmanager
def crashing(point: str, *, times: int = 1) -> Iterator[None]:
    """Raise `crash.Crashed` when `point` is reached for the `times`-th time; fail if it never was."""
    seen = 0

    def hook(reached: str) -> None:
        nonlocal seen
        seen += reached == point
        if seen == times and reached == point:
            raise crash.Crashed(point)

    before, crash.hook = crash.hook, hook
    try:
        yield
    finally:
        crash.hook = before
    assert seen >= times, f"{point} was never reached"
