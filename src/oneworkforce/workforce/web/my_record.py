"""One's own staff record: what is kept of oneself, said anew by oneself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access import verdicts
from oneworkforce.access.verdicts import NotFound
from oneworkforce.ground.asked import Asked
from oneworkforce.lib.least import LEAST
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.workforce.commands import staff_records as commands
from oneworkforce.workforce.commands import staff_values
from oneworkforce.workforce.domain.sections import SECTIONS, Section
from oneworkforce.workforce.models import StaffRecord
from oneworkforce.workforce.permissions import staff as permissions
from oneworkforce.workforce.queries import data_sets
from oneworkforce.workforce.queries import staff_records as queries
from oneworkforce.workforce.web.forms.staff import FORMS
from oneworkforce.workforce.web.presenters import said
from oneworkforce.workforce.web.presenters import staff as present

CHOICE = "You need not say any of it. “Prefers not to say” stands: nobody else can change it, and no file either."
NOWHERE = "No organisation keeps a record of you yet. Ask an administrator to say on your page where you work."


@require_safe
def record(request: Asked) -> HttpResponse:
    """Show one's own staff record, in full."""
    viewer, today = request.viewer, timezone.localdate()
    found = permissions.get(viewer, viewer.person, today=today)
    page = queries.page(viewer, found, today=today)
    why_not = verdicts.why_not(permissions.check_say, viewer) or ("" if page.organisation else NOWHERE)

    def change_url(section: Section) -> str:
        return "" if why_not or not section.own else reverse("my_record_change", args=[section.key])

    context = {
        "page": page,
        "parts": present.parts(page, change=change_url),
        "more": present.more(page, change=change_url),
        "posts": present.posts(page),
        "headings": present.HEADINGS,
        "confirmed": present.confirmed(page),
        "missing": said.missing(page.missing),
        "choice": CHOICE,
        "least": LEAST,
        "why_not": why_not,
    }
    return render(request, "workforce/staff/mine.html", context)


@EITHER
def change(request: Asked, section: str) -> HttpResponse:
    """Say anew what stands in a section of one's own record."""
    viewer, today = request.viewer, timezone.localdate()
    found = permissions.get(viewer, viewer.person, today=today)
    permissions.check_say(viewer)
    part = SECTIONS.get(section)
    if part is None or not part.own:
        raise NotFound
    shown = staff_values.shown(found.record or StaffRecord(), section)
    seen = saving.seen(request, shown)
    form = FORMS[section](saving.sent(request, shown), initial=shown, asked=data_sets.keys_of(found.home))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.say(
            by=viewer, now=timezone.now(), today=today, section=section, seen=seen, said=form.cleaned_data
        ),
        seen=seen,
    )
    to = reverse("my_record")
    sheet = Sheet(part.title, to, caption="My staff record", intro=CHOICE)
    return saving.answer(request, outcome, sheet, said="Your record was changed.", to=to)


@require_POST
def confirm(request: Asked) -> HttpResponse:
    """Say that nothing of one's own record has changed."""
    commands.confirm(by=request.viewer, now=timezone.now(), person=request.viewer.person)
    messages.success(request, "Thank you. Your staff record is confirmed as of today.")
    return redirect("my_record")
