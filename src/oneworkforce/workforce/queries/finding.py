"""What a search shows its viewer: a page of people, each as far as they agreed, and how many there are further away."""

import dataclasses
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.lib.named import Named
from oneworkforce.partnership import public
from oneworkforce.partnership.models import Language, Organisation, Person, Skill
from oneworkforce.workforce.domain import bits, showing
from oneworkforce.workforce.domain.circles import Near
from oneworkforce.workforce.domain.kinds import Known
from oneworkforce.workforce.domain.showing import Agreed
from oneworkforce.workforce.domain.wanted import Time, Wanted
from oneworkforce.workforce.models import SearchNumber, StaffRecord
from oneworkforce.workforce.permissions import finding
from oneworkforce.workforce.queries import asking, sought
from oneworkforce.workforce.queries.search_facts import hours_of
from oneworkforce.workforce.queries.sizes import sizes
from oneworkforce.workforce.queries.sought import Group

SIZE = 25
MOST = 1_000
"""People that are counted and paged through; beyond it there are "1,000+"."""
_ORDER = tuple(Near)


@dataclass(frozen=True, slots=True)
class Row:
    """One person found, as far as they agreed; `label` is their name, or "Someone at ...".

    `id` and `organisation` are None, and nothing else is told, of `Agreed.SOMEONE`; `ask` is then the secret by which
    the viewer asks about them, "" where there is nobody to ask. `hours`: what is known of those asked for.
    """

    id: UUID | None
    label: str
    agreed: Agreed
    organisation: Named | None = None
    email: str = ""
    phone: str = ""
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    hours: tuple[tuple[Time, Known], ...] = ()
    near: Near | None = None
    said: bool = True
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what a search finds. `total` stops at `MOST`, and `more` says that there are more.

    `wider`: how many there are in each circle beyond the one searched, also at most `MOST`.
    """

    rows: tuple[Row, ...]
    total: int
    more: bool
    page: int
    wider: Mapping[Near, int]

    @property
    def pages(self) -> int:
        """How many pages can be turned."""
        return max(1, -(-self.total // SIZE))


def find(
    viewer: Viewer, asked: Wanted, *, today: date, far: Near = Near.BENEATH, page: int = 1, own: UUID | None = None
) -> Found:
    """Return a page of the people whom `asked` finds, from the nearest to `far`. Eight queries at most.

    With `own`, an organisation, only its people. Nothing is found by a search that asks for nothing.
    """
    finding.check_search(viewer)
    if not asked:
        return Found((), 0, more=False, page=1, wider={})
    all_groups = sought.groups(viewer, asked, today=today, organisation=own)
    reach = _ORDER.index(far)
    groups = [each for each in all_groups if each.near is None or _ORDER.index(each.near) <= reach]
    counts = [each.many for each in groups]
    total = min(sum(counts), MOST)
    page = min(max(page, 1), max(1, -(-total // SIZE)))
    places = _slice(groups, counts, (page - 1) * SIZE, min(SIZE, total - (page - 1) * SIZE))
    wider: defaultdict[Near, int] = defaultdict(int)
    for each in all_groups:
        if each.near is not None and _ORDER.index(each.near) > reach and (many := each.many):
            wider[each.near] = min(wider[each.near] + many, MOST)
    return Found(_rows(viewer, asked, places), total, more=sum(counts) > MOST, page=page, wider=dict(wider))


def _slice(groups: Sequence[Group], counts: Sequence[int], offset: int, size: int) -> list[tuple[int, Group]]:
    """Return the numbers of a page over all groups, each with its group."""
    found: list[tuple[int, Group]] = []
    for group, many in zip(groups, counts, strict=True):
        if len(found) < size and offset < many:
            found += [(each, group) for each in bits.page(group.people, offset, size - len(found))]
        offset = max(0, offset - many)
    return found


def _rows(viewer: Viewer, asked: Wanted, places: Sequence[tuple[int, Group]]) -> tuple[Row, ...]:
    numbers = [number for number, _ in places]
    people = {number: pk for pk, number in SearchNumber.objects.filter(number__in=numbers).values_list("pk", "number")}
    told = rows(viewer, list(people.values()), asked.times)
    return tuple(
        dataclasses.replace(row, near=group.near, said=group.said)
        for number, group in places
        if (row := told.get(people.get(number, UUID(int=0)))) is not None
        and (row.agreed is Agreed.FULL or not asked.credentials)
    )


def rows(viewer: Viewer, people: Collection[UUID], times: Collection[Time] = ()) -> Mapping[UUID, Row]:
    """Return what `viewer` is told of people, by their ids; of those who left, nothing. Five queries at most."""
    found = list(finding.visible_to(viewer, people).select_related("organisation"))
    open_ = {person.pk: person for person in found if finding.shown(person) is not Agreed.SOMEONE}
    skills, languages = _skills(open_), _languages(open_)
    hours = _hours(open_, times)
    closed = {person.organisation_id for person in found if person.pk not in open_ and person.organisation_id}
    many, once = sizes(closed), asking.once()
    made: dict[UUID, Row] = {}
    for person in found:
        if person.pk not in open_:
            if (row := _someone(viewer, person, many, once)) is not None:
                made[person.pk] = row
            continue
        how = finding.shown(person)
        reached = how in {Agreed.FULL, Agreed.REACHED}
        made[person.pk] = Row(
            id=person.pk,
            label=person.name,
            agreed=how,
            organisation=Named(person.organisation.pk, person.organisation.name) if person.organisation else None,
            email=person.email if reached else "",
            phone=person.phone if reached else "",
            skills=tuple(sorted(skills.get(person.pk, ()), key=str.casefold)),
            languages=tuple(sorted(public.language_name(tag) for tag in languages.get(person.pk, ()))),
            hours=hours.get(person.pk, tuple((time, Known.NOT_ASKED) for time in times)),
            ask=asking.secret(viewer, person.organisation_id, named=True, once=once)
            if how is Agreed.ABLE and person.organisation_id
            else "",
        )
    return made


def _someone(viewer: Viewer, person: Person, many: Mapping[UUID, int], once: str) -> Row | None:
    at: Organisation | None = person.organisation
    if at is None:
        return None
    working = many.get(at.pk, 0)
    label = showing.someone(at.name, at.get_sector_display(), working)
    secret = asking.secret(viewer, at.pk, named=showing.named(working), once=once)
    return Row(id=None, label=label, agreed=Agreed.SOMEONE, ask=secret)


def _skills(people: Collection[UUID]) -> Mapping[UUID, list[str]]:
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    for pk, name in Skill.objects.filter(person__in=list(people)).values_list("person_id", "name") if people else ():
        found[pk].append(name)
    return found


def _languages(people: Collection[UUID]) -> Mapping[UUID, list[str]]:
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    for pk, tag in Language.objects.filter(person__in=list(people)).values_list("person_id", "tag") if people else ():
        found[pk].append(tag)
    return found


def _hours(people: Collection[UUID], times: Collection[Time]) -> Mapping[UUID, tuple[tuple[Time, Known], ...]]:
    if not times or not people:
        return {}
    told = StaffRecord.objects.filter(person__in=list(people))
    rows = told.values_list("person_id", "evenings", "weekends", "flexible", "term_time")
    return {row[0]: tuple((time, hours_of(*row[1:])[time]) for time in times) for row in rows}
