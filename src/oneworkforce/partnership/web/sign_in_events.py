"""What allauth tells us: signed in and out, second factors, passwords.

Elsewhere no business step hides in a signal. Here it must: allauth offers no other door through which all of its
ways in pass (password, code, passkey, second step), and to copy its views would be to own their safety.
"""

from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from allauth.account.signals import password_changed, password_reset, password_set, user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest
from django.utils import timezone

from oneworkforce.partnership.commands import sign_ins
from oneworkforce.partnership.web import doors

_RECOVERY = Authenticator.Type.RECOVERY_CODES


def connect() -> None:
    """Listen, once, when the application is loaded."""
    user_logged_in.connect(_signed_in, dispatch_uid="told: signed in")
    user_logged_out.connect(_signed_out, dispatch_uid="told: signed out")
    authenticator_added.connect(_added, dispatch_uid="told: second factor added")
    authenticator_removed.connect(_removed, dispatch_uid="told: second factor removed")
    authenticator_reset.connect(_reset, dispatch_uid="told: recovery codes made anew")
    authentication_failed.connect(_failed, dispatch_uid="told: second factor refused")
    for signal in (password_changed, password_reset, password_set):
        signal.connect(_password, dispatch_uid=f"told: {id(signal)}")


def _signed_in(*, request: HttpRequest, user: Any, **_: Any) -> None:
    ways = [str(one.get("type") or one["method"]) for one in get_authentication_records(request, user)]
    sign_ins.tell(user=user.pk, verb="signed in", fields=ways, now=timezone.now())


def _signed_out(*, user: Any, **_: Any) -> None:
    if user is not None:
        sign_ins.tell(user=user.pk, verb="signed out", now=timezone.now())


def _added(*, request: HttpRequest, user: Any, authenticator: Authenticator, **_: Any) -> None:
    """Who has just shown that they hold a second factor has used it: their sleeping roles wake in this session."""
    if authenticator.type != _RECOVERY:
        record = {"method": doors.SECOND_FACTOR, "type": authenticator.type, "id": authenticator.pk}
        records = [*get_authentication_records(request, user), {**record, "at": timezone.now().timestamp()}]
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = records
        request.session[doors.METHODS_OF] = str(user.pk)
    sign_ins.tell(user=user.pk, verb="added", fields=[authenticator.type], now=timezone.now())


def _removed(*, request: HttpRequest, user: Any, authenticator: Authenticator, **_: Any) -> None:
    """Without any second factor left, this session is no longer strong."""
    if not Authenticator.objects.filter(user=user).exclude(type=_RECOVERY).exists():
        records = [one for one in get_authentication_records(request, user) if one["method"] != doors.SECOND_FACTOR]
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = records
    sign_ins.tell(user=user.pk, verb="removed", fields=[authenticator.type], now=timezone.now())


def _reset(*, user: Any, **_: Any) -> None:
    sign_ins.tell(user=user.pk, verb="made anew", fields=[_RECOVERY], now=timezone.now())


def _failed(*, user: Any, **_: Any) -> None:
    sign_ins.tell(user=user.pk, verb="refused", fields=["second factor"], now=timezone.now())


def _password(*, user: Any, **_: Any) -> None:
    sign_ins.tell(user=user.pk, verb="changed", fields=["password"], now=timezone.now())
