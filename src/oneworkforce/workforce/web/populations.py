"""Published tables of population: listed, brought in, taken out."""

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
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.ui import saving, spreadsheet
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.table_files import on_disk
from oneworkforce.workforce.commands import populations as commands
from oneworkforce.workforce.domain.population_file import HEADINGS
from oneworkforce.workforce.permissions import pictures as permissions
from oneworkforce.workforce.queries import populations as queries
from oneworkforce.workforce.web.forms.populations import PopulationForm
from oneworkforce.workforce.web.presenters import populations as presenters

INTRO = (
    "A row for each place and equality group, with how many people live there. Marks such as c, x or z may stand in "
    "the place of numbers, and numbers may have thousands separators. Where something is wrong, nothing is brought in."
)


@require_safe
def populations(request: Asked) -> HttpResponse:
    """List the tables that are here."""
    context = {
        "tables": [(each, presenters.facts(each)) for each in queries.listed(request.viewer)],
        "why_not": verdicts.why_not(permissions.check_make, request.viewer),
    }
    return render(request, "workforce/populations/list.html", context)


@require_safe
def population_template(request: Asked) -> HttpResponse:
    """Hand out a file without any row: the headings that are read."""
    permissions.check_see(request.viewer)
    return exports.attachment(spreadsheet.csv_bytes(HEADINGS, []), "population.csv", "text/csv; charset=utf-8")


@EITHER
def population_add(request: Asked) -> HttpResponse:
    """Bring in a table: all of it, or every fault by row."""
    permissions.check_make(request.viewer)
    form = PopulationForm(saving.sent(request), request.FILES if request.method == "POST" else None)
    faults: tuple[Fault, ...] = ()
    if request.method == "POST" and form.is_valid():
        found = dict(form.cleaned_data)
        file = found.pop("file")
        try:
            with on_disk(file) as path:
                commands.add(by=request.viewer, now=timezone.now(), path=path, **found)
        except Refused as refused:
            faults = refused.faults
        else:
            messages.success(request, "The table was brought in.")
            return redirect("populations")
    sheet = Sheet("Bring in a population table", reverse("populations"), "Bring it in", INTRO)
    told = [(each.where or "The file", each.what, each.remedy) for each in faults]
    context = {"sheet": sheet, "form": form, "seen": "", "faults": told}
    return render(request, "workforce/populations/add.html", context)


@EITHER
def population_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Take a table out, once it is confirmed."""
    row = permissions.get_population(request.viewer, pk)
    words = f"{row.title}, {row.year}. Pages that show it beside the workforce will have nothing to show."
    return saving.confirmed(
        request,
        Sheet("Remove a population table", reverse("populations"), "Remove the table", words),
        lambda: commands.remove(by=request.viewer, now=timezone.now(), population=pk),
        said="The table was removed.",
        why_not=verdicts.why_not(permissions.check_make, request.viewer),
    )
