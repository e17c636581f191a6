"""The roles of the children's workforce, read from lists/roles.yaml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from oneworkforce.lib import text

FILE = Path(__file__).parent.parent / "lists" / "roles.yaml"


@dataclass(frozen=True, slots=True)
class Role:
    """One role: its key in tables and files, its title, the group it is counted in, and what else it is called.

    `census`: its code in the social work workforce census of 2022, None for whom it does not count.
    """

    key: str
    title: str
    group: str
    census: int | None
    words: tuple[str, ...]


@cache
def version() -> str:
    """Return the version of the list; what is computed from roles keeps it."""
    return str(_read()["version"])


@cache
def groups() -> dict[str, str]:
    """Return the title of each group of roles by its key, in the order of the file."""
    return {row["key"]: row["title"] for row in _read()["groups"]}


@cache
def all_roles() -> dict[str, Role]:
    """Return every role by its key, in the order of the file."""
    return {
        row["key"]: Role(row["key"], row["title"], row["group"], row.get("census"), tuple(row.get("words", ())))
        for row in _read()["roles"]
    }


@cache
def by_words() -> dict[str, str]:
    """Return the key of the role that each folded title, key or other word stands for."""
    return text.by_word((each.key, (each.key, each.title, *each.words)) for each in all_roles().values())


def of_group(group: str) -> tuple[str, ...]:
    """Return the keys of the roles of a group."""
    return tuple(role.key for role in all_roles().values() if role.group == group)


def choices() -> tuple[tuple[str, str], ...]:
    """Return (key, title) of every role for a form, by group and title as they stand in the file."""
    return tuple((role.key, role.title) for role in all_roles().values())


def title(key: str) -> str:
    """Return a role's title; a key that the list no longer has, as it is written."""
    found = all_roles().get(key)
    return key if found is None else found.title


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return read
