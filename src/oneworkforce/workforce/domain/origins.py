"""Where somebody came from who took up a post, read from lists/origins.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from oneworkforce.lib import text

FILE = Path(__file__).parent.parent / "lists" / "origins.yaml"


@dataclass(frozen=True, slots=True)
class StartOrigin:
    """One origin of starters: its key in tables and files, its title, and what else it is called.

    `census`: the code that stands for it in the social work workforce census of 2022.
    """

    key: str
    title: str
    census: int
    words: tuple[str, ...]


@cache
def all_origins() -> Mapping[str, StartOrigin]:
    """Return every origin by its key, in the order of the file."""
    read: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {
        row["key"]: StartOrigin(row["key"], row["title"], row["census"], tuple(row.get("words", ())))
        for row in read["origins"]
    }


@cache
def by_words() -> Mapping[str, str]:
    """Return the key of the origin that each folded title, key or other word stands for."""
    return text.by_word((each.key, (each.key, each.title, *each.words)) for each in all_origins().values())


def choices() -> tuple[tuple[str, str], ...]:
    """Return (key, title) of every origin for a form, in the order of the file."""
    return tuple((origin.key, origin.title) for origin in all_origins().values())


def title(key: str) -> str:
    """Return an origin's title; a key that the list no longer has, as it is written."""
    found = all_origins().get(key)
    return key if found is None else found.title
