"""What a check finds, in groups: one rule, one column, one detail, and the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oneworkforce.workforce.domain import items
from oneworkforce.workforce.domain.staff_cells import Judged
from oneworkforce.workforce.domain.staff_columns import Rows
from oneworkforce.workforce.domain.staff_rules import RULES, Rule, Severity

MOST_DETAILS = 100
"""Details told apart for one rule and column; beyond them the rule alone is said."""
MOST_ROWS_NAMED = 200
"""Rows of a group that are kept with the upload by number; the file to mend has them all."""


@dataclass(frozen=True, slots=True)
class Group:
    """One rule broken in one column ("": the row as a whole) by the texts of one detail, in these rows."""

    code: str
    column: str
    detail: str
    rows: Rows

    @property
    def rule(self) -> Rule:
        """Return the rule."""
        return RULES[self.code]

    @property
    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return " ".join(part for part in (self.rule.what, self.detail, self.rule.remedy) if part)

    def kept(self) -> list[Any]:
        """Return it as it is kept with an upload."""
        return [self.code, self.column, self.detail, self.rows[:MOST_ROWS_NAMED].tolist(), len(self.rows)]


class Findings:
    """Collects what is found. `errors`: the rows, by place, that are not taken."""

    def __init__(self, numbers: Rows, headings: Mapping[str, str]) -> None:
        """Start for rows of these numbers; `headings` names the column of an item."""
        self._numbers = numbers
        self._headings = headings
        self._found: dict[tuple[str, str, str], list[Rows]] = {}
        self._details: dict[tuple[str, str], int] = {}
        self.errors: NDArray[np.bool_] = np.zeros(len(numbers), bool)

    def heading(self, item: str) -> str:
        """Return the heading of an item's column; where the file has none, what we call the item."""
        return self._headings.get(item) or (items.all_items()[item].label if item else "")

    def texts(
        self, item: str, codes: NDArray[np.integer], bad: Sequence[tuple[int, Judged]], kept: NDArray[np.bool_]
    ) -> None:
        """Find the rows of the texts that break a rule; `bad` are places of texts, `codes` the column's."""
        if not bad:
            return
        which = np.full(max(int(codes.max(initial=0)), *(at for at, _ in bad)) + 1, -1, np.int32)
        for number, (at, _) in enumerate(bad):
            which[at] = number
        hit = which[codes]
        places = np.flatnonzero((hit >= 0) & kept)
        order = places[np.argsort(hit[places], kind="stable")]
        cuts = np.flatnonzero(np.diff(hit[order])) + 1
        for some in np.split(order, cuts):
            if some.size:
                judged = bad[int(hit[some[0]])][1]
                self.rows(judged.code, item, some, judged.detail)

    def rows(self, code: str, item: str, places: NDArray[np.integer], detail: str = "") -> None:
        """Find rows by their places."""
        if not len(places):
            return
        if RULES[code].severity is Severity.ERROR:
            self.errors[places] = True
        self._add(code, self.heading(item), detail, self._numbers[places])

    def odd(self, numbers: Sequence[int]) -> None:
        """Find rows that have too few or too many cells, by number."""
        if numbers:
            self._add("E201", "", "", np.array(numbers, np.int64))

    def column(self, code: str, heading: str) -> None:
        """Find something of a whole column."""
        self._add(code, heading, "", np.empty(0, np.int64))

    def groups(self) -> tuple[Group, ...]:
        """Return what was found: errors first, then by code, column and first row."""
        return ordered([Group(*key, np.sort(np.concatenate(rows))) for key, rows in self._found.items()])

    def _add(self, code: str, column: str, detail: str, rows: Rows) -> None:
        key = (code, column, detail)
        if detail and key not in self._found:
            told = self._details.get((code, column), 0)
            if told >= MOST_DETAILS:
                key = (code, column, "")
            else:
                self._details[code, column] = told + 1
        self._found.setdefault(key, []).append(rows)


def of_file(code: str, detail: str) -> Group:
    """Return what is found of the file as a whole."""
    return Group(code, "", detail, np.empty(0, np.int64))


def ordered(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Return groups as people read them: errors first, then by code, column and first row."""
    return tuple(sorted(groups, key=lambda each: (each.code, each.column, int(each.rows[:1].sum()), each.detail)))


def told(groups: Sequence[Group], most: int) -> dict[int, str]:
    """Return what to mend in each row, by number, in one text; at most `most` letters of it."""
    found: dict[int, str] = {}
    for group in groups:
        where = f"{group.column}: " if group.column else ""
        sentence = f"{where}{group.sentence} ({group.code})"
        for row in group.rows.tolist():
            before = found.get(row)
            found[row] = sentence if before is None else f"{before} {sentence}"[:most]
    return found
