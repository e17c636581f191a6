"""The workforce of a plan's places as counted on a day, in a fixed number of queries: what a projection begins with.

Posts of organisations that give rows, totals of those that give totals: neither twice. Agency staff and volunteers are
not counted: an agency fills a vacancy for a time, and a volunteer is not planned for by whole-time.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce

from oneworkforce.partnership.models import Locality
from oneworkforce.workforce.domain import age_groups
from oneworkforce.workforce.domain.kinds import Contract, Gives, LeavingReason
from oneworkforce.workforce.domain.plan_inputs import Counted
from oneworkforce.workforce.models import Giving, PlanPlace, Post, Total, WorkforcePlan
from oneworkforce.workforce.models.post import FULL_TIME

NOT_PLANNED = (Contract.VOLUNTEER.value, Contract.AGENCY.value)
_AGE = ("person__staff_record__birth_year", "person__staff_record__age_band")


def places(plan: WorkforcePlan) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of the places of a plan, by name."""
    rows = PlanPlace.objects.filter(plan=plan).order_by("locality__name", "locality")
    return tuple((str(pk), name) for pk, name in rows.values_list("locality", "locality__name"))


def tree() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the place above each locality that has one, and the name of every locality, by id."""
    rows = list(Locality.objects.values_list("pk", "parent", "name"))
    above = {str(pk): str(parent) for pk, parent, _ in rows if parent}
    return above, {str(pk): name for pk, _, name in rows}


def counted(plan: WorkforcePlan, *, today: date) -> Counted:
    """Return the workforce of the plan's places today, with what happened in the twelve months before."""
    above, _ = tree()
    chosen = {place for place, _ in places(plan)}
    homes = _Homes(above, chosen)
    before = _year_before(today)
    rows = Post.objects.exclude(contract__in=NOT_PLANNED).exclude(
        organisation__in=Giving.objects.filter(gives=Gives.TOTALS).values("organisation")
    )
    now = Q(started_on__isnull=True) | Q(started_on__lte=today)
    still = Q(left_on__isnull=True) | Q(left_on__gt=today)
    held = rows.filter(now & still, person__isnull=False)
    made = _Made(homes, today.year)
    for *where, born, band, retires, many in held.values_list(
        "role", "locality", *_AGE, "person__staff_record__retires_in"
    ).annotate(Count("person", distinct=True)):
        made.person(where, age_groups.group_of(born=born, band=band or "", year=today.year), retires or 0, many)
    _hours(made, held)
    since = rows.filter(person__isnull=False, started_on__gt=before, started_on__lte=today)
    for *where, born, band, many in since.values_list("role", "locality", *_AGE).annotate(
        Count("person", distinct=True)
    ):
        made.started[(*made.cell(where), age_groups.group_of(born=born, band=band or "", year=today.year))] += many
    there = rows.filter(
        Q(started_on__isnull=True) | Q(started_on__lte=before),
        Q(left_on__isnull=True) | Q(left_on__gt=before),
        person__isnull=False,
    )
    for *where, born, band, many, gone, retired in there.values_list("role", "locality", *_AGE).annotate(
        many=Count("pk"),
        gone=Count("pk", filter=Q(left_on__lte=today) & ~Q(leaving_reason=LeavingReason.RETIRED)),
        retired=Count("pk", filter=Q(left_on__lte=today, leaving_reason=LeavingReason.RETIRED)),
    ):
        made.year(where, age_groups.group_of(born=born, band=band or "", year=today.year), (many, gone, retired))
    vacant = rows.filter(still, person__isnull=True, vacant_since__lte=today)
    for *where, many in vacant.values_list("role", "locality").annotate(Count("pk")):
        made.vacant[made.cell(where)] += many
    _totals(made)
    return made.counted()


def employers(plan: WorkforcePlan, *, today: date) -> tuple[tuple[str, str, int, int, int], ...]:
    """Return (role, place, age group, number of an organisation, people): who counts today, by who gives them."""
    above, _ = tree()
    homes = _Homes(above, {place for place, _ in places(plan)})
    held = Post.objects.exclude(contract__in=NOT_PLANNED).filter(
        Q(started_on__isnull=True) | Q(started_on__lte=today),
        Q(left_on__isnull=True) | Q(left_on__gt=today),
        person__isnull=False,
    )
    held = held.exclude(organisation__in=Giving.objects.filter(gives=Gives.TOTALS).values("organisation"))
    given = Total.objects.filter(organisation__giving__gives=Gives.TOTALS).exclude(contract__in=NOT_PLANNED)
    keys, found = ("role", "locality", "organisation"), Counter[tuple[str, str, int, Any]]()
    by_age = held.values_list(*keys, *_AGE).annotate(Count("person", distinct=True))
    for role, locality, organisation, born, band, people in by_age:
        group = age_groups.group_of(born=born, band=band or "", year=today.year)
        found[role, homes.of(locality), group, organisation] += people
    for role, locality, organisation, people in given.values_list(*keys, "people"):
        found[role, homes.of(locality), age_groups.UNKNOWN, organisation] += people or 0
    numbers = {each: at for at, each in enumerate(sorted({each for *_, each in found}))}
    told = ((role, place, group, numbers[each], people) for (role, place, group, each), people in found.items())
    return tuple(sorted(each for each in told if each[1] and each[-1]))


class _Homes:
    """Finds the place of the plan in which a locality lies: itself, or the nearest above it; "" for none."""

    def __init__(self, above: Mapping[str, str], chosen: set[str]) -> None:
        self.above, self.chosen = above, chosen

    def of(self, locality: object) -> str:
        name = str(locality) if locality else ""
        while name and name not in self.chosen:
            name = self.above.get(name, "")
        return name


class _Made:
    """Adds up what the queries found, by role and place of the plan."""

    def __init__(self, homes: _Homes, year: int) -> None:
        self.homes, self.this_year = homes, year
        self.people = Counter[tuple[str, str, int, int]]()
        self.whole = Counter[tuple[str, str]]()
        self.known = Counter[tuple[str, str]]()
        self.started = Counter[tuple[str, str, int]]()
        self.there, self.left, self.retired = (Counter[tuple[str, int]]() for _ in range(3))
        self.vacant = Counter[tuple[str, str]]()

    def cell(self, where: list[Any]) -> tuple[str, str]:
        role, locality = where
        return role, self.homes.of(locality)

    def person(self, where: list[Any], group: int, retires: int, many: int) -> None:
        self.people[(*self.cell(where), group, retires)] += many

    def year(self, where: list[Any], group: int, numbers: tuple[int, int, int]) -> None:
        role, place = self.cell(where)
        if place:
            for kept, number in zip((self.there, self.left, self.retired), numbers, strict=True):
                kept[role, group] += number

    def counted(self) -> Counted:
        return Counted(
            people=tuple((*key, number) for key, number in sorted(self.people.items()) if key[1] and number),
            whole_time=tuple(
                (*key, round(100 * self.whole[key] / FULL_TIME), number)
                for key, number in sorted(self.known.items())
                if key[1] and number
            ),
            started=tuple((*key, number) for key, number in sorted(self.started.items()) if key[1] and number),
            there=tuple((*key, number) for key, number in sorted(self.there.items()) if number),
            left=tuple((*key, number) for key, number in sorted(self.left.items()) if number),
            retired=tuple((*key, number) for key, number in sorted(self.retired.items()) if number),
            vacant=tuple((*key, number) for key, number in sorted(self.vacant.items()) if key[1] and number),
            elsewhere=sum(number for key, number in self.people.items() if not key[1]),
        )


def _hours(made: _Made, held: Any) -> None:
    """Add the hours of those whose hours are known, as minutes of a full-time week of FULL_TIME."""
    full = Coalesce("full_time_minutes", F("organisation__giving__full_time_minutes"), FULL_TIME)
    rows = held.filter(minutes__isnull=False).annotate(full=full).values_list("role", "locality", "full")
    for *where, week, minutes, many in rows.annotate(Sum("minutes"), Count("person", distinct=True)):
        made.whole[made.cell(where)] += round(minutes * FULL_TIME / week)
        made.known[made.cell(where)] += many


def _totals(made: _Made) -> None:
    """Add what organisations give that give totals: people of an age that nobody knows."""
    rows = Total.objects.filter(organisation__giving__gives=Gives.TOTALS).exclude(contract__in=NOT_PLANNED)
    names = ("people", "whole_time", "vacancies", "starters", "leavers")
    for *where, people, whole, vacancies, starters, leavers in rows.values_list("role", "locality", *names):
        cell = made.cell(where)
        made.people[(*cell, age_groups.UNKNOWN, 0)] += people or 0
        if people and whole is not None:
            made.whole[cell] += round(whole * FULL_TIME / 100)
            made.known[cell] += people
        made.started[(*cell, age_groups.UNKNOWN)] += starters or 0
        made.vacant[cell] += vacancies or 0
        if people is not None and leavers is not None:
            # Those who were there a year ago: who is there now, less who started, and who left.
            before = max(people - (starters or 0) + leavers, leavers)
            made.year(where, age_groups.UNKNOWN, (before, leavers, 0))


def _year_before(today: date) -> date:
    try:
        return today.replace(year=today.year - 1)
    except ValueError:  # 29 February
        return today.replace(year=today.year - 1, day=28)
