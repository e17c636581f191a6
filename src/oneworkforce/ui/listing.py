"""A list as every page shows it: filtered, sorted, paged and exported by one set of rules.

Pure: a page reads what is wanted from its query, asks its own queries for the rows of that page
and the total, and hands a `Listing` to `ui.listing`. What a query does not understand it ignores:
an old link still opens the list.
"""

import dataclasses
import math
import urllib.parse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol, TypeVar

from oneworkforce.lib import text
from oneworkforce.ui.parts import Cell

Rows = TypeVar("Rows")
Rows_co = TypeVar("Rows_co", covariant=True)
SIZE = 25
SIZES = (25, 50, 100)
LAST_PAGE = 1_000_000
LONGEST_WORDS = 200
"""Letters of a text search that are read: more is no name of anything."""


class Sliced(Protocol[Rows_co]):
    """Rows of which a part can be had."""

    def __getitem__(self, which: slice, /) -> Rows_co:
        """Return the part."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key it is sorted by, its title, and whether it can be sorted."""

    key: str
    title: str
    sort: bool = True
    number: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """One question about the rows: `options` are (value, label) to choose from; None asks for words."""

    key: str
    title: str
    options: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asked a list for; `filters` holds only those that are set. `size` None shows all (an export)."""

    filters: Mapping[str, str] = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    sort: str = ""
    descending: bool = False
    page: int = 1
    size: int | None = SIZE

    @property
    def offset(self) -> int:
        """Return how many rows stand before the page."""
        return 0 if self.size is None else (self.page - 1) * self.size

    def whole(self) -> "Wanted":
        """Return the same list on one page, as it is exported."""
        return dataclasses.replace(self, page=1, size=None)

    def of(self, rows: Sliced[Rows]) -> Rows:
        """Return those of `rows`, a sequence or a query set, that stand on the page."""
        return rows[self.offset : None if self.size is None else self.offset + self.size]

    def clipped(self, total: int) -> "Wanted":
        """Return the same list at its last page when `total` rows do not reach the page asked for."""
        return dataclasses.replace(self, page=min(self.page, pages(total, self.size)))


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the pager: a page with its address, or a gap (no page)."""

    page: int | None
    url: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list: its rows, how many there are in all, and where it and its export live.

    `noun` and `plural` name what is counted. `empty_words`, `empty_url` and `empty_action` say what to do
    where nothing is listed and nothing was filtered.
    """

    columns: Sequence[Column]
    filters: Sequence[Filter]
    wanted: Wanted
    rows: Sequence[Sequence[Cell | str | int]]
    total: int
    path: str
    export_url: str | None = None
    noun: str = "row"
    plural: str = ""
    caption: str = ""
    empty_words: str = ""
    empty_url: str | None = None
    empty_action: str | None = None

    @property
    def page(self) -> int:
        """Return the page shown: the last one where fewer exist than were asked for."""
        return min(self.wanted.page, self.pages)

    @property
    def pages(self) -> int:
        """Return how many pages there are, at least one."""
        return pages(self.total, self.wanted.size)

    @property
    def filtered(self) -> bool:
        """Return whether any filter is set."""
        return bool(self.wanted.filters)

    @property
    def counted(self) -> str:
        """Return the count in words: "Showing 26 to 50 of 1,204 people", "No people match"."""
        many = self.plural or f"{self.noun}s"
        if not self.total:
            return f"No {many} match what you chose." if self.filtered else f"There are no {many} yet."
        what = text.counted(self.total, self.noun, self.plural)
        if self.pages == 1:
            return f"Showing {what}"
        first = (self.page - 1) * (self.wanted.size or self.total) + 1
        return f"Showing {first:,} to {min(first + (self.wanted.size or self.total) - 1, self.total):,} of {what}"

    @property
    def export(self) -> str | None:
        """Return the address that exports what is shown, or None where the list has no export."""
        return None if self.export_url is None else address(self.export_url, dataclasses.replace(self.wanted, page=1))

    @property
    def cleared(self) -> str:
        """Return the address of the same list without its filters."""
        return address(self.path, dataclasses.replace(self.wanted, filters=MappingProxyType({}), page=1))

    @property
    def hidden(self) -> tuple[tuple[str, str], ...]:
        """Return what the filter form carries along unseen: the order and the size."""
        return tuple(
            pair for pair in pairs(dataclasses.replace(self.wanted, page=1)) if pair[0] not in self.wanted.filters
        )

    def sorted_by(self, column: Column) -> str:
        """Return the `aria-sort` of a column: "ascending", "descending" or "none"."""
        if self.wanted.sort != column.key:
            return "none"
        return "descending" if self.wanted.descending else "ascending"

    def sort_url(self, column: Column) -> str:
        """Return the address that sorts by `column`, the other way round where it is sorted by it already."""
        descending = self.sorted_by(column) == "ascending"
        return address(self.path, dataclasses.replace(self.wanted, sort=column.key, descending=descending, page=1))

    def page_url(self, page: int) -> str:
        """Return the address of another page of the same list."""
        return address(self.path, dataclasses.replace(self.wanted, page=page))

    @property
    def pager(self) -> tuple[Entry, ...]:
        """Return the places of the pager: first, last, the page with its neighbours, and gaps between."""
        return tuple(self._entries())

    def _entries(self) -> Iterator[Entry]:
        near = {1, self.page - 1, self.page, self.page + 1, self.pages}
        before = 0
        for page in sorted(page for page in near if 1 <= page <= self.pages):
            if page - before > 1:
                yield Entry(None)
            yield Entry(page, self.page_url(page), current=page == self.page)
            before = page


def read(query: Mapping[str, str], columns: Sequence[Column], filters: Sequence[Filter]) -> Wanted:
    """Return what `query` (a request's GET) asks for; what it says that is unknown is ignored.

    The page is at least 1; `Wanted.clipped` brings it down to the last one, once the total is known.
    """
    wanted = query.get("sort", "")
    key = wanted.removeprefix("-")
    sort = key if any(column.sort and column.key == key for column in columns) else ""
    size = _number(query.get("size", ""))
    return Wanted(
        filters=MappingProxyType({each.key: said for each in filters if (said := _chosen(each, query))}),
        sort=sort,
        descending=bool(sort) and wanted.startswith("-"),
        page=min(max(_number(query.get("page", "")), 1), LAST_PAGE),
        size=size if size in SIZES else SIZE,
    )


def pages(total: int, size: int | None) -> int:
    """Return how many pages of `size` hold `total` rows, at least one."""
    return max(1, math.ceil(total / size)) if size else 1


def pairs(wanted: Wanted) -> tuple[tuple[str, str], ...]:
    """Return the query that `read` reads back as `wanted`, without what goes without saying."""
    found = list(wanted.filters.items())
    if wanted.sort:
        found.append(("sort", f"{'-' if wanted.descending else ''}{wanted.sort}"))
    if wanted.size not in {None, SIZE}:
        found.append(("size", str(wanted.size)))
    if wanted.page > 1:
        found.append(("page", str(wanted.page)))
    return tuple(found)


def address(path: str, wanted: Wanted) -> str:
    """Return `path` with the query of `wanted`."""
    query = urllib.parse.urlencode(pairs(wanted))
    return f"{path}?{query}" if query else path


def _chosen(each: Filter, query: Mapping[str, str]) -> str:
    said = " ".join(query.get(each.key, "").replace("\0", "").split())[:LONGEST_WORDS].strip()
    if each.options is None:
        return said
    return said if any(said == value for value, _ in each.options) else ""


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) <= len(str(LAST_PAGE)) else 0
