"""The kinds of long work there are, registered by the rooms that do them."""

from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[..., None]
"""Called with a `jobs.Running` and the arguments, by name."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of work: its name in tables, its title for people, how often it is tried."""

    name: str
    title: str
    attempts: int
    work: Work


KINDS: dict[str, Kind] = {}


def kind(name: str, *, title: str, attempts: int = 3) -> Callable[[Work], Work]:
    """Register the function beneath as the work of this kind. Its name may be taken again only by itself (a reload)."""

    def register(work: Work) -> Work:
        taken = KINDS.get(name)
        if taken is not None and taken.work.__qualname__ != work.__qualname__:
            raise ValueError(f"There are two kinds of job called {name}.")
        KINDS[name] = Kind(name, title, attempts, work)
        return work

    return register
