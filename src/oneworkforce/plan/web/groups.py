"""Groups: the list and its export, the page of one, and the forms that change it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access import verdicts
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.lib import text
from oneworkforce.plan.commands import groups as commands
from oneworkforce.plan.domain import prose
from oneworkforce.plan.permissions import groups as permissions
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.queries import group_lists
from oneworkforce.plan.queries import groups as queries
from oneworkforce.plan.web.forms.groups import EndForm, GroupForm
from oneworkforce.plan.web.presenters import groups as presenter
from oneworkforce.ui import listing, saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.spreadsheet import Value


@require_safe
def groups_list(request: Asked) -> HttpResponse:
    """Show the groups, filtered and sorted as the address says."""
    viewer = request.viewer
    plans.check_see(viewer)
    rows, total, wanted = group_lists.listed(viewer, _wanted(request), now=timezone.now())
    why_not = verdicts.why_not(permissions.check_add, viewer)
    shown = listing.Listing(
        columns=presenter.COLUMNS,
        filters=presenter.FILTERS,
        wanted=wanted,
        rows=[presenter.row(each) for each in rows],
        total=total,
        path=reverse("groups"),
        export_url=reverse("groups_export"),
        noun="group",
        empty_words="Add the group that steers the plan, then the workstreams under it.",
        empty_url=None if why_not else reverse("group_add"),
        empty_action="Add a group",
    )
    return render(request, "plan/groups/list.html", {"listing": shown, "why_not": why_not})


@EITHER
def groups_export(request: Asked) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    viewer = request.viewer
    plans.check_see(viewer)
    wanted = _wanted(request).whole()

    def rows() -> list[Sequence[Value]]:
        return [presenter.exported(each) for each in group_lists.listed(viewer, wanted, now=timezone.now())[0]]

    return exports.answer(request, noun="group", title="groups", headings=presenter.HEADINGS, rows=rows)


@require_safe
def group(request: Asked, pk: UUID) -> HttpResponse:
    """Show the page of a group."""
    viewer = request.viewer
    page = queries.one(viewer, pk, now=timezone.now())
    row = plans.get_group(viewer, pk)
    context = {
        "page": page,
        "purpose": prose.parse(page.purpose),
        "colours": presenter.PART_COLOURS,
        "strands": presenter.strand_rows(page.strands),
        "actions": presenter.action_rows(page.actions),
        "coming": presenter.coming_rows(page.coming),
        "past": presenter.meeting_rows(page.past),
        "attendance": presenter.attendance_rows(page.attendance),
        "why_not": verdicts.why_not(permissions.check_change, viewer, row),
        "why_not_meet": verdicts.why_not(permissions.check_meet, viewer, row),
        "why_not_reopen": verdicts.why_not(permissions.check_reopen, viewer, row),
    }
    return render(request, "plan/groups/page.html", context)


@EITHER
def group_add(request: Asked) -> HttpResponse:
    """Add a group."""
    permissions.check_add(request.viewer)
    form = GroupForm(group_lists.steering(request.viewer), saving.sent(request))
    made: list[UUID] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(commands.add(by=request.viewer, now=timezone.now(), **_values(form))),
    )
    sheet = Sheet("Add a group", reverse("groups"), "Add group")
    to = reverse("group", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="The group was added. Now add its members.", to=to)


@EITHER
def group_change(request: Asked, pk: UUID) -> HttpResponse:
    """Change what is said of a group; another's change meanwhile is shown beside one's own."""
    row = plans.get_group(request.viewer, pk)
    permissions.check_change(request.viewer, row)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    above = group_lists.steering(request.viewer, without=pk, kept=row.parent_id)
    form = GroupForm(above, saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, now=timezone.now(), group=pk, seen=seen, **_values(form)),
        seen=seen,
    )
    to = reverse("group", args=[pk])
    return saving.answer(request, outcome, Sheet(f"Change {row.name}", to), said="Your changes were saved.", to=to)


@EITHER
def group_end(request: Asked, pk: UUID) -> HttpResponse:
    """Say that a group ended."""
    row = plans.get_group(request.viewer, pk)
    permissions.check_change(request.viewer, row)
    form = EndForm(saving.sent(request), initial={"on": timezone.localdate()})
    cancelled: list[int] = []
    outcome = saving.saved(
        request,
        form,
        lambda: cancelled.append(
            commands.end(by=request.viewer, now=timezone.now(), group=pk, on=form.cleaned_data["on"])
        ),
    )
    to = reverse("group", args=[pk])
    intro = "Its page, members, meetings and minutes stay. Meetings still to come are cancelled."
    sheet = Sheet(f"{row.name} has ended", to, "Save that it ended", intro, warning=True)
    many = f" {text.counted(sum(cancelled), 'meeting')} cancelled." if sum(cancelled) else ""
    return saving.answer(request, outcome, sheet, said=f"The group is marked as ended.{many}", to=to)


@require_POST
def group_reopen(request: Asked, pk: UUID) -> HttpResponse:
    """Say that a group works after all."""
    commands.reopen(by=request.viewer, now=timezone.now(), group=pk)
    messages.success(request, "The group is working again.")
    return redirect("group", pk)


def _wanted(request: Asked) -> listing.Wanted:
    return listing.read(request.GET.dict(), presenter.COLUMNS, presenter.FILTERS)


def _values(form: GroupForm) -> dict[str, Any]:
    said = form.cleaned_data
    return {**said, "parent": UUID(said["parent"]) if said["parent"] else None}
