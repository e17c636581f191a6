"""When somebody is asked by letter how their action is going, and the secrets of the links that such letters hold."""

import hashlib
import secrets
from datetime import date, datetime, timedelta

SOON = timedelta(days=30)
"""An action due within this is asked about."""
SILENT = timedelta(days=60)
"""And one of which nothing was said for this long."""
HEARD = timedelta(days=7)
"""Not asked again so soon after somebody said how it goes."""
APART = timedelta(days=6)
"""Least time between two letters to one person; besides, one letter a week by the calendar."""
LASTS = timedelta(days=30)
"""How long a link works."""
RANDOM = 24
"""Bytes of a secret that nobody can guess (192 bits)."""


def asks(*, due: date | None, heard_at: datetime | None, begun_at: datetime, today: date, now: datetime) -> bool:
    """Say whether an action that is not done is asked about.

    `heard_at`: when somebody last said how it goes; `begun_at`: from when silence counts where nobody ever did.
    """
    if heard_at is not None and heard_at > now - HEARD:
        return False
    soon = due is not None and due <= today + SOON
    return soon or (heard_at or begun_at) <= now - SILENT


def week(today: date) -> str:
    """Return the week of the calendar: "2026-W45"."""
    year, number, _ = today.isocalendar()
    return f"{year}-W{number:02}"


def new_secret() -> str:
    """Return the secret of a new link."""
    return secrets.token_urlsafe(RANDOM)


def digest(secret: str) -> str:
    """Return what is stored of a secret: whoever reads the table cannot use the link."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
