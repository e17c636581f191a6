"""Giving a member a role, and ending one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from oneworkforce.access import roles
from oneworkforce.access.permissions import Permission
from oneworkforce.ground.asked import Asked
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.commands import grants as commands
from oneworkforce.partnership.domain import granting
from oneworkforce.partnership.permissions import members as permissions
from oneworkforce.partnership.queries import members as queries
from oneworkforce.partnership.web.member_forms import GrantForm
from oneworkforce.ui.forms import refused_to_form


@require_http_methods(["GET", "POST"])
def give(request: Asked, member: UUID) -> HttpResponse:
    """Ask for a role, its place and its days, and give it."""
    now = timezone.now()
    found = permissions.get(request.viewer, member)
    permissions.check_grant(request.viewer, found)
    reach = request.viewer.reach(Permission.GRANT)
    form = GrantForm(
        request.POST if request.method == "POST" else None,
        roles=granting.givable(request.viewer, roles.all_roles(), by=Permission.GRANT),
        places=[one for one in queries.places() if granting.covers(reach, one[0])],
        initial={"starts_on": timezone.localdate(now)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            commands.give(by=request.viewer, now=now, member=member, **form.cleaned_data)
        except Refused as refused:
            refused_to_form(form, refused)
        else:
            messages.success(request, f"{found.person.name} has the role now.")
            return redirect("member", member)
    return render(request, "partnership/member/give.html", {"form": form, "name": found.person.name, "id": member})


@require_http_methods(["GET", "POST"])
def end(request: Asked, grant: UUID) -> HttpResponse:
    """Ask once more, and end a role."""
    found = permissions.get_grant(request.viewer, grant)
    permissions.check_end(request.viewer, found)
    name, title = found.membership.person.name, roles.role(found.role).title
    if request.method == "POST":
        member = commands.end(by=request.viewer, now=timezone.now(), grant=grant)
        messages.success(request, f"{name} no longer has the role “{title}”.")
        return redirect("member", member)
    context = {"name": name, "title": title, "member": found.membership_id}
    return render(request, "partnership/member/end_role.html", context)
