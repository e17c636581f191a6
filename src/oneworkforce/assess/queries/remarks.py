"""What people wrote in their own words, for whoever reads it: in no order but chance, of no group."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from oneworkforce.assess.models import Coding, Remark, Round, Theme
from oneworkforce.assess.permissions import remarks
from oneworkforce.ui.listing import Wanted

TO_READ, CODED, ASIDE = "to_read", "coded", "aside"
STATES = ((TO_READ, "To be read"), (CODED, "Under themes"), (ASIDE, "Set aside"))


@dataclass(frozen=True, slots=True)
class Row:
    """A remark with the titles of its themes; `state` is one of `STATES`."""

    id: UUID
    arc: str
    words: str
    themes: tuple[str, ...]
    state: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the remarks of an arc have been read. Only for whoever reads them."""

    arc: str
    remarks: int
    to_read: int
    aside: int


def listed(row: Round, wanted: Wanted) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return the remarks of the page wanted, of a round that a permission has found, how many there are, and the page.

    Their order is that of their random ids: the same each time, and telling nothing.
    """
    rows = _states(remarks.of_round(row))
    if arc := wanted.filters.get("arc"):
        rows = rows.filter(arc=arc)
    if state := wanted.filters.get("state"):
        rows = rows.filter(_IN[state])
    total = rows.count()
    wanted = wanted.clipped(total)
    kept = list(wanted.of(rows.order_by("pk")))
    themes = _themes(kept)
    return tuple(_row(each, themes.get(each.pk, ())) for each in kept), total, wanted


def after(row: Round, arc: str, last: UUID | None = None) -> UUID | None:
    """Return the next remark of an arc that is to be read, after the `last` and then from the front; None: all are."""
    waiting = _states(remarks.of_round(row)).filter(_IN[TO_READ], arc=arc).order_by("pk").values_list("pk", flat=True)
    found = waiting.filter(pk__gt=last).first() if last else None
    return found or waiting.first()


def progress(row: Round) -> Mapping[str, Progress]:
    """Return by arc how far its remarks have been read, in the order of ids; arcs without remarks are not in it."""
    rows = _states(remarks.of_round(row)).values("arc")
    found = rows.annotate(
        all=Count("pk"), to_read=Count("pk", filter=_IN[TO_READ]), aside=Count("pk", filter=_IN[ASIDE])
    ).order_by("arc")
    return {each["arc"]: Progress(each["arc"], each["all"], each["to_read"], each["aside"]) for each in found}


def choosable(row: Remark) -> list[tuple[str, str]]:
    """Return the themes to choose from for a remark, those of its arc first: (id, title)."""
    rows = Theme.objects.filter(Q(arc=row.arc) | Q(arc=""), round_id=row.round_id).order_by("-arc", "title", "pk")
    return [
        (str(pk), title if arc else f"{title} (all arcs)") for pk, arc, title in rows.values_list("pk", "arc", "title")
    ]


_IN = {
    TO_READ: Q(coded=False, set_aside=False),
    CODED: Q(coded=True, set_aside=False),
    ASIDE: Q(set_aside=True),
}


def _states(rows: QuerySet[Remark]) -> QuerySet[Remark]:
    return rows.annotate(coded=Exists(Coding.objects.filter(remark=OuterRef("pk"))))


def _themes(rows: list[Remark]) -> Mapping[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    codings = Coding.objects.filter(remark__in=rows).order_by("theme__title").values_list("remark_id", "theme__title")
    for remark, title in codings:
        found[remark] = (*found.get(remark, ()), title)
    return found


def _row(row: Remark, themes: tuple[str, ...]) -> Row:
    state = ASIDE if row.set_aside else CODED if themes else TO_READ
    return Row(row.pk, row.arc, row.words, themes, state)
