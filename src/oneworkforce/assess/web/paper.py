"""Paper: questionnaires to print or to read by touch, and what came back typed in."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.access.verdicts import NotFound
from oneworkforce.assess.commands import paper as commands
from oneworkforce.assess.domain import paper
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.models import Round
from oneworkforce.assess.permissions import contacts as permissions
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import contacts as queries
from oneworkforce.assess.queries import stored
from oneworkforce.assess.reports import paper_forms
from oneworkforce.assess.web import documents
from oneworkforce.assess.web.forms.paper import PaperForm
from oneworkforce.assess.web.presenters import cells as presenters
from oneworkforce.audit.web import exports
from oneworkforce.documents import pdf
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import listing, saving
from oneworkforce.ui.jinja import day
from oneworkforce.ui.saving import EITHER, Sheet

KINDS = {"pdf": "PDF", "large": "PDF in large print", "text": "Plain text, for Braille"}
BACK = "Please give it back to whoever gave it to you."
TYPE = (
    "A figure or letter for each question, one after another, for example 3 4 d 5 n: d for “I do not know”, n for "
    "“does not apply”, - for a blank. Leave a line empty where nothing was answered. Type no names."
)


@require_safe
def paper_forms_page(request: Asked, pk: UUID) -> HttpResponse:
    """Show the questionnaires on paper: by audience, language and kind."""
    row = years.get(request.viewer, pk)
    shape = stored.framework_of(row)
    audiences = queries.audiences(shape) or (("", "Everybody"),)
    spoken = queries.languages(shape)
    rows = [
        {
            "label": title if len(spoken) == 1 else f"{title} ({language})",
            "links": [(words, _address(pk, kind, audience, language)) for kind, words in KINDS.items()],
        }
        for audience, title in audiences
        for language in spoken
    ]
    return render(request, "assess/paper/forms.html", {"round": stored.of(row), "rows": rows})


@require_safe
def paper_form(request: Asked, pk: UUID, kind: str) -> HttpResponse:
    """Hand out the questionnaire of an audience in a language, as a file of one kind."""
    row = years.get(request.viewer, pk)
    shape = stored.framework_of(row)
    titles = dict(queries.audiences(shape)) or {"": ""}
    audience = request.GET.get("audience", "") or next(iter(titles))
    language = request.GET.get("language", "") or shape.language
    if kind not in KINDS or audience not in titles:
        raise NotFound
    if language not in queries.languages(shape):
        raise NotFound
    closes = f"Please give it back by {day(row.closes_on)}." if row.closes_on else ""
    if kind == "text":
        said = paper.plain(shape, audience, language, closes=closes, back=BACK)
        return exports.attachment(said.encode(), "questionnaire.txt", "text/plain; charset=utf-8")
    made = paper_forms.form(
        shape,
        audience,
        language,
        lead=titles.get(audience, ""),
        closes=closes,
        back=BACK,
        least=row.min_cell,
        large=kind == "large",
    )
    return documents.answer(pdf.render(made, large=kind == "large"), "pdf", "questionnaire")


@require_safe
def paper_cells(request: Asked, pk: UUID) -> HttpResponse:
    """Ask where the papers come from that are typed in."""
    row = years.get(request.viewer, pk)
    filters = presenters.filters(queries.organisations(row))
    shown = presenters.listed(
        queries.cells(row),
        listing.read(request.GET, (), filters),
        shown=filters,
        path=reverse("paper_cells", args=[pk]),
        to=lambda cell: reverse("paper_enter", args=[pk, cell]),
        states=None,
        frame=presenters.frame(pk),
    )
    return render(
        request, "assess/paper/cells.html", {"round": stored.of(row), "listing": shown, "why": _why(request, row)}
    )


@EITHER
def paper_enter(request: Asked, round: UUID, pk: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Type in one paper; saved, the next one of the same cell is asked for."""
    cell = permissions.cell(request.viewer, round, pk)
    today = timezone.localdate()
    years.check_step(request.viewer, cell.round, Step.ENTER, today)
    shape = stored.framework_of(cell.round)
    form = PaperForm(paper.parts(shape, cell.audience, shape.language), shape.scale, saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.enter(
            by=request.viewer,
            now=timezone.now(),
            today=today,
            round=round,
            cell=pk,
            said=form.answers,
            remarks=form.remarks,
        ),
    )
    caption = queries.cell(cell, shape).label
    sheet = Sheet("Type in a paper", reverse("paper_cells", args=[round]), "Save and next", TYPE, caption=caption)
    to = reverse("paper_enter", args=[round, pk])
    return saving.answer(request, outcome, sheet, said="The paper was saved. Now the next one.", to=to)


def _address(pk: UUID, kind: str, audience: str, language: str) -> str:
    where = reverse("paper_form", args=[pk, kind])
    return f"{where}?audience={audience}&language={language}"


def _why(request: Asked, row: Round) -> str | None:
    return verdicts.why_not(years.check_step, request.viewer, row, Step.ENTER, timezone.localdate())
