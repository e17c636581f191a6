"""The data set: what may be recorded of a post and of who holds it, read from lists/items.yaml.

Kinds and what they take in a file or a form: `organisation`, `team`, `locality` (the name of one that is there),
`role` (title, key or another word of lists/roles.yaml), `contract`, `leaving_reason`, `destination`,
`came_from` (lists/origins.yaml), `age_band`,
`gender`, `ethnicity`, `away`, `known` (title or value of the enum in domain/kinds.py), `reference` (up to 40 letters),
`name`, `email`, `date` (a day), `year` (four digits), `hours` (0 to 100 a week, in minutes when kept), `count` (whole,
0 to 999), `days` (0 to 366, in half days when kept doubled), `level` (1 to 8), `skills` and `languages` (several,
separated by semicolons), `qualification` (a line), `check` and `registration` (a day, or "never").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from oneworkforce.lib import text

FILE = Path(__file__).parent.parent / "lists" / "items.yaml"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the data set; `of` is "post" or "person", `column` the heading of our template.

    `stored` is the column of the table that keeps it.
    """

    key: str
    of: str
    kind: str
    core: bool
    personal: bool
    label: str
    column: str
    stored: str
    words: tuple[str, ...]
    why: str


@cache
def version() -> str:
    """Return the version of the data set; what was collected with it keeps it."""
    return str(_read()["version"])


@cache
def all_items() -> Mapping[str, Item]:
    """Return every item by its key, in the order of the file."""
    return {
        row["key"]: Item(
            key=row["key"],
            of=row["of"],
            kind=row["kind"],
            core=row["core"],
            personal=row.get("personal", False),
            label=row["label"],
            column=row["column"],
            stored=row.get("stored", row["key"]),
            words=tuple(row.get("words", ())),
            why=row["why"],
        )
        for row in _read()["items"]
    }


@cache
def by_stored() -> Mapping[str, str]:
    """Return the key of the item that each column of a table keeps."""
    return {item.stored: item.key for item in all_items().values()}


@cache
def by_heading() -> Mapping[str, str]:
    """Return the key of the item that each folded heading stands for: column, label, key or another word."""
    return text.by_word((each.key, (each.column, each.label, each.key, *each.words)) for each in all_items().values())


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return read
