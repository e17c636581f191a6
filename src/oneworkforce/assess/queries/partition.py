"""Adds up one file of answers. Files add up to a round, here or on the workers of a cluster.

What goes in and comes out is plain data that can travel between machines; what comes out is small.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from oneworkforce.assess.domain import columns
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.groups import Categories
from oneworkforce.assess.domain.tally import Keep, Survey, Tally, View
from oneworkforce.lib import tables
from oneworkforce.lib.faults import Fault, Refused

MOST_FAULTS = 200
"""Faults gathered before reading stops: a file that is wrong throughout says so soon."""


@dataclass(frozen=True)
class Task:
    """How files of one round are read: `groupings` by name, each with the categories already known.

    `many` names the file in its faults. `most`: bad cells that are left out where it is lenient (None: all).
    """

    framework: Framework
    views: tuple[View, ...]
    groupings: tuple[str, ...]
    known: tuple[Categories, ...]
    missing: tuple[str, ...]
    lenient: bool
    name: str
    many: bool = False
    most: int | None = None


@dataclass(frozen=True)
class Part:
    """A file added up, and the faults of what was left out of it."""

    survey: Survey
    left_out: tuple[Fault, ...]


def add_up(
    path: Path, task: Task, progress: Callable[[float], None] = lambda _share: None, keep: Keep | None = None
) -> Part:
    """Read the answers in the file at `path`; raise Refused with its faults, unless the task is lenient.

    `keep` is given the answers on the way.
    """
    table = tables.read(path)
    found = columns.match(table.headings, task.framework, task.groupings, task.name)
    adding = Tally(
        task.framework, found, task.views, [category.copy() for category in task.known], missing=task.missing, keep=keep
    )
    wanted = sorted({*found.questions, *(place for _, place in found.groupings)})
    left_out: list[Fault] = []
    for batch in table.batches(wanted):
        faults = adding.add(batch)
        left_out += [replace(fault, where=f"{path.name}, {fault.where}") for fault in faults] if task.many else faults
        progress(batch.done)
        if len(left_out) > MOST_FAULTS and not task.lenient:
            stopped = Fault("after that", "there is more of the like; reading stopped.", "Mend these, then try again.")
            raise Refused(*left_out[:MOST_FAULTS], stopped)
        if task.most is not None and len(left_out) > task.most:
            what = f"more than {task.most:,} cells would be left out; reading stopped."
            raise Refused(*left_out[:MOST_FAULTS], Fault("after that", what, "Mend these, then try again."))
    if left_out and not task.lenient:
        raise Refused(*left_out)
    return Part(adding.survey(), tuple(left_out))
