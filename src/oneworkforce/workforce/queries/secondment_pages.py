"""Secondments as lists and their page show them: frozen rows, the same number of queries however many there are."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import Combinable, OrderBy
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground import paging
from oneworkforce.ground.conditions import EVERYTHING
from oneworkforce.partnership.models import Organisation
from oneworkforce.partnership.models.at_work import at_work, working
from oneworkforce.ui.listing import Wanted
from oneworkforce.workforce.domain import secondment_ends as ends
from oneworkforce.workforce.domain import secondments as rules
from oneworkforce.workforce.domain.secondment_ends import Arranged
from oneworkforce.workforce.domain.secondments import Party, Standing, State
from oneworkforce.workforce.models import Agreement, Secondment
from oneworkforce.workforce.permissions import secondments as permissions
from oneworkforce.workforce.queries import places
from oneworkforce.workforce.queries import secondments as queries

SORTS: Mapping[str, Combinable | OrderBy] = {
    "person": Lower("person__name"),
    "home": Lower("home__name"),
    "host": Lower("host__name"),
    "hours": F("minutes"),
    "starts": F("starts_on"),
    "ends": F("ends_on"),
}
_NAMED = ("person", "home", "host", "post", "team", "locality", "terms")


@dataclass(frozen=True, slots=True)
class Agreed:
    """One who agreed: for which party, who acted, when; `told_by` and `told_on` where the person's yes was recorded."""

    party: Party
    by: str
    at: datetime
    told_by: str
    told_on: date | None


@dataclass(frozen=True, slots=True)
class Row:
    """One secondment, in a list and on its page."""

    id: UUID
    person: str
    home: str
    host: str
    home_id: UUID
    host_id: UUID
    post_reference: str
    role: str
    team: str
    locality: str
    minutes: int
    post_minutes: int | None
    starts_on: date
    ends_on: date
    longer_until: date | None
    reason: str
    standing: Standing
    ends_soon: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A secondment with both its ends, who has agreed to what is being agreed, and what is arranged."""

    row: Row
    arranged: Arranged
    agreed: tuple[Agreed, ...]
    round: int
    proposed_by: str
    proposed_at: datetime
    closed_by: str
    closed_at: datetime | None
    closed_reason: str
    mine: bool

    @property
    def still(self) -> tuple[Party, ...]:
        """Return the parties whose agreement is asked for now."""
        given = {each.party for each in self.agreed}
        return tuple(each for each in Party if each not in given) if rules.is_waiting(self.row.standing) else ()


def listed(viewer: Viewer, wanted: Wanted, *, today: date) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return the rows of the page wanted, how many there are in all, and the page that was found.

    Filters: the names of person, home and host; `end`: which end the viewer has; `state`: open, in force, soon, over.
    """
    found = permissions.visible_to(viewer).filter(_wanted(viewer, wanted, today))
    total = found.count()
    wanted = wanted.clipped(total)
    ordered = found.order_by(SORTS.get(wanted.sort, SORTS["ends"]), "pk")
    if wanted.descending:
        ordered = ordered.reverse()
    shown = paging.page(ordered, wanted, _rows)
    parties = _parties(shown)
    return tuple(_row(each, parties.get(each.pk, frozenset()), today) for each in shown), total, wanted


def one(viewer: Viewer, secondment: UUID, *, today: date) -> Page:
    """Return the page of a secondment; NotFound where there is none for this viewer."""
    row = permissions.get(viewer, secondment)
    given = queries.agreements(row)
    agreed = tuple(Agreed(Party(each.party), each.by, each.at, each.told_by, each.told_on) for each in given)
    return Page(
        row=_row(row, {each.party for each in agreed}, today),
        arranged=arranged(row),
        agreed=agreed,
        round=row.round,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        closed_by=row.closed_by,
        closed_at=row.closed_at,
        closed_reason=row.closed_reason,
        mine=row.person_id == viewer.person,
    )


def arranged(row: Secondment) -> Arranged:
    """Return what is arranged for a secondment that was read with what it names."""
    return Arranged(
        duties={name: (getattr(row, f"{name}_end"), getattr(row, name)) for name in ends.DUTIES},
        terms=row.terms.title if row.terms else "",
        payment=row.payment,
        home_share=row.home_share,
        host_share=row.host_share,
        other_share=row.other_share,
        other_funder=row.other_funder,
        cost=row.cost,
        returns=row.returns,
        returns_to=row.returns_to,
        place=", ".join(each.name for each in (row.team, row.locality) if each),
        post_minutes=row.post.minutes if row.post else None,
        seconded_minutes=row.minutes,
    )


def posts(viewer: Viewer, words: str, *, today: date, most: int) -> tuple[tuple[str, str], ...]:
    """Return (id, "name, post, organisation") of up to `most` posts from which `viewer` could propose a secondment.

    `words` are of the name of who holds it, at work today, or of its reference. By name, for a form.
    """
    rows = permissions.posts_to_second(viewer).filter(at_work(today, "person"), minutes__isnull=False)
    found = rows.filter(Q(person__name__icontains=words) | Q(reference__icontains=words))
    named = found.order_by(Lower("person__name"), "reference", "pk").values_list(
        "pk", "person__name", "reference", "organisation__name"
    )
    return tuple((str(pk), f"{name}, post {reference}, {at}") for pk, name, reference, at in named[:most])


def hosts(*, today: date) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of the organisations that work, for the form of one who may propose."""
    return places.pairs(Organisation.objects.filter(working(today)))


def _wanted(viewer: Viewer, wanted: Wanted, today: date) -> Q:
    filters = wanted.filters
    found = EVERYTHING
    for name in ("person", "home", "host"):
        if words := filters.get(name):
            found &= Q(**{f"{name}__name__icontains": words})
    reached = viewer.reach(permissions.SEE).organisations
    match filters.get("end"):
        case "home":
            found &= Q(home__in=reached)
        case "host":
            found &= Q(host__in=reached)
        case "own":
            found &= Q(person=viewer.person)
    match filters.get("state"):
        case "open":
            found &= Q(state=State.OPEN) | Q(longer_until__isnull=False, ends_on__gte=today, state=State.AGREED)
        case "in_force":
            found &= queries.in_force(today)
        case "soon":
            found &= soon(today)
        case "over":
            found &= Q(state__in=(State.DECLINED, State.WITHDRAWN)) | Q(state=State.AGREED, ends_on__lt=today)
    return found


def soon(today: date) -> Q:
    """Return the condition of a secondment in force that ends within eight weeks."""
    return queries.in_force(today) & Q(ends_on__lte=today + rules.SOON)


def _rows(ids: list[UUID]) -> list[Secondment]:
    return list(_named(Secondment.objects.filter(pk__in=ids)))


def _named(rows: QuerySet[Secondment]) -> QuerySet[Secondment]:
    return rows.select_related(*_NAMED)


def _parties(rows: Collection[Secondment]) -> Mapping[UUID, frozenset[Party]]:
    """Return which parties agreed to the round of each."""
    rounds = {row.pk: row.round for row in rows}
    found: dict[UUID, set[Party]] = {}
    given = Agreement.objects.filter(secondment__in=rounds).values_list("secondment", "round", "party")
    for secondment, number, party in given:
        if rounds[secondment] == number:
            found.setdefault(secondment, set()).add(Party(party))
    return {pk: frozenset(parties) for pk, parties in found.items()}


def _row(row: Secondment, parties: Collection[Party], today: date) -> Row:
    standing = queries.standing(row, parties, today)
    over = standing in rules.OVER
    return Row(
        id=row.pk,
        person=row.person.name,
        home=row.home.name,
        host=row.host.name,
        home_id=row.home_id,
        host_id=row.host_id,
        post_reference=row.post_reference,
        role=row.role or (row.post.role if row.post else ""),
        team=row.team.name if row.team else "",
        locality=row.locality.name if row.locality else "",
        minutes=row.minutes,
        post_minutes=row.post.minutes if row.post else None,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        longer_until=row.longer_until,
        reason=row.reason,
        standing=standing,
        ends_soon=rules.ends_soon(standing, row.ends_on, today),
        missing=() if over else ends.missing(arranged(row)),
    )
