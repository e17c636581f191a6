"""What a page of plans leads to: anything by its id and its name."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Named:
    """Anything by its id and its name."""

    id: UUID
    name: str
