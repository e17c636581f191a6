"""The staff record of a person, and the forms that change its sections."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access import verdicts
from oneworkforce.access.verdicts import NotFound
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.workforce.commands import staff_records as commands
from oneworkforce.workforce.commands import staff_values
from oneworkforce.workforce.domain.kinds import Origin
from oneworkforce.workforce.domain.sections import SECTIONS, Section
from oneworkforce.workforce.models import StaffRecord
from oneworkforce.workforce.permissions import staff as permissions
from oneworkforce.workforce.queries import data_sets
from oneworkforce.workforce.queries import staff_records as queries
from oneworkforce.workforce.web.forms.staff import FORMS
from oneworkforce.workforce.web.presenters import said
from oneworkforce.workforce.web.presenters import staff as present

KEPT = (
    "What the person said of themself by choice, and that they prefer not to say, only they change. No file replaces "
    "what they said."
)


@require_safe
def record(request: Asked, pk: UUID) -> HttpResponse:
    """Show the staff record of a person; that somebody else opened it is kept."""
    viewer = request.viewer
    if pk == viewer.person:
        return redirect("my_record")
    today = timezone.localdate()
    found = permissions.get(viewer, pk, today=today)
    commands.look(by=viewer, now=timezone.now(), found=found)
    page = queries.page(viewer, found, today=today)
    why_not = verdicts.why_not(permissions.check_change, viewer, found)

    def change_url(section: Section) -> str:
        return "" if why_not else reverse("staff_change", args=[pk, section.key])

    context = {
        "page": page,
        "parts": present.parts(page, change=change_url),
        "more": present.more(page, change=change_url),
        "posts": present.posts(page),
        "headings": present.HEADINGS,
        "whole": said.whole(page.whole_time),
        "confirmed": present.confirmed(page),
        "missing": said.missing(page.missing),
        "kept": KEPT,
        "why_not": why_not,
        "add_url": "" if why_not else reverse("staff_post_add", args=[pk]),
    }
    return render(request, "workforce/staff/page.html", context)


@EITHER
def change(request: Asked, pk: UUID, section: str) -> HttpResponse:
    """Change a section of a staff record."""
    viewer, today = request.viewer, timezone.localdate()
    found = permissions.get(viewer, pk, today=today)
    permissions.check_change(viewer, found)
    part = SECTIONS.get(section)
    if part is None:
        raise NotFound
    if part.personal:
        permissions.check_see_personal(found)
    row = found.record or StaffRecord()
    shown = staff_values.shown(row, section)
    seen = saving.seen(request, shown)
    locked = commands.locked(row, Origin.HAND)
    form = FORMS[section](
        saving.sent(request, shown), initial=shown, locked=locked, asked=data_sets.keys_of(found.home)
    )
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(
            by=viewer, now=timezone.now(), today=today, person=pk, section=section, seen=seen, said=form.cleaned_data
        ),
        seen=seen,
    )
    to = reverse("my_record") if found.own else reverse("staff", args=[pk])
    sheet = Sheet(part.title, to, caption=found.person.name, intro=KEPT if locked & set(part.columns) else "")
    return saving.answer(request, outcome, sheet, said="The staff record was changed.", to=to)


@require_POST
def confirm(request: Asked, pk: UUID) -> HttpResponse:
    """Say that nothing of a staff record has changed."""
    commands.confirm(by=request.viewer, now=timezone.now(), person=pk)
    messages.success(request, "Thank you. The staff record is confirmed as of today.")
    return redirect("staff", pk)
