"""What of a projection may be shown to those who do not see the posts: nothing about fewer than ten people.

The rule. A role in a place with one to nine people is not shown by itself: it is put together with the other small
ones under the same place above ("the rest of Northshire"), and where these are still fewer than ten, with the
smallest that is large enough, or with the next place above. Roles with fewer than ten people in the whole area are put
together first, within their group, else with all others. Every figure shown of a role is of a block; blocks do not
overlap, so none can be told from others by taking away. Figures for all roles are of places, or of groups of
places, that no block divides: each is a sum of figures that are shown already, and says nothing new.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from oneworkforce.lib.least import LEAST as FEWEST

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Block:
    """Leaves that are shown as one: a single leaf, or several under `above` (the nearest node that holds them all).

    `whole`: they are all there is under `above`. `people`: how many are in them today.
    """

    leaves: tuple[str, ...]
    above: str
    whole: bool
    people: int

    @property
    def single(self) -> bool:
        """Whether it is of one leaf."""
        return len(self.leaves) == 1


def blocks(counts: Mapping[str, int], above: Mapping[str, str], fewest: int = FEWEST) -> tuple[Block, ...]:
    """Return the blocks of the leaves in `counts`, in their order; every one holds nobody, or `fewest` at least.

    `above`: the node above each leaf and node, "" for the top. Where all together are fewer than `fewest` but
    somebody, there is no block at all: nothing may be shown.
    """
    total = sum(counts.values())
    if not counts or 0 < total < fewest:
        return ()
    children: dict[str, list[str]] = {}
    for name in _ordered(counts, above):
        children.setdefault(above.get(name, ""), []).append(name)
    shown, rest = _settle("", children, counts, fewest)
    if rest:  # cannot be: the top has all of them
        raise AssertionError(rest)
    under = _under(counts, above)
    order = {leaf: at for at, leaf in enumerate(counts)}
    made = [_block(tuple(sorted(each, key=order.__getitem__)), above, under, counts) for each in shown]
    return tuple(sorted(made, key=lambda each: order[each.leaves[0]]))


def together(parts: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Return the smallest groups of leaves that no one of `parts` divides, in the order in which they are met.

    A sum over such a group is a sum of figures that are shown already.
    """
    found: list[list[str]] = []
    for part in parts:
        leaves = list(part)
        touched = [group for group in found if not set(group).isdisjoint(leaves)]
        merged = list(dict.fromkeys([leaf for group in touched for leaf in group] + leaves))
        if touched:
            found[found.index(touched[0])] = merged
            for group in touched[1:]:
                found.remove(group)
        else:
            found.append(merged)
    return tuple(tuple(group) for group in found)


def _settle(
    node: str, children: Mapping[str, Sequence[str]], counts: Mapping[str, int], fewest: int
) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """Return the groups of leaves under `node` that may be shown, and what is left over for the place above."""
    below = children.get(node)
    if below is None:
        people = counts[node]
        return ([(node,)], ()) if people == 0 or people >= fewest else ([], (node,))
    shown: list[tuple[str, ...]] = []
    rest: list[str] = [node] if node in counts else []  # who is said to be in a place that has places in it
    for child in below:
        found, left = _settle(child, children, counts, fewest)
        shown += found
        rest += left
    if node in counts and (counts[node] == 0 or counts[node] >= fewest):
        rest.remove(node)
        shown.append((node,))
    while 0 < _people(rest, counts) < fewest:
        smallest = min(
            (each for each in shown if _people(each, counts)), key=lambda each: _people(each, counts), default=None
        )
        if smallest is None:
            return shown, tuple(rest)
        shown.remove(smallest)
        rest += smallest
    if rest:
        shown.append(tuple(rest))
    return shown, ()


def _people(leaves: Iterable[str], counts: Mapping[str, int]) -> int:
    return sum(counts[leaf] for leaf in leaves)


def _ordered(counts: Mapping[str, int], above: Mapping[str, str]) -> list[str]:
    """Return every leaf and every node above one, each once."""
    found: dict[str, None] = {}
    for leaf in counts:
        name = leaf
        while name and name not in found:
            found[name] = None
            name = above.get(name, "")
    return list(found)


def _under(counts: Mapping[str, int], above: Mapping[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"": set(counts)}
    for leaf in counts:
        name = leaf
        while name:
            found.setdefault(name, set()).add(leaf)
            name = above.get(name, "")
    return found


def _block(
    leaves: tuple[str, ...], above: Mapping[str, str], under: Mapping[str, set[str]], counts: Mapping[str, int]
) -> Block:
    node = leaves[0]
    while not set(leaves) <= under[node]:
        node = above.get(node, "")
    return Block(leaves, node, set(leaves) == under[node], _people(leaves, counts))
