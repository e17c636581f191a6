"""Organisations: the list and its export, the page of one, and the forms that change it."""

from collections.abc import Sequence
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
from oneworkforce.partnership.commands import organisations as commands
from oneworkforce.partnership.permissions import organisations, teams
from oneworkforce.partnership.queries import organisations as queries
from oneworkforce.partnership.web.forms.organisations import EndForm, OrganisationForm
from oneworkforce.partnership.web.presenters import organisation_lists as lists
from oneworkforce.partnership.web.presenters.organisations import facts, links, places, team_rows
from oneworkforce.ui import listing, saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.spreadsheet import Value


@require_safe
def organisations_list(request: Asked) -> HttpResponse:
    """Show the organisations, filtered and sorted as the address says."""
    viewer, today = request.viewer, timezone.localdate()
    organisations.check_see(viewer)
    filters = lists.filters(queries.places_to_filter(viewer))
    rows, total, wanted = queries.listed(viewer, _wanted(request, filters), today=today)
    why_not = verdicts.why_not(organisations.check_add, viewer)
    shown = listing.Listing(
        columns=lists.COLUMNS,
        filters=filters,
        wanted=wanted,
        rows=[lists.row(each, today) for each in rows],
        total=total,
        path=reverse("organisations"),
        export_url=reverse("organisations_export"),
        noun="organisation",
        empty_words="Add the first organisation of the partnership.",
        empty_url=None if why_not else reverse("organisation_add"),
        empty_action="Add an organisation",
    )
    return render(request, "partnership/organisations/list.html", {"listing": shown, "why_not": why_not})


@EITHER
def organisations_export(request: Asked) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    viewer, today = request.viewer, timezone.localdate()
    organisations.check_see(viewer)
    wanted = _wanted(request, lists.filters(queries.places_to_filter(viewer))).whole()

    def rows() -> list[Sequence[Value]]:
        return [lists.exported(each) for each in queries.listed(viewer, wanted, today=today)[0]]

    return exports.answer(request, noun="organisation", title="organisations", headings=lists.HEADINGS, rows=rows)


@require_safe
def without_link(request: Asked) -> HttpResponse:
    """Show the working organisations that have no link person."""
    organisations.check_see(request.viewer)
    wanted = lists.without_wanted(request.GET)
    rows, total, wanted = queries.without_link(request.viewer, wanted, today=timezone.localdate())
    shown = listing.Listing(
        columns=lists.WITHOUT,
        filters=lists.without_filters(),
        wanted=wanted,
        rows=[lists.without_row(each) for each in rows],
        total=total,
        path=reverse("organisations_without_link"),
        export_url=reverse("organisations_without_link_export"),
        noun="organisation",
        empty_words="Every organisation has a link person.",
    )
    return render(request, "partnership/organisations/without_link.html", {"listing": shown})


@EITHER
def without_link_export(request: Asked) -> HttpResponse:
    """Export the organisations without a link person, as filtered, after asking what for."""
    viewer, today = request.viewer, timezone.localdate()
    organisations.check_see(viewer)
    wanted = lists.without_wanted(request.GET).whole()

    def rows() -> list[Sequence[Value]]:
        return [lists.without_exported(each) for each in queries.without_link(viewer, wanted, today=today)[0]]

    title = "organisations without a link person"
    return exports.answer(request, noun="organisation", title=title, headings=lists.WITHOUT_HEADINGS, rows=rows)


@require_safe
def organisation(request: Asked, pk: UUID) -> HttpResponse:
    """Show the page of an organisation."""
    viewer, today = request.viewer, timezone.localdate()
    page = queries.one(viewer, pk, today=today)
    row = organisations.get(viewer, pk)
    why_not_change = verdicts.why_not(organisations.check_change, viewer, row)
    context = {
        "page": page,
        "ended": page.ended_on is not None and page.ended_on < today,
        "facts": facts(page),
        "link_persons": links(page, why_not_change),
        "teams": team_rows(page),
        "places": places(page),
        "why_not_change": why_not_change,
        "why_not_end": verdicts.why_not(organisations.check_end, viewer, row),
        "why_not_team": verdicts.why_not(teams.check_add, viewer, row),
    }
    return render(request, "partnership/organisations/page.html", context)


@EITHER
def organisation_add(request: Asked) -> HttpResponse:
    """Add an organisation."""
    organisations.check_add(request.viewer)
    form = OrganisationForm(saving.sent(request))
    made: list[UUID] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(commands.add(by=request.viewer, now=timezone.now(), **_values(form))),
    )
    sheet = Sheet("Add an organisation", reverse("organisations"), "Add organisation")
    to = reverse("organisation", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="The organisation was added.", to=to)


@EITHER
def organisation_change(request: Asked, pk: UUID) -> HttpResponse:
    """Change what is said of an organisation; another's change meanwhile is shown beside one's own."""
    row = organisations.get(request.viewer, pk)
    organisations.check_change(request.viewer, row)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = OrganisationForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(
            by=request.viewer,
            now=timezone.now(),
            organisation=pk,
            seen=seen,
            **_values(form),
        ),
        seen=seen,
    )
    to = reverse("organisation", args=[pk])
    return saving.answer(request, outcome, Sheet(f"Change {row.name}", to), said="Your changes were saved.", to=to)


@EITHER
def organisation_end(request: Asked, pk: UUID) -> HttpResponse:
    """Say that an organisation ended."""
    row = organisations.get(request.viewer, pk)
    organisations.check_end(request.viewer, row)
    today = timezone.localdate()
    form = EndForm(saving.sent(request), initial={"on": row.ended_on or today})
    outcome = saving.saved(
        request,
        form,
        lambda: commands.end(
            by=request.viewer, now=timezone.now(), organisation=pk, on=form.cleaned_data["on"], today=today
        ),
    )
    to = reverse("organisation", args=[pk])
    intro = "Its page, people and history stay. It no longer stands among the working organisations."
    sheet = Sheet(f"{row.name} has ended", to, "Save that it ended", intro, warning=True)
    return saving.answer(request, outcome, sheet, said="The organisation is marked as ended.", to=to)


@require_POST
def organisation_reopen(request: Asked, pk: UUID) -> HttpResponse:
    """Say that an organisation works after all."""
    commands.reopen(by=request.viewer, now=timezone.now(), organisation=pk)
    messages.success(request, "The organisation is working again.")
    return redirect("organisation", pk)


def _wanted(request: Asked, filters: tuple[listing.Filter, ...]) -> listing.Wanted:
    return listing.read(request.GET.dict(), lists.COLUMNS, filters)


def _values(form: OrganisationForm) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in ("name", "sector", "email", "phone")}
