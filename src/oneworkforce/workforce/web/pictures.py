"""The workforce in figures: overview, one page a cut, own figures, equality beside population, the method."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access import verdicts
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.lib.least import LEAST
from oneworkforce.ui import saving, spreadsheet
from oneworkforce.ui.saving import EITHER
from oneworkforce.workforce.commands import pictures as commands
from oneworkforce.workforce.domain import cuts, population_file, retirements
from oneworkforce.workforce.permissions import pictures as permissions
from oneworkforce.workforce.queries import figures as own_queries
from oneworkforce.workforce.queries import pictured, populations
from oneworkforce.workforce.queries.pictured import Head
from oneworkforce.workforce.web.presenters import figures, picture_pages
from oneworkforce.workforce.web.presenters.picture_pages import PAGES
from oneworkforce.workforce.web.presenters.pictures import Page
from oneworkforce.workforce.web.presenters.told import Chart

FILES = ("csv", "xlsx", "notes")
"""As what a table can be had."""
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
        "marks": (),
        "not_known": [],
        "pages": [(page, reverse("picture_page", args=[page.slug])) for page in picture_pages.offered()],
    }
    if head is not None:
        found = pictured.cells(head, ("", *_NOT_KNOWN))
        context["facts"] = figures.facts(found.figures(()))
        context["marks"] = figures.marks(found.figures(()))
        context["not_known"] = figures.not_known(head, found)
    return render(request, "workforce/pictures/overview.html", context)


@require_POST
def picture_make(request: Asked) -> HttpResponse:
    """Ask for a new picture."""
    saving.pressed(
        request,
        lambda: commands.make(by=request.viewer, now=timezone.now(), as_of=timezone.localdate()),
        "A picture is being made. It takes a minute, or several where many people work.",
    )
    return redirect("picture")


@require_safe
def picture_page(request: Asked, slug: str) -> HttpResponse:
    """Show one cut, or several that belong together: chart, what it says, table, the ways to its files."""
    title, parts = _parts(slug)
    head = pictured.held(request.viewer)
    charts = [] if head is None else [(_drawn(head, one), reverse("picture_file", args=[one.slug])) for one in parts]
    return _shown(request, head, title, charts)


@require_safe
def picture_file(request: Asked, slug: str) -> HttpResponse:
    """Hand out the table of one cut: guarded counts, which everybody here may see."""
    head = pictured.held(request.viewer)
    if head is None or slug not in PAGES:
        raise Http404
    return _file(request, head, _drawn(head, PAGES[slug]), slug)


def _drawn(head: Head, page: Page) -> Chart:
    return page.draw(head, pictured.cells(head, page.cuts, universe=page.universe))


@require_safe
def own_figures(request: Asked) -> HttpResponse:
    """Show the published rates of the partnership, and of one's own organisation unguarded."""
    head, offered, asked = _asked_own(request)
    query = f"?{urlencode({'organisation': asked})}" if asked else ""
    more: dict[str, Any] = {"purpose": bool(asked)}
    if len(offered) > 1:
        more["choices"] = [("organisation", "Your organisation", offered, asked)]
    charts = [] if head is None else [(_own(request, head, asked), f"{reverse('own_figures_file')}{query}")]
    return _shown(request, head, "Own figures", charts, **more)


@EITHER
def own_figures_file(request: Asked) -> HttpResponse:
    """Hand out the table of own figures. What is one's own organisation's is unguarded: what for is asked, and kept."""
    head, _, asked = _asked_own(request)
    if head is None:
        raise Http404
    if not asked:
        return _file(request, head, _own(request, head, asked), "figures")
    headings = [*_own(request, head, asked).file_headings()]
    return exports.answer(
        request,
        noun="picture",
        title="own figures",
        headings=headings,
        rows=lambda: _own(request, head, asked).file_rows(),
    )


def _asked_own(request: Asked) -> tuple[Head | None, list[tuple[str, str]], str]:
    """Return the picture, the organisations whose own figures the viewer may see, and which of them is asked for."""
    permissions.check_see(request.viewer)
    offered = [(str(pk), name) for pk, name in permissions.own(request.viewer, today=timezone.localdate())]
    return pictured.held(request.viewer), offered, figures.chosen(offered, request.GET.get("organisation", ""))


def _own(request: Asked, head: Head, organisation: str) -> Chart:
    here, last = pictured.wholes(head)
    own = own_queries.own(request.viewer, UUID(organisation), today=timezone.localdate()) if organisation else None
    return figures.own(here, last, own)


@require_safe
def picture_equality(request: Asked) -> HttpResponse:
    """Show the workforce of a place beside its population by one equality characteristic."""
    head, offered, place, of = _asked_equality(request)
    choices = [("place", "Place", offered, place), ("of", "By", tuple(population_file.CHARACTERISTICS.items()), of)]
    file = f"{reverse('picture_equality_file')}?{urlencode({'place': place, 'of': of})}"
    charts = [(_equality(head, place, of), file)] if head and place else []
    more = {"choices": choices if place else [], "populations": reverse("populations")}
    return _shown(request, head, "Workforce beside population", charts, **more)


@require_safe
def picture_equality_file(request: Asked) -> HttpResponse:
    """Hand out the same as a file."""
    head, _, place, of = _asked_equality(request)
    if head is None or not place:
        raise Http404
    return _file(request, head, _equality(head, place, of), "equality")


def _asked_equality(request: Asked) -> tuple[Head | None, tuple[tuple[str, str], ...], str, str]:
    head = pictured.held(request.viewer)
    offered = figures.places(head) if head else ()
    place = figures.chosen(offered, request.GET.get("place", ""))
    return (
        head,
        offered,
        place,
        figures.chosen(tuple(population_file.CHARACTERISTICS.items()), request.GET.get("of", "")),
    )


def _equality(head: Head, place: str, of: str) -> Chart:
    found = pictured.cells(head, (cuts.LOCALITY, f"{cuts.LOCALITY}/{of}"), first=[place])
    return figures.equality(head, found, place, of, populations.beside(UUID(place), of))


@require_safe
def picture_method(request: Asked) -> HttpResponse:
    """Say for every figure its formula, of whom it is, and what is withheld and why."""
    context = {
        "head": pictured.held(request.viewer),
        "rates": figures.formulas(),
        "marks": figures.every_mark(),
        "cuts": [page.title for page in PAGES.values()],
        "least": LEAST,
        "source": figures.SOURCE,
        "pension_ages": retirements.words(),
        "pension_source": retirements.source(),
    }
    return render(request, "workforce/pictures/method.html", context)


def _parts(slug: str) -> tuple[str, tuple[Page, ...]]:
    found = picture_pages.of(slug)
    if found is None:
        raise Http404
    return found


def _shown(
    request: Asked, head: Head | None, title: str, charts: Sequence[tuple[Chart, str]], **more: object
) -> HttpResponse:
    """Show charts, each with the address of its files."""
    shown = [(chart, {kind: _as(file, kind) for kind in FILES}) for chart, file in charts]
    context = {
        "title": title,
        "head": head,
        "charts": shown,
        "choices": [],
        "populations": "",
        "purpose": False,
        **more,
    }
    return render(request, "workforce/pictures/page.html", context)


def _as(file: str, kind: str) -> str:
    return f"{file}{'&' if '?' in file else '?'}{urlencode({'as': kind})}"


def _file(request: Asked, head: Head, chart: Chart, name: str) -> HttpResponse:
    """Hand a table out as CSV (one heading row, typed cells, marks apart), as a workbook, or its notes as a text."""
    about = f"Counts of {head.as_of:%Y-%m-%d}, picture {head.number}"
    notes = [about, *chart.notes, *chart.marks]
    kind = request.GET.get("as", "csv")
    stem = f"workforce-{name}-{head.as_of:%Y-%m-%d}"
    if kind == "xlsx":
        content = spreadsheet.workbook_bytes(chart.title, chart.file_headings(), chart.file_rows(), notes)
        return exports.attachment(content, f"{stem}.xlsx", spreadsheet.WORKBOOK)
    if kind == "notes":
        said = "\r\n".join([chart.title, *notes, ""])
        return exports.attachment(said.encode(), f"{stem}-notes.txt", "text/plain; charset=utf-8")
    content = spreadsheet.csv_bytes(chart.file_headings(), chart.file_rows())
    return exports.attachment(content, f"{stem}.csv", "text/csv; charset=utf-8")
