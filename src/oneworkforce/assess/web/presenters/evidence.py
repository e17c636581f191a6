"""Evidence in lists, files and beside an arc."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from oneworkforce.assess.domain.kinds import EvidenceKind, Strength
from oneworkforce.assess.queries.evidence import Row
from oneworkforce.assess.queries.stored import Held
from oneworkforce.assess.web.presenters.gathered import arc_filters
from oneworkforce.ui import jinja, listing
from oneworkforce.ui.listing import Column, Filter, Wanted
from oneworkforce.ui.parts import Cell
from oneworkforce.ui.spreadsheet import Value

COLUMNS = (
    Column("title", "Evidence"),
    Column("arc", "Arc"),
    Column("kind", "Kind"),
    Column("says", "What it says", sort=False),
    Column("dated", "Dated"),
    Column("source", "Source"),
    Column("strength", "Strength"),
    Column("kept_at", "Where", sort=False),
)
HEADINGS = ("Arc", "Kind", "Title", "Figure", "What it says", "Dated", "Source", "Strength", "Where it is kept")
COLOURS = {Strength.STRONG: "green", Strength.FAIR: "blue", Strength.WEAK: "grey"}


@dataclass(frozen=True, slots=True)
class EvidenceCard:
    """A piece of evidence beside its arc."""

    title: str
    figure: str
    says: str
    source: str
    strength: str
    colour: str
    link: str
    kept_at: str


def filters(found: Held) -> tuple[Filter, ...]:
    """Return the filters of the list."""
    return (
        Filter("title", "Title"),
        *arc_filters(found),
        Filter("kind", "Kind", EvidenceKind.choices()),
        Filter("strength", "Strength", Strength.choices()),
    )


def listed(found: Held, rows: Sequence[Row], total: int, wanted: Wanted, *, runs: bool) -> listing.Listing:
    """Return the list of evidence; each leads to its form for who `runs` rounds."""
    words = "Record documents, pages and figures that stand beside what people answered." if runs else ""
    return listing.Listing(
        columns=COLUMNS,
        filters=filters(found),
        wanted=wanted,
        rows=[_row(each, runs=runs) for each in rows],
        total=total,
        path=reverse("evidence", args=[found.id]),
        export_url=reverse("evidence_export", args=[found.id]),
        noun="piece of evidence",
        plural="pieces of evidence",
        caption="Evidence",
        empty_words=words or "No evidence has been recorded yet.",
    )


def exported(row: Row) -> tuple[Value, ...]:
    """Return one piece of evidence for a file."""
    return (
        row.arc_title,
        row.kind.title_,
        row.title,
        row.figure,
        row.says,
        row.dated.isoformat(),
        row.source,
        strength(row.strength),
        row.kept_at,
    )


def cards(rows: Sequence[Row]) -> list[EvidenceCard]:
    """Return evidence beside its arc."""
    return [
        EvidenceCard(
            row.title,
            row.figure,
            row.says,
            f"{row.source}, {jinja.day(row.dated)}",
            strength(row.strength),
            COLOURS[row.strength],
            row.link,
            row.kept_at if row.kept_at != row.link else "",
        )
        for row in rows
    ]


def strength(of: Strength) -> str:
    """Return how much it can carry, in a word: "Strong"."""
    return of.title_.partition(":")[0]


def _row(row: Row, *, runs: bool) -> tuple[Cell | str, ...]:
    said = ". ".join(part.rstrip(".") for part in (row.figure, row.says) if part)
    return (
        Cell(row.title, href=reverse("evidence_change", args=[row.id]) if runs else None),
        row.arc_title,
        row.kind.title_,
        said,
        jinja.day(row.dated),
        row.source,
        Cell(strength(row.strength), tag=COLOURS[row.strength]),
        Cell("Open it", href=row.link) if row.link else row.kept_at,
    )
