"""Lists of gaps, of roles and of those with a skill: filtered, sorted and cut to the page that is wanted."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import F, Model, QuerySet

from oneworkforce.ui.listing import Wanted

SORTS: Mapping[str, Any] = {
    "role": F("role_title"),
    "place": F("place_title"),
    "year": F("year"),
    "supply": F("middle"),
    "need": F("need"),
    "gap": F("need") - F("middle"),
}
TITLES: Mapping[str, str] = {"role": "role_title", "place": "place_title"}
"""The columns that are searched for words, by filter."""
Row = TypeVar("Row", bound=Model)


def page(
    rows: QuerySet[Row], wanted: Wanted, line: str, *, more: Mapping[str, str] | None = None
) -> tuple[QuerySet[Row], int, Wanted]:
    """Return the rows of the page wanted, how many there are in all, and the page that was found.

    The widest gap first, unless another order is wanted; of equals by `line` and year. `more`: further columns that
    are sorted by and searched, by filter.
    """
    titles, sorts = {**TITLES, **(more or {})}, {**SORTS, **{name: F(column) for name, column in (more or {}).items()}}
    if "year" in wanted.filters:
        rows = rows.filter(year=int(wanted.filters["year"]))
    for name, column in titles.items():
        if name in wanted.filters:
            rows = rows.filter(**{f"{column}__icontains": wanted.filters[name]})
    total = rows.count()
    wanted = wanted.clipped(total)
    order = sorts[wanted.sort or "gap"]
    first = order.desc(nulls_last=True) if wanted.descending or not wanted.sort else order.asc(nulls_last=True)
    end = None if wanted.size is None else wanted.offset + wanted.size
    return rows.order_by(first, line, "year")[wanted.offset : end], total, wanted
