"""Arranging cover while somebody is on leave, and ending it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from oneworkforce.ground.asked import Asked
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.commands import covers as commands
from oneworkforce.partnership.permissions import members as permissions
from oneworkforce.partnership.queries import members as queries
from oneworkforce.partnership.web.member_forms import CoverForm
from oneworkforce.ui.forms import refused_to_form


@require_http_methods(["GET", "POST"])
def add(request: Asked, member: UUID) -> HttpResponse:
    """Ask who stands in and when, and arrange it."""
    away = permissions.get(request.viewer, member)
    permissions.check_cover_for(request.viewer, away)
    form = CoverForm(
        request.POST if request.method == "POST" else None, people=queries.stand_ins(request.viewer, member)
    )
    if request.method == "POST" and form.is_valid():
        asked = {**form.cleaned_data, "stand_in": UUID(form.cleaned_data["stand_in"])}
        try:
            commands.add(by=request.viewer, now=timezone.now(), away=member, **asked)
        except Refused as refused:
            refused_to_form(form, refused)
        else:
            messages.success(request, f"Cover for {away.person.name} is arranged. Both have been written to.")
            return redirect("member", member)
    return render(request, "partnership/member/cover.html", {"form": form, "name": away.person.name, "id": member})


@require_http_methods(["GET", "POST"])
def end(request: Asked, cover: UUID) -> HttpResponse:
    """Ask once more, and end a cover."""
    found = permissions.get_cover(request.viewer, cover)
    permissions.check_cover_for(request.viewer, found.away)
    if request.method == "POST":
        member = commands.end(by=request.viewer, now=timezone.now(), cover=cover)
        messages.success(request, "The cover has ended. Both have been written to.")
        return redirect("member", member)
    names = {"away": found.away.person.name, "stand_in": found.stand_in.person.name, "member": found.away_id}
    return render(request, "partnership/member/end_cover.html", names)
