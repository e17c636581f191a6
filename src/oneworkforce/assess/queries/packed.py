"""Kept answers, added up again: exactly the sums of the file that they came from."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from oneworkforce.assess.domain import tally
from oneworkforce.assess.domain.analysis import Round
from oneworkforce.assess.domain.framework import NOT_STATED, Framework
from oneworkforce.assess.domain.groups import Key
from oneworkforce.assess.domain.packing import Pack
from oneworkforce.assess.domain.tally import Counting, Keep, Survey, View
from oneworkforce.assess.queries.framing import Framing
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused


@dataclass(frozen=True)
class Kept:
    """The kept answers of a round: the groupings they have (`columns`), the packs in their order, the frame's file."""

    framework: Framework
    columns: tuple[str, ...]
    packs: Callable[[], Iterable[Pack]]
    frame: Path | None = None


class Reading:
    """Reads kept answers as analysis reads a file. Nothing is left out of them, and there is nothing to warn of."""

    left_out: tuple[Fault, ...] = ()
    warnings: tuple[str, ...] = ()

    def __init__(self, kept: Kept, by: Sequence[str], name: str) -> None:
        """Name the columns as `by` does; raise Refused where one of them was not kept."""
        self._kept, self._name = kept, name
        framework = kept.framework
        routed = [framework.audience_column] if framework.audience_column else []
        own = {text.folded(heading): heading for heading in (*kept.columns, *by, *routed)}
        held = {text.folded(column) for column in kept.columns}
        self.by = tuple(dict.fromkeys(own[text.folded(column)] for column in by))
        self._framing = Framing(kept.frame, own)
        self._groupings = tuple(dict.fromkeys((*self.by, *self._framing.columns, *routed)))
        self._folded = [text.folded(grouping) for grouping in self._groupings]
        missing = [column for column, folded in zip(self._groupings, self._folded, strict=True) if folded not in held]
        if missing:
            what = f"they are not grouped by {text.listed(missing)}."
            raise Refused(Fault(name, what, "Group both rounds by the same columns."))

    def read(self, views: tuple[View, ...], progress: Callable[[str, float], None], keep: Keep | None = None) -> Round:
        """Return the round, added up."""
        framework = self._kept.framework
        known = tally.categories(framework, self._groupings)
        found = self._framing.read(dict(zip(self._groupings, known, strict=True)))
        categories = tuple(each.copy() for each in known)
        routed = text.folded(framework.audience_column) if framework.audience_column else None

        def kind_of(cell: Key) -> str:
            if routed is None:
                return NOT_STATED
            at = self._folded.index(routed)
            return categories[at].name(cell[at])

        counting = Counting(framework, views, kind_of, keep)
        for pack in self._kept.packs():
            named = {text.folded(column): category for column, category in pack.cell}
            names = [named[column] for column in self._folded]
            for each, name in zip(categories, names, strict=True):
                each.forms.setdefault(text.folded(name), Counter())[name] += pack.people
            key = tuple(text.folded(name) for name in names)
            counting.add([key], np.ascontiguousarray(pack.answers().T), np.zeros(pack.people, np.intp))
        progress(self._name, 1.0)
        return Round(Survey(framework, views, counting.sums(), self._groupings, categories, (), 0), found)
