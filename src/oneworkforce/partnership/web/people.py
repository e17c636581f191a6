"""The list of people; a person's record, added, changed, answered and confirmed."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access import verdicts
from oneworkforce.access.verdicts import NotFound
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.partnership.commands import people as commands
from oneworkforce.partnership.models import Person
from oneworkforce.partnership.permissions import people as permissions
from oneworkforce.partnership.queries import people as query
from oneworkforce.partnership.queries import records
from oneworkforce.partnership.web.forms.people import PersonForm, SaidForm
from oneworkforce.partnership.web.presenters import links
from oneworkforce.partnership.web.presenters import people as present
from oneworkforce.partnership.web.presenters import records as present_record
from oneworkforce.ui import listing, saving
from oneworkforce.ui.saving import EITHER, Sheet


@require_safe
def people(request: Asked) -> HttpResponse:
    """Show the people that the viewer sees, as filtered and sorted."""
    permissions.check_list(request.viewer)
    today = timezone.localdate()
    asked = present.filters(query.choices())
    wanted = listing.read(request.GET, present.COLUMNS, asked)
    found = _found(request, wanted)
    total = found.count()
    wanted = wanted.clipped(total)
    rows = query.rows(found[wanted.offset : wanted.offset + (wanted.size or total)], today)
    shown = listing.Listing(
        columns=present.COLUMNS,
        filters=asked,
        wanted=wanted,
        rows=[present.row(one) for one in rows],
        total=total,
        path=reverse("people"),
        export_url=reverse("people_export"),
        noun="person",
        plural="people",
        caption="People",
    )
    return render(
        request,
        "partnership/people/list.html",
        {
            "listing": shown,
            "note": present.language_note(wanted.filters.get("language", "")),
            "why_not_add": verdicts.why_not(permissions.check_add, request.viewer),
        },
    )


@EITHER
def export(request: Asked) -> HttpResponse:
    """Ask why, and hand out the list as it was filtered and sorted."""
    permissions.check_list(request.viewer)
    wanted = listing.read(request.GET, present.COLUMNS, present.filters(query.choices())).whole()
    rows = query.rows(_found(request, wanted), timezone.localdate())
    return exports.answer(
        request,
        noun="person",
        title="people",
        headings=present.HEADINGS,
        rows=[present.exported(one) for one in rows],
    )


@require_safe
def person(request: Asked, person: UUID) -> HttpResponse:
    """Show a record, in full or as far as it is shared; that it was opened is kept."""
    if person == request.viewer.person:
        return redirect("account")
    found, record = records.get(request.viewer, person, today=timezone.localdate())
    commands.look(by=request.viewer, now=timezone.now(), person=found.pk, full=record.full)
    why_not = (
        verdicts.why_not(permissions.check_change, request.viewer, found) if record.full else permissions.ONLY_SHARED
    )
    return render(
        request,
        "partnership/people/record.html",
        {
            "record": record,
            "page": present_record.page(record, viewer=request.viewer, why_not=why_not),
            "why_not": why_not,
            "back": present_record.back_from(request.viewer, record),
        },
    )


@EITHER
def add(request: Asked) -> HttpResponse:
    """Add a person."""
    permissions.check_add(request.viewer)
    form = PersonForm(
        saving.sent(request),
        choices=query.choices_to_keep(request.viewer),
        organisation=True,
        none=permissions.may_add_anywhere(request.viewer),
    )
    made: list[UUID] = []
    outcome = saving.saved(
        request, form, lambda: made.append(commands.add(by=request.viewer, now=timezone.now(), **form.cleaned_data))
    )
    said = f"{form.cleaned_data['name']} was added." if made else ""
    to = links.record(made[0]) if made else ""
    return saving.answer(request, outcome, Sheet("Add a person", reverse("people"), "Add"), said=said, to=to)


@EITHER
def change(request: Asked, person: UUID) -> HttpResponse:
    """Change who a person is and how they are reached; another's change meanwhile is shown beside one's own."""
    found = permissions.get(request.viewer, person)
    permissions.check_change(request.viewer, found)
    keeps = permissions.can_keep(request.viewer, found)
    shown = commands.shown(found)
    if not keeps:
        del shown["organisation"]
    seen = saving.seen(request, shown)
    form = PersonForm(
        saving.sent(request, shown),
        initial=shown,
        choices=query.choices_to_keep(request.viewer, besides=found.organisation_id),
        organisation=keeps,
        none=permissions.may_add_anywhere(request.viewer) or found.organisation_id is None,
    )
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, now=timezone.now(), person=person, seen=seen, **form.cleaned_data),
        seen=seen,
    )
    own = person == request.viewer.person
    title = "Who I am and how to reach me" if own else "Who they are and how to reach them"
    return _saved(request, outcome, title, found)


@EITHER
def answer(request: Asked, person: UUID, part: str) -> HttpResponse:
    """Say why nothing is listed in a part of a record."""
    found = permissions.get(request.viewer, person)
    permissions.check_change(request.viewer, found)
    if part not in commands.SECTIONS:
        raise NotFound
    form = SaidForm(saving.sent(request), initial={"said": getattr(found, f"{part}_said")})
    outcome = saving.saved(
        request,
        form,
        lambda: commands.answer(
            by=request.viewer, now=timezone.now(), person=person, section=part, said=form.cleaned_data["said"]
        ),
    )
    return _saved(request, outcome, part.capitalize(), found)


@require_POST
def confirm(request: Asked, person: UUID) -> HttpResponse:
    """Say that nothing on the record has changed."""
    commands.confirm(by=request.viewer, now=timezone.now(), person=person)
    messages.success(request, "Thank you. All of the record is confirmed as of today.")
    return redirect(links.home(request.viewer, person))


def _saved(request: Asked, outcome: saving.Outcome, title: str, found: Person) -> HttpResponse:
    home = links.home(request.viewer, found.pk)
    sheet = Sheet(title, home, caption=found.name)
    return saving.answer(request, outcome, sheet, said="The record was changed.", to=home)


def _found(request: Asked, wanted: listing.Wanted) -> QuerySet[Person]:
    return query.find(
        request.viewer,
        filters=wanted.filters,
        today=timezone.localdate(),
        sort=wanted.sort,
        descending=wanted.descending,
    )
