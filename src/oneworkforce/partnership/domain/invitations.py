"""What an invitation is worth at a moment, and the secret of its link."""

import base64
import binascii
import hashlib
import secrets
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

LASTS = timedelta(days=14)
RANDOM = 24
"""Bytes of the secret that nobody can guess (192 bits); before them the partnership's id, which is no secret."""
_ID = 16


class Standing(Enum):
    """What has become of an invitation: the value is how a list calls it."""

    OPEN = "waiting"
    USED = "accepted"
    WITHDRAWN = "withdrawn"
    EXPIRED = "run out"


def standing(
    *, accepted_at: datetime | None, withdrawn_at: datetime | None, expires_at: datetime, now: datetime
) -> Standing:
    """Return how an invitation stands at `now`. An answer outlasts the day on which it would have run out."""
    if accepted_at:
        return Standing.USED
    if withdrawn_at:
        return Standing.WITHDRAWN
    return Standing.OPEN if now < expires_at else Standing.EXPIRED


def new_secret(partnership: UUID) -> str:
    """Return the secret of a link: it says which partnership to ask, as a stranger has no scope of their own."""
    return base64.urlsafe_b64encode(partnership.bytes + secrets.token_bytes(RANDOM)).decode()


def partnership_of(secret: str) -> UUID | None:
    """Return the partnership that `secret` asks for; None where it was never one of ours."""
    try:
        held = base64.b64decode(secret.encode("ascii"), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        return None
    return UUID(bytes=held[:_ID]) if len(held) == _ID + RANDOM else None


def digest(secret: str) -> str:
    """Return what is stored of a secret: whoever reads the table cannot use the link."""
    return hashlib.sha256(secret.encode()).hexdigest()
