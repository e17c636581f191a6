"""Who makes tokens, and whose they see: their own and no other's."""

from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.reasons import refuse
from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.models import Token


def visible_to(viewer: Viewer) -> QuerySet[Token]:
    """Return the tokens of `viewer`."""
    return Token.objects.filter(membership=viewer.membership)


def get(viewer: Viewer, token: UUID) -> Token:
    """Return the token, or say that there is none."""
    found = visible_to(viewer).filter(pk=token).first()
    if found is None:
        raise verdicts.NotFound
    return found


def check_keep(viewer: Viewer) -> None:
    """Refuse who may not make a token, and the token whose owner no longer may."""
    if not viewer.may(Permission.READ_BY_TOKEN):
        raise refuse(
            viewer, Permission.READ_BY_TOKEN, "Only a workforce lead and an administrator let a program read by token."
        )


can_keep = verdicts.can(check_keep)
