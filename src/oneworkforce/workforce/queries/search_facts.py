"""The facts of people that search keeps, read as they stand; four queries for what people hold, whatever their number.

Read without a viewer: nothing of it is shown. Who sees what of whom is decided where people found are read.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from oneworkforce.partnership.models import Credential, Language, Person, Skill
from oneworkforce.partnership.models.person import Sharing
from oneworkforce.workforce.domain.kinds import Known
from oneworkforce.workforce.domain.wanted import Facts, Time
from oneworkforce.workforce.models import Post, SearchNumber, StaffRecord
from oneworkforce.workforce.models.in_force import held

AT_ONCE = 500
"""Ids in one question."""
LOOKED_BACK = timedelta(days=31)
"""How long after a post began or ended it is looked at each day: as long as no worker may have run."""
_SHARED = {str(Sharing.SKILLS), str(Sharing.ALL)}


def of_block(first: int, last: int, *, today: date) -> Iterator[tuple[UUID, Facts]]:
    """Yield everybody whose number is from `first` to `last`, with their facts of `today`. Seven queries."""
    people = SearchNumber.objects.filter(number__range=(first, last)).values("pk")
    return _facts(lambda path: Q(**{f"{path}__in": people}), today)


def of(people: Collection[UUID], *, today: date) -> Iterator[tuple[UUID, Facts]]:
    """Yield those of `people` who are there, with their facts of `today`. Seven queries for each `AT_ONCE` of them."""
    listed = list(people)
    for at in range(0, len(listed), AT_ONCE):
        some = listed[at : at + AT_ONCE]
        yield from _facts(lambda path, some=some: Q(**{f"{path}__in": some}), today)


def turned(today: date) -> QuerySet[Post, UUID]:
    """Return who holds a post that began, or whose last day passed, of late: nothing of theirs was written for it."""
    since = today - LOOKED_BACK
    days = Q(started_on__gt=since, started_on__lte=today) | Q(left_on__gte=since, left_on__lt=today)
    return Post.objects.filter(days, person__isnull=False).order_by().values_list("person_id", flat=True).distinct()


def _facts(among: Any, today: date) -> Iterator[tuple[UUID, Facts]]:
    of_person = among("person")
    skills = _listed(Skill.objects.filter(of_person).values_list("person_id", "name"))
    languages = _listed(Language.objects.filter(of_person).values_list("person_id", "tag"))
    roles, places = _posts(Post.objects.filter(held(today), of_person))
    hours = _hours(StaffRecord.objects.filter(of_person))
    credentials = _credentials(Credential.objects.filter(of_person))
    rows = Person.objects.filter(among("pk")).annotate(ended=F("organisation__ended_on"))
    for pk, organisation, locality, sharing, left_on, job_title, ended in rows.values_list(
        "pk", "organisation_id", "locality_id", "sharing", "left_on", "job_title", "ended"
    ).iterator(chunk_size=5_000):
        yield (
            pk,
            Facts(
                organisation=organisation,
                locality=locality,
                shares=sharing in _SHARED,
                gone=left_on is not None or ended is not None,
                job_title=job_title,
                skills=skills.get(pk, ()),
                languages=languages.get(pk, ()),
                roles=roles.get(pk, ()),
                localities=places.get(pk, ()),
                hours=hours.get(pk),
                credentials=credentials.get(pk),
            ),
        )


def _listed(rows: QuerySet[Any, tuple[UUID, str]]) -> Mapping[UUID, list[str]]:
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    for person, value in rows.iterator(chunk_size=5_000):
        found[person].append(value)
    return found


def _posts(rows: QuerySet[Post]) -> tuple[Mapping[UUID, set[str]], Mapping[UUID, set[UUID]]]:
    """Return roles and localities of posts by person; which posts count, the caller says."""
    roles: defaultdict[UUID, set[str]] = defaultdict(set)
    places: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for person, role, locality in rows.values_list("person_id", "role", "locality_id").iterator(chunk_size=5_000):
        if person is not None:
            roles[person].add(role)
            if locality is not None:
                places[person].add(locality)
    return roles, places


def _hours(rows: QuerySet[StaffRecord]) -> Mapping[UUID, Mapping[Time, Known]]:
    told = rows.values_list("person_id", "evenings", "weekends", "flexible", "term_time")
    return {row[0]: hours_of(*row[1:]) for row in told.iterator(chunk_size=5_000)}


def hours_of(evenings: str, weekends: str, flexible: str, term_time: str) -> Mapping[Time, Known]:
    """Return what a staff record says of hours; who works in term time only does not work in the holidays."""
    return {
        Time.EVENINGS: Known(evenings),
        Time.WEEKENDS: Known(weekends),
        Time.FLEXIBLE: Known(flexible),
        Time.HOLIDAYS: _TURNED.get(Known(term_time), Known(term_time)),
    }


_TURNED = {Known.YES: Known.NO, Known.NO: Known.YES}


def _credentials(rows: QuerySet[Credential]) -> Mapping[UUID, Mapping[str, date | None]]:
    """Return of each kind the last day of the one that lasts longest; None for never, nothing where nobody knows."""
    found: defaultdict[UUID, dict[str, date | None]] = defaultdict(dict)
    told = rows.exclude(expires_on=None, never_expires=False)
    for person, kind, day in told.values_list("person_id", "kind", "expires_on").iterator(chunk_size=5_000):
        held = found[person]
        before = held.get(kind, date.min)
        held[kind] = None if day is None or before is None else max(before, day)
    return found
