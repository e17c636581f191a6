"""Groups of staff: the list and its export, the page of one, the forms that change what it is and what it has."""

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
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import listing, saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.commands import terms_groups as commands
from oneworkforce.workforce.commands import terms_versions as versions
from oneworkforce.workforce.domain.terms import CONDITIONS
from oneworkforce.workforce.permissions import terms as permissions
from oneworkforce.workforce.queries import hr_questions
from oneworkforce.workforce.queries import terms as queries
from oneworkforce.workforce.web.forms.terms import GroupForm, VersionForm, condition_form, initial
from oneworkforce.workforce.web.presenters import terms as presenter


@require_safe
def terms_groups(request: Asked) -> HttpResponse:
    """Show the groups whose conditions are written down."""
    viewer = request.viewer
    permissions.check_see(viewer)
    rows, total, wanted = queries.listed(viewer, _wanted(request), today=timezone.localdate())
    why_not = verdicts.why_not(permissions.check_add, viewer)
    shown = listing.Listing(
        columns=presenter.COLUMNS,
        filters=presenter.FILTERS,
        wanted=wanted,
        rows=[presenter.row(each) for each in rows],
        total=total,
        path=reverse("terms_groups"),
        export_url=reverse("terms_groups_export"),
        noun="group",
        empty_words="Add a group of staff, then write down its conditions one by one.",
        empty_url=None if why_not else reverse("terms_group_add"),
        empty_action="Add a group",
    )
    return render(request, "workforce/terms/list.html", {"listing": shown, "why_not": why_not})


@EITHER
def terms_groups_export(request: Asked) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    viewer = request.viewer
    permissions.check_see(viewer)
    wanted, today = _wanted(request).whole(), timezone.localdate()

    def rows() -> list[tuple[Value, ...]]:
        return [presenter.exported(each) for each in queries.listed(viewer, wanted, today=today)[0]]

    title = "groups of staff"
    return exports.answer(request, noun="terms_group", title=title, headings=presenter.HEADINGS, rows=rows)


@require_safe
def terms_group(request: Asked, pk: UUID) -> HttpResponse:
    """Show a group with the version in force, or the one that the address names."""
    viewer, today = request.viewer, timezone.localdate()
    page = queries.one(viewer, pk, today=today, version=_version(request.GET.get("version", "")))
    why_not = verdicts.why_not(permissions.check_change, viewer, permissions.get(viewer, pk))
    mine = {each.organisation_id: permissions.can_say(viewer, each.organisation_id) for each in page.rules}
    context = {
        "page": page,
        "whose": presenter.whose(page),
        "facts": presenter.facts(page.held, may=not why_not),
        "rules": presenter.rules(page, mine),
        "answers": presenter.answers(hr_questions.answers(viewer, [pk], today=today)),
        "why_not": why_not,
        "why_not_place": verdicts.why_not(permissions.check_add, viewer),
    }
    return render(request, "workforce/terms/group.html", context)


@EITHER
def terms_group_add(request: Asked) -> HttpResponse:
    """Add a group."""
    viewer = request.viewer
    permissions.check_add(viewer)
    form = GroupForm(queries.employers(viewer, today=timezone.localdate()), saving.sent(request))
    made: list[UUID] = []
    outcome = saving.saved(
        request, form, lambda: made.append(commands.add(by=viewer, now=timezone.now(), said=_said(form)))
    )
    to = reverse("terms_group", args=made) if made else ""
    intro = "People with the same pay and conditions: their conditions come after this, one by one."
    sheet = Sheet("Add a group of staff", reverse("terms_groups"), "Add group", intro)
    return saving.answer(request, outcome, sheet, said="The group was added. Now write down its conditions.", to=to)


@EITHER
def terms_group_change(request: Asked, pk: UUID) -> HttpResponse:
    """Change what is said of a group; another's change meanwhile is shown beside one's own."""
    viewer = request.viewer
    row = permissions.get(viewer, pk)
    permissions.check_change(viewer, row)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = GroupForm(_employers(request, row.organisation_id), saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=viewer, now=timezone.now(), group=pk, seen=seen, said=_said(form)),
        seen=seen,
    )
    to = reverse("terms_group", args=[pk])
    return saving.answer(request, outcome, Sheet(f"Change {row.title}", to), said="Your changes were saved.", to=to)


@EITHER
def terms_begin(request: Asked, pk: UUID) -> HttpResponse:
    """Begin a version: from a day on, other conditions hold."""
    viewer = request.viewer
    row = permissions.get(viewer, pk)
    permissions.check_change(viewer, row)
    form = VersionForm(saving.sent(request))
    made: list[UUID] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(
            versions.begin(by=viewer, now=timezone.now(), group=pk, starts_on=form.cleaned_data["starts_on"])
        ),
    )
    here = reverse("terms_group", args=[pk])
    intro = "It says at first what the version before it says. What held until then stays readable."
    sheet = Sheet("From when do other conditions hold?", here, "Begin a version", intro, caption=row.title)
    to = f"{here}?version={made[0]}" if made else ""
    return saving.answer(request, outcome, sheet, said="The version was begun. Now change what is other in it.", to=to)


@EITHER
def terms_say(request: Asked, pk: UUID, condition: str) -> HttpResponse:
    """Say what one condition is in a version."""
    viewer = request.viewer
    about = CONDITIONS.get(condition)
    version, row = queries.value(viewer, pk, condition)
    permissions.check_change(viewer, version.group)
    if about is None:
        raise NotFound
    form = condition_form(about, saving.sent(request), initial=initial(about, row))
    outcome = saving.saved(
        request,
        form,
        lambda: versions.say(by=viewer, now=timezone.now(), version=pk, condition=condition, said=form.said()),
    )
    to = f"{reverse('terms_group', args=[version.group_id])}?version={pk}"
    sheet = Sheet(about.title, to, caption=version.group.title)
    return saving.answer(request, outcome, sheet, said=f"{about.title} was saved.", to=to)


@require_POST
def terms_confirm(request: Asked, pk: UUID) -> HttpResponse:
    """Say that all of a version is so."""
    version = permissions.get_version(request.viewer, pk)
    versions.confirm(by=request.viewer, now=timezone.now(), version=pk)
    messages.success(request, "It is confirmed that all of this is so.")
    return redirect(f"{reverse('terms_group', args=[version.group_id])}?version={pk}")


def _wanted(request: Asked) -> listing.Wanted:
    return listing.read(request.GET.dict(), presenter.COLUMNS, presenter.FILTERS)


def _version(said: str) -> UUID | None:
    try:
        return UUID(said) if said else None
    except ValueError:
        return None


def _employers(request: Asked, kept: UUID | None) -> tuple[tuple[str, str], ...]:
    """Return the employers to choose from, and the one that the group has though it has ended."""
    found = queries.employers(request.viewer, today=timezone.localdate())
    if kept is None or any(pk == str(kept) for pk, _ in found):
        return found
    return (*found, (str(kept), "As it is now"))


def _said(form: GroupForm) -> commands.Said:
    kept: dict[str, Any] = form.cleaned_data
    place = kept["organisation"]
    return commands.Said(**{**kept, "organisation": UUID(place) if place else None})
