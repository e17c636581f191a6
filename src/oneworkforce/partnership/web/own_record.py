"""One's own record, and what colleagues may see of it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.ground.asked import Asked
from oneworkforce.partnership.commands import people as commands
from oneworkforce.partnership.models.person import Sharing
from oneworkforce.partnership.permissions import people as permissions
from oneworkforce.partnership.queries import records
from oneworkforce.partnership.web.forms.people import SharingField, SharingForm
from oneworkforce.partnership.web.presenters import records as present
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet


@require_safe
def account(request: Asked) -> HttpResponse:
    """Show one's own record, in full."""
    found, record = records.get(request.viewer, request.viewer.person, today=timezone.localdate())
    why_not = verdicts.why_not(permissions.check_change, request.viewer, found)
    context = {
        "record": record,
        "page": present.page(record, viewer=request.viewer, why_not=why_not),
        "why_not": why_not,
        "back": present.back_from(request.viewer, record),
        "shared": str(record.sharing.label),
        "shared_words": SharingField.hints.get(
            record.sharing.value, "Until you choose, colleagues elsewhere see nothing."
        ),
        "why_not_share": verdicts.why_not(permissions.check_share, request.viewer, found),
    }
    return render(request, "partnership/people/account.html", context)


@EITHER
def sharing(request: Asked) -> HttpResponse:
    """Say what colleagues elsewhere may see."""
    found = permissions.get(request.viewer, request.viewer.person)
    permissions.check_share(request.viewer, found)
    chosen = None if found.sharing == Sharing.NOT_ASKED else found.sharing
    form = SharingForm(saving.sent(request), initial={"sharing": chosen})
    outcome = saving.saved(
        request,
        form,
        lambda: commands.share(
            by=request.viewer, now=timezone.now(), person=found.pk, sharing=form.cleaned_data["sharing"]
        ),
    )
    to = reverse("account")
    sheet = Sheet("What colleagues may see", to, caption=found.name)
    return saving.answer(request, outcome, sheet, said="What colleagues may see was changed.", to=to)
