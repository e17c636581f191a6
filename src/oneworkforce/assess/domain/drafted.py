"""What stands in a draft, as it is sealed under the key of its token. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from oneworkforce.assess.domain import padding


@dataclass(frozen=True, slots=True)
class Drafted:
    """Answers so far: `said` by question (a score, "dk", "na" or ""), remarks by arc, the language they are given in.

    `cell`: whose; `link`: the open link they came by, None where they were invited.
    """

    cell: UUID
    link: UUID | None = None
    language: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """Return it as it is sealed."""
        told = {
            "cell": str(self.cell),
            "link": str(self.link) if self.link else None,
            "language": self.language,
            "said": dict(self.said),
            "remarks": dict(self.remarks),
        }
        return padding.padded(json.dumps(told, ensure_ascii=False).encode())

    @classmethod
    def from_bytes(cls, written: bytes) -> "Drafted":
        """Return what `to_bytes` wrote."""
        told = json.loads(padding.unpadded(written))
        link = UUID(told["link"]) if told["link"] else None
        return cls(UUID(told["cell"]), link, told["language"], told["said"], told["remarks"])
