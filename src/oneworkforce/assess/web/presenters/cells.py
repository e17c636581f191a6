"""The cells of a round's frame as a list, each leading to what can be done for it."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.urls import reverse

from oneworkforce.assess.queries.contacts import EVERYWHERE, Cell
from oneworkforce.ui import listing, parts
from oneworkforce.ui.listing import Column, Filter, Wanted

_PLACES = (
    Column("organisation", "Organisation", sort=False),
    Column("locality", "Locality", sort=False),
    Column("audience", "Audience", sort=False),
)
LINKED = (*_PLACES, Column("link", "Open link", sort=False))
STATES = {"open": ("Open", "green"), "ended": ("Ended", "grey"), "": ("None", "grey")}


def filters(organisations: Sequence[tuple[str, str]]) -> tuple[Filter, ...]:
    """Return the filter of the list."""
    return (Filter("organisation", "Organisation", tuple(organisations)),)


def listed(
    cells: Sequence[Cell],
    wanted: Wanted,
    *,
    shown: Sequence[Filter],
    path: str,
    to: Callable[[UUID], str],
    states: dict[UUID, str] | None,
    frame: str,
) -> listing.Listing:
    """Return cells as a list, `to` the page of each; with the states of their links where `states` are given."""
    at = wanted.filters.get("organisation")
    found = [each for each in cells if not at or str(each.at) == at]
    wanted = wanted.clipped(len(found))
    here = found[wanted.offset : wanted.offset + (wanted.size or len(found))]
    return listing.Listing(
        columns=_PLACES if states is None else LINKED,
        filters=shown,
        wanted=wanted,
        rows=[_row(each, to(each.id), states) for each in here],
        total=len(found),
        path=path,
        noun="group",
        empty_words="Say first who could answer: the frame of the round, or its contacts.",
        empty_url=frame,
        empty_action="Bring in contacts",
    )


def frame(pk: UUID) -> str:
    """Return where a round without a frame is given one."""
    return reverse("contacts", args=[pk])


def _row(cell: Cell, href: str, states: dict[UUID, str] | None) -> list[parts.Cell | str]:
    row: list[parts.Cell | str] = [
        parts.Cell(cell.organisation, href=href),
        cell.locality or EVERYWHERE,
        cell.audience or "Everybody",
    ]
    if states is not None:
        words, colour = STATES[states.get(cell.id, "")]
        row.append(parts.Cell(words, tag=colour))
    return row
