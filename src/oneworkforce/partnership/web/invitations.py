"""Invitations: the list, one by one, withdrawn and sent again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oneworkforce.access import roles
from oneworkforce.access.permissions import Permission
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.commands import invitations as commands
from oneworkforce.partnership.domain import granting
from oneworkforce.partnership.domain.invitations import Standing
from oneworkforce.partnership.permissions import members as permissions
from oneworkforce.partnership.queries import invitations as queries
from oneworkforce.partnership.queries import members
from oneworkforce.partnership.web import letters
from oneworkforce.partnership.web.member_forms import InviteForm
from oneworkforce.ui import listing
from oneworkforce.ui.forms import refused_to_form
from oneworkforce.ui.jinja import day, moment
from oneworkforce.ui.parts import Cell, Fact

COLUMNS = (
    listing.Column("name", "Name"),
    listing.Column("role", "Role"),
    listing.Column("place", "Where", sort=False),
    listing.Column("sent", "Sent"),
    listing.Column("by", "By", sort=False),
    listing.Column("state", "State", sort=False),
)
FILTERS = (
    listing.Filter("name", "Name"),
    listing.Filter("state", "State", tuple((one.name.lower(), one.value.capitalize()) for one in Standing)),
)
_COLOURS = {Standing.OPEN: "blue", Standing.USED: "green", Standing.WITHDRAWN: "grey", Standing.EXPIRED: "yellow"}


@require_safe
def invitations(request: Asked) -> HttpResponse:
    """Show who was invited and what became of it."""
    permissions.check_list(request.viewer)
    wanted = listing.read(request.GET, COLUMNS, FILTERS)
    rows, total = queries.listed(request.viewer, wanted, now=timezone.now())
    page = listing.Listing(
        columns=COLUMNS,
        filters=FILTERS,
        wanted=wanted,
        rows=[_cells(row) for row in rows],
        total=total,
        path=reverse("invitations"),
        export_url=reverse("invitations_export"),
        noun="invitation",
        empty_words="Nobody has been invited yet.",
    )
    return render(request, "partnership/invitation/list.html", {"listing": page})


@require_http_methods(["GET", "POST"])
def export(request: Asked) -> HttpResponse:
    """Hand out what the list shows, once a purpose was given."""
    permissions.check_list(request.viewer)
    wanted = listing.read(request.GET, COLUMNS, FILTERS).whole()
    rows, _ = queries.listed(request.viewer, wanted, now=timezone.now())
    return exports.answer(
        request,
        noun="invitation",
        title="invitations",
        headings=[column.title for column in COLUMNS],
        rows=[[cell.text if isinstance(cell, Cell) else cell for cell in _cells(row)] for row in rows],
    )


@require_safe
def invitation(request: Asked, invitation: UUID) -> HttpResponse:
    """Show one invitation, to send it again or withdraw it."""
    row = queries.one(request.viewer, invitation, now=timezone.now())
    page = {
        "row": row,
        "facts": (
            Fact("Role", row.role),
            Fact("Where", row.place),
            Fact("Sent", f"{moment(row.sent_at)}, by {row.sent_by}"),
            Fact("Works until", moment(row.expires_at)),
            Fact("State", Cell(row.standing.value.capitalize(), tag=_COLOURS[row.standing])),
        ),
        "open": row.standing in {Standing.OPEN, Standing.EXPIRED},
    }
    return render(request, "partnership/invitation/page.html", page)


@require_http_methods(["GET", "POST"])
def invite(request: Asked) -> HttpResponse:
    """Ask whom to invite, as what and where, and write to them."""
    permissions.check_invite(request.viewer)
    reach = request.viewer.reach(Permission.INVITE)
    form = InviteForm(
        request.POST if request.method == "POST" else None,
        roles=granting.givable(request.viewer, roles.all_roles(), by=Permission.INVITE),
        places=[one for one in members.places() if granting.covers(reach, one[0])],
        people=members.invitable(request.viewer),
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        organisation = UUID(said["organisation"]) if said["organisation"] else None
        newcomer = commands.Newcomer(said["name"], said["email"], organisation)
        try:
            commands.invite(
                by=request.viewer,
                now=timezone.now(),
                link=letters.invitation,
                who=UUID(said["person"]) if said["person"] else newcomer,
                role=said["role"],
                place=said["place"],
                email=said["email"],
            )
        except Refused as refused:
            refused_to_form(form, refused)
        else:
            messages.success(request, "The invitation is on its way.")
            return redirect("invitations")
    return render(request, "partnership/invitation/invite.html", {"form": form})


@require_POST
def withdraw(request: Asked, invitation: UUID) -> HttpResponse:
    """Take an invitation back."""
    commands.withdraw(by=request.viewer, now=timezone.now(), invitation=invitation)
    messages.success(request, "The invitation was withdrawn. Its link opens nothing any more.")
    return redirect("invitations")


@require_POST
def again(request: Asked, invitation: UUID) -> HttpResponse:
    """Send a new link."""
    commands.send_again(by=request.viewer, now=timezone.now(), link=letters.invitation, invitation=invitation)
    messages.success(request, "A new link is on its way. The old one opens nothing any more.")
    return redirect("invitations")


def _cells(row: queries.Row) -> list[Cell | str]:
    return [
        Cell(row.name, href=reverse("invitation", args=[row.id])),
        row.role,
        row.place,
        day(row.sent_at),
        row.sent_by,
        Cell(row.standing.value.capitalize(), tag=_COLOURS[row.standing]),
    ]
