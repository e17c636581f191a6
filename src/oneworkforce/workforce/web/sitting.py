"""By hand, in one sitting: five people on one page, and what to do next."""

import contextlib
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from oneworkforce.ground.asked import Asked
from oneworkforce.partnership import public as partnership
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.workforce.commands import sitting as commands
from oneworkforce.workforce.domain import chosen
from oneworkforce.workforce.queries import data_sets, places
from oneworkforce.workforce.queries import posts as queries
from oneworkforce.workforce.web import posts
from oneworkforce.workforce.web.forms.sitting import ADDED, SittingForm
from oneworkforce.workforce.web.presenters import posts as present

TITLE = "Enter people by hand"


@EITHER
def sitting(request: Asked) -> HttpResponse:
    """Choose the organisation whose people are entered; who keeps one alone goes straight on."""
    return posts.choose(request, "sitting_at", Sheet(TITLE, reverse("posts"), "Continue"))


@EITHER
def sitting_at(request: Asked, pk: UUID) -> HttpResponse:
    """Enter up to five people of the organisation `pk`."""
    place = posts.kept_place(request.viewer, pk)
    partnership.check_add_people(request.viewer, place.pk)
    asked = data_sets.keys_of(place.pk)
    form = SittingForm(saving.sent(request), asked=asked, teams=places.teams(place.pk))
    made: list[UUID] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.extend(
            commands.enter(
                by=request.viewer,
                now=timezone.now(),
                today=timezone.localdate(),
                organisation=place.pk,
                blocks=form.blocks(),
            )
        ),
    )
    if outcome.done:
        query = urlencode({"posts": ",".join(str(each) for each in made)})
        return redirect(f"{reverse('sitting_done', args=[pk])}?{query}")
    context = {
        "sheet": Sheet(TITLE, reverse("posts"), "Save these people", caption=place.name),
        "form": form,
        "blocks": form.shown(),
    }
    return render(request, "workforce/sitting/form.html", context)


@require_safe
def done(request: Asked, pk: UUID) -> HttpResponse:
    """Say who was entered and what to do next."""
    place = posts.kept_place(request.viewer, pk)
    asked: list[UUID] = []
    for each in request.GET.get("posts", "").split(",")[: commands.BLOCKS]:
        with contextlib.suppress(ValueError):
            asked.append(UUID(each))
    rows = queries.some(request.viewer, asked, today=timezone.localdate())
    context = {
        "place": place,
        "rows": present.entered(rows),
        "headings": present.ENTERED,
        "added": [item.label for item in chosen.added(data_sets.keys_of(place.pk)) if item.key not in ADDED],
        "posts_url": f"{reverse('posts')}?{urlencode({'organisation': str(pk)})}",
    }
    return render(request, "workforce/sitting/done.html", context)
