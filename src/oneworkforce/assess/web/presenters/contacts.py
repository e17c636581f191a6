"""Contacts on pages and in files. Nothing here tells whether somebody answered, or was reminded."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from oneworkforce.assess.domain.contact_lists import Checked
from oneworkforce.assess.queries.contacts import Row
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault
from oneworkforce.ui import listing
from oneworkforce.ui.listing import Column, Filter, Wanted
from oneworkforce.ui.parts import Cell, Fact

MOST_FAULTS = 200
COLUMNS = (
    Column("email", "E-mail address"),
    Column("name", "Name"),
    Column("organisation", "Organisation"),
    Column("locality", "Locality"),
    Column("audience", "Audience"),
    Column("language", "Language", sort=False),
    Column("letters", "Letters", sort=False),
)
HEADINGS = tuple(column.title for column in COLUMNS)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list would do, before anything is stored. `places`: organisation, locality, audience, how many."""

    new: int
    words: str
    places: tuple[tuple[str, str, str, Cell], ...]
    faults: tuple[tuple[str, str, str], ...]
    more: str


def filters(organisations: Sequence[tuple[str, str]], audiences: Sequence[tuple[str, str]]) -> tuple[Filter, ...]:
    """Return the filters of the list."""
    found = [Filter("email", "E-mail address"), Filter("organisation", "Organisation", tuple(organisations))]
    return (*found, Filter("audience", "Audience", tuple(audiences))) if audiences else tuple(found)


def listed(
    pk: UUID, rows: Sequence[Row], total: int, wanted: Wanted, *, shown: Sequence[Filter], why_not: str | None
) -> listing.Listing:
    """Return the list of contacts; where there is none it says what to do."""
    return listing.Listing(
        columns=COLUMNS,
        filters=shown,
        wanted=wanted,
        rows=[(Cell(row.email, href=reverse("contact", args=[pk, row.id])), *exported(row)[1:]) for row in rows],
        total=total,
        path=reverse("contacts", args=[pk]),
        export_url=reverse("contacts_export", args=[pk]),
        noun="contact",
        empty_words="Bring in a list of those who are asked, or add them one by one. Links that anybody can open, and "
        "paper, need no contacts.",
        empty_url=None if why_not else reverse("contacts_import", args=[pk]),
        empty_action="Bring in a list",
    )


def exported(row: Row) -> tuple[str, ...]:
    """Return one contact for a file."""
    return row.email, row.name, row.organisation, row.locality, row.audience, row.language, _letters(row)


def facts(row: Row) -> tuple[Fact, ...]:
    """Return what a contact's page says of them."""
    said = zip(HEADINGS, exported(row), strict=True)
    return tuple(Fact(title, value or "Not given") for title, value in said if value or title in {"Name", "Language"})


def preview(checked: Checked, places: Sequence[tuple[str, str, str, int]]) -> Preview:
    """Return what a list would do."""
    new = len(checked.new)
    words = f"{text.counted(new, 'contact is', 'contacts are')} new." if new else "Nobody on it is new."
    if checked.there:
        words += (
            f" {text.counted(len(checked.there), 'row is', 'rows are')} of people asked already, and left as they are."
        )
    if checked.faults:
        words += f" {text.counted(len(checked.faults), 'row', 'rows')} cannot be used, so nothing was stored."
    return Preview(
        new,
        words,
        tuple((*place[:3], Cell(f"{place[3]:,}", number=True)) for place in places),
        faults(checked.faults),
        more(checked.faults),
    )


def faults(found: Sequence[Fault]) -> tuple[tuple[str, str, str], ...]:
    """Return the first faults for a page."""
    return tuple((fault.where, fault.what, fault.remedy) for fault in found[:MOST_FAULTS])


def more(found: Sequence[Fault]) -> str:
    """Return how many faults a page leaves out."""
    left = len(found) - MOST_FAULTS
    return f"{text.counted(left, 'more row', 'more rows')} cannot be used. Mend these first." if left > 0 else ""


def _letters(row: Row) -> str:
    return "Does not want letters" if row.unwanted else "Wanted"
