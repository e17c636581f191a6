"""What becomes of a post: filled, left, ended, and an ending taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from oneworkforce.ground.asked import Asked
from oneworkforce.ui import picking, saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.workforce.commands import post_steps as commands
from oneworkforce.workforce.domain import roles
from oneworkforce.workforce.domain.post_states import Step
from oneworkforce.workforce.models import Post
from oneworkforce.workforce.permissions import posts as permissions
from oneworkforce.workforce.queries import posts as queries
from oneworkforce.workforce.web.forms.posts import EndForm, FillForm, LeaveForm


@EITHER
def fill(request: Asked, pk: UUID) -> HttpResponse:
    """Find a person of the organisation by name and let them hold the post."""
    row = _kept(request, pk, Step.FILL)
    today, words = timezone.localdate(), picking.words(request)
    choices = (
        queries.candidates(row.organisation_id, words, today=today, most=picking.MOST) if picking.enough(words) else []
    )
    form = FillForm(choices, saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.fill(
            by=request.viewer,
            now=timezone.now(),
            today=today,
            post=pk,
            person=UUID(form.cleaned_data["person"]),
            on=form.cleaned_data["on"],
            came_from=form.cleaned_data["came_from"],
        ),
    )
    to = reverse("post", args=[pk])
    if outcome.done:
        messages.success(request, "Who holds the post was saved.")
        return redirect(to)
    intro = (
        f"Only people of {row.organisation.name} are found. Somebody who is new is added to People first, or entered "
        "by hand together with a post."
    )
    sheet = Sheet(f"Who holds post {row.reference}?", to, "Save", intro)
    return picking.page(
        request, form, sheet, label="Name of the person", choices=choices, noun="person", plural="people"
    )


@EITHER
def leave(request: Asked, pk: UUID) -> HttpResponse:
    """Say that the holder of a post leaves, and what becomes of it."""
    row = _kept(request, pk, Step.LEAVE)
    form = LeaveForm(saving.sent(request))
    followers: list[UUID | None] = []
    outcome = saving.saved(
        request,
        form,
        lambda: followers.append(
            commands.leave(
                by=request.viewer,
                now=timezone.now(),
                today=timezone.localdate(),
                post=pk,
                on=form.cleaned_data["on"],
                reason=form.cleaned_data["leaving_reason"],
                destination=form.cleaned_data["destination"],
                goes_on=form.cleaned_data["goes_on"] == "yes",
            )
        ),
    )
    name = row.person.name if row.person else ""
    sheet = Sheet(f"{name} leaves the post", reverse("post", args=[pk]), caption=_called(row))
    said = "That they leave was saved."
    if any(followers):
        said += " The vacant post that follows is here to be filled."
    to = reverse("post", args=[followers[0] or pk]) if followers else ""
    return saving.answer(request, outcome, sheet, said=said, to=to)


@EITHER
def end(request: Asked, pk: UUID) -> HttpResponse:
    """Say that a vacant post will not be filled."""
    row = _kept(request, pk, Step.END)
    form = EndForm(saving.sent(request), initial={"on": timezone.localdate()})
    outcome = saving.saved(
        request,
        form,
        lambda: commands.end(
            by=request.viewer, now=timezone.now(), today=timezone.localdate(), post=pk, on=form.cleaned_data["on"]
        ),
    )
    to = reverse("post", args=[pk])
    sheet = Sheet("The post will not be filled", to, "End the post", caption=_called(row))
    return saving.answer(request, outcome, sheet, said="The end of the post was saved.", to=to)


@require_POST
def take_back(request: Asked, pk: UUID) -> HttpResponse:
    """Take back that a post ends."""
    saving.pressed(
        request,
        lambda: commands.take_back(by=request.viewer, now=timezone.now(), today=timezone.localdate(), post=pk),
        "The ending was taken back.",
    )
    return redirect("post", pk)


def _kept(request: Asked, pk: UUID, step: Step) -> Post:
    """Return a post that the viewer keeps and of which the step can be taken; else say why not."""
    row = permissions.get(request.viewer, pk, today=timezone.localdate())
    permissions.check_step(request.viewer, row, step, timezone.localdate())
    return row


def _called(row: Post) -> str:
    return f"{row.reference}, {roles.title(row.role)}"
