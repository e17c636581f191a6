"""Notes of what was gathered, for whoever runs rounds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.kinds import Gathering as Kind
from oneworkforce.assess.models import Gathering, Note
from oneworkforce.assess.permissions import notes
from oneworkforce.assess.queries import stored
from oneworkforce.assess.queries.stored import Held


@dataclass(frozen=True, slots=True)
class Noted:
    """A gathering with how many notes there are of it, quotes among them, and quotes that wait to be cleared."""

    id: UUID
    kind: Kind
    with_whom: str
    held_on: date | None
    not_run: bool
    notes: int
    quotes: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Row:
    """A note. `arcs` are the titles of its arcs."""

    id: UUID
    words: str
    arcs: tuple[str, ...]
    quote: bool
    cleared_by: str
    cleared_at: datetime | None
    noted_by: str
    noted_at: datetime


def gatherings(viewer: Viewer, round: UUID) -> tuple[Held, tuple[Noted, ...]]:  # noqa: A002  the field's word
    """Return what was gathered for a round, in the order in which it was held, with its notes counted. Two queries."""
    found, rows = notes.gatherings(viewer, round)
    quote = Q(notes__quote=True)
    rows = rows.annotate(
        all_notes=Count("notes"),
        quotes=Count("notes", filter=quote),
        waiting=Count("notes", filter=quote & Q(notes__cleared_at__isnull=True)),
    )
    told = tuple(
        Noted(
            row.pk,
            Kind(row.kind),
            row.with_whom,
            row.held_on,
            bool(row.not_run_because),
            row.all_notes,
            row.quotes,
            row.waiting,
        )
        for row in rows.order_by("held_on", "planned_on", "with_whom", "pk")
    )
    return stored.of(found), told


def of_gathering(row: Gathering, titles: Mapping[str, str], *, arc: str = "", state: str = "") -> tuple[Row, ...]:
    """Return the notes of a gathering that a permission has found, of one `arc` or `state` alone, as they were made.

    `state`: "waiting" and "cleared" are quotes, "note" is none.
    """
    rows = Note.objects.filter(gathering=row).order_by("noted_at", "pk")
    if state:
        rows = rows.filter(quote=state != "note")
    if state in {"waiting", "cleared"}:
        rows = rows.filter(cleared_at__isnull=state == "waiting")
    return tuple(_row(each, titles) for each in rows if not arc or arc in each.arcs)


def _row(row: Note, titles: Mapping[str, str]) -> Row:
    return Row(
        row.pk,
        row.words,
        tuple(titles[arc] for arc in titles if arc in row.arcs),
        row.quote,
        row.cleared_by,
        row.cleared_at,
        row.noted_by,
        row.noted_at,
    )
