"""One page of many rows: first which they are, then what is told of them.

A sort carries whatever it is asked to select, so a list that counts and joins before it slices does so for every row
that it does not show. Here the ids are sorted and sliced alone, and the rest is read for those of the page.
"""

from collections.abc import Callable
from typing import Any, Protocol
from uuid import UUID

from django.db.models import QuerySet

AT_ONCE = 500
"""Ids in one question: an export of everything asks several."""


class Slice(Protocol):
    """Which part of a list: `size` None is all of it, as an export has it."""

    @property
    def offset(self) -> int:
        """Return how many rows stand before."""

    @property
    def size(self) -> int | None:
        """Return how many rows are shown."""


def page(ordered: QuerySet[Any, Any], which: Slice, told: Callable[[list[UUID]], list[Any]]) -> list[Any]:
    """Return the rows of a page of `ordered`, each as `told` reads it by its id; they have a `pk`."""
    end = None if which.size is None else which.offset + which.size
    ids = list(ordered.values_list("pk", flat=True)[which.offset : end])
    places = {pk: place for place, pk in enumerate(ids)}
    found = [row for first in range(0, len(ids), AT_ONCE) for row in told(ids[first : first + AT_ONCE])]
    return sorted(found, key=lambda row: places[row.pk])
