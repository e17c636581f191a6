"""The secret by which a viewer asks about somebody: it stands for an organisation without telling which.

A small organisation is not named to whoever searches, so neither may the address of a page name it, nor be the same
as that of a colleague who is shown with its name. The secret therefore says whether the viewer was told the name, and
begins anew with each search; it is the viewer's own: another's is of no use.
"""

import secrets
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.models import Organisation
from oneworkforce.partnership.models.at_work import working

_SALT = "oneworkforce.workforce.asking"
_LENGTH = 32
_NAMED, _UNNAMED = "n", "u"
_ONCE = 8
"""Bytes that are drawn for each search."""


@dataclass(frozen=True, slots=True)
class AskedAt:
    """The organisation that a secret stands for; `named`: the viewer was told which one."""

    organisation: UUID
    named: bool


def once() -> str:
    """Return what the secrets of one search begin with: drawn for it, so that those of two searches never match."""
    return secrets.token_hex(_ONCE)


def secret(viewer: Viewer, organisation: UUID, *, named: bool, once: str) -> str:
    """Return the secret that stands for an organisation, for this viewer and this search (`once`)."""
    mode = _NAMED if named else _UNNAMED
    words = f"{viewer.partnership}:{viewer.person}:{organisation}:{mode}:{once}"
    return f"{mode}{once}{salted_hmac(_SALT, words, algorithm='sha256').hexdigest()[:_LENGTH]}"


def asked_at(viewer: Viewer, said: str, *, today: date) -> AskedAt:
    """Return what a secret of this viewer stands for; NotFound where there is none."""
    named, drawn = said.startswith(_NAMED), said[1 : 1 + 2 * _ONCE]
    for pk in Organisation.objects.filter(working(today)).order_by("pk").values_list("pk", flat=True):
        if constant_time_compare(secret(viewer, pk, named=named, once=drawn), said):
            return AskedAt(pk, named)
    raise NotFound


def told(at: AskedAt) -> str:
    """Return what whoever asks is told of the organisation: its name, or that it is small."""
    row = Organisation.objects.get(pk=at.organisation)
    return row.name if at.named else f"a small organisation ({str(row.get_sector_display()).lower()})"
