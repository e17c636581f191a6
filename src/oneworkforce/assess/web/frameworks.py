"""Frameworks: which there are, all that one asks, and its file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oneworkforce.assess.queries import frameworks as queries
from oneworkforce.assess.web.presenters import frameworks as shown
from oneworkforce.ground.asked import Asked


@require_safe
def frameworks(request: Asked) -> HttpResponse:
    """Show the frameworks that come with the product and those of rounds."""
    rows = [shown.row(kept) for kept in queries.visible_to(request.viewer)]
    return render(request, "assess/frameworks/list.html", {"headings": shown.HEADINGS, "rows": rows})


@require_safe
def framework(request: Asked, id: str, version: int) -> HttpResponse:  # noqa: A002  the file's word
    """Show the scale, the arcs and every question of one version."""
    page = shown.page(queries.get(request.viewer, id, version))
    return render(request, "assess/frameworks/page.html", {"page": page})


@require_safe
def framework_file(request: Asked, id: str, version: int) -> HttpResponse:  # noqa: A002  the file's word
    """Hand out the file of one version, to be changed and used as another."""
    kept = queries.get(request.viewer, id, version)
    made = kept.framework
    name = f'attachment; filename="{made.id}-{made.version}.yaml"'
    return HttpResponse(
        kept.written, content_type="application/yaml; charset=utf-8", headers={"Content-Disposition": name}
    )
