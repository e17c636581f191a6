"""Checks, training and registrations of a person: add, change, remove, confirm."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground.values import line
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.commands import held
from oneworkforce.partnership.models import Credential
from oneworkforce.partnership.models.person import CredentialKind

LONGEST = 120


def add(
    *,
    by: Viewer,
    now: datetime,
    person: UUID,
    kind: str,
    name: str,
    issued_on: date | None = None,
    expires_on: date | None = None,
    never_expires: bool = False,
) -> UUID:
    """Add a credential and return its id; without a day of expiry and not `never_expires`, when is not known."""
    values = _values(now, kind, name, issued_on, expires_on, never_expires)
    return held.add(by=by, now=now, model=Credential, person=person, values=values)


def change(
    *,
    by: Viewer,
    now: datetime,
    item: UUID,
    seen: str,
    kind: str,
    name: str,
    issued_on: date | None,
    expires_on: date | None,
    never_expires: bool,
) -> None:
    """Change what a credential says."""
    values = _values(now, kind, name, issued_on, expires_on, never_expires)
    held.change(by=by, now=now, model=Credential, item=item, values=values, seen=seen)


def remove(*, by: Viewer, now: datetime, item: UUID) -> None:
    """Take a credential off the record."""
    held.remove(by=by, now=now, model=Credential, item=item)


def confirm(*, by: Viewer, now: datetime, item: UUID) -> None:
    """Say that the credential was seen again."""
    held.confirm(by=by, now=now, model=Credential, item=item)


def _values(  # noqa: PLR0917  in the order of the form
    now: datetime, kind: str, name: str, issued_on: date | None, expires_on: date | None, never_expires: bool
) -> dict[str, object]:
    if kind not in CredentialKind.values:
        raise Refused(Fault("kind", "This is not one of the choices.", "Choose what it is."))
    if issued_on is not None and issued_on > timezone.localdate(now):
        raise Refused(Fault("issued_on", "This day has not come yet.", "Enter the day on which it was given."))
    if never_expires and expires_on is not None:
        raise Refused(Fault("expires_on", "It cannot both expire and never expire.", "Leave one of the two out."))
    if issued_on is not None and expires_on is not None and expires_on < issued_on:
        raise Refused(Fault("expires_on", "It expires before it was issued.", "Check both days."))
    return {
        "kind": kind,
        "name": line("name", name, label="The name", longest=LONGEST),
        "issued_on": issued_on,
        "expires_on": expires_on,
        "never_expires": never_expires,
    }
