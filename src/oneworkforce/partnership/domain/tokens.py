"""The secret of a token, and whether it still opens anything."""

import hashlib
import re
import secrets
from datetime import date, datetime
from uuid import UUID

LASTS = (30, 90, 365)
"""Days for which a token can be made."""
MOST = 20
"""Tokens that one member may have at a time."""
_RANDOM = 24
"""Bytes that nobody can guess (192 bits); before them the partnership's id, which is no secret."""
_FORM = re.compile(r"ow_([0-9a-f]{32})_[0-9a-f]{48}")


def new_secret(partnership: UUID) -> str:
    """Return a secret: it says which partnership to ask, as a program has no scope of its own."""
    return f"ow_{partnership.hex}_{secrets.token_hex(_RANDOM)}"


def partnership_of(secret: str) -> UUID | None:
    """Return the partnership that `secret` asks for; None where it was never one of ours."""
    found = _FORM.fullmatch(secret)
    return UUID(hex=found[1]) if found else None


def digest(secret: str) -> str:
    """Return what is stored of a secret: whoever reads the table cannot use the token."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def opens(*, ended_at: datetime | None, expires_on: date, today: date) -> bool:
    """Say whether a token still opens anything: on its last day it does."""
    return ended_at is None and today <= expires_on
