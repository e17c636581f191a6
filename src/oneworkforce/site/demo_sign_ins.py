"""The sign-ins of the demonstration: one for each role, with a password and authenticator secrets that are printed.

They exist only in a database marked as a demonstration, on which production settings refuse to start.
"""

import hashlib
import time
from base64 import b32encode
from dataclasses import dataclass

from oneworkforce.access import roles

PASSWORD = "orchard-lantern-73-ferry"  # noqa: S105  printed for everybody
DOMAIN = "demo.example"
_PERIOD = 30


@dataclass(frozen=True, slots=True)
class SignIn:
    """One way in. `secret`: for an authenticator, where the role needs a second factor."""

    role: str
    title: str
    email: str
    secret: str


def all_sign_ins() -> tuple[SignIn, ...]:
    """Return one for each role, in the order of roles.yaml."""
    return tuple(
        SignIn(role.key, role.title, email := f"{role.key}@{DOMAIN}", secret(email) if role.second_factor else "")
        for role in roles.all_roles().values()
    )


def secret(email: str) -> str:
    """Return the authenticator's secret of an address: the same each time, and worth nothing elsewhere."""
    return b32encode(hashlib.sha256(f"demonstration {email}".encode()).digest()[:20]).decode()


def code(email: str, *, at: float | None = None) -> tuple[str, int]:
    """Return the six digits for now, or for the moment `at`, and for how many seconds they will do."""
    from allauth.mfa.totp.internal import auth  # noqa: PLC0415  once Django is set up

    now = time.time() if at is None else at
    digits = auth.format_hotp_value(auth.hotp_value(secret(email), int(now) // _PERIOD))
    return digits, _PERIOD - int(now) % _PERIOD


def table() -> str:
    """Return the sign-ins as lines for a terminal."""
    rows = [("role", "e-mail", "authenticator secret")]
    rows += [(each.title, each.email, each.secret or "(none needed)") for each in all_sign_ins()]
    widths = [max(len(row[place]) for row in rows) for place in range(2)]
    lines = [f"  {row[0]:{widths[0]}}  {row[1]:{widths[1]}}  {row[2]}" for row in rows]
    return "\n".join([f"Password of each: {PASSWORD}", *lines, "Six digits for now: oneworkforce demo-code EMAIL"])
