"""Posts: the list and its export, the page of one, and the forms that add, change, confirm and remove it."""

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
from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.partnership.models import Organisation
from oneworkforce.ui import listing, saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.commands import post_values
from oneworkforce.workforce.commands import posts as commands
from oneworkforce.workforce.domain import post_states
from oneworkforce.workforce.domain.post_states import Step
from oneworkforce.workforce.permissions import posts as permissions
from oneworkforce.workforce.permissions import staff, terms
from oneworkforce.workforce.queries import data_sets, places
from oneworkforce.workforce.queries import posts as queries
from oneworkforce.workforce.web.forms.posts import PlaceForm, PostForm
from oneworkforce.workforce.web.presenters import posts as present
from oneworkforce.workforce.web.presenters import said


@require_safe
def posts(request: Asked) -> HttpResponse:
    """Show the posts, filtered and sorted as the address says."""
    viewer, today = request.viewer, timezone.localdate()
    permissions.check_list(viewer)
    asked = _filters(viewer)
    rows, total, wanted = queries.listed(viewer, listing.read(request.GET, present.COLUMNS, asked), today=today)
    why_not = verdicts.why_not(permissions.check_keep_any, viewer)
    shown = listing.Listing(
        columns=present.COLUMNS,
        filters=asked,
        wanted=wanted,
        rows=[present.row(each) for each in rows],
        total=total,
        path=reverse("posts"),
        export_url=reverse("posts_export"),
        noun="post",
        empty_words="Add the people you have, five at a time, or bring in a file.",
        empty_url=None if why_not else reverse("sitting"),
        empty_action="Enter people by hand",
    )
    return render(request, "workforce/posts/list.html", {"listing": shown, "why_not": why_not})


@EITHER
def export(request: Asked) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    viewer, today = request.viewer, timezone.localdate()
    permissions.check_list(viewer)
    wanted = listing.read(request.GET, present.COLUMNS, _filters(viewer)).whole()

    def rows() -> list[Sequence[Value]]:
        return [present.exported(each) for each in queries.listed(viewer, wanted, today=today)[0]]

    return exports.answer(request, noun="post", title="posts", headings=present.HEADINGS, rows=rows)


@require_safe
def post(request: Asked, pk: UUID) -> HttpResponse:
    """Show everything of a post."""
    viewer = request.viewer
    page = queries.one(viewer, pk, today=timezone.localdate())
    context = {
        "page": page,
        "state": present.state(page.row.stands),
        "facts": present.facts(page),
        "confirmed": present.confirmed(page),
        "missing": said.missing(page.missing),
        "may": {each.name.lower(): not post_states.why_not(page.row.stands, each) for each in Step},
        "why_not": verdicts.why_not(permissions.check_keep, viewer, page.row.organisation.id),
        "says_terms": not verdicts.why_not(terms.check_say, viewer, page.row.organisation.id),
        "back": reverse("posts") if permissions.can_list(viewer) else reverse("my_record"),
    }
    return render(request, "workforce/posts/page.html", context)


@EITHER
def add(request: Asked) -> HttpResponse:
    """Choose the organisation that the new post is in; who keeps one alone goes straight on."""
    return choose(request, "post_add_at", Sheet("Add a vacant post", reverse("posts"), "Continue"))


@EITHER
def add_at(request: Asked, pk: UUID) -> HttpResponse:
    """Add a vacant post to the organisation `pk`."""
    place = kept_place(request.viewer, pk)
    intro = "To add a post that somebody holds, go to the staff record of the person, or enter people by hand."
    sheet = Sheet("Add a vacant post", reverse("posts"), "Add post", intro, caption=place.name)
    return _add(request, place.pk, sheet)


@EITHER
def add_for(request: Asked, pk: UUID) -> HttpResponse:
    """Add one more post that the person `pk` holds."""
    found = staff.get(request.viewer, pk, today=timezone.localdate())
    staff.check_change(request.viewer, found)
    if found.home is None:
        raise NotFound
    sheet = Sheet("Add a post", reverse("staff", args=[pk]), "Add post", caption=found.person.name)
    return _add(request, found.home, sheet, person=pk)


@EITHER
def change(request: Asked, pk: UUID) -> HttpResponse:
    """Change what is said of a post; another's change meanwhile is shown beside one's own."""
    viewer, today = request.viewer, timezone.localdate()
    row = permissions.get(viewer, pk, today=today)
    permissions.check_keep(viewer, row.organisation_id)
    shown = post_values.shown(row)
    seen = saving.seen(request, shown)
    form = _form(request, row.organisation_id, held=row.person_id is not None, sent=shown, initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=viewer, now=timezone.now(), today=today, post=pk, seen=seen, said=form.said()),
        seen=seen,
    )
    to = reverse("post", args=[pk])
    sheet = Sheet("Change the post", to, caption=row.reference)
    return saving.answer(request, outcome, sheet, said="Your changes were saved.", to=to)


@require_POST
def confirm(request: Asked, pk: UUID) -> HttpResponse:
    """Say that nothing of a post has changed."""
    commands.confirm(by=request.viewer, now=timezone.now(), today=timezone.localdate(), post=pk)
    messages.success(request, "Thank you. The post is confirmed as of today.")
    return redirect("post", pk)


@EITHER
def remove(request: Asked, pk: UUID) -> HttpResponse:
    """Remove a post that was entered in error, once it is confirmed."""
    row = permissions.get(request.viewer, pk, today=timezone.localdate())
    intro = (
        "Only for a post that was entered in error: it will count nowhere, not among vacancies or leavers either. "
        "Where somebody left or a post ended, say that instead. This cannot be undone."
    )
    return saving.confirmed(
        request,
        Sheet(f"Remove post {row.reference}?", reverse("post", args=[pk]), "Remove post", intro),
        lambda: commands.remove(by=request.viewer, now=timezone.now(), post=pk),
        said="The post was removed.",
        why_not=verdicts.why_not(permissions.check_keep, request.viewer, row.organisation_id),
        to=reverse("posts"),
    )


def choose(request: Asked, route: str, sheet: Sheet) -> HttpResponse:
    """Ask for an organisation that the viewer keeps, and go on to `route` with it; with one there is no question."""
    permissions.check_keep_any(request.viewer)
    kept = places.pairs(permissions.keeps(request.viewer, today=timezone.localdate()))
    if len(kept) == 1:
        return redirect(route, kept[0][0])
    form = PlaceForm(kept, saving.sent(request))
    outcome = saving.saved(request, form, lambda: None)
    if outcome.done:
        return redirect(route, form.cleaned_data["organisation"])
    return saving.answer(request, outcome, sheet, said="", to="")


def kept_place(viewer: Viewer, organisation: UUID) -> Organisation:
    """Return an organisation that `viewer` keeps; who sees it refused, everybody else NotFound."""
    found = permissions.reached(viewer, today=timezone.localdate()).filter(pk=organisation).first()
    if found is None:
        raise NotFound
    permissions.check_keep(viewer, found.pk)
    return found


def _add(request: Asked, organisation: UUID, sheet: Sheet, *, person: UUID | None = None) -> HttpResponse:
    viewer, today = request.viewer, timezone.localdate()
    form = _form(request, organisation, held=person is not None, initial={} if person else {"vacant_since": today})
    made: list[UUID] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(
            commands.add(
                by=viewer,
                now=timezone.now(),
                today=today,
                organisation=organisation,
                said=form.said(),
                person=person,
            )
        ),
    )
    to = reverse("post", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="The post was added.", to=to)


def _form(
    request: Asked, organisation: UUID, *, held: bool, sent: dict[str, object] | None = None, initial: dict[str, Any]
) -> PostForm:
    return PostForm(
        saving.sent(request, sent),
        held=held,
        teams=places.teams(organisation),
        localities=places.choices(),
        asked=data_sets.keys_of(organisation),
        initial=initial,
    )


def _filters(viewer: Viewer) -> tuple[listing.Filter, ...]:
    reached = permissions.reached(viewer, today=timezone.localdate())
    return present.filters(places.pairs(reached), places.choices())
