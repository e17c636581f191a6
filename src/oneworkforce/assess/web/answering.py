"""The door of a questionnaire: no sign-in, no session, no message; a link is enough, and each page is saved when left.

The partnership stands in the address, as a stranger has no scope. Looking changes nothing: mail programs open links.
Whoever is signed in is nobody here (partnership/web/doors.py): no line of a log tells who answered.
"""

import functools
from collections.abc import Callable, Mapping
from dataclasses import replace
from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.cache import never_cache

from oneworkforce.access.verdicts import NotFound
from oneworkforce.assess.commands import answering as commands
from oneworkforce.assess.commands import drafts
from oneworkforce.assess.domain import page_words, questionnaire
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.queries import answering as queries
from oneworkforce.assess.queries import stored
from oneworkforce.assess.queries.answering import TOKEN, Holder, Shut
from oneworkforce.assess.web.presenters import answering as presenters
from oneworkforce.assess.web.presenters.answering import Frame
from oneworkforce.ground import partnerships, scope, transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.ui.saving import EITHER

View = Callable[..., HttpResponse]
LANGUAGE = "language"
NEXT, BACK, LATER = "next", "back", "later"


def _door(view: View) -> View:
    """Open the scope of the partnership in the address; a link that is wrong, or shut, gets its page."""

    @never_cache
    @EITHER
    @functools.wraps(view)
    def opened(request: HttpRequest, partnership: UUID, **address: str | int) -> HttpResponse:
        try:
            with scope.entered(partnership):
                return view(request, partnership, **address)
        except NotFound:
            around = _around(request, None, "")
            return render(request, "assess/answering/wrong.html", {"around": around}, status=HTTPStatus.NOT_FOUND)
        except Shut as shut:
            return _shut(request, partnership, shut)

    return opened


@_door
def answer(request: HttpRequest, partnership: UUID, token: str) -> HttpResponse:
    """Show who asks, how long it takes, what happens to the answers, and where to start."""
    if request.method == "POST":  # of a form that was sent here by hand: looking is all there is
        return redirect(request.path)
    holder = _holder(token)
    around = _around(request, holder, presenters.door(partnership, token), partnership)
    page = presenters.welcome(
        holder.round, holder.framework, holder.cell.audience, around, _in(around, around.url(_next(holder)))
    )
    code = "" if holder.contact else token
    page = replace(page, resumed=bool(holder.drafted.said), code=code)
    context = {"around": around, "page": page, "address": f"{settings.ORIGIN}{around.base}"}
    return render(request, "assess/answering/welcome.html", context)


@_door
def answer_page(request: HttpRequest, partnership: UUID, token: str, page: int) -> HttpResponse:
    """Show one arc with what was saved; or save it, and go where the button leads."""
    base = presenters.door(partnership, token)
    if request.method == "POST":
        typed = {name: str(value) for name, value in request.POST.items()}
        try:
            drafts.keep(
                token=token, today=timezone.localdate(), page=page, language=typed.get(LANGUAGE, "")[:12], typed=typed
            )
        except IndexError:
            return redirect(base)
        except Refused:
            return _arc(request, partnership, token, page, typed)
        return redirect(_onward(base, page, typed.get("go", NEXT)))
    return _arc(request, partnership, token, page, None)


@_door
def answer_check(request: HttpRequest, partnership: UUID, token: str) -> HttpResponse:
    """Show every answer before it is handed in; or hand in."""
    nothing = False
    if request.method == "POST":
        try:
            commands.hand_in(token=token, today=timezone.localdate())
        except Refused:
            nothing = True
        else:
            asked = request.POST.get(LANGUAGE, "")
            to = reverse("answer_thanks", args=[partnership])
            return redirect(f"{to}?{LANGUAGE}={asked}" if asked in page_words.known() else to)
    holder = _holder(token)
    around = _around(request, holder, presenters.door(partnership, token), partnership)
    arcs, missing = presenters.checked(holder, around)
    context = {"around": around, "arcs": arcs, "missing": missing, "nothing": nothing}
    return render(
        request, "assess/answering/check.html", context, status=HTTPStatus.BAD_REQUEST if nothing else HTTPStatus.OK
    )


@_door
def answer_later(request: HttpRequest, partnership: UUID, token: str) -> HttpResponse:
    """Say how to come back."""
    if request.method == "POST":
        return redirect(request.path)
    holder = _holder(token)
    around = _around(request, holder, presenters.door(partnership, token), partnership)
    key = "later_contact" if holder.contact else "later_code"
    context = {
        "around": around,
        "how": around.words[key].format(date=presenters.last_day(holder.round, around)),
        "code": "" if holder.contact else token,
        "address": f"{settings.ORIGIN}{around.base}",
        "on": around.url(_next(holder)),
    }
    return render(request, "assess/answering/later.html", context)


@_door
def answer_open(request: HttpRequest, partnership: UUID, token: str) -> HttpResponse:
    """Show the first page of an open link; start with a code of one's own."""
    today = timezone.localdate()
    if request.method == "POST":
        language = request.POST.get(LANGUAGE, "")[:12]
        return redirect("answer", partnership, drafts.begin(link=token, today=today, language=language))
    with transactions.reading():
        link = queries.link(token, today=today)
        framework = stored.framework_of(link.cell.round)
    language = _language(request, framework, "")
    around = presenters.frame(_name(partnership), request.path, language)
    page = presenters.welcome(link.cell.round, framework, link.cell.audience, around, "")
    context = {"around": around, "page": page, "enter": reverse("answer_code", args=[partnership])}
    return render(request, "assess/answering/open.html", context)


@_door
def answer_code(request: HttpRequest, partnership: UUID) -> HttpResponse:
    """Ask for the code of somebody who started before, or for the address that they kept."""
    around = _around(request, None, request.path, partnership)
    if request.method == "POST":
        found = TOKEN.search(request.POST.get("code", "").strip().rstrip("/").rsplit("/", 1)[-1])
        if found:
            return redirect("answer", partnership, found[0])
        context = {"around": around, "wrong": True}
        return render(request, "assess/answering/enter.html", context, status=HTTPStatus.BAD_REQUEST)
    return render(request, "assess/answering/enter.html", {"around": around, "wrong": False})


@_door
def answer_thanks(request: HttpRequest, partnership: UUID) -> HttpResponse:
    """Thank whoever handed in. The page knows of nobody."""
    around = _around(request, None, request.path, partnership)
    return render(request, "assess/answering/thanks.html", {"around": around})


def _arc(
    request: HttpRequest, partnership: UUID, token: str, number: int, typed: Mapping[str, str] | None
) -> HttpResponse:
    holder = _holder(token)
    around = _around(request, holder, presenters.door(partnership, token), partnership)
    if not 1 <= number <= len(questionnaire.pages(holder.framework, holder.cell.audience)):
        return redirect(around.base)
    page = presenters.arc_page(holder, number, around, typed)
    tongues = presenters.tongues(holder.framework, around)
    context = {"around": around, "page": page, "tongues": tongues}
    status = HTTPStatus.OK if typed is None else HTTPStatus.BAD_REQUEST
    return render(request, "assess/answering/page.html", context, status=status)


def _shut(request: HttpRequest, partnership: UUID, shut: Shut) -> HttpResponse:
    language = _language(request, stored.framework_of(shut.row), shut.language)
    around = presenters.frame(_name(partnership), request.path, language)
    key, last = shut.why.value, presenters.last_day(shut.row, around)
    lines = [
        around.words[f"{key}_{part}"].format(date=last)
        for part in ("say", "do", "not")
        if f"{key}_{part}" in around.words
    ]
    context = {"around": around, "title": around.words[f"{key}_title"], "lines": lines}
    return render(request, "assess/answering/shut.html", context)


def _holder(token: str) -> Holder:
    with transactions.reading():
        return queries.holder(token, today=timezone.localdate())


def _next(holder: Holder) -> int:
    """Return the first page with a question that has no answer, else the first page."""
    said = holder.drafted.said
    pages = questionnaire.pages(holder.framework, holder.cell.audience)
    open_ = (at for at, page in enumerate(pages, start=1) if not all(said.get(one.id) for one in page.questions))
    return next(open_, 1)


def _onward(base: str, page: int, go: str) -> str:
    """Return where a button leads. Beyond the last page is the page of checking, which page is the last is its own."""
    if go == LATER:
        return f"{base}later/"
    if go == BACK:
        return f"{base}{page - 1}/" if page > 1 else base
    return f"{base}{page + 1}/" if go == NEXT else f"{base}check/"


def _in(around: Frame, url: str) -> str:
    return f"{url}?{LANGUAGE}={around.language}"


def _around(request: HttpRequest, holder: Holder | None, base: str, partnership: UUID | None = None) -> Frame:
    if holder is None:
        language = page_words.chosen(_wanted(request), ("en", *sorted(page_words.known())))
    else:
        language = _language(request, holder.framework, holder.drafted.language or holder.language)
    return presenters.frame(_name(partnership), base, language)


def _language(request: HttpRequest, framework: Framework, kept: str) -> str:
    """Return the language to read in: as chosen, as kept, as the browser asks for, as the framework is written."""
    asked, *browser = _wanted(request)
    return page_words.chosen((asked, kept, *browser), questionnaire.languages(framework))


def _wanted(request: HttpRequest) -> list[str]:
    chosen = request.GET.get(LANGUAGE) or request.POST.get(LANGUAGE) or ""
    accepted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    return [chosen, *(code.split("-")[0] for code, _ in accepted)]


def _name(partnership: UUID | None) -> str:
    return partnerships.name(partnership) if partnership else ""
