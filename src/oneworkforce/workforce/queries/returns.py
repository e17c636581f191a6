"""How far each organisation of a collection is, and what is asked of one's own."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Collection as Several
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models.functions import Lower

from oneworkforce.access.permissions import Permission
from oneworkforce.access.viewer import Viewer
from oneworkforce.lib import text
from oneworkforce.lib.days import day
from oneworkforce.lib.named import Named
from oneworkforce.partnership.public import ToAsk, to_ask
from oneworkforce.ui.listing import Wanted
from oneworkforce.workforce.domain import number_bands, return_states
from oneworkforce.workforce.domain.return_states import Statement, Status
from oneworkforce.workforce.models import Collection, Return
from oneworkforce.workforce.permissions import collections as permissions
from oneworkforce.workforce.queries import there
from oneworkforce.workforce.queries.there import Facts

PURPOSE = "workforce"
"""The purpose of the link persons who are asked about workforce data (partnership: LinkPurpose)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One organisation of a collection. `late`: it answered after the deadline. `ask`: None where nobody can be asked.

    `gone`: the organisation has ended. `exact`: the viewer sees its posts, and so how many there are.
    """

    id: UUID
    organisation: Named
    sector: str
    sector_title: str
    status: Status
    late: bool
    statement: Statement
    reason: str
    facts: Facts
    ask: ToAsk | None
    invited_at: datetime | None
    reminded_at: datetime | None
    reminders: int
    gone: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Own:
    """What is asked of one organisation, for who answers for it."""

    id: UUID
    collection: UUID
    title: str
    organisation: Named
    taken_on: date
    closes_on: date
    closed: bool
    status: Status
    late: bool
    statement: Statement
    reason: str
    said_at: datetime | None
    facts: Facts


def standing_of(row: Return, facts: Facts) -> tuple[Status, bool]:
    """Return how far an organisation is and whether it was late; of a closed collection as it was then."""
    if row.closed_as:
        return Status(row.closed_as), row.closed_late
    found = return_states.status(Statement(row.statement), facts.there)
    late = return_states.late(
        found, answered_on=row.answered_on, last_on=facts.last_on, closes_on=row.collection.closes_on
    )
    return found, late


def of(row: Collection, *, today: date) -> tuple[Row, ...]:
    """Return every organisation of a collection by name, for who may see the collection. A fixed number of queries."""
    rows = list(Return.objects.filter(collection=row).select_related("organisation", "collection"))
    rows.sort(key=lambda each: (text.folded(each.organisation.name), each.pk))
    facts = there.facts([row.pk], today=today) if row.opened_at else {}
    ask = asked_in([each.organisation_id for each in rows], today=today)
    return tuple(_row(each, facts.get(each.pk, there.NOTHING), ask, today) for each in rows)


def page(rows: Sequence[Row], wanted: Wanted) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return those of `rows` that are wanted on the page wanted, how many there are in all, and the page found."""
    found = [each for each in rows if _wanted(each, wanted.filters)]
    total = len(found)
    wanted = wanted.clipped(total)
    if wanted.sort:
        found.sort(key=SORTS[wanted.sort], reverse=wanted.descending)
    return tuple(wanted.of(found)), total, wanted


def answered(collections: Several[UUID], *, today: date) -> dict[UUID, tuple[int, int]]:
    """Return how many organisations each collection asks, and how many of them have answered."""
    rows = Return.objects.filter(collection__in=collections).select_related("collection")
    facts = there.facts(collections, today=today)
    found = dict.fromkeys(collections, (0, 0))
    for each in rows:
        asked, done = found[each.collection_id]
        status, _ = standing_of(each, facts.get(each.pk, there.NOTHING))
        found[each.collection_id] = (asked + 1, done + return_states.answered(status))
    return found


def own(viewer: Viewer, *, today: date) -> tuple[Own, ...]:
    """Return what is asked of the organisations that `viewer` answers for, what is open and soonest due first."""
    rows = permissions.own_returns(viewer).select_related("collection", "organisation")
    found = list(rows.order_by("collection__closed_at", "collection__closes_on", Lower("organisation__name"), "pk"))
    open_ones = {each.collection_id for each in found if each.collection.closed_at is None}
    facts = there.facts(open_ones, today=today) if open_ones else {}
    made = [_own(each, facts.get(each.pk, there.NOTHING)) for each in found]
    return tuple(sorted(made, key=lambda each: each.closed))


def waiting(viewer: Viewer, *, today: date) -> tuple[tuple[str, str, tuple[UUID, ...]], ...]:
    """Return what waits for who answers for an organisation: words, the route, and what stands in its address.

    Not for who answers for all of them: an administrator would read of everybody's every morning.
    """
    reach = viewer.reach(Permission.CHANGE_POSTS)
    if reach.everywhere or not reach:
        return ()
    return tuple(
        (f"{each.title}: {each.organisation.name} is asked until {day(each.closes_on)}.", "return", (each.id,))
        for each in own(viewer, today=today)
        if not each.closed and not return_states.answered(each.status)
    )


def one(row: Return, *, today: date) -> Own:
    """Return what is asked of an organisation, for who answers for it."""
    facts = there.facts([row.collection_id], today=today)
    return _own(row, facts.get(row.pk, there.NOTHING))


def asked_in(organisations: Several[UUID], *, today: date) -> Mapping[UUID, ToAsk]:
    """Return whom to write to about workforce data in each organisation: its link person, else its managers."""
    return to_ask(organisations, purpose=PURPOSE, permission=Permission.CHANGE_POSTS, today=today)


SORTS: Mapping[str, Callable[[Row], Any]] = {
    "organisation": lambda row: text.folded(row.organisation.name),
    "sector": lambda row: row.sector_title,
    "status": lambda row: list(Status).index(row.status),
    "posts": lambda row: row.facts.posts if row.exact else number_bands.least(row.facts.posts),
    "invited": lambda row: row.invited_at.isoformat() if row.invited_at else "",
    "reminders": lambda row: row.reminders,
}


def _wanted(row: Row, filters: Mapping[str, str]) -> bool:
    words = text.folded(filters.get("words", ""))
    ask = filters.get("ask", "")
    return (
        (not words or words in text.folded(row.organisation.name))
        and filters.get("status", row.status) == row.status
        and filters.get("sector", row.sector) == row.sector
        and (ask != "nobody" or row.ask is None)
        and (ask != "late" or row.late)
    )


def _row(row: Return, facts: Facts, ask: Mapping[UUID, ToAsk], today: date) -> Row:
    status, late = standing_of(row, facts)
    organisation = row.organisation
    return Row(
        id=row.pk,
        organisation=Named(organisation.pk, organisation.name),
        sector=organisation.sector,
        sector_title=organisation.get_sector_display(),
        status=status,
        late=late,
        statement=Statement(row.statement),
        reason=row.reason,
        facts=facts,
        ask=ask.get(organisation.pk),
        invited_at=row.invited_at,
        reminded_at=row.reminded_at,
        reminders=row.reminders,
        gone=organisation.ended_on is not None and organisation.ended_on < today,
    )


def _own(row: Return, facts: Facts) -> Own:
    status, late = standing_of(row, facts)
    asked = row.collection
    return Own(
        id=row.pk,
        collection=asked.pk,
        title=asked.title,
        organisation=Named(row.organisation_id, row.organisation.name),
        taken_on=asked.taken_on,
        closes_on=asked.closes_on,
        closed=asked.closed_at is not None,
        status=status,
        late=late,
        statement=Statement(row.statement),
        reason=row.reason,
        said_at=row.said_at,
        facts=facts,
    )


def exactly(row: Row) -> Row:
    """Return a row with its numbers as they are, for who sees the posts of its organisation."""
    return dataclasses.replace(row, exact=True)


def without_names(row: Row) -> Row:
    """Return a row without the names of whom to ask, for who may not read them."""
    if row.ask is None:
        return row
    return dataclasses.replace(row, ask=ToAsk(linked=row.ask.linked, people=()))
