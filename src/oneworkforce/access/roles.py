"""The roles, read from roles.yaml: what each lets its holder do, and where it can be given."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

from oneworkforce.access.permissions import Permission

FILE = Path(__file__).parent / "roles.yaml"


class PlaceKind(StrEnum):
    """What a role is given for."""

    PARTNERSHIP = "partnership"
    ORGANISATION = "organisation"
    LOCALITY = "locality"


@dataclass(frozen=True, slots=True)
class Role:
    """One role: its key in tables and files, its title and description for people.

    `appoints`: roles its holder may give although these hold what it does not.
    """

    key: str
    title: str
    description: str
    places: frozenset[PlaceKind]
    second_factor: bool
    may: frozenset[Permission]
    appoints: frozenset[str]


@cache
def all_roles() -> dict[str, Role]:
    """Return every role by its key, in the order of the file."""
    return {
        row["key"]: Role(
            key=row["key"],
            title=row["title"],
            description=row["description"],
            places=frozenset(PlaceKind(place) for place in row["places"]),
            second_factor=row["second_factor"],
            may=frozenset(Permission(name) for name in row["may"]),
            appoints=frozenset(row.get("appoints", ())),
        )
        for row in yaml.safe_load(FILE.read_text(encoding="utf-8"))
    }


def role(key: str) -> Role:
    """Return the role called `key`; KeyError when there is none."""
    return all_roles()[key]
