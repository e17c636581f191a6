"""How every room says what happened: inside its transaction, in facts and not in sentences."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.models import Event


def record(
    *,
    by: Viewer | str,
    verb: str,
    noun: str,
    now: datetime,
    subject: UUID | None = None,
    fields: Iterable[str] = (),
    reason: str = "",
) -> Event:
    """Insert one event in the open transaction and scope. `by`: the viewer, or the name of a part of the product.

    `fields` are names, never values. A look is an event with the verb "looked at".
    """
    actor, user = (by, None) if isinstance(by, str) else (by.actor, by.user)
    return Event.objects.create(
        at=now, actor=actor, actor_user=user, verb=verb, noun=noun, subject=subject, fields=list(fields), reason=reason
    )
