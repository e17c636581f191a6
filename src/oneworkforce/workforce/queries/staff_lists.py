"""People at work as a list of staff shows them: the same number of queries however many there are."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground import paging
from oneworkforce.partnership.models import Person
from oneworkforce.partnership.models.at_work import at_work
from oneworkforce.ui.listing import Wanted
from oneworkforce.workforce.domain.kinds import Known
from oneworkforce.workforce.domain.post_states import Standing
from oneworkforce.workforce.models import Post
from oneworkforce.workforce.models.in_force import in_force
from oneworkforce.workforce.permissions import posts, staff
from oneworkforce.workforce.queries.posts import Row as PostRow
from oneworkforce.workforce.queries.posts import joined, row, whole

_HOME = Coalesce("staff_record__organisation__name", "organisation__name")
SORTS: Mapping[str, Combinable] = {
    "name": Lower("name"),
    "organisation": Lower(_HOME),
    "number": Lower("staff_record__number"),
}
NO_POST = "without"


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the list; nothing of it is personal. `organisation` and `number` are "" where there is none.

    `posts` are those that they hold now and the viewer sees, `whole_time` their sum in hundredths, None where the
    hours of one are not known.
    """

    id: UUID
    name: str
    organisation: str
    number: str
    posts: tuple[PostRow, ...]
    whole_time: int | None
    evenings: Known
    weekends: Known
    confirmed_on: date | None


def listed(viewer: Viewer, wanted: Wanted, *, today: date) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return the people of the page wanted, how many there are in all, and the page that was found."""
    found = _filtered(viewer, staff.visible_to(viewer, today=today).filter(at_work(today)), wanted.filters, today)
    total = found.count()
    wanted = wanted.clipped(total)
    key: Any = SORTS.get(wanted.sort, SORTS["name"])
    first = key.desc(nulls_last=True) if wanted.descending else key.asc(nulls_last=True)
    people = paging.page(found.order_by(first, Lower("name"), "pk"), wanted, _told)
    held = _held(viewer, [person.pk for person in people], today)
    return tuple(_row(viewer, person, held[person.pk]) for person in people), total, wanted


def _filtered(viewer: Viewer, found: QuerySet[Person], filters: Mapping[str, str], today: date) -> QuerySet[Person]:
    if words := filters.get("words"):
        found = found.filter(Q(name__icontains=words) | Q(staff_record__number__icontains=words))
    if chosen := filters.get("organisation"):
        place = UUID(chosen)
        found = found.filter(Q(staff_record__organisation=place) | Q(staff_record__isnull=True, organisation=place))
    for name in ("evenings", "weekends"):
        if chosen := filters.get(name):
            said = Q(**{f"staff_record__{name}": chosen})
            found = found.filter(said | Q(staff_record__isnull=True) if chosen == Known.NOT_ASKED else said)
    if filters.get("posts") == NO_POST:
        holders = posts.visible_to(viewer, today=today).filter(in_force(today), person__isnull=False)
        found = found.exclude(pk__in=holders.values("person"))
    return found


def _told(ids: Collection[UUID]) -> list[Person]:
    rows = Person.objects.filter(pk__in=ids)
    return list(rows.select_related("organisation", "staff_record__organisation"))


def _held(viewer: Viewer, people: Collection[UUID], today: date) -> Mapping[UUID, list[PostRow]]:
    found: dict[UUID, list[PostRow]] = defaultdict(list)
    visible = posts.visible_to(viewer, today=today).filter(in_force(today))
    rows: list[Post] = []
    for first in range(0, len(people), paging.AT_ONCE):
        some = list(people)[first : first + paging.AT_ONCE]
        rows += joined(visible.filter(person__in=some)).order_by("reference")
    for each in rows:
        if each.person_id is not None:
            found[each.person_id].append(row(each, today))
    return found


def _row(viewer: Viewer, person: Person, held: list[PostRow]) -> Row:
    record = staff.record_of(viewer, person)
    home = record.organisation if record else person.organisation
    return Row(
        id=person.pk,
        name=person.name,
        organisation=home.name if home else "",
        number=record.number if record else "",
        posts=tuple(each for each in held if each.stands is not Standing.ENDED),
        whole_time=whole(held),
        evenings=Known(record.evenings) if record else Known.NOT_ASKED,
        weekends=Known(record.weekends) if record else Known.NOT_ASKED,
        confirmed_on=record.confirmed_on if record else None,
    )
