"""Which posts belong to a group of staff: rules for those of an employer, and what is said of one post."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from oneworkforce.ground.asked import Asked
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.workforce.commands import terms_rules as commands
from oneworkforce.workforce.models import TermsOf
from oneworkforce.workforce.permissions import terms as permissions
from oneworkforce.workforce.queries import terms as queries
from oneworkforce.workforce.web.forms.terms import OverrideForm, RuleForm


@EITHER
def terms_rule_add(request: Asked, pk: UUID) -> HttpResponse:
    """Say which posts of an employer belong to a group."""
    viewer = request.viewer
    row = permissions.get(viewer, pk)
    permissions.check_add(viewer)
    employers = queries.employers(viewer, today=timezone.localdate())
    first = str(row.organisation_id) if row.organisation_id else ""
    form = RuleForm(employers, saving.sent(request), initial={"organisation": first})
    outcome = saving.saved(
        request,
        form,
        lambda: commands.put(
            by=viewer,
            now=timezone.now(),
            group=pk,
            organisation=UUID(form.cleaned_data["organisation"]),
            role=form.cleaned_data["role"],
            contract=form.cleaned_data["contract"],
        ),
    )
    to = reverse("terms_group", args=[pk])
    intro = (
        "What is said of a role goes before what is said of a contract, and that before what is said of all posts. "
        "What was said of the same role and contract before is replaced."
    )
    sheet = Sheet("Which posts have these conditions?", to, "Save", intro, caption=row.title)
    return saving.answer(request, outcome, sheet, said="Those posts belong to the group now.", to=to)


@require_POST
def terms_rule_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Take a rule away."""
    group = commands.remove(by=request.viewer, now=timezone.now(), rule=pk)
    messages.success(request, "The rule was taken away.")
    return redirect("terms_group", group)


@EITHER
def terms_of_post(request: Asked, pk: UUID) -> HttpResponse:
    """Say that one post has other conditions than the rules say."""
    viewer = request.viewer
    row = permissions.get_post(viewer, pk, today=timezone.localdate())
    found = TermsOf.objects.filter(post=row).values_list("group_id", flat=True).first()
    form = OverrideForm(
        queries.choose(viewer), saving.sent(request), initial={"group": "" if found is None else str(found)}
    )
    outcome = saving.saved(
        request,
        form,
        lambda: commands.override(
            by=viewer,
            now=timezone.now(),
            post=pk,
            group=UUID(form.cleaned_data["group"]) if form.cleaned_data["group"] else None,
        ),
    )
    to = reverse("terms_groups")
    sheet = Sheet("Which conditions has this post?", to, caption=f"Post {row.reference}, {row.organisation.name}")
    return saving.answer(request, outcome, sheet, said="The conditions of the post were saved.", to=to)
