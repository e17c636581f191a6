"""A crosswalk: which questions and arcs of one framework stand for which of another, though worded otherwise.

`crosswalk_file` reads one from YAML and says what is wrong with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from oneworkforce.assess.domain.framework import Framework


@dataclass(frozen=True)
class Version:
    """One version of a framework, by its id."""

    framework: str
    version: int

    def __str__(self) -> str:
        """Return it in words: "trial, version 3"."""
        return f"{self.framework}, version {self.version}"

    def names(self, framework: Framework) -> bool:
        """Whether `framework` is that version."""
        return (framework.id, framework.version) == (self.framework, self.version)


@dataclass(frozen=True)
class Pair:
    """A question, or an arc, of the old framework and what stands for it in the new one, and `why`."""

    old: str
    new: str
    why: str


@dataclass(frozen=True)
class Crosswalk:
    """The way from one version of a framework to another, or to another framework: each id once on either side."""

    old: Version
    new: Version
    questions: tuple[Pair, ...] = ()
    arcs: tuple[Pair, ...] = ()
    notes: str = ""

    @cached_property
    def before(self) -> Mapping[str, Pair]:
        """The pair of each question of the new framework that has one."""
        return {pair.new: pair for pair in self.questions}

    @cached_property
    def arc_before(self) -> Mapping[str, Pair]:
        """The pair of each arc of the new framework that has one."""
        return {pair.new: pair for pair in self.arcs}


def old_arc(arc: str, old: Framework, crosswalk: Crosswalk | None) -> str | None:
    """Return the arc of `old` that the new framework's `arc` goes on from: mapped to it, else of the same id.

    None where there is no such arc, or where another arc goes on from it.
    """
    if crosswalk is not None and arc in crosswalk.arc_before:
        return crosswalk.arc_before[arc].old
    taken = {pair.old for pair in crosswalk.arcs} if crosswalk is not None else set()
    return arc if arc not in taken and any(one.id == arc for one in old.arcs) else None
