"""Secondments: the list and its export, the page with both ends, and the form that proposes one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.partnership import public as partnership
from oneworkforce.ui import listing, picking, saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.commands import secondments as commands
from oneworkforce.workforce.domain import secondment_ends
from oneworkforce.workforce.domain import secondments as rules
from oneworkforce.workforce.domain.secondments import AGREEING, Party, Step
from oneworkforce.workforce.permissions import secondments as permissions
from oneworkforce.workforce.queries import secondment_pages as queries
from oneworkforce.workforce.queries import secondments as standing
from oneworkforce.workforce.web.forms import amounts
from oneworkforce.workforce.web.forms.secondments import ProposeForm
from oneworkforce.workforce.web.presenters import secondments as presenter

_AGREE = {
    Party.HOME: "Agree for the home end",
    Party.HOST: "Agree for the host end",
    Party.PERSON: "I agree to this",
}


@require_safe
def secondments(request: Asked) -> HttpResponse:
    """Show the secondments of which the viewer has an end, and their own."""
    viewer = request.viewer
    rows, total, wanted = queries.listed(viewer, _wanted(request), today=timezone.localdate())
    why_not = verdicts.why_not(permissions.check_propose, viewer)
    shown = listing.Listing(
        columns=presenter.COLUMNS,
        filters=presenter.FILTERS,
        wanted=wanted,
        rows=[presenter.row(each) for each in rows],
        total=total,
        path=reverse("secondments"),
        export_url=reverse("secondments_export"),
        noun="secondment",
        empty_words="You see the secondments that you or your organisations take part in. There is none yet.",
        empty_url=None if why_not else reverse("secondment_propose"),
        empty_action="Propose a secondment",
    )
    return render(request, "workforce/secondments/list.html", {"listing": shown, "why_not": why_not})


@EITHER
def secondments_export(request: Asked) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    viewer = request.viewer
    wanted, today = _wanted(request).whole(), timezone.localdate()

    def rows() -> list[tuple[Value, ...]]:
        return [presenter.exported(each) for each in queries.listed(viewer, wanted, today=today)[0]]

    headings = presenter.HEADINGS
    return exports.answer(request, noun="secondment", title="secondments", headings=headings, rows=rows)


@require_safe
def secondment(request: Asked, pk: UUID) -> HttpResponse:
    """Show both ends side by side, who agreed, and what is still missing."""
    viewer, today = request.viewer, timezone.localdate()
    page = queries.one(viewer, pk, today=today)
    row = permissions.get(viewer, pk)
    now, given = page.row.standing, standing.agreements(row)
    ends = permissions.ends(viewer, row)
    theirs = [*ends, *([Party.PERSON] if page.mine else [])]
    agree = [
        (party, _AGREE[party], verdicts.why_not(permissions.check_agree, viewer, row, party, given))
        for party in page.still
        if party in theirs and (now, AGREEING[party]) in rules.TABLE
    ]
    context = {
        "page": page,
        "colour": presenter.colour(now),
        "when": presenter.when(page.row),
        "sides": presenter.sides(page),
        "both": presenter.both(page),
        "agreed": presenter.agreed(page),
        "asked": presenter.asked(page.still),
        "missing": page.row.missing,
        "missing_words": secondment_ends.counted(page.row.missing),
        "agree": agree,
        "may": {step.name.lower(): bool(ends) and not rules.why_not(now, step) for step in Step},
        "may_decline": bool(agree) and not rules.why_not(now, Step.DECLINE),
        "may_record": bool(ends) and Party.PERSON in page.still and not partnership.signs_in(row.person_id),
    }
    return render(request, "workforce/secondments/page.html", context)


@EITHER
def secondment_propose(request: Asked) -> HttpResponse:
    """Find one of the posts that the viewer speaks for and propose a secondment from it."""
    viewer, today, words = request.viewer, timezone.localdate(), picking.words(request)
    permissions.check_propose(viewer)
    choices = queries.posts(viewer, words, today=today, most=picking.MOST) if picking.enough(words) else ()
    form = ProposeForm(choices, queries.hosts(today=today), saving.sent(request))
    made: list[UUID] = []

    def propose() -> None:
        said = form.cleaned_data
        proposal = commands.Proposal(
            post=UUID(said["post"]),
            host=UUID(said["host"]),
            minutes=amounts.minutes(said["hours"]) or 0,
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
            reason=said["reason"],
            role=said["role"],
        )
        made.append(commands.propose(by=viewer, now=timezone.now(), today=today, said=proposal))

    outcome = saving.saved(request, form, propose)
    if outcome.done:
        messages.success(
            request, "It was proposed, and those who have to agree were written to. Now say what is arranged."
        )
        return redirect("secondment", *made)
    intro = (
        "The home end, the host end and the person all agree before it begins. "
        "By proposing you agree for your own end, never for the other."
    )
    sheet = Sheet("Propose a secondment", reverse("secondments"), "Propose it", intro)
    label = "Name of the person, or reference of the post"
    return picking.page(request, form, sheet, label=label, choices=choices, noun="post", plural="posts")


def _wanted(request: Asked) -> listing.Wanted:
    return listing.read(request.GET.dict(), presenter.COLUMNS, presenter.FILTERS)
