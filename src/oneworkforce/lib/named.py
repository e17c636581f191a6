"""What a row leads to: anything by its id and its name."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Named:
    """Anything by its id and its name; `note` says in what part it stands here, "" where nothing is to be said."""

    id: UUID
    name: str
    note: str = ""
