"""The year of a round: one page that leads through it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.assess.permissions import years
from oneworkforce.assess.web.presenters import years as presenters
from oneworkforce.ground.asked import Asked


@require_safe
def round_year(request: Asked, pk: UUID) -> HttpResponse:
    """Show where a round stands and what there is to do, to whoever runs it."""
    row = years.get(request.viewer, pk)
    page = presenters.page(row, years.standing(row, today=timezone.localdate()))
    return render(request, "assess/years/page.html", {"page": page, "pk": pk})
