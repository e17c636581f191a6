"""What of a projection may be shown to those who do not see the posts: nothing about fewer than ten people.

The rule. A role in a place with one to nine people is not shown by itself: it is put together with the other small
ones under the same place above ("the rest of Northshire"), and where these are still fewer than ten, with the
smallest that is large enough, or with the next place above. Roles with fewer than ten people in the whole area are put
together first, within their group, else with all others. Every figure shown of a role is of a block; blocks do not
overlap, so none can be told from others by taking away. Figures for all roles are of places, or of groups of
places, that no block divides: each is a sum of figures that are shown already, and says nothing new. What else must
not stand alone, and why, `plan_blocks` says.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from oneworkforce.lib.least import LEAST

Fits = Callable[[Sequence[str]], bool]
"""Says of leaves with enough people whether they may be shown as one."""


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


def blocks(counts: Mapping[str, int], above: Mapping[str, str], fits: Fits = lambda _leaves: True) -> tuple[Block, ...]:
    """Return the blocks of the leaves in `counts`, in their order; every one holds nobody, or LEAST at least.

    `above`: the node above each leaf and node, "" for the top. What does not fit is put together as what is small;
    all that there is together is shown whether it fits or not. Where that is fewer than LEAST but somebody, there is
    no block at all: nothing may be shown.
    """
    total = sum(counts.values())
    if not counts or 0 < total < LEAST:
        return ()

    def may(leaves: Sequence[str]) -> bool:
        people = _people(leaves, counts)
        return people == 0 or (people >= LEAST and fits(leaves))

    children: dict[str, list[str]] = {}
    for name in _ordered(counts, above):
        children.setdefault(above.get(name, ""), []).append(name)
    shown, rest = _settle("", children, counts, may)
    return made([*shown, *([rest] if rest else [])], counts, above)


def made(groups: Iterable[Sequence[str]], counts: Mapping[str, int], above: Mapping[str, str]) -> tuple[Block, ...]:
    """Return groups of leaves as blocks, in the order of the leaves."""
    inside = under(counts, above)
    order = {leaf: at for at, leaf in enumerate(counts)}
    found = [_block(tuple(sorted(each, key=order.__getitem__)), above, inside, counts) for each in groups]
    return tuple(sorted(found, key=lambda each: order[each.leaves[0]]))


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


def under(leaves: Iterable[str], above: Mapping[str, str]) -> dict[str, set[str]]:
    """Return the leaves that each leaf, and each node above one, has in it; "" has all."""
    every = list(leaves)
    found: dict[str, set[str]] = {"": set(every)}
    for leaf in every:
        name = leaf
        while name:
            found.setdefault(name, set()).add(leaf)
            name = above.get(name, "")
    return found


def _settle(
    node: str, children: Mapping[str, Sequence[str]], counts: Mapping[str, int], may: Fits
) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """Return the groups of leaves under `node` that may be shown, and what is left over for the place above."""
    below = children.get(node)
    if below is None:
        return ([(node,)], ()) if may([node]) else ([], (node,))
    shown: list[tuple[str, ...]] = []
    rest: list[str] = [node] if node in counts else []  # who is said to be in a place that has places in it
    for child in below:
        found, left = _settle(child, children, counts, may)
        shown += found
        rest += left
    if node in counts and may([node]):
        rest.remove(node)
        shown.append((node,))
    while rest and not may(rest):
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


def _block(
    leaves: tuple[str, ...], above: Mapping[str, str], inside: Mapping[str, set[str]], counts: Mapping[str, int]
) -> Block:
    node = leaves[0]
    while not set(leaves) <= inside[node]:
        node = above.get(node, "")
    return Block(leaves, node, set(leaves) == inside[node], _people(leaves, counts))
