"""Posts as lists and pages show them: frozen rows, the same number of queries however many there are."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground import paging
from oneworkforce.lib.named import Named
from oneworkforce.partnership.models.at_work import at_work
from oneworkforce.ui.listing import Wanted
from oneworkforce.workforce.domain import ages, hours, missing, post_states, roles
from oneworkforce.workforce.domain.post_states import Days, Standing
from oneworkforce.workforce.models import Post
from oneworkforce.workforce.models.in_force import in_force
from oneworkforce.workforce.permissions import posts
from oneworkforce.workforce.queries import data_sets, places

NOT_SAID = "none"
"""The filter of a contract that is not said."""
EVERY = "every"
ROLES = Case(
    *(When(role=key, then=Value(place)) for place, key in enumerate(roles.all_roles())),
    default=Value(len(roles.all_roles())),
    output_field=IntegerField(),
)
SORTS: Mapping[str, Combinable] = {
    "reference": Lower("reference"),
    "role": ROLES,
    "holder": Lower("person__name"),
    "organisation": Lower("organisation__name"),
    "locality": Lower("locality__name"),
    "hours": F("minutes"),
    "started": F("started_on"),
}
_COLUMNS = (
    "contract",
    "minutes",
    "full_time_minutes",
    "locality",
    "team",
    "came_from",
    "started_on",
    "vacant_since",
    "cases",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One post of a list. `minutes` a week; `whole_time` in hundredths; `unsaid` says why a column is empty.

    `left_on` is the last day, where one is known; `days` decides where it stands.
    """

    id: UUID
    reference: str
    role: str
    holder: Named | None
    organisation: Named
    locality: Named | None
    team: Named | None
    contract: str
    minutes: int | None
    whole_time: int | None
    stands: Standing
    days: Days
    came_from: str
    leaving_reason: str
    destination: str
    unsaid: Mapping[str, str]
    confirmed_on: date | None


@dataclass(frozen=True, slots=True)
class Page:
    """Everything a post's page shows. `full_time` in minutes is what it is measured by.

    `share`: what part of its holder's week it takes, in percent; `months`: how long they have held it. Both None where
    that is not known. `missing`: items asked here that nobody has asked for yet. `after` are posts that followed it.
    """

    row: Row
    full_time: int
    own_full_time: bool
    cases: int | None
    share: int | None
    months: int | None
    missing: tuple[str, ...]
    before: Named | None
    after: tuple[Named, ...]
    confirmed_by: str
    changed_at: datetime


def listed(viewer: Viewer, wanted: Wanted, *, today: date) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return the rows of the page wanted, how many there are in all, and the page that was found."""
    found = filtered(posts.visible_to(viewer, today=today), wanted.filters, today)
    total = found.count()
    wanted = wanted.clipped(total)
    key = SORTS.get(wanted.sort)
    if key is None:
        ordered = found.order_by(Lower("organisation__name"), Lower("reference"), "pk")
    else:
        ordered = found.order_by(_directed(key, descending=wanted.descending), Lower("reference"), "pk")
    return tuple(row(each, today) for each in paging.page(ordered, wanted, _told)), total, wanted


def filtered(found: QuerySet[Post], filters: Mapping[str, str], today: date) -> QuerySet[Post]:
    """Return the posts that `filters` ask for; those that ended only where they are asked for."""
    if words := filters.get("words"):
        found = found.filter(Q(reference__icontains=words) | Q(person__name__icontains=words))
    if chosen := filters.get("organisation"):
        found = found.filter(organisation=UUID(chosen))
    if chosen := filters.get("sector"):
        found = found.filter(organisation__sector=chosen)
    if chosen := filters.get("locality"):
        found = found.filter(locality__in=places.beneath([UUID(chosen)]))
    if chosen := filters.get("group"):
        found = found.filter(role__in=roles.of_group(chosen))
    if chosen := filters.get("role"):
        found = found.filter(role=chosen)
    if chosen := filters.get("contract"):
        found = found.filter(contract="" if chosen == NOT_SAID else chosen)
    return found.filter(_stands(filters.get("state", ""), today))


def one(viewer: Viewer, post: UUID, *, today: date) -> Page:
    """Return the page of a post; NotFound where there is none for this viewer."""
    posts.get(viewer, post, today=today)
    found = _told([post])[0]
    shown = row(found, today)
    after = Post.objects.filter(follows=found.pk).order_by("reference").values_list("pk", "reference")
    return Page(
        row=shown,
        full_time=_full(found),
        own_full_time=found.full_time_minutes is not None,
        cases=found.cases,
        share=_share(viewer, found, today),
        months=ages.service(found.started_on, min(today, found.left_on or today)) if found.person_id else None,
        missing=missing.missing(
            "post",
            {name: getattr(found, name) for name in ("role", *_COLUMNS, "leaving_reason", "destination")},
            found.unsaid,
            asked=data_sets.keys_of(found.organisation_id),
            held=found.person_id is not None,
            left=found.left_on is not None and found.person_id is not None,
        ),
        before=Named(found.follows.pk, found.follows.reference) if found.follows else None,
        after=tuple(Named(pk, reference) for pk, reference in after),
        confirmed_by=found.confirmed_by,
        changed_at=found.changed_at,
    )


def of_person(person: UUID, *, today: date, seen: QuerySet[Post] | None = None) -> tuple[Row, ...]:
    """Return the posts of a person among those `seen`, the present ones first."""
    found = Post.objects.filter(person=person) if seen is None else seen.filter(person=person)
    rows = [row(each, today) for each in joined(found)]
    return tuple(sorted(rows, key=lambda each: (each.stands is Standing.ENDED, -(each.minutes or 0), each.reference)))


def some(viewer: Viewer, ids: Collection[UUID], *, today: date) -> tuple[Row, ...]:
    """Return those of the posts `ids` that `viewer` sees, by reference."""
    found = joined(posts.visible_to(viewer, today=today).filter(pk__in=ids))
    return tuple(sorted((row(each, today) for each in found), key=lambda each: (len(each.reference), each.reference)))


def candidates(organisation: UUID, words: str, *, today: date, most: int) -> list[tuple[str, str]]:
    """Return (id, name) of up to `most` people at work who may hold a post of an organisation, by name, for a form."""
    found = posts.candidates(organisation).filter(at_work(today), name__icontains=words)
    return [(str(pk), name) for pk, name in found.order_by(Lower("name"), "pk").values_list("pk", "name")[:most]]


def row(found: Any, today: date) -> Row:
    """Return a post as a row; its organisation with what it gives, person, team and locality are joined."""
    days = posts.days(found)
    return Row(
        id=found.pk,
        reference=found.reference,
        role=found.role,
        holder=_named(found.person),
        organisation=Named(found.organisation.pk, found.organisation.name),
        locality=_named(found.locality),
        team=_named(found.team),
        contract=found.contract,
        minutes=found.minutes,
        whole_time=hours.whole_time(found.minutes, _full(found)),
        stands=post_states.standing(days, today),
        days=days,
        came_from=found.came_from,
        leaving_reason=found.leaving_reason,
        destination=found.destination,
        unsaid=found.unsaid,
        confirmed_on=found.confirmed_on,
    )


def whole(held: Sequence[Row]) -> int | None:
    """Return the whole time of several posts together, in hundredths; None where one has no hours that are known."""
    known = [each.whole_time for each in held if each.whole_time is not None]
    return sum(known) if known and len(known) == len(held) else None


def _told(ids: Collection[UUID]) -> list[Post]:
    return list(joined(Post.objects.filter(pk__in=ids)))


def joined(found: QuerySet[Post]) -> QuerySet[Post]:
    """Return posts with all that `row` reads of them. One query."""
    return found.select_related("organisation__giving", "person", "team", "locality", "follows")


def _full(found: Post) -> int:
    giving = getattr(found.organisation, "giving", None)
    return hours.full_time(found.full_time_minutes, giving.full_time_minutes if giving else None)


def _share(viewer: Viewer, found: Post, today: date) -> int | None:
    """Return the share of a post in the hours of all posts that its holder has now and `viewer` sees."""
    if found.person_id is None or (found.left_on is not None and found.left_on < today):
        return None
    rows = posts.visible_to(viewer, today=today).filter(_stands("", today), person=found.person_id)
    held = dict(rows.order_by("started_on", "pk").values_list("pk", "minutes"))
    return hours.shares(list(held.values()))[list(held).index(found.pk)]


def _named(one: Any) -> Named | None:
    return None if one is None else Named(one.pk, one.name)


def _directed(key: Combinable, *, descending: bool) -> Any:
    key_: Any = key
    return key_.desc(nulls_last=True) if descending else key_.asc(nulls_last=True)


def _stands(state: str, today: date) -> Q:
    return {
        Standing.HELD.value: Q(left_on=None, person__isnull=False),
        Standing.VACANT.value: Q(left_on=None, person__isnull=True),
        Standing.ENDING.value: Q(left_on__gte=today),
        Standing.ENDED.value: Q(left_on__lt=today),
        EVERY: Q(),
    }.get(state, in_force(today))
