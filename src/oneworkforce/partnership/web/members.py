"""Who can sign in: the list, one member, and switching a leaver off."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from oneworkforce.access import roles
from oneworkforce.audit.public import record
from oneworkforce.audit.web import exports
from oneworkforce.ground import transactions
from oneworkforce.ground.asked import Asked
from oneworkforce.partnership.commands import members as commands
from oneworkforce.partnership.permissions import members as permissions
from oneworkforce.partnership.queries import members as queries
from oneworkforce.partnership.web import member_facts as facts
from oneworkforce.ui import listing
from oneworkforce.ui.jinja import day
from oneworkforce.ui.parts import Cell

COLUMNS = (
    listing.Column("name", "Name"),
    listing.Column("organisation", "Organisation"),
    listing.Column("roles", "Roles", sort=False),
    listing.Column("last", "Last signed in"),
    listing.Column("factor", "Second factor", sort=False),
)
FILTERS = (
    listing.Filter("name", "Name or e-mail"),
    listing.Filter("role", "Role", tuple((role.key, role.title) for role in roles.all_roles().values())),
    listing.Filter("factor", "Second factor", (("yes", "Yes"), ("no", "No"))),
    listing.Filter("state", "Who", (("left", "Those who left"), ("all", "Everybody"))),
)


@require_safe
def members(request: Asked) -> HttpResponse:
    """Show who can sign in."""
    permissions.check_list(request.viewer)
    wanted = listing.read(request.GET, COLUMNS, FILTERS)
    rows, total = queries.listed(request.viewer, wanted, today=timezone.localdate())
    page = listing.Listing(
        columns=COLUMNS,
        filters=FILTERS,
        wanted=wanted,
        rows=[_cells(row) for row in rows],
        total=total,
        path=reverse("members"),
        export_url=reverse("members_export"),
        noun="member",
        empty_words="Nobody signs in yet.",
        empty_url=reverse("invite"),
        empty_action="Invite somebody",
    )
    return render(request, "partnership/member/list.html", {"listing": page})


@require_http_methods(["GET", "POST"])
def export(request: Asked) -> HttpResponse:
    """Hand out what the list shows, once a purpose was given."""
    permissions.check_list(request.viewer)
    wanted = listing.read(request.GET, COLUMNS, FILTERS).whole()
    rows, _ = queries.listed(request.viewer, wanted, today=timezone.localdate())
    return exports.answer(
        request,
        noun="membership",
        title="members",
        headings=[column.title for column in COLUMNS],
        rows=[[cell.text if isinstance(cell, Cell) else cell for cell in _cells(row)] for row in rows],
    )


@require_safe
def member(request: Asked, member: UUID) -> HttpResponse:
    """Show one member; looking at somebody else is recorded."""
    now = timezone.now()
    found = queries.detail(request.viewer, member, today=timezone.localdate(now))
    if member != request.viewer.membership:
        with transactions.whole("member.look"):
            record(by=request.viewer, verb="looked at", noun="membership", subject=member, now=now)
    shown = facts.page(request.viewer, found)
    listed = permissions.can_list(request.viewer)
    return render(request, "partnership/member/page.html", {"member": shown, "listed": listed})


@require_http_methods(["GET", "POST"])
def switch_off(request: Asked, member: UUID) -> HttpResponse:
    """Say what switching off will do, and do it."""
    now = timezone.now()
    found = queries.detail(request.viewer, member, today=timezone.localdate(now))
    held = [one.row for one in found.held]
    permissions.check_switch_off(request.viewer, found.row, held)
    if request.method == "POST":
        left = commands.switch_off(by=request.viewer, now=now, member=member)
        end = (
            "They cannot sign in anywhere any more."
            if left.everywhere
            else "They still sign in to another partnership."
        )
        messages.success(request, f"{left.name} is switched off. {end}")
        return redirect("member", member)
    return render(request, "partnership/member/switch_off.html", {"member": facts.page(request.viewer, found)})


def _cells(row: queries.Row) -> list[Cell | str]:
    name = Cell(f"{row.name} (left)" if row.left else row.name, href=reverse("member", args=[row.id]))
    last = day(row.last_signed_in) if row.last_signed_in else "Never"
    factor = Cell("Yes", tag="green") if row.second_factor else Cell("No", tag="grey")
    return [name, row.organisation, ", ".join(row.roles), last, factor]
