"""The frame of a round in words: its list, its totals, its file."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from oneworkforce.assess.models import Round
from oneworkforce.assess.queries.frames import EVERYWHERE, Row, Totals
from oneworkforce.lib import text
from oneworkforce.ui import listing
from oneworkforce.ui.listing import Column, Filter, Wanted
from oneworkforce.ui.parts import Cell
from oneworkforce.ui.spreadsheet import Value

COLUMNS = (
    Column("organisation", "Organisation"),
    Column("locality", "Locality"),
    Column("audience", "Audience"),
    Column("invited", "Asked", number=True),
    Column("act", "Remove", sort=False),
)
HEADINGS = ("organisation", "locality", "audience", "invited")
"""As a file of the frame is headed, so that what was exported can be mended and brought in again."""


@dataclass(frozen=True, slots=True)
class TotalsPart:
    """Totals of a frame: a sentence, and tables by audience and by organisation with their captions."""

    words: str
    by_audience: tuple[tuple[str, int], ...]
    by_organisation: tuple[tuple[str, int], ...]
    caption: str


def people(many: int) -> str:
    """Return "1 person", "12 people"."""
    return text.counted(many, "person", "people")


def filters(localities: Sequence[tuple[str, str]], audiences: Sequence[tuple[str, str]]) -> tuple[Filter, ...]:
    """Return the filters of the list."""
    found = [
        Filter("organisation", "Organisation"),
        Filter("locality", "Locality", ((EVERYWHERE, "Everywhere"), *localities)),
    ]
    return (*found, Filter("audience", "Audience", tuple(audiences))) if audiences else tuple(found)


def listed(
    row: Round, found: tuple[Sequence[Row], int, Wanted], shown: Sequence[Filter], why_not: str
) -> listing.Listing:
    """Return the list of groups (what queries.frames.listed found); its acts only where the frame can be changed."""
    rows, total, wanted = found
    return listing.Listing(
        columns=COLUMNS[:-1] if why_not else COLUMNS,
        filters=shown,
        wanted=wanted,
        rows=[_row(each, changes=not why_not) for each in rows],
        total=total,
        path=reverse("frame", args=[row.pk]),
        export_url=reverse("frame_export", args=[row.pk]),
        noun="group",
        empty_words="Say how many could answer, by organisation, locality and audience: from a file, or one by one."
        if not why_not
        else "This round was given its answers as a file, or was opened without a frame.",
        empty_url=None if why_not else reverse("frame_upload", args=[row.pk]),
        empty_action="Upload the frame",
    )


def exported(found: Row) -> tuple[Value, ...]:
    """Return one group for a file."""
    return found.organisation, found.locality, found.audience, found.invited


def totals(found: Totals) -> TotalsPart | None:
    """Return the totals; None where the frame is empty."""
    if not found.cells:
        return None
    caption = "By organisation"
    if found.organisations > len(found.by_organisation):
        caption = f"By organisation: the {len(found.by_organisation)} largest of {found.organisations:,}"
    return TotalsPart(
        f"{people(found.invited)} in {text.counted(found.cells, 'group')}.",
        tuple((audience or "Everyone", many) for audience, many in found.by_audience),
        found.by_organisation,
        caption,
    )


def _row(found: Row, *, changes: bool) -> tuple[Cell | str | int, ...]:
    place, who = found.locality or "Everywhere", found.audience or "Everyone"
    if not changes:
        return found.organisation, place, who, found.invited
    change, remove = reverse("frame_change", args=[found.id]), reverse("frame_remove", args=[found.id])
    act = Cell(f"Remove {found.organisation}, {place}, {who}", href=remove)
    return Cell(found.organisation, href=change), place, who, found.invited, act
