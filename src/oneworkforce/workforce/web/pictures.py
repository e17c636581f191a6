"""The workforce in figures: overview, one page a cut, own figures, equality beside population, the method."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access import verdicts
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import spreadsheet
from oneworkforce.workforce.commands import pictures as commands
from oneworkforce.workforce.domain import cuts, population_file, rates, retirements
from oneworkforce.workforce.permissions import pictures as permissions
from oneworkforce.workforce.queries import figures as own_queries
from oneworkforce.workforce.queries import pictured, populations
from oneworkforce.workforce.queries.pictured import Head
from oneworkforce.workforce.web.presenters import figures, pictures
from oneworkforce.workforce.web.presenters.pictures import Chart

_NOT_KNOWN = (cuts.AGE, cuts.GENDER, cuts.ETHNICITY, cuts.DISABILITY)


@require_safe
def picture(request: Asked) -> HttpResponse:
    """Show how many work here, the rates with their formulas, what is not known, and the ways to everything else."""
    head = pictured.held(request.viewer)
    context: dict[str, Any] = {
        "head": head,
        "why_not": verdicts.why_not(permissions.check_make, request.viewer),
        "being_made": pictured.being_made(),
        "facts": [],
        "not_known": [],
        "pages": [(page, reverse("picture_page", args=[page.slug])) for page in pictures.PAGES.values()],
    }
    if head is not None:
        found = pictured.cells(head, ("", *_NOT_KNOWN))
        context["facts"] = figures.facts(found.figures(()))
        context["not_known"] = figures.not_known(head, found)
    return render(request, "workforce/pictures/overview.html", context)


@require_POST
def picture_make(request: Asked) -> HttpResponse:
    """Ask for a new picture."""
    try:
        commands.make(by=request.viewer, now=timezone.now(), as_of=timezone.localdate())
    except Refused as refused:
        messages.info(request, " ".join(f"{fault.what} {fault.remedy}" for fault in refused.faults))
    else:
        messages.success(request, "A picture is being made. It takes a minute, or several where many people work.")
    return redirect("picture")


@require_safe
def picture_page(request: Asked, slug: str) -> HttpResponse:
    """Show one cut: its chart, what it says, its table, the way to its file."""
    page = _page(slug)
    return _shown(request, page.title, lambda _, head: page.make(head), reverse("picture_file", args=[slug]))


@require_safe
def picture_file(request: Asked, slug: str) -> HttpResponse:
    """Hand out the table of one cut: guarded counts, which everybody here may see."""
    page = _page(slug)
    return _file(request, lambda _, head: page.make(head), slug)


@require_safe
def own_figures(request: Asked) -> HttpResponse:
    """Show the published rates of the partnership, and of one's own organisation unguarded."""
    permissions.check_see(request.viewer)
    offered = [(str(pk), name) for pk, name in permissions.own(request.viewer, today=timezone.localdate())]
    asked = figures.chosen(offered, request.GET.get("organisation", ""))
    query = f"?{urlencode({'organisation': asked})}" if asked else ""
    more = {"choices": [("organisation", "Your organisation", offered, asked)] if len(offered) > 1 else []}
    return _shown(request, "Own figures", _own(asked), f"{reverse('own_figures_file')}{query}", **more)


@require_safe
def own_figures_file(request: Asked) -> HttpResponse:
    """Hand out the table of own figures. What is one's own organisation's is unguarded: it is its manager's."""
    permissions.check_see(request.viewer)
    offered = [(str(pk), name) for pk, name in permissions.own(request.viewer, today=timezone.localdate())]
    return _file(request, _own(figures.chosen(offered, request.GET.get("organisation", ""))), "figures")


def _own(organisation: str) -> Callable[[Viewer, Head], Chart]:
    def make(viewer: Viewer, head: Head) -> Chart:
        if not organisation:
            return figures.own(head, None)
        return figures.own(head, own_queries.own(viewer, UUID(organisation), today=timezone.localdate()))

    return make


@require_safe
def picture_equality(request: Asked) -> HttpResponse:
    """Show the workforce of a place beside its population by one equality characteristic."""
    place, of = request.GET.get("place", ""), request.GET.get("of", "")
    head = pictured.held(request.viewer)
    offered = figures.places(head) if head else ()
    characteristics = tuple(population_file.CHARACTERISTICS.items())
    place, of = figures.chosen(offered, place), figures.chosen(characteristics, of)
    choices = [("place", "Place", offered, place), ("of", "By", characteristics, of)]
    file = f"{reverse('picture_equality_file')}?{urlencode({'place': place, 'of': of})}"
    more = {"choices": choices if place else [], "populations": reverse("populations")}
    return _shown(request, "Workforce beside population", _equality(place, of), file, **more)


@require_safe
def picture_equality_file(request: Asked) -> HttpResponse:
    """Hand out the same as a file."""
    head = pictured.held(request.viewer)
    place = figures.chosen(figures.places(head) if head else (), request.GET.get("place", ""))
    of = figures.chosen(tuple(population_file.CHARACTERISTICS.items()), request.GET.get("of", ""))
    return _file(request, _equality(place, of), "equality")


def _equality(place: str, of: str) -> Callable[[Viewer, Head], Chart | None]:
    def make(_viewer: Viewer, head: Head) -> Chart | None:
        if not place:
            return None
        return figures.equality(head, place, of, populations.beside(UUID(place), of))

    return make


@require_safe
def picture_method(request: Asked) -> HttpResponse:
    """Say for every figure its formula, of whom it is, and what is withheld and why."""
    context = {
        "head": pictured.held(request.viewer),
        "rates": rates.RATES,
        "marks": list(rates.Mark),
        "cuts": [page.title for page in pictures.PAGES.values()],
        "source": figures.SOURCE,
        "pension_ages": retirements.words(),
        "pension_source": retirements.source(),
    }
    return render(request, "workforce/pictures/method.html", context)


def _page(slug: str) -> pictures.Page:
    if slug not in pictures.PAGES:
        raise Http404
    return pictures.PAGES[slug]


def _shown(
    request: Asked, title: str, make: Callable[[Viewer, Head], Chart | None], file: str, **more: object
) -> HttpResponse:
    head = pictured.held(request.viewer)
    chart = None if head is None else make(request.viewer, head)
    context = {
        "title": title,
        "head": head,
        "chart": chart,
        "marks": pictures.marks(chart) if chart else (),
        "file": file,
        "choices": [],
        "populations": "",
        **more,
    }
    return render(request, "workforce/pictures/page.html", context)


def _file(request: Asked, make: Callable[[Viewer, Head], Chart | None], name: str) -> HttpResponse:
    head = pictured.held(request.viewer)
    chart = None if head is None else make(request.viewer, head)
    if head is None or chart is None:
        raise Http404
    said = [
        chart.title,
        f"Counts of {head.as_of:%Y-%m-%d}, picture {head.number}",
        *chart.notes,
        *pictures.marks(chart),
    ]
    rows = [*chart.rows, *([words] for words in said)]
    content = spreadsheet.csv_bytes(chart.headings, rows)
    return exports.attachment(content, f"workforce-{name}-{head.as_of:%Y-%m-%d}.csv", "text/csv; charset=utf-8")
