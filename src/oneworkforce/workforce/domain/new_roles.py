"""Roles that no list has yet: a plan names them, and their keys stand beside those of the list. Pure."""

from collections.abc import Mapping
from uuid import UUID

from oneworkforce.workforce.domain import roles

PREFIX = "new:"
"""Before the id of a new role; 40 letters hold both."""


def key(role: UUID) -> str:
    """Return the key under which ratios, trainees, measures and assumptions name a new role."""
    return f"{PREFIX}{role.hex}"


def is_new(role: str) -> bool:
    """Return whether a key is of a new role."""
    return role.startswith(PREFIX)


def shown(title: str) -> str:
    """Return what a new role is called, so that everybody sees that it is new."""
    return f"{title} (new role)"


def title(role: str, new: Mapping[str, str]) -> str:
    """Return what a role is called; `new`: the titles of new roles by key."""
    return new.get(role) or roles.title(role)
