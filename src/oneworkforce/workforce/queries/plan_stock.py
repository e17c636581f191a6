"""The workforce of a plan's places as counted on a day, in a fixed number of queries: what a projection begins with.

People are counted by role and place of the plan, as a picture counts posts (queries/counting_lines.py): organisations
that give totals by these, seconded hours at the host. Two days are set side by side, today and the same day a year
before: who held a post of a role in the plan's places then and holds none of it there now has left it; who holds one
now and held none then has started. So moving between these places, or from one post of a role to another, is neither.
Agency staff and volunteers are not counted: an agency fills a vacancy for a time, and a volunteer is not planned for by
whole-time.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, IntegerField, Value, When

from oneworkforce.partnership.models import Locality
from oneworkforce.workforce.domain import age_groups
from oneworkforce.workforce.domain.counted import WHOLE_TIME
from oneworkforce.workforce.domain.kinds import Contract
from oneworkforce.workforce.domain.plan_inputs import Counted
from oneworkforce.workforce.models import PlanPlace, Post, WorkforcePlan
from oneworkforce.workforce.models.in_force import gives_rows, vacant, year_before
from oneworkforce.workforce.queries import counting_lines
from oneworkforce.workforce.queries.counting_lines import Scene

NOT_PLANNED = (Contract.VOLUNTEER.value, Contract.AGENCY.value)
_HUNDREDTH = WHOLE_TIME // 100


def places(plan: WorkforcePlan) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of the places of a plan, by name."""
    rows = PlanPlace.objects.filter(plan=plan).order_by("locality__name", "locality")
    return tuple((str(pk), name) for pk, name in rows.values_list("locality", "locality__name"))


def tree() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the place above each locality that has one, and the name of every locality, by id."""
    rows = list(Locality.objects.values_list("pk", "parent", "name"))
    above = {str(pk): str(parent) for pk, parent, _ in rows if parent}
    return above, {str(pk): name for pk, _, name in rows}


def counted(plan: WorkforcePlan, *, today: date, flows: bool = True) -> Counted:
    """Return the workforce of the plan's places today, with what happened in the twelve months before.

    Without `flows` only the people of today.
    """
    above, _ = tree()
    homes = _Homes(above, tuple(place for place, _ in places(plan)))
    made = _Made(homes)
    now = _Held(homes, today)
    for role, place, born, band, retires, many, known, time in _people(now):
        cell, group = (role, homes.name(place)), age_groups.group_of(born=born, band=band or "", year=today.year)
        made.people[(*cell, group, retires or 0)] += many
        made.known[cell] += known
        made.whole[cell] += time
    if not flows:
        _totals(made, today)
        return Counted(people=made.counted().people)
    for role, place, born, band, past, gone, retired, new in _year(_Held(homes, year_before(today)), now):
        group = age_groups.group_of(born=born, band=band or "", year=today.year)
        made.year(role, group, (past, gone - retired, retired))
        made.started[role, homes.name(place), group] += new
    rows = Post.objects.filter(
        vacant(today), gives_rows(), organisation__in=counting_lines.rows_of(None, today)
    ).exclude(contract__in=NOT_PLANNED)
    for role, locality, many in rows.values_list("role", "locality").annotate(Count("pk")):
        made.vacant[role, homes.of(locality)] += many
    for role, many in _different(now):
        made.holders[role] += many
    _totals(made, today)
    return made.counted()


def employers(plan: WorkforcePlan, *, today: date) -> tuple[tuple[str, str, int, int, int], ...]:
    """Return (role, place, age group, number of an organisation, people): who counts today, by who gives them."""
    above, _ = tree()
    homes = _Homes(above, tuple(place for place, _ in places(plan)))
    held = _Held(homes, today)
    words = (
        "SELECT _role, _place, _birth_year, _age_band, _organisation, COUNT(DISTINCT _person) "  # noqa: S608  our own
        f"FROM ({held.sql}) held WHERE _place IS NOT NULL "
        "GROUP BY _role, _place, _birth_year, _age_band, _organisation"
    )
    found = Counter[tuple[str, str, int, str]]()
    for role, number, born, band, organisation, people in counting_lines.asked(words, held.parameters):
        group = age_groups.group_of(born=born, band=band or "", year=today.year)
        found[role, homes.name(number), group, str(UUID(str(organisation)))] += people
    given = counting_lines.total_rows(Scene(today, {})).exclude(contract__in=NOT_PLANNED)
    for role, locality, organisation, people in given.values_list("role", "locality", "organisation", "people"):
        found[role, homes.of(locality), age_groups.UNKNOWN, str(organisation)] += people or 0
    numbers = {each: at for at, each in enumerate(sorted({each for *_, each in found}))}
    told = ((role, place, group, numbers[each], people) for (role, place, group, each), people in found.items())
    return tuple(sorted(each for each in told if each[1] and each[-1]))


def holders(plan: WorkforcePlan, *, today: date) -> Iterator[tuple[str, str, UUID]]:
    """Yield role, place of the plan and person of those whom `counted` counts by rows, each person once in each."""
    above, _ = tree()
    homes = _Homes(above, tuple(place for place, _ in places(plan)))
    held = _Held(homes, today)
    words = f"SELECT DISTINCT _role, _place, _person FROM ({held.sql}) held WHERE _place IS NOT NULL"  # noqa: S608
    for role, number, person in counting_lines.asked(words, held.parameters):
        yield role, homes.name(number), UUID(str(person))


class _Homes:
    """Finds the place of the plan in which a locality lies: itself, or the nearest above it; "" for none."""

    def __init__(self, above: Mapping[str, str], chosen: tuple[str, ...]) -> None:
        self.above, self.chosen, self.known = above, chosen, frozenset(chosen)

    def of(self, locality: object) -> str:
        name = str(locality) if locality else ""
        while name and name not in self.known:
            name = self.above.get(name, "")
        return name

    def name(self, number: int | None) -> str:
        """Return the place that a query calls by its number."""
        return "" if number is None else self.chosen[number]

    def sql(self) -> tuple[str, tuple[Any, ...]]:
        """Return a query of each locality within a place (`_where`) and the number of the place (`_place`)."""
        inside: dict[str, list[str]] = {place: [] for place in self.chosen}
        for locality in {*self.above, *self.above.values(), *self.chosen}:
            if place := self.of(locality):
                inside[place].append(locality)
        numbered = [When(pk__in=inside[place], then=Value(number)) for number, place in enumerate(self.chosen)]
        found = Locality.objects.filter(pk__in=[each for some in inside.values() for each in some])
        rows = found.values(_where=F("pk"), _place=Case(*numbered, output_field=IntegerField()))
        words, parameters = rows.query.sql_with_params()
        return words, tuple(parameters)


class _Held:
    """The posts held on a day as they are counted, as a query: a row for each share of a post, with its place."""

    def __init__(self, homes: _Homes, day: date) -> None:
        words, parameters = counting_lines.timed(Scene(day, {}))
        inside, more = homes.sql()
        unplanned = ", ".join(f"'{each}'" for each in NOT_PLANNED)
        self.sql = (
            f"{words} SELECT timed.*, _place FROM timed LEFT JOIN ({inside}) inside ON _where = _locality "  # noqa: S608
            f"WHERE _held = 1 AND _contract NOT IN ({unplanned})"
        )
        self.parameters = (*parameters, *more)


def _people(now: _Held) -> Iterator[tuple[Any, ...]]:
    """Yield role, place, age, people, those of whom all hours are known, and their whole time."""
    words = f"""
SELECT _role, _place, _birth_year, _age_band, _retires, COUNT(*), SUM(_said), SUM(_said * _time) FROM (
  SELECT _person, _role, _place, _birth_year, _age_band, _retires, MIN(_known) AS _said, SUM(_time) AS _time
  FROM ({now.sql}) held GROUP BY _person, _role, _place, _birth_year, _age_band, _retires
) person GROUP BY _role, _place, _birth_year, _age_band, _retires
"""  # noqa: S608  our own words
    for *key, many, known, time in counting_lines.asked(words, now.parameters):
        yield (*key, many, int(known), int(time))


def _year(then: _Held, now: _Held) -> Iterator[tuple[Any, ...]]:
    """Yield role, place, age; people who were there a year ago, who of them went, and who of these retired; starters.

    A place stands with starters alone: that in which they have most of their hours. Whose posts ended because they
    moved, and who holds none in the plan, is there still: it is not written down where.
    """
    words = f"""
SELECT _role, _place, _birth_year, _age_band, SUM(_past), SUM(_gone), SUM(_gone * _retired), SUM(1 - _past) FROM (
  SELECT _role, _birth_year, _age_band, _past, _retired, CASE WHEN _past = 0 THEN _place END AS _place,
    CASE WHEN _past = 1 AND _here = 0 AND (_moved = 0 OR MAX(_here) OVER (PARTITION BY _person) = 1)
      THEN 1 ELSE 0 END AS _gone
  FROM (
    SELECT _person, _role, _birth_year, _age_band, MAX(_past) AS _past, MAX(_here) AS _here,
      MIN(CASE WHEN _past = 1 THEN _moved END) AS _moved, MAX(CASE WHEN _past = 1 THEN _retired END) AS _retired,
      MAX(CASE WHEN _nth = 1 THEN _place END) AS _place
    FROM (
      SELECT held.*, 1 AS _past, 0 AS _here, 0 AS _nth FROM ({then.sql}) held WHERE _place IS NOT NULL
      UNION ALL
      SELECT held.*, 0, 1, ROW_NUMBER() OVER (PARTITION BY _person, _role ORDER BY _time DESC, _post, _home DESC)
      FROM ({now.sql}) held WHERE _place IS NOT NULL
    ) both_days GROUP BY _person, _role, _birth_year, _age_band
  ) person
) person_of_year GROUP BY _role, _place, _birth_year, _age_band
"""  # noqa: S608  our own words
    for *key, past, gone, retired, new in counting_lines.asked(words, (*then.parameters, *now.parameters)):
        yield (*key, int(past), int(gone), int(retired or 0), int(new))


def _different(now: _Held) -> Iterator[tuple[str, int]]:
    """Yield role ("" for any) and how many different people hold posts of it in places of the plan."""
    words = (
        f"SELECT _role, COUNT(DISTINCT _person) FROM ({now.sql}) held WHERE _place IS NOT NULL GROUP BY _role "  # noqa: S608
        f"UNION ALL SELECT '', COUNT(DISTINCT _person) FROM ({now.sql}) held WHERE _place IS NOT NULL"
    )
    for role, many in counting_lines.asked(words, (*now.parameters, *now.parameters)):
        yield role, int(many)


class _Made:
    """Adds up what the queries found, by role and place of the plan."""

    def __init__(self, homes: _Homes) -> None:
        self.homes = homes
        self.people = Counter[tuple[str, str, int, int]]()
        self.whole = Counter[tuple[str, str]]()
        self.known = Counter[tuple[str, str]]()
        self.started = Counter[tuple[str, str, int]]()
        self.there, self.left, self.retired = (Counter[tuple[str, int]]() for _ in range(3))
        self.vacant = Counter[tuple[str, str]]()
        self.holders = Counter[str]()

    def year(self, role: str, group: int, numbers: tuple[int, int, int]) -> None:
        for kept, number in zip((self.there, self.left, self.retired), numbers, strict=True):
            kept[role, group] += number

    def counted(self) -> Counted:
        return Counted(
            people=tuple((*key, number) for key, number in sorted(self.people.items()) if key[1] and number),
            whole_time=tuple(
                (*key, round(self.whole[key] / _HUNDREDTH), number)
                for key, number in sorted(self.known.items())
                if key[1] and number
            ),
            started=tuple((*key, number) for key, number in sorted(self.started.items()) if key[1] and number),
            there=tuple((*key, number) for key, number in sorted(self.there.items()) if number),
            left=tuple((*key, number) for key, number in sorted(self.left.items()) if number),
            retired=tuple((*key, number) for key, number in sorted(self.retired.items()) if number),
            vacant=tuple((*key, number) for key, number in sorted(self.vacant.items()) if key[1] and number),
            elsewhere=sum(number for key, number in self.people.items() if not key[1]),
            holders=tuple((role, number) for role, number in sorted(self.holders.items()) if number),
        )


def _totals(made: _Made, today: date) -> None:
    """Add what organisations give that give totals: people of an age that nobody knows."""
    rows = counting_lines.total_rows(Scene(today, {})).exclude(contract__in=NOT_PLANNED)
    names = ("people", "whole_time", "vacancies", "starters", "leavers")
    for role, locality, people, whole, vacancies, starters, leavers in rows.values_list("role", "locality", *names):
        cell = role, made.homes.of(locality)
        made.people[(*cell, age_groups.UNKNOWN, 0)] += people or 0
        for of in ("", role) if cell[1] else ():
            made.holders[of] += people or 0
        if people and whole is not None:
            made.whole[cell] += whole * _HUNDREDTH
            made.known[cell] += people
        made.started[(*cell, age_groups.UNKNOWN)] += starters or 0
        made.vacant[cell] += vacancies or 0
        if people is not None and leavers is not None and cell[1]:
            # Those who were there a year ago: who is there now, less who started, and who left.
            before = max(people - (starters or 0) + leavers, leavers)
            made.year(role, age_groups.UNKNOWN, (before, leavers, 0))
