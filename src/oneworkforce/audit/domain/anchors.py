"""The anchor file: where each partnership's chain ended, and when, to be kept outside the database."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from oneworkforce.audit.domain.chain import Anchor
from oneworkforce.lib.faults import Fault, Refused

FORMAT = "oneworkforce audit anchor 1"
_DIGEST = 64
_REMEDY = "Give a file that `oneworkforce audit anchor` or the audit page has made."


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where the chain of `partnership` stood at `when`."""

    partnership: UUID
    anchor: Anchor
    when: datetime


def written(anchored: list[Anchored]) -> bytes:
    """Return the file; no name stands in it."""
    chains = {
        str(each.partnership): {
            "position": each.anchor.position,
            "digest": each.anchor.digest,
            "when": each.when.astimezone(UTC).isoformat(timespec="seconds"),
        }
        for each in anchored
    }
    return (json.dumps({"format": FORMAT, "chains": chains}, indent=2) + "\n").encode()


def read(content: bytes, where: str) -> Mapping[UUID, Anchored]:
    """Return what a file says, by partnership; `Refused` for a file that is none, naming it as `where`."""
    try:
        said = json.loads(content)
        if said["format"] != FORMAT:
            raise Refused(Fault(where, "This anchor file is of another version.", _REMEDY))
        return {each.partnership: each for each in (_chain(*pair) for pair in said["chains"].items())}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused(Fault(where, "This is not an anchor file.", _REMEDY)) from None


def _chain(partnership: str, said: Mapping[str, Any]) -> Anchored:
    position, digest = said["position"], said["digest"]
    if type(position) is not int or position < 1 or len(digest) != _DIGEST:
        raise ValueError
    return Anchored(UUID(partnership), Anchor(position, str(digest)), datetime.fromisoformat(said["when"]))
