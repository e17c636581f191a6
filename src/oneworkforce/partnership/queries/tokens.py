"""One's own tokens, and whose token a program shows."""

import hmac
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground import scope, transactions
from oneworkforce.partnership.domain import tokens
from oneworkforce.partnership.models import Token
from oneworkforce.partnership.permissions import tokens as permissions
from oneworkforce.partnership.queries import viewers


@dataclass(frozen=True, slots=True)
class Own:
    """A token as its owner sees it; `opens`: whether it still does."""

    id: UUID
    title: str
    made_at: datetime
    expires_on: date
    used_on: date | None
    ended_at: datetime | None
    opens: bool


@dataclass(frozen=True, slots=True)
class Bearer:
    """A program that showed a token: which, as whom it reads, and whether its use is noted for the day."""

    token: UUID
    viewer: Viewer
    noted: bool


def own(viewer: Viewer, *, today: date) -> tuple[Own, ...]:
    """Return the tokens of `viewer`, those that still open something first, the newest of each first."""
    rows = permissions.visible_to(viewer).order_by("-made_at", "pk")
    found = [
        Own(
            id=row.pk,
            title=row.title,
            made_at=row.made_at,
            expires_on=row.expires_on,
            used_on=row.used_on,
            ended_at=row.ended_at,
            opens=tokens.opens(ended_at=row.ended_at, expires_on=row.expires_on, today=today),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda each: not each.opens))


def bearer(secret: str, *, today: date) -> Bearer | None:
    """Return who reads by this token; None where it opens nothing: unknown, run out, ended, or its owner has left.

    Opens the scope that the secret names, for as long as it looks.
    """
    partnership = tokens.partnership_of(secret)
    if partnership is None:
        return None
    wanted = tokens.digest(secret)
    with scope.entered(partnership), transactions.reading():
        row = Token.objects.filter(
            digest=wanted, membership__ended_at__isnull=True, membership__starts_on__lte=today
        ).first()
        if (
            row is None
            or not hmac.compare_digest(row.digest, wanted)
            or not tokens.opens(ended_at=row.ended_at, expires_on=row.expires_on, today=today)
        ):
            return None
        viewer = viewers.in_scope(membership=row.membership_id, strong=row.strong, today=today)
        return Bearer(row.pk, viewer, noted=row.used_on == today)
