"""Enquiries: the list, one of them, its answer, to whom it is forwarded, and what that person replies."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import listing, saving
from oneworkforce.ui.listing import Wanted
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.workforce.commands import enquiries as commands
from oneworkforce.workforce.domain.enquiries import Reply, Step, why_not
from oneworkforce.workforce.models import Enquiry
from oneworkforce.workforce.permissions import enquiries as permissions
from oneworkforce.workforce.queries import enquiries as queries
from oneworkforce.workforce.queries import vocabulary
from oneworkforce.workforce.queries.enquiries import Page
from oneworkforce.workforce.web.finding import link
from oneworkforce.workforce.web.forms.finding import AnswerForm, ForwardForm, ReplyForm
from oneworkforce.workforce.web.presenters import enquiries as present
from oneworkforce.workforce.web.presenters import finding as present_finding


@require_safe
def enquiries(request: Asked) -> HttpResponse:
    """Show the enquiries on any side of which the viewer stands."""
    wanted = listing.read(request.GET, present.COLUMNS, present.FILTERS)
    rows = _listed(request, wanted)
    total = rows.count()
    wanted = wanted.clipped(total)
    told = queries.rows(request.viewer, wanted.of(rows), today=timezone.localdate())
    places = vocabulary.place_names()
    shown = listing.Listing(
        columns=present.COLUMNS,
        filters=present.FILTERS,
        wanted=wanted,
        rows=[present.row(one, places) for one in told],
        total=total,
        path=reverse("enquiries"),
        export_url=reverse("enquiries_export"),
        noun="enquiry",
        plural="enquiries",
        caption="Enquiries",
        empty_words="Search for people; where somebody is not named you can ask their manager.",
        empty_url=reverse("find"),
        empty_action="Find people",
    )
    return render(request, "workforce/enquiries/list.html", {"listing": shown})


@EITHER
def export(request: Asked) -> HttpResponse:
    """Ask why, and hand out the enquiries as they were filtered and sorted."""
    rows = _listed(request, listing.read(request.GET, present.COLUMNS, present.FILTERS).whole())
    places = vocabulary.place_names()
    told = queries.rows(request.viewer, rows, today=timezone.localdate())
    return exports.answer(
        request,
        noun="enquiry",
        title="enquiries",
        headings=present.HEADINGS,
        rows=[present.exported(one, places) for one in told],
    )


@require_safe
def enquiry(request: Asked, enquiry: UUID) -> HttpResponse:
    """Show one, as far as the viewer's side sees it."""
    page = _get(request, enquiry)
    standing = page.row.standing
    replied = page.own_reply is not None and page.own_reply is not Reply.WAITING
    context = {
        "id": enquiry,
        "sought": _sought(page),
        "facts": present.facts(page),
        "contact": present.contact(page.contact),
        "answers": page.sides.answers,
        "decides": page.sides.decides,
        "matches": present.matches(page),
        "forwarded": present.forwarded(page),
        "why_not_answer": why_not(standing, Step.TOUCH),
        "why_not_forward": why_not(standing, Step.FORWARD) or ("" if page.matches else "Nobody of yours is found."),
        "why_not_reply": "You have answered." if replied else why_not(standing, Step.AGREE),
    }
    return render(request, "workforce/enquiries/page.html", context)


@EITHER
def answer(request: Asked, enquiry: UUID) -> HttpResponse:
    """Answer for the organisation."""
    page = _get(request, enquiry)
    permissions.check_answer(request.viewer, permissions.get(request.viewer, enquiry))
    form = AnswerForm(saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.answer(
            by=request.viewer,
            now=timezone.now(),
            today=timezone.localdate(),
            link=link,
            enquiry=enquiry,
            **form.cleaned_data,
        ),
    )
    intro = f"{page.row.asker} needs: {page.words}"
    return _saved(request, outcome, "Answer an enquiry", page, intro, "Your answer was sent.")


@EITHER
def forward(request: Asked, enquiry: UUID) -> HttpResponse:
    """Ask one of the organisation's people."""
    page = _get(request, enquiry)
    permissions.check_answer(request.viewer, permissions.get(request.viewer, enquiry))
    form = ForwardForm(present.choices(page), saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.forward(
            by=request.viewer,
            now=timezone.now(),
            today=timezone.localdate(),
            link=link,
            enquiry=enquiry,
            person=UUID(form.cleaned_data["person"]),
        ),
    )
    intro = "They get a letter and decide for themself. Whoever asked does not learn of it unless they say yes."
    return _saved(request, outcome, "Ask one of your people", page, intro, "They were asked by e-mail.")


@EITHER
def reply(request: Asked, enquiry: UUID) -> HttpResponse:
    """Say yes or no for oneself."""
    page = _get(request, enquiry)
    permissions.check_reply(request.viewer, permissions.get(request.viewer, enquiry))
    form = ReplyForm(saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.reply(
            by=request.viewer,
            now=timezone.now(),
            today=timezone.localdate(),
            link=link,
            enquiry=enquiry,
            yes=form.cleaned_data["reply"] == "yes",
        ),
    )
    intro = f"{page.row.asker} needs: {page.words} Your manager sees what you reply."
    return _saved(request, outcome, "Can you help?", page, intro, "Thank you. Your reply was kept.")


def _saved(  # noqa: PLR0917  in the order of the page
    request: Asked, outcome: saving.Outcome, title: str, page: Page, intro: str, said: str
) -> HttpResponse:
    home = reverse("enquiry", args=[page.row.id])
    sheet = Sheet(title, home, "Send", intro, caption=_sought(page))
    return saving.answer(request, outcome, sheet, said=said, to=home)


def _get(request: Asked, enquiry: UUID) -> Page:
    return queries.get(request.viewer, enquiry, today=timezone.localdate())


def _sought(page: Page) -> str:
    return present_finding.sought(page.row.wanted, vocabulary.place_names()) or "Somebody"


def _listed(request: Asked, wanted: Wanted) -> QuerySet[Enquiry]:
    rows = queries.listed(request.viewer, wanted.filters, today=timezone.localdate())
    return queries.ordered(rows, wanted.sort, descending=wanted.descending)
