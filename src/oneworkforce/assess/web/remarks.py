"""What people wrote in their own words: read arc by arc, put under themes, or set aside."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.assess.commands import remarks as commands
from oneworkforce.assess.models import Remark
from oneworkforce.assess.permissions import remarks, years
from oneworkforce.assess.queries import remarks as queries
from oneworkforce.assess.queries import stored
from oneworkforce.assess.web.forms.remarks import RemarkForm
from oneworkforce.assess.web.presenters import remarks as presenters
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import listing, saving
from oneworkforce.ui.saving import EITHER, Sheet


@require_safe
def remarks_page(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Show how far remarks have been read, and the remarks; nothing while the round is open."""
    row = years.get(request.viewer, round)
    found = stored.of(row)
    filters = presenters.filters(found)
    rows, total, wanted = queries.listed(row, listing.read(request.GET.dict(), presenters.COLUMNS, filters))
    context = {
        "round": found,
        "still_open": remarks.STILL_OPEN if row.closed_at is None else "",
        "arcs": presenters.progress(found, queries.progress(row)),
        "listing": presenters.listed(found, rows, total, wanted),
    }
    return render(request, "assess/gathered/remarks.html", context)


@require_safe
def remarks_next(request: Asked, round: UUID, arc: str) -> HttpResponse:  # noqa: A002
    """Lead to a remark of the arc that is to be read, or back where there is none."""
    row = years.get(request.viewer, round)
    remarks.check_read(request.viewer, row)
    found = queries.after(row, arc)
    return redirect("remark", found) if found else redirect("remarks", round)


@EITHER
def remark(request: Asked, pk: UUID) -> HttpResponse:
    """Show one remark and put it under themes; then lead to the next that is to be read."""
    row = remarks.get(request.viewer, pk)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = RemarkForm(queries.choosable(row), saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.code(
            by=request.viewer,
            now=timezone.now(),
            remark=pk,
            seen=seen,
            themes_of=form.cleaned_data.get("themes", []),
            new=form.cleaned_data["new"],
            everywhere=form.cleaned_data["everywhere"],
            set_aside=form.cleaned_data["set_aside"],
        ),
        seen=seen,
    )
    if outcome.done:
        return _on(request, row)
    back = f"{reverse('remarks', args=[row.round_id])}?arc={row.arc}"
    sheet = Sheet("What does this remark say?", back, "Save and read the next", caption=row.round.title)
    more = {"words": row.words, "arc": presenters.title(stored.of(row.round), row.arc)}
    return saving.answer(request, outcome, sheet, said="", to="", template="assess/gathered/remark.html", **more)


def _on(request: Asked, row: Remark) -> HttpResponse:
    following = queries.after(row.round, row.arc, row.pk)
    if following:
        messages.success(request, "Saved. Here is the next.")
        return redirect("remark", following)
    messages.success(request, "Saved. Every remark of this arc has been read.")
    return redirect("remarks", row.round_id)
