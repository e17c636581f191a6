"""One form, one command, one page: shown, refused beside its fields, set beside another's text, or saved.

Where there is nothing to fill in: a button pressed on a page (`pressed`), or on a page that asks first (`confirmed`).
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from oneworkforce.lib.faults import Refused
from oneworkforce.ui import conflict
from oneworkforce.ui.conflict import Conflict, Values
from oneworkforce.ui.forms import PlainForm, refused_to_form

EITHER = require_http_methods(["GET", "HEAD", "POST"])
"""For the view of a form: shown, or sent."""
FORM = "ui/form.html"
CONFIRM = "ui/confirm.html"
CONFLICT = 409
Said = str | Callable[[], str]
"""What a page says of what was done; a function, where that is known only afterwards."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands around a form: its title, where "Back" leads, the button.

    `intro` is a sentence under the title; `caption` says above it of whom or what the form is.
    """

    title: str
    back: str
    action: str = "Save"
    intro: str = ""
    warning: bool = False
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a form: `done`, to be shown again, or to be set beside what another saved (`conflict`).

    `seen` is the digest of the values that the form was filled with, "" where it adds something new.
    """

    form: PlainForm
    seen: str = ""
    done: bool = False
    conflict: Conflict | None = None


def sent(request: HttpRequest, stored: Values | None = None) -> QueryDict | None:
    """Return what to bind a form to, None where it is only shown; a choice against `stored` is carried out in it."""
    if request.method != "POST":
        return None
    return request.POST if stored is None else conflict.settled(request.POST, stored)


def seen(request: HttpRequest, stored: Values) -> str:
    """Return the digest of what the form showed: as it came back, or of what it shows now."""
    return request.POST.get(conflict.SEEN, "") if request.method == "POST" else conflict.digest(stored)


def saved(request: HttpRequest, form: PlainForm, command: Callable[[], object], *, seen: str = "") -> Outcome:
    """Run `command` where `form` is valid; what it refuses stands beside the fields."""
    if request.method != "POST" or not form.is_valid():
        return Outcome(form, seen)
    try:
        command()
    except Refused as refused:
        refused_to_form(form, refused)
        return Outcome(form, seen)
    except conflict.Changed as changed:
        return Outcome(form, seen, conflict=conflict.between(form, changed))
    return Outcome(form, seen, done=True)


def answer(
    request: HttpRequest, outcome: Outcome, sheet: Sheet, *, said: str, to: str, template: str = FORM, **more: object
) -> HttpResponse:
    """Return the way on with the message `said`, both sides of a conflict, or the form's page (`more`: its context)."""
    if outcome.done:
        messages.success(request, said)
        return redirect(to)
    if outcome.conflict is not None:
        context = {"conflict": outcome.conflict, "heading": sheet.title}
        return render(request, "ui/conflict.html", context, status=CONFLICT)
    return render(request, template, {"sheet": sheet, "form": outcome.form, "seen": outcome.seen, **more})


def pressed(request: HttpRequest, command: Callable[[], object], said: Said) -> bool:
    """Run the command of a button, and say on the next page `said`, or why it was refused; return whether it ran."""
    try:
        command()
    except Refused as refused:
        messages.info(request, refused.words)
        return False
    messages.success(request, said if isinstance(said, str) else said())
    return True


def confirmed(
    request: HttpRequest, sheet: Sheet, command: Callable[[], object], *, said: Said, why_not: str = "", to: str = ""
) -> HttpResponse:
    """Return a page that asks first; once its button is pressed, run `command` and go on to `to`, else back.

    `why_not`: why the viewer may not press it; the command says so again.
    """
    if request.method == "POST":
        done = pressed(request, command, said)
        return redirect(to if done and to else sheet.back)
    return render(request, CONFIRM, {"sheet": sheet, "action": request.path, "why_not": why_not})
