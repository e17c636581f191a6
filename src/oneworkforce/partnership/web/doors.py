"""Which routes a stranger may use; every other is denied first. And what a stranger is told."""

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

NAMELESS = frozenset(
    {
        "answer",
        "answer_page",
        "answer_check",
        "answer_later",
        "answer_open",
        "answer_code",
        "answer_thanks",
    }
)
"""Routes where nobody is known, whoever is signed in: no page, query or line of a log may tell who answered there."""

OPEN = frozenset(
    {
        "account_login",
        "account_request_login_code",
        "account_confirm_login_code",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "account_logout",
        "account_inactive",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "invitation_accept",
        "action_update",
        "calendar_feed",
        "choose_partnership",
        "health",
        "accessibility",
        "privacy",
        "api",
        "api_openapi",
        "published_partnerships",
        "published",
        "published_report",
        "published_file",
        *NAMELESS,
    }
)
"""Routes that answer without a viewer: to strangers, and to those signed in who have chosen no partnership, or have

none. The permission table tests each of them too.
"""

SECOND_FACTOR = "mfa"
"""What django-allauth calls a sign-in with a passkey, an authenticator or a recovery code."""
METHODS_OF = "account_authentication_methods_user"
"""Where allauth's session says whose methods it lists."""


def is_strong(request: HttpRequest) -> bool:
    """Say whether the person signed in has shown a second factor in this session.

    A passkey is one by itself: what one has, opened by what one is or knows. What the session lists for another
    user, tried before this one signed in, does not count.
    """
    if request.session.get(METHODS_OF) != str(request.user.pk):
        return False
    methods = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    return any(method.get("method") == SECOND_FACTOR for method in methods)


def turn_away(request: HttpRequest) -> HttpResponse:
    """Send a stranger to sign in; text they had typed is handed back, so that nothing is lost.

    Who is signed in but stands in no partnership's door is sent to choose one.
    """
    if request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), reverse("choose_partnership"))
    if request.method == "POST":
        from oneworkforce.ui import kept  # noqa: PLC0415  only on this path

        return render(request, "ui/signed_out.html", {"kept": kept.of(request)}, status=401)
    return redirect_to_login(request.get_full_path())
