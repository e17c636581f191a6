"""Comments on a version: the list and its export, one with its reply, and the forms that add and answer them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.plan.commands import comments as commands
from oneworkforce.plan.domain import prose
from oneworkforce.plan.domain.text_states import Step
from oneworkforce.plan.models import Version
from oneworkforce.plan.permissions import texts as permissions
from oneworkforce.plan.queries import comments as queries
from oneworkforce.plan.web.forms.texts import CommentForm, LetterForm, ReplyForm
from oneworkforce.plan.web.presenters import comments as presenter
from oneworkforce.ui import jinja, listing, saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.spreadsheet import Value


@require_safe
def comments_list(request: Asked, pk: UUID) -> HttpResponse:
    """Show the comments on a version, filtered and sorted as the address says."""
    row = permissions.get(request.viewer, pk)
    rows, total, wanted = queries.listed(request.viewer, pk, _wanted(request))
    shown = listing.Listing(
        columns=presenter.COLUMNS,
        filters=presenter.FILTERS,
        wanted=wanted,
        rows=[presenter.row(each) for each in rows],
        total=total,
        path=reverse("comments", args=[pk]),
        export_url=reverse("comments_export", args=[pk]),
        noun="comment",
        empty_words="Nobody has said anything of this version yet.",
    )
    context = {"listing": shown, "row": row, **_may(request, row)}
    return render(request, "plan/texts/comments.html", context)


@EITHER
def comments_export(request: Asked, pk: UUID) -> HttpResponse:
    """Export the comments as they are filtered, after asking what for."""
    permissions.get(request.viewer, pk)
    wanted = _wanted(request).whole()

    def rows() -> list[Sequence[Value]]:
        return [presenter.exported(each) for each in queries.listed(request.viewer, pk, wanted)[0]]

    return exports.answer(request, noun="comment", title="comments", headings=presenter.HEADINGS, rows=rows)


@require_safe
def comment(request: Asked, pk: UUID) -> HttpResponse:
    """Show a comment and its reply."""
    row = queries.one(request.viewer, pk)
    version = permissions.get(request.viewer, row.version)
    today = timezone.localdate()
    context = {
        "row": row,
        "said": presenter.said(row),
        "words": prose.parse(row.words),
        "reply": prose.parse(row.reply),
        "why_not": verdicts.why_not(permissions.check_step, request.viewer, version, Step.REPLY, today),
    }
    return render(request, "plan/texts/comment.html", context)


@EITHER
def comment_add(request: Asked, pk: UUID) -> HttpResponse:
    """Say something of a version that is out."""
    row = _held(request, pk, Step.COMMENT)
    asked = queries.spoken_for(request.viewer, pk, anybody=False)
    form = CommentForm(asked, saving.sent(request), initial={"consulted": asked[0][0] if asked else ""})
    outcome = saving.saved(
        request,
        form,
        lambda: commands.add(by=request.viewer, now=timezone.now(), version=pk, **_values(form.cleaned_data)),
    )
    until = f" Comments are taken until {jinja.day(row.comments_until)}." if row.comments_until else ""
    intro = f"Everybody who sees the text sees your comment with your name, and the reply to it.{until}"
    to = reverse("version", args=[pk])
    sheet = Sheet("Comment on the text", to, "Send comment", intro, caption=_title(row))
    return saving.answer(request, outcome, sheet, said="Thank you. Your comment was added.", to=to)


@EITHER
def comment_enter(request: Asked, pk: UUID) -> HttpResponse:
    """Write down a comment that came by letter."""
    row = _held(request, pk, Step.ENTER)
    form = LetterForm(queries.spoken_for(request.viewer, pk, anybody=True), saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.enter(by=request.viewer, now=timezone.now(), version=pk, **_values(form.cleaned_data)),
    )
    to = reverse("comments", args=[pk])
    intro = "For what was said in a letter, at a meeting or on the telephone. It says that you wrote it down."
    sheet = Sheet("Enter a comment", to, "Enter comment", intro, caption=_title(row))
    return saving.answer(request, outcome, sheet, said="The comment was added.", to=to)


@EITHER
def comment_reply(request: Asked, pk: UUID) -> HttpResponse:
    """Reply to a comment; two who reply at once see both texts."""
    row = permissions.get_comment(request.viewer, pk)
    permissions.check_step(request.viewer, row.version, Step.REPLY, timezone.localdate())
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = ReplyForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.reply(by=request.viewer, now=timezone.now(), comment=pk, seen=seen, **form.cleaned_data),
        seen=seen,
    )
    to = reverse("comment", args=[pk])
    sheet = Sheet("Reply", to, "Save reply", caption=_title(row.version))
    template, more = "plan/texts/reply.html", {"words": prose.parse(row.words), "who": presenter.said_by(row)}
    return saving.answer(request, outcome, sheet, said="The reply was saved.", to=to, template=template, **more)


def _wanted(request: Asked) -> listing.Wanted:
    return listing.read(request.GET.dict(), presenter.COLUMNS, presenter.FILTERS)


def _may(request: Asked, row: Version) -> dict[str, str]:
    today = timezone.localdate()
    return {
        "why_not_comment": verdicts.why_not(permissions.check_step, request.viewer, row, Step.COMMENT, today),
        "why_not_enter": verdicts.why_not(permissions.check_step, request.viewer, row, Step.ENTER, today),
    }


def _held(request: Asked, pk: UUID, step: Step) -> Version:
    row = permissions.get(request.viewer, pk)
    permissions.check_step(request.viewer, row, step, timezone.localdate())
    return row


def _values(said: dict[str, Any]) -> dict[str, Any]:
    chosen = said.get("consulted")
    return {**said, "consulted": UUID(chosen) if chosen else None}


def _title(row: Version) -> str:
    return f"{row.strategy.title}, version {row.number}"
