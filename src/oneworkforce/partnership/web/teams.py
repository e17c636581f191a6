"""Teams: the page of one, the forms that change it, and who is in it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access import verdicts
from oneworkforce.ground.asked import Asked
from oneworkforce.partnership import offers
from oneworkforce.partnership.commands import teams as commands
from oneworkforce.partnership.permissions import organisations, teams
from oneworkforce.partnership.queries import choosing, localities
from oneworkforce.partnership.queries import teams as queries
from oneworkforce.partnership.web.forms.teams import MemberForm, TeamForm
from oneworkforce.ui import picking, saving
from oneworkforce.ui.saving import EITHER, Sheet


@require_safe
def team(request: Asked, pk: UUID) -> HttpResponse:
    """Show who is in a team, and what neighbours offer about it."""
    page = queries.one(request.viewer, pk, today=timezone.localdate())
    row = teams.get(request.viewer, pk)
    why_not = verdicts.why_not(teams.check_change, request.viewer, row)
    context = {"page": page, "why_not": why_not, "offered": offers.of_team(request.viewer, pk)}
    return render(request, "partnership/teams/page.html", context)


@EITHER
def team_add(request: Asked, pk: UUID) -> HttpResponse:
    """Add a team to the organisation `pk`."""
    host = organisations.get(request.viewer, pk)
    teams.check_add(request.viewer, host)
    form = TeamForm(localities.choose(request.viewer), saving.sent(request))
    made: list[UUID] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(commands.add(by=request.viewer, now=timezone.now(), organisation=pk, **_values(form))),
    )
    sheet = Sheet(f"Add a team to {host.name}", reverse("organisation", args=[pk]), "Add team")
    to = reverse("team", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="The team was added.", to=to)


@EITHER
def team_change(request: Asked, pk: UUID) -> HttpResponse:
    """Rename a team, or place it elsewhere."""
    row = teams.get(request.viewer, pk)
    teams.check_change(request.viewer, row)
    places = localities.choose(request.viewer)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = TeamForm(places, saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, now=timezone.now(), team=pk, seen=seen, **_values(form)),
        seen=seen,
    )
    to = reverse("team", args=[pk])
    return saving.answer(request, outcome, Sheet(f"Change {row.name}", to), said="Your changes were saved.", to=to)


@EITHER
def team_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Remove a team, once it is confirmed."""
    row = teams.get(request.viewer, pk)
    if request.method == "POST":
        commands.remove(by=request.viewer, now=timezone.now(), team=pk)
        messages.success(request, "The team was removed.")
        return redirect("organisation", row.organisation_id)
    to = reverse("team", args=[pk])
    intro = "Its people stay where they are. This cannot be undone."
    context = {
        "sheet": Sheet(f"Remove {row.name}", to, "Remove team", intro),
        "action": request.path,
        "why_not": verdicts.why_not(teams.check_change, request.viewer, row),
    }
    return render(request, "ui/confirm.html", context)


@EITHER
def team_member_add(request: Asked, pk: UUID) -> HttpResponse:
    """Find a person of any organisation by name and put them into the team."""
    row = teams.get(request.viewer, pk)
    teams.check_change(request.viewer, row)
    today, said = timezone.localdate(), picking.words(request)
    enough = picking.enough(said)
    found = queries.candidates(request.viewer, pk, said, today=today, most=picking.MOST) if enough else ()
    choices = choosing.pairs(found)
    form = MemberForm(choices, saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.join(
            by=request.viewer, now=timezone.now(), today=today, team=pk, person=UUID(form.cleaned_data["person"])
        ),
    )
    to = reverse("team", args=[pk])
    if outcome.done:
        messages.success(request, "They are in the team now.")
        return redirect(to)
    sheet = Sheet(f"Add a member to {row.name}", to, "Add to the team", "People of any organisation can be in a team.")
    label = "Name of the person"
    return picking.page(request, form, sheet, label=label, choices=choices, noun="person", plural="people")


@require_POST
def team_member_remove(request: Asked, pk: UUID, person: UUID) -> HttpResponse:
    """Take a person out of the team."""
    commands.leave(by=request.viewer, now=timezone.now(), team=pk, person=person)
    messages.success(request, "They are no longer in the team.")
    return redirect("team", pk)


@require_POST
def team_lead(request: Asked, pk: UUID) -> HttpResponse:
    """Let a member lead the team, or nobody."""
    commands.lead(by=request.viewer, now=timezone.now(), team=pk, person=_person(request.POST.get("person", "")))
    messages.success(request, "Who leads the team was saved.")
    return redirect("team", pk)


def _person(said: str) -> UUID | None:
    """Return the id, None where nobody is meant; there is no person with what is not an id."""
    try:
        return UUID(said) if said else None
    except ValueError:
        raise verdicts.NotFound from None


def _values(form: TeamForm) -> dict[str, Any]:
    locality = form.cleaned_data["locality"]
    return {"name": form.cleaned_data["name"], "locality": UUID(locality) if locality else None}
