"""Trees told by what each node lies in: the way up from one, and all that lies in some. No circle is followed twice."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def upwards(parents: Mapping[Node, Node | None], node: Node) -> tuple[Node, ...]:
    """Return the way from `node`, itself the first, up to the top; `parents` says what each lies in."""
    way: dict[Node, None] = {}
    here: Node | None = node
    while here is not None and here not in way:
        way[here] = None
        here = parents.get(here)
    return tuple(way)


def beneath(parents: Mapping[Node, Node | None], nodes: Iterable[Node]) -> frozenset[Node]:
    """Return `nodes` and everything that lies in them, however deep."""
    inside: defaultdict[Node | None, list[Node]] = defaultdict(list)
    for node, parent in parents.items():
        inside[parent].append(node)
    found: set[Node] = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += inside[node]
    return frozenset(found)
