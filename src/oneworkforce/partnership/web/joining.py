"""Where the link of an invitation leads: who invites, to what; a password, or the sign-in one has already."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.ground import scope, transactions
from oneworkforce.ground.models import User
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.commands import joining as commands
from oneworkforce.partnership.domain import invitations
from oneworkforce.partnership.domain.invitations import Standing
from oneworkforce.partnership.queries import invitations as queries
from oneworkforce.partnership.web.member_forms import FirstPasswordForm
from oneworkforce.partnership.web.middleware import CHOSEN
from oneworkforce.ui.forms import refused_to_form

_CANNOT = {
    Standing.USED: (
        "This invitation has been accepted",
        "If it was you, sign in. If not, tell the person who invited you.",
    ),
    Standing.WITHDRAWN: (
        "This invitation was withdrawn",
        "If you think that is a mistake, ask the person who invited you.",
    ),
    Standing.EXPIRED: ("This invitation has run out", "Ask the person who invited you to send it again."),
}
_WRONG = ("This link is not right", "Open it from the e-mail once more, or copy all of it into your browser.")


@never_cache
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, secret: str) -> HttpResponse:
    """Show what the invitation holds out, and take it.

    A stranger has no scope: the secret names the partnership whose digest it is held against, and opens no more.
    """
    partnership = invitations.partnership_of(secret)
    user = request.user if isinstance(request.user, User) else None
    if partnership is None:
        return _cannot(request, *_WRONG, status=404)
    with scope.entered(partnership, user=user.pk if user else None):
        with transactions.reading():
            opened = queries.of_secret(secret, now=timezone.now())
        if opened is None:
            return _cannot(request, *_WRONG, status=404)
        if opened.standing is not Standing.OPEN:
            return _cannot(request, *_CANNOT[opened.standing], status=410)
        return _answer(request, secret, opened, user)


def _answer(request: HttpRequest, secret: str, opened: queries.Opened, user: User | None) -> HttpResponse:
    theirs = user is not None and user.email == opened.email
    page = {"opened": opened, "signed_in": user is not None, "theirs": theirs, "here": request.path}
    if (opened.must_sign_in or user is not None) and not theirs:
        return render(request, "partnership/invitation/sign_in_first.html", page)
    form = None
    if not opened.must_sign_in:
        form = FirstPasswordForm(request.POST if request.method == "POST" else None, initial={"email": opened.email})
    if request.method == "POST" and (form is None or form.is_valid()):
        password = form.cleaned_data["password"] if form else ""
        try:
            member = commands.accept(secret=secret, now=timezone.now(), user=user, password=password)
        except NotAllowed as refused:
            return _cannot(request, "You cannot join", str(refused), status=409)
        except NotFound:
            return _cannot(request, *_WRONG, status=404)
        except Refused as refused:
            refused_to_form(form or FirstPasswordForm(), refused)
        else:
            return _joined(request, opened, member.pk, signed_in=theirs)
    return render(request, "partnership/invitation/accept.html", {**page, "form": form})


def _joined(request: HttpRequest, opened: queries.Opened, membership: UUID, *, signed_in: bool) -> HttpResponse:
    if signed_in:
        request.session[CHOSEN] = str(membership)
        messages.success(request, f"Welcome to {opened.partnership}.")
        return redirect("home")
    messages.success(request, "Your password is set. Sign in with it now.")
    return redirect("account_login")


def _cannot(request: HttpRequest, title: str, words: str, *, status: int) -> HttpResponse:
    return render(request, "partnership/invitation/cannot.html", {"title": title, "words": words}, status=status)
