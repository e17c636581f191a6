"""Letters of a round: their words by audience, previews, a test to oneself, and what was sent."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access import verdicts
from oneworkforce.access.verdicts import NotFound
from oneworkforce.assess.commands import letters as commands
from oneworkforce.assess.domain.kinds import Letter as Kind
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.models import Round
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import contacts as contact_queries
from oneworkforce.assess.queries import letters as queries
from oneworkforce.assess.queries import stored
from oneworkforce.assess.web.forms.letters import LetterForm
from oneworkforce.assess.web.presenters import letters as presenters
from oneworkforce.ground.asked import Asked
from oneworkforce.lib import text
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet

AUDIENCE = "audience"
"""The part of an address that says whose letter it is; left out, it is everybody's."""


@require_safe
def letters(request: Asked, pk: UUID) -> HttpResponse:
    """Show the letters of a round and what was sent."""
    row = years.get(request.viewer, pk)
    today = timezone.localdate()
    context = {
        "round": stored.of(row),
        "rows": presenters.rows(pk, queries.worded(row)),
        "sent": presenters.sent(queries.sendings(request.viewer, pk)),
        "pace": presenters.pace(row.letters_a_minute),
        "why_not_send": verdicts.why_not(years.check_step, request.viewer, row, Step.SEND, today),
    }
    return render(request, "assess/letters/page.html", context)


@EITHER
def letter_change(request: Asked, pk: UUID, kind: str) -> HttpResponse:
    """Word a letter; another's words meanwhile are shown beside one's own."""
    row, which, audience, title = _which(request, pk, kind)
    today = timezone.localdate()
    years.check_step(request.viewer, row, Step.WORD, today)
    shown = commands.shown(row, which, audience)
    seen = saving.seen(request, shown)
    form = LetterForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.word(
            by=request.viewer,
            now=timezone.now(),
            today=today,
            round=pk,
            kind=which,
            audience=audience,
            seen=seen,
            **form.cleaned_data,
        ),
        seen=seen,
    )
    sheet = Sheet(f"{which.title_} to {title.lower()}", reverse("letters", args=[pk]), caption=row.title)
    to = presenters.address("letter_preview", pk, which, audience)
    return saving.answer(request, outcome, sheet, said="The letter was saved.", to=to)


@require_safe
def letter_preview(request: Asked, pk: UUID, kind: str) -> HttpResponse:
    """Show a letter as an invented person would get it."""
    row, which, audience, title = _which(request, pk, kind)
    words = queries.words(row, which, audience)
    language = request.GET.get("language", "")
    filled = queries.filled(row, words, name="Robin Example", language=language, link=_example(pk))
    context = {
        "round": stored.of(row),
        "title": f"{which.title_} to {title.lower()}",
        "letter": filled,
        "change": presenters.address("letter_change", pk, which, audience),
        "test": presenters.address("letter_test", pk, which, audience),
        "why_not": verdicts.why_not(years.check_step, request.viewer, row, Step.WORD, timezone.localdate()),
    }
    return render(request, "assess/letters/preview.html", context)


@require_POST
def letter_test(request: Asked, pk: UUID, kind: str) -> HttpResponse:
    """Send a letter to oneself."""
    _, which, audience, _ = _which(request, pk, kind)
    told: dict[str, Any] = {"by": request.viewer, "now": timezone.now(), "today": timezone.localdate()}
    saving.pressed(
        request,
        lambda: commands.test(**told, round=pk, kind=which, audience=audience, link=_example(pk)),
        "The test is on its way to you.",
    )
    return redirect(presenters.address("letter_preview", pk, which, audience))


@require_safe
def letter_example(request: Asked, pk: UUID) -> HttpResponse:
    """Say where the link of a real letter leads: this is where that of a test comes to."""
    row = years.get(request.viewer, pk)
    return render(request, "assess/letters/example.html", {"round": stored.of(row)})


@EITHER
def letters_send(request: Asked, pk: UUID, kind: str) -> HttpResponse:
    """Send invitations or reminders, once that is confirmed."""
    row, which, _, _ = _which(request, pk, kind)
    today = timezone.localdate()
    to = reverse("letters", args=[pk])
    if request.method == "POST":
        told: dict[str, Any] = {"by": request.viewer, "now": timezone.now(), "today": today, "round": pk}
        if which is Kind.INVITATION:
            many: list[int] = []
            saving.pressed(
                request,
                lambda: many.append(commands.invite(**told)),
                lambda: f"{text.counted(many[0], 'letter is', 'letters are')} on the way.",
            )
        else:
            saving.pressed(request, lambda: commands.remind(**told), "The reminders are on the way.")
        return redirect(to)
    title, intro, action = presenters.SENDING[which]
    sheet = Sheet(title, to, action, f"{intro} {presenters.pace(row.letters_a_minute)}")
    why_not = verdicts.why_not(years.check_step, request.viewer, row, Step.SEND, today)
    context = {
        "sheet": sheet,
        "action": reverse("letters_send", args=[pk, which]),
        "why_not": why_not,
        "round": stored.of(row),
    }
    return render(request, "assess/letters/send.html", context)


def _which(request: Asked, pk: UUID, kind: str) -> tuple[Round, Kind, str, str]:
    """Return the round, which letter, whose, and what they are called."""
    row = years.get(request.viewer, pk)
    if kind not in {each.value for each in Kind}:
        raise NotFound
    audience = request.GET.get(AUDIENCE, "")
    titles = {queries.EVERYBODY: "Everybody", **dict(contact_queries.audiences(stored.framework_of(row)))}
    if audience not in titles:
        raise NotFound
    return row, Kind(kind), audience, titles[audience]


def _example(pk: UUID) -> str:
    return f"{settings.ORIGIN}{reverse('letter_example', args=[pk])}"
