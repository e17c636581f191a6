"""Conditions side by side: of a team's groups, or of groups that are chosen; to read, to print, and as a file."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import listing
from oneworkforce.ui.saving import EITHER
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.permissions import terms as permissions
from oneworkforce.workforce.queries import hr_questions
from oneworkforce.workforce.queries import terms as groups
from oneworkforce.workforce.queries import terms_side_by_side as queries
from oneworkforce.workforce.web.presenters import terms as presenter

NOUN = "terms_group"


@require_safe
def terms_teams(request: Asked) -> HttpResponse:
    """Show the teams whose conditions can be set side by side."""
    permissions.check_see(request.viewer)
    rows, total, wanted = queries.teams(request.viewer, _wanted(request))
    shown = listing.Listing(
        columns=presenter.TEAM_COLUMNS,
        filters=presenter.TEAM_FILTERS,
        wanted=wanted,
        rows=[presenter.team_row(each) for each in rows],
        total=total,
        path=reverse("terms_teams"),
        export_url=reverse("terms_teams_export"),
        noun="team",
        empty_words="Teams stand on the page of the organisation that hosts them. Add the first there.",
        empty_url=reverse("organisations"),
        empty_action="Organisations",
    )
    return render(request, "workforce/terms/teams.html", {"listing": shown})


@EITHER
def terms_teams_export(request: Asked) -> HttpResponse:
    """Export the teams as they are filtered, after asking what for."""
    viewer = request.viewer
    permissions.check_see(viewer)
    wanted = _wanted(request).whole()

    def rows() -> list[tuple[Value, ...]]:
        return [(each.name, each.organisation, each.locality) for each in queries.teams(viewer, wanted)[0]]

    return exports.answer(request, noun="team", title="teams", headings=presenter.TEAM_HEADINGS, rows=rows)


@require_safe
def terms_team(request: Asked, pk: UUID) -> HttpResponse:
    """Show the conditions in a team, a column for each group."""
    viewer, today = request.viewer, timezone.localdate()
    permissions.check_see(viewer)
    found = queries.of_team(viewer, pk, today=today)
    compared = found.comparison
    answered = hr_questions.answers(viewer, [each.id for each in compared.columns], today=today)
    context = {
        "title": f"Pay and conditions in {found.name}",
        "caption": found.organisation,
        "comparison": compared,
        "heads": [presenter.heading(each) for each in compared.columns],
        "lines": presenter.lines(compared, answered, team=pk),
        "summary": presenter.summary(compared),
        "answers": presenter.answers(answered),
        "not_placed": presenter.not_placed(found),
        "to_place": found.to_place,
        "counted": found.counted,
        "export": reverse("terms_team_export", args=[pk]),
        "back": reverse("terms_teams"),
        "back_words": "Teams",
    }
    return render(request, "workforce/terms/side_by_side.html", context)


@EITHER
def terms_team_export(request: Asked, pk: UUID) -> HttpResponse:
    """Export the conditions in a team, after asking what for."""
    viewer, today = request.viewer, timezone.localdate()
    permissions.check_see(viewer)
    compared = queries.of_team(viewer, pk, today=today).comparison
    return exports.answer(
        request,
        noun=NOUN,
        title="conditions of the groups in a team",
        headings=presenter.file_headings(compared),
        rows=presenter.file_rows(compared),
    )


@require_safe
def terms_compare(request: Asked) -> HttpResponse:
    """Choose groups, and show them side by side."""
    viewer, today = request.viewer, timezone.localdate()
    permissions.check_see(viewer)
    wanted = chosen(request)
    compared = queries.chosen(viewer, wanted, today=today)
    shown = [each.id for each in compared.columns]
    answered = hr_questions.answers(viewer, shown, today=today)
    query = request.GET.urlencode()
    context = {
        "title": "Pay and conditions side by side",
        "comparison": compared,
        "heads": [presenter.heading(each) for each in compared.columns],
        "lines": presenter.lines(compared, answered),
        "summary": presenter.summary(compared),
        "answers": presenter.answers(answered),
        "export": f"{reverse('terms_compare_export')}?{query}",
        "choices": [(pk, title, UUID(pk) in shown) for pk, title in groups.choose(viewer)],
        "most": queries.MOST,
        "why_not": verdicts.why_not(permissions.check_add, viewer),
    }
    return render(request, "workforce/terms/compare.html", context)


@EITHER
def terms_compare_export(request: Asked) -> HttpResponse:
    """Export the groups that were chosen, after asking what for."""
    viewer, today = request.viewer, timezone.localdate()
    permissions.check_see(viewer)
    compared = queries.chosen(viewer, chosen(request), today=today)
    return exports.answer(
        request,
        noun=NOUN,
        title="conditions side by side",
        headings=presenter.file_headings(compared),
        rows=presenter.file_rows(compared),
    )


def chosen(request: Asked) -> list[UUID]:
    """Return the ids of groups in the address; what is no id is left out."""
    found = []
    for said in request.GET.getlist("group")[:_MOST]:
        try:
            found.append(UUID(said))
        except ValueError:
            continue
    return found


_MOST = 100
"""Ids in an address that are read."""


def _wanted(request: Asked) -> listing.Wanted:
    return listing.read(request.GET.dict(), presenter.TEAM_COLUMNS, presenter.TEAM_FILTERS)
