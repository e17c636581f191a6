"""Link persons: named on their organisation's page."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from oneworkforce.access import verdicts
from oneworkforce.ground.asked import Asked
from oneworkforce.partnership.commands import links as commands
from oneworkforce.partnership.domain.sectors import LinkPurpose
from oneworkforce.partnership.permissions import organisations
from oneworkforce.partnership.queries import organisations as queries
from oneworkforce.partnership.web.forms.organisations import LinkForm
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet


@EITHER
def organisation_link(request: Asked, pk: UUID, purpose: str) -> HttpResponse:
    """Name the link person of an organisation for one purpose, or nobody."""
    row = organisations.get(request.viewer, pk)
    if purpose not in set(LinkPurpose):
        raise verdicts.NotFound
    organisations.check_change(request.viewer, row)
    asked, today = LinkPurpose(purpose), timezone.localdate()
    page = queries.one(request.viewer, pk, today=today)
    now = next((link.person.id for link in page.links if link.purpose == asked and link.person), "")
    people = [(str(one.id), one.name) for one in queries.colleagues(request.viewer, pk, today=today)]
    form = LinkForm(people, saving.sent(request), initial={"person": str(now)})
    outcome = saving.saved(
        request,
        form,
        lambda: commands.put(
            by=request.viewer,
            now=timezone.now(),
            today=today,
            organisation=pk,
            purpose=asked,
            person=UUID(form.cleaned_data["person"]) if form.cleaned_data["person"] else None,
        ),
    )
    to = reverse("organisation", args=[pk])
    intro = "" if people else "Nobody of this organisation is recorded yet. Add its people first."
    sheet = Sheet(f"{asked.title_} of {row.name}", to, intro=intro)
    return saving.answer(request, outcome, sheet, said=f"{asked.title_}: saved.", to=to)
