"""Which groups are published: the whole, each grouping column alone, and all together (method section 3)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from oneworkforce.assess.domain.framework import NOT_STATED
from oneworkforce.assess.domain.groups import Key
from oneworkforce.lib import text

Group = tuple[tuple[str, str], ...]
"""(column, folded category) pairs; () is the whole."""


@dataclass(frozen=True)
class Published:
    """The groups in reading order, the grouping set each belongs to, and how they add up.

    An equation is (total, parts), places in `groups`: the whole is the sum of each column's groups and
    of the cross, each group of one column the sum of its groups in the cross.
    """

    groups: tuple[Group, ...]
    sets: tuple[int, ...]
    equations: tuple[tuple[int, tuple[int, ...]], ...]

    def unions(self, groupings: Sequence[str], cells: Sequence[Key]) -> list[list[int]]:
        """Return for each group the places of the cross-cells (keys over `groupings`) that make it up."""
        place = {grouping: at for at, grouping in enumerate(groupings)}
        columns = [tuple(place[column] for column, _ in group) for group in self.groups]
        found: dict[tuple[tuple[int, ...], Key], list[int]] = {}
        for wanted in dict.fromkeys(columns):
            for at, cell in enumerate(cells):
                found.setdefault((wanted, tuple(cell[column] for column in wanted)), []).append(at)
        return [
            found.get((wanted, tuple(category for _, category in group)), [])
            for wanted, group in zip(columns, self.groups, strict=True)
        ]


def publish(by: Sequence[str], met: Iterable[Key], order: Mapping[str, Sequence[str]]) -> Published:
    """Return the groups of the columns `by`, given the combinations `met` (keys over `by`) in answers and frame.

    `order` may give a column's categories in an order of their own (audiences); the others stand in
    the order of their names with numbers as numbers, "not stated" last.
    """
    combinations = sorted(
        set(met), key=lambda key: [_rank(order.get(column), part) for column, part in zip(by, key, strict=True)]
    )
    groups: list[Group] = [()]
    sets = [0]
    equations: list[tuple[int, tuple[int, ...]]] = []
    alone: list[dict[str, int]] = []
    for number, column in enumerate(by, 1):
        categories = sorted({key[number - 1] for key in combinations}, key=lambda part: _rank(order.get(column), part))
        alone.append({category: len(groups) + at for at, category in enumerate(categories)})
        groups += [((column, category),) for category in categories]
        sets += [number] * len(categories)
        equations.append((0, tuple(alone[-1].values())))
    if len(by) > 1:
        first = len(groups)
        groups += [tuple(zip(by, key, strict=True)) for key in combinations]
        sets += [len(by) + 1] * len(combinations)
        equations.append((0, tuple(range(first, len(groups)))))
        for number, categories_at in enumerate(alone):
            for category, total in categories_at.items():
                parts = (first + at for at, key in enumerate(combinations) if key[number] == category)
                equations.append((total, tuple(parts)))
    return Published(tuple(groups), tuple(sets), tuple(equations))


def _rank(order: Sequence[str] | None, category: str) -> tuple[int, int, list[tuple[int, int, str]]]:
    last = int(category == text.folded(NOT_STATED))
    place = list(order).index(category) if order and category in order else 0
    parts = re.split(r"(\d+)", category)
    return last, place, [(int(part.isdigit()), int(part) if part.isdigit() else 0, part) for part in parts if part]
