"""Collections as lists and pages show them, and the words of their letters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Func, Q, QuerySet
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.lib.days import day
from oneworkforce.partnership.models import Organisation
from oneworkforce.ui.listing import Wanted
from oneworkforce.workforce.domain import collection_letters as letters
from oneworkforce.workforce.domain import return_states
from oneworkforce.workforce.domain.collection_letters import Filled, Letter
from oneworkforce.workforce.domain.collection_states import Standing
from oneworkforce.workforce.models import Collection, Return
from oneworkforce.workforce.permissions import collections as permissions
from oneworkforce.workforce.queries import returns


@dataclass(frozen=True, slots=True)
class Row:
    """One collection in a list, with how many organisations it asks and how many have answered."""

    id: UUID
    title: str
    standing: Standing
    taken_on: date
    opens_on: date
    closes_on: date
    told_on: date | None
    data_set: str
    closed_at: datetime | None
    asked: int
    answered: int


SORTS: Mapping[str, Func | F] = {
    "title": Lower("title"),
    "taken": F("taken_on"),
    "closes": F("closes_on"),
}


def listed(viewer: Viewer, wanted: Wanted, *, today: date) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return the rows of the page wanted, how many there are in all, and the page that was found."""
    found = _filtered(permissions.visible_to(viewer), wanted, today)
    total = found.count()
    wanted = wanted.clipped(total)
    by = SORTS.get(wanted.sort)
    first = [F("taken_on").desc()] if by is None else [by.desc() if wanted.descending else by.asc()]
    shown = list(wanted.of(found.order_by(*first, Lower("title"), "pk")))
    numbers = returns.answered([each.pk for each in shown], today=today)
    return tuple(_row(each, numbers[each.pk], today) for each in shown), total, wanted


def of(row: Collection, asked: Sequence[returns.Row], *, today: date) -> Row:
    """Return a collection with its numbers from `asked`, every organisation of it."""
    return _row(row, (len(asked), sum(return_states.answered(each.status) for each in asked)), today)


def sectors() -> tuple[tuple[str, str], ...]:
    """Return (value, title) of each sector, for a form or a filter."""
    return tuple((str(value), str(title)) for value, title in Organisation._meta.get_field("sector").choices or ())


def example(row: Collection, which: Letter, *, by: Viewer) -> Filled:
    """Return a letter as an invented person would get it."""
    return filled(
        row, which, by=by, name="Robin Example", organisation="An organisation", link="(the link stands here)"
    )


def filled(row: Collection, which: Letter, *, by: Viewer, name: str, organisation: str, link: str) -> Filled:
    """Return a letter as somebody gets it."""
    values = {
        "name": name,
        "organisation": organisation,
        "partnership": by.partnership_name,
        "title": row.title,
        "day": day(row.taken_on),
        "deadline": day(row.closes_on),
        "asked_by": by.actor,
        "link": link,
    }
    return letters.fill(which, row.invitation if which is Letter.INVITATION else row.reminder, values)


def waiting(rows: Sequence[returns.Row], which: Letter) -> tuple[int, int, int]:
    """Return to how many organisations a letter would go now, by how many letters, and how many have nobody to ask."""
    asked = [each for each in rows if not each.gone and _waits(each, which)]
    return (
        sum(each.ask is not None for each in asked),
        sum(len(each.ask.people) for each in asked if each.ask is not None),
        sum(each.ask is None for each in asked),
    )


def _waits(row: returns.Row, which: Letter) -> bool:
    if which is Letter.INVITATION:
        return row.invited_at is None
    return return_states.reminded(row.status, invited=row.invited_at is not None)


def chosen(collection: UUID) -> frozenset[UUID]:
    """Return the organisations that a collection asks."""
    return frozenset(Return.objects.filter(collection=collection).values_list("organisation_id", flat=True))


def _filtered(found: QuerySet[Collection], wanted: Wanted, today: date) -> QuerySet[Collection]:
    filters: Mapping[str, str] = wanted.filters
    if words := filters.get("words"):
        found = found.filter(title__icontains=words)
    states = {
        Standing.CLOSED.value: Q(closed_at__isnull=False),
        Standing.PREPARED.value: Q(closed_at=None, opened_at=None),
        Standing.OPEN.value: Q(closed_at=None, opened_at__isnull=False, closes_on__gte=today),
        Standing.OVER.value: Q(closed_at=None, opened_at__isnull=False, closes_on__lt=today),
    }
    state = filters.get("standing")
    return found.filter(states[state]) if state else found


def _row(row: Collection, numbers: tuple[int, int], today: date) -> Row:
    return Row(
        id=row.pk,
        title=row.title,
        standing=permissions.standing(row, today=today),
        taken_on=row.taken_on,
        opens_on=row.opens_on,
        closes_on=row.closes_on,
        told_on=row.told_on,
        data_set=row.data_set,
        closed_at=row.closed_at,
        asked=numbers[0],
        answered=numbers[1],
    )
