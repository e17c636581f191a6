"""Adding up a file of answers, batch by batch: a fixed amount of memory however long the file."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oneworkforce.assess.domain import groups, layout, sums
from oneworkforce.assess.domain.answers import Reader, audience_ids
from oneworkforce.assess.domain.columns import Columns
from oneworkforce.assess.domain.framework import NOT_STATED, Framework
from oneworkforce.assess.domain.groups import Categories, Key
from oneworkforce.assess.domain.layout import Layout
from oneworkforce.assess.domain.sums import Sums
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault
from oneworkforce.lib.tables import Batch

WAITING = 1 << 18
"""People whose answers wait in memory to be counted together: 10 MB of forty questions."""

Keep = Callable[[Sequence[Key], NDArray[np.uint8], NDArray[np.int32]], None]
"""Called with cells, the answers [questions, people] and each person's place in the cells: whoever is counted, once."""


@dataclass(frozen=True)
class View:
    """Some questions of a framework as a framework of their own, and how they are counted.

    `places` are their places in the layout of the whole framework.
    """

    framework: Framework
    places: tuple[int, ...]
    layout: Layout


def view(framework: Framework, part: Framework, kinds: Sequence[str]) -> View:
    """Return `part` (arcs and questions of `framework`, perhaps fewer or moved) as a view of it."""
    place = {question.id: at for at, question in enumerate(framework.questions)}
    return View(part, tuple(place[question.id] for question in part.questions), layout.plan(part, kinds))


@dataclass(frozen=True)
class Survey:
    """A file of answers added up: the sums of each view over the cross of `groupings`.

    `categories` (one per grouping) know how each category is written. `kinds` are the audiences, by
    which `kind_of` names that of a cell. `blank` and `strays` were left out and are told of.
    """

    framework: Framework
    views: tuple[View, ...]
    sums: tuple[Sums, ...]
    groupings: tuple[str, ...]
    categories: tuple[Categories, ...]
    blank: tuple[int, ...]
    strays: int

    def __add__(self, other: "Survey") -> "Survey":
        """Return both parts of a round as one."""
        return dataclasses.replace(
            self,
            sums=tuple(mine + theirs for mine, theirs in zip(self.sums, other.sums, strict=True)),
            categories=tuple(mine + theirs for mine, theirs in zip(self.categories, other.categories, strict=True)),
            blank=(*self.blank, *other.blank),
            strays=self.strays + other.strays,
        )

    def kind_of(self, cell: Key) -> str:
        """Return the audience of a cell of the cross."""
        if self.framework.audience_column is None:
            return NOT_STATED
        at = [text.folded(grouping) for grouping in self.groupings].index(text.folded(self.framework.audience_column))
        return self.categories[at].name(cell[at])


def kinds(framework: Framework) -> tuple[str, ...]:
    """Return the audiences that may ask a different set of questions; one where nothing is routed."""
    if framework.audience_column is None:
        return (NOT_STATED,)
    return tuple(dict.fromkeys(audience_ids(framework).values()))


def categories(framework: Framework, groupings: Sequence[str]) -> tuple[Categories, ...]:
    """Return empty categories for each grouping; the audience's are those of the framework."""
    routed = text.folded(framework.audience_column or "")
    return tuple(
        Categories(
            grouping, audience_ids(framework) if framework.audience_column and text.folded(grouping) == routed else None
        )
        for grouping in groupings
    )


class Counting:
    """Counts answers that are bytes already, as many at once as `WAITING`. `kind_of` names the audience of a cell."""

    def __init__(
        self, framework: Framework, views: Sequence[View], kind_of: Callable[[Key], str], keep: Keep | None = None
    ) -> None:
        """Prepare to count for each of `views`."""
        self._views = tuple(views)
        self._kinds = kinds(framework)
        self._kind_of = kind_of
        self._keep = keep
        self._cells: dict[Key, int] = {}
        self._waiting: list[tuple[NDArray[np.uint8], NDArray[np.int32]]] = []
        self._rows = 0
        self._sums: list[Sums] = [sums.nothing(one.layout) for one in self._views]

    def add(self, cells: Sequence[Key], answers: NDArray[np.uint8], of_row: NDArray[np.integer]) -> None:
        """Add people: `answers` [questions, people], each of the cell `cells[of_row[i]]`."""
        place_of = np.zeros(len(cells), np.int32)
        for at in np.flatnonzero(np.bincount(of_row, minlength=len(cells))).tolist():  # a cell of blank rows is none
            place_of[at] = self._cells.setdefault(cells[at], len(self._cells))
        self._waiting.append((answers, place_of[of_row]))
        self._rows += answers.shape[1]
        if self._rows >= WAITING:
            self._count()

    def sums(self) -> tuple[Sums, ...]:
        """Return the sums of each view."""
        self._count()
        return tuple(self._sums)

    def _count(self) -> None:
        if not self._waiting:
            return
        answers = np.concatenate([part for part, _ in self._waiting], axis=1)
        of_row = np.concatenate([part for _, part in self._waiting])
        self._waiting, self._rows = [], 0
        cells = tuple(self._cells)
        if self._keep is not None:
            self._keep(cells, answers, of_row)
        kind = [self._kinds.index(self._kind_of(cell)) for cell in cells]
        for at, one in enumerate(self._views):
            whole = one.places == tuple(range(len(answers)))
            part = answers if whole else np.ascontiguousarray(answers[list(one.places)])
            self._sums[at] = self._sums[at] + sums.count(one.layout, part, of_row, cells, kind)


class Tally:
    """Adds batches up. `known` categories may already hold the frame's spellings."""

    def __init__(
        self,
        framework: Framework,
        columns: Columns,
        views: Sequence[View],
        known: Sequence[Categories],
        *,
        missing: Sequence[str] = (),
        keep: Keep | None = None,
    ) -> None:
        """Prepare to add up answers to `framework` in these columns; `keep` is given them on the way."""
        self._framework = framework
        self._columns = columns
        self._views = tuple(views)
        self._categories = tuple(known)
        self._reader = Reader(framework, missing)
        self._counting = Counting(framework, views, self._kind, keep)
        self._blank: list[int] = []
        self._strays = 0
        routed = framework.audience_column
        names = [text.folded(name) for name, _ in columns.groupings]
        self._audience = names.index(text.folded(routed)) if routed else None

    def add(self, batch: Batch) -> list[Fault]:
        """Add a batch; return what is wrong in it, its unreadable rows and bad cells, in the order of rows."""
        found = list(batch.faults)
        if not len(batch.numbers):
            return found
        crossed: list[tuple[list[str], NDArray[np.integer]]] = []
        for (_, place), category in zip(self._columns.groupings, self._categories, strict=True):
            keys, unknown = category.read(batch.columns[place], batch.numbers)
            found += unknown
            crossed.append((keys, batch.columns[place].codes))
        cells, of_row = groups.cross(crossed, len(batch.numbers))
        answers = self._reader.encode(batch, self._columns, [self._kind(cell) for cell in cells], of_row)
        self._blank += answers.blank
        self._strays += answers.strays
        self._counting.add(cells, answers.bytes, of_row[answers.kept])
        return [*found, *answers.faults]

    def survey(self) -> Survey:
        """Return everything added so far."""
        names = tuple(name for name, _ in self._columns.groupings)
        found = self._counting.sums()
        return Survey(self._framework, self._views, found, names, self._categories, tuple(self._blank), self._strays)

    def _kind(self, cell: Key) -> str:
        if self._audience is None:
            return NOT_STATED
        return self._categories[self._audience].name(cell[self._audience])
