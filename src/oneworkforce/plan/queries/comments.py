"""The comments on a version, as lists and pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F
from django.db.models.expressions import Combinable, OrderBy
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.plan.models import Comment, Consulted
from oneworkforce.plan.permissions import texts as permissions
from oneworkforce.ui.listing import Wanted

SORTS: Mapping[str, str | Combinable | OrderBy] = {
    "said": "said_at",
    "who": Lower("said_by"),
    "about": Lower("about"),
    "reply": F("replied_at").asc(nulls_first=True),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One comment with its reply; `on_behalf_of` and `entered_by` are "" where nobody else comes in."""

    id: UUID
    version: UUID
    number: int
    strategy: UUID
    strategy_title: str
    said_by: str
    on_behalf_of: str
    entered_by: str
    said_at: datetime
    about: str
    words: str
    reply: str
    replied_by: str
    replied_at: datetime | None


def listed(viewer: Viewer, version: UUID, wanted: Wanted) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return the rows of the page wanted, how many there are in all, and the page that was found."""
    found = permissions.get(viewer, version)
    rows = permissions.comments_visible_to(viewer).filter(version=found).select_related("version__strategy")
    if state := wanted.filters.get("reply"):
        rows = rows.filter(replied_at__isnull=state == "waiting")
    if words := wanted.filters.get("words"):
        rows = rows.filter(words__icontains=words)
    total = rows.count()
    wanted = wanted.clipped(total)
    ordered = rows.order_by(SORTS.get(wanted.sort, SORTS["said"]), "said_at", "pk")
    if wanted.descending:
        ordered = ordered.reverse()
    shown = ordered if wanted.size is None else ordered[wanted.offset : wanted.offset + wanted.size]
    return tuple(_row(each) for each in shown), total, wanted


def one(viewer: Viewer, comment: UUID) -> Row:
    """Return a comment with its reply; `verdicts.NotFound` where there is none for this viewer."""
    return _row(permissions.get_comment(viewer, comment))


def spoken_for(viewer: Viewer, version: UUID, *, anybody: bool) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of those asked for whom the viewer may speak: the own organisation, or `anybody`."""
    found = permissions.get(viewer, version)
    rows = Consulted.objects.filter(version=found).select_related("organisation").order_by("kind", "name", "pk")
    if not anybody:
        rows = rows.filter(organisation__isnull=False, organisation=viewer.organisation)
    return tuple((str(each.pk), each.organisation.name if each.organisation else each.name) for each in rows)


def _row(each: Comment) -> Row:
    return Row(
        id=each.pk,
        version=each.version_id,
        number=each.version.number,
        strategy=each.version.strategy_id,
        strategy_title=each.version.strategy.title,
        said_by=each.said_by,
        on_behalf_of=each.on_behalf_of,
        entered_by=each.entered_by,
        said_at=each.said_at,
        about=each.about,
        words=each.words,
        reply=each.reply,
        replied_by=each.replied_by,
        replied_at=each.replied_at,
    )
