"""Questions about pay and conditions: the list, one of them, to ask, to answer, to take back, to show to all."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.lib import text
from oneworkforce.ui import listing, saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.commands import hr_questions as commands
from oneworkforce.workforce.domain import hr_questions as rules
from oneworkforce.workforce.domain.hr_questions import State, Step
from oneworkforce.workforce.domain.terms import CONDITIONS
from oneworkforce.workforce.permissions import hr_questions as permissions
from oneworkforce.workforce.permissions import terms
from oneworkforce.workforce.queries import hr_questions as queries
from oneworkforce.workforce.queries import terms as groups
from oneworkforce.workforce.web.forms.hr_questions import AnswerForm, AskForm
from oneworkforce.workforce.web.presenters import hr_questions as presenter
from oneworkforce.workforce.web.terms_side_by_side import chosen


@require_safe
def hr_questions(request: Asked) -> HttpResponse:
    """Show the questions that the viewer asked, may answer, or that are shown to all."""
    viewer = request.viewer
    terms.check_see(viewer)
    rows, total, wanted = queries.listed(viewer, _wanted(request), today=timezone.localdate())
    shown = listing.Listing(
        columns=presenter.COLUMNS,
        filters=presenter.FILTERS,
        wanted=wanted,
        rows=[presenter.row(each) for each in rows],
        total=total,
        path=reverse("hr_questions"),
        export_url=reverse("hr_questions_export"),
        noun="question",
        empty_words="Ask from a condition where groups stand side by side, or here.",
        empty_url=reverse("hr_question_ask"),
        empty_action="Ask a question",
    )
    return render(request, "workforce/hr_questions/list.html", {"listing": shown})


@EITHER
def hr_questions_export(request: Asked) -> HttpResponse:
    """Export the list as it is filtered, after asking what for; who asked is told to who may answer it."""
    viewer = request.viewer
    terms.check_see(viewer)
    wanted, today = _wanted(request).whole(), timezone.localdate()

    def rows() -> list[tuple[Value, ...]]:
        mine = set(permissions.answered_by(viewer).values_list("pk", flat=True))
        found = queries.listed(viewer, wanted, today=today)[0]
        return [presenter.exported(each, named=each.mine or each.id in mine) for each in found]

    title = "questions about pay and conditions"
    return exports.answer(request, noun="hr_question", title=title, headings=presenter.HEADINGS, rows=rows)


@EITHER
def hr_question_ask(request: Asked) -> HttpResponse:
    """Ask about groups and a condition; the address may say which, and of which team."""
    viewer = request.viewer
    terms.check_see(viewer)
    condition = request.GET.get("condition", "")
    given = {
        "groups": [str(pk) for pk in chosen(request)],
        "condition": condition if condition in CONDITIONS else "",
    }
    team = _team(request.GET.get("team", ""))
    choices = groups.choose(viewer)
    if not choices:
        return render(request, "workforce/hr_questions/none.html", {"may_add": terms.can_add(viewer)})
    form = AskForm(choices, saving.sent(request), initial=given)
    made: list[UUID] = []

    def ask() -> None:
        said: dict[str, Any] = form.cleaned_data
        made.append(
            commands.ask(
                by=viewer,
                now=timezone.now(),
                today=timezone.localdate(),
                groups=[UUID(pk) for pk in said["groups"]],
                condition=said["condition"],
                text=said["text"],
                team=team,
            )
        )

    outcome = saving.saved(request, form, ask)
    to = reverse("hr_question", args=made) if made else ""
    intro = "Those who write down the conditions of these groups get it, else the workforce lead."
    back = reverse("terms_team", args=[team]) if team else reverse("hr_questions")
    sheet = Sheet("Ask about pay and conditions", back, "Ask", intro)
    return saving.answer(request, outcome, sheet, said="Your question was sent.", to=to)


@require_safe
def hr_question(request: Asked, pk: UUID) -> HttpResponse:
    """Show a question with its answer."""
    viewer = request.viewer
    found = queries.one(viewer, pk, today=timezone.localdate())
    row = permissions.get(viewer, pk)
    may_answer = permissions.can_answer(viewer, row)
    context = {
        "page": found,
        "condition": presenter.condition(found),
        "about": text.listed(found.groups),
        "asker": presenter.asker(found) if found.mine or may_answer else "",
        "tag": presenter.tag(found),
        "waited": rules.waited_words(found.days, found.state),
        "may_answer": may_answer and not rules.why_not(found.state, Step.ANSWER),
        "may_publish": may_answer and found.state is State.ANSWERED,
        "may_withdraw": permissions.can_withdraw(viewer, row) and not rules.why_not(found.state, Step.WITHDRAW),
    }
    return render(request, "workforce/hr_questions/page.html", context)


@EITHER
def hr_question_answer(request: Asked, pk: UUID) -> HttpResponse:
    """Answer a question, or mend its answer."""
    viewer = request.viewer
    row = permissions.get(viewer, pk)
    permissions.check_answer(viewer, row)
    form = AnswerForm(saving.sent(request), initial={"answer": row.answer, "published": row.published})
    outcome = saving.saved(
        request,
        form,
        lambda: commands.answer(
            by=viewer, now=timezone.now(), today=timezone.localdate(), question=pk, **form.cleaned_data
        ),
    )
    to = reverse("hr_question", args=[pk])
    found = queries.one(viewer, pk, today=timezone.localdate())
    sheet = Sheet("Answer a question", to, "Send the answer", caption=presenter.condition(found))
    template = "workforce/hr_questions/answer.html"
    return saving.answer(request, outcome, sheet, said="The answer was saved.", to=to, template=template, page=found)


@require_POST
def hr_question_publish(request: Asked, pk: UUID) -> HttpResponse:
    """Show question and answer to all who see conditions, or no longer."""
    published = request.POST.get("published") == "yes"
    saving.pressed(
        request,
        lambda: commands.publish(by=request.viewer, now=timezone.now(), question=pk, published=published),
        "It is shown to all who see pay and conditions." if published else "It is shown to all no longer.",
    )
    return redirect("hr_question", pk)


@require_POST
def hr_question_withdraw(request: Asked, pk: UUID) -> HttpResponse:
    """Take back one's own question."""
    saving.pressed(
        request,
        lambda: commands.withdraw(by=request.viewer, now=timezone.now(), question=pk),
        "Your question was taken back.",
    )
    return redirect("hr_question", pk)


def _wanted(request: Asked) -> listing.Wanted:
    return listing.read(request.GET.dict(), presenter.COLUMNS, presenter.FILTERS)


def _team(said: str) -> UUID | None:
    try:
        return UUID(said) if said else None
    except ValueError:
        return None
