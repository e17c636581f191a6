"""The lines that a picture is counted from: like posts taken together by the database, totals as they were given.

- An organisation gives rows or totals (models/giving.py): of each only what it gives is counted, so nobody is counted
  twice. An organisation that has ended is not counted.
- A person is counted once, in the post with most hours among those they hold (of equals the older, then the lower id);
  hours, vacancies and cases count where the posts are. Of a secondment the host has its share, home the rest
  (queries/post_shares.py), and a host's own post that notes it is not counted besides.
- Starters and leavers are employed people of an organisation in the twelve months to the day. A starter held no
  employed post there a year before and took one up since; a leaver held one since and holds none any more, nor is to
  take one up. Whoever moves within the organisation, or gives up one of two posts, is neither. They are counted once,
  in the first post they took up or the last they left.

Few queries, however many rows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, CharField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Lower, Trim

from oneworkforce.ground import scope
from oneworkforce.partnership.models import Credential, Language, Organisation, Qualification, Skill
from oneworkforce.partnership.models.at_work import at_work, working
from oneworkforce.workforce.domain import ages, cuts, expiries, retirements
from oneworkforce.workforce.domain.counted import AMOUNTS, WHOLE_TIME, Line, sums
from oneworkforce.workforce.domain.kinds import EMPLOYED, LeavingReason
from oneworkforce.workforce.models import Post, Secondment, Total
from oneworkforce.workforce.models.in_force import gives_rows, had, held, in_force, kept, vacant, year_before
from oneworkforce.workforce.models.post import FULL_TIME
from oneworkforce.workforce.queries import post_shares, secondments
from oneworkforce.workforce.queries.post_shares import RANKED, flag

_KEYS = (
    "organisation",
    "sector",
    "locality",
    "role",
    "contract",
    "birth_year",
    "age_band",
    "age_unsaid",
    "retires",
    "gender",
    "ethnicity",
    "disability",
    "evenings",
    "weekends",
    "flexible",
    "term_time",
    "level",
    "changed",
)

_EMPLOYED = ("", *(each.value for each in EMPLOYED))


@dataclass(frozen=True, slots=True)
class Scene:
    """Of what day, of which organisations (None: all), and the leaf of each locality.

    `moved`: the condition of posts of which something changed since the picture before.
    """

    as_of: date
    leaf: Mapping[str, str]
    organisation: UUID | None = None
    moved: Q | None = None


def lines(scene: Scene) -> Iterator[Line]:
    """Yield a line for each kind of like posts, and for each total. Two queries."""
    yield from posts(scene)
    yield from _totals(scene)


def rows_of(organisation: UUID | None, as_of: date) -> QuerySet[Organisation]:
    """Return the organisations that count on a day."""
    found = Organisation.objects.filter(working(as_of))
    return found if organisation is None else found.filter(pk=organisation)


def is_employed(contract: str) -> bool:
    """Say whether a contract is one of those that rates count; who has not said counts as employed."""
    return contract in _EMPLOYED


def total_rows(scene: Scene) -> QuerySet[Total]:
    """Return the totals that count: of organisations that give totals."""
    return Total.objects.filter(~gives_rows(), organisation__in=rows_of(scene.organisation, scene.as_of))


def timed(scene: Scene) -> tuple[str, tuple[Any, ...]]:
    """Return the beginning of a query that ends with the name `timed` (post_shares.TIMED), and its parameters."""
    told, parameters = _told(scene).query.sql_with_params()
    lent, more = post_shares.lent(secondments.lending(scene.as_of), scene.organisation).query.sql_with_params()
    return post_shares.TIMED.format(told=told, lent=lent), (*parameters, *more)


def _giving(scene: Scene) -> QuerySet[Post]:
    """Return the posts that count at all: of organisations that give rows, held, vacant or left within the year."""
    before = year_before(scene.as_of)
    found = Post.objects.filter(
        in_force(before),
        Q(person__isnull=True) | at_work(before, "person"),
        gives_rows(),
        ~secondments.noted(scene.as_of),
        organisation__in=rows_of(None, scene.as_of),
    )
    if scene.organisation is None:
        return found
    here = Secondment.objects.filter(secondments.lending(scene.as_of), host=scene.organisation)
    return found.filter(Q(organisation=scene.organisation) | Q(pk__in=here.values("post")))


def _told(scene: Scene) -> QuerySet[Post, Any]:
    """Return each post that counts, with what it is counted by; conditions are 0 or 1.

    `_now`: held; `_kept`: held or to be taken up; `_then`: held a year before; `_had`: taken up, held still or not.
    """
    day, before = scene.as_of, year_before(scene.as_of)
    staff = Q(contract__in=_EMPLOYED)
    first = Q(person__left_on__isnull=False) & (Q(left_on__isnull=True) | Q(person__left_on__lt=F("left_on")))
    record = "person__staff_record__"
    return _giving(scene).values(
        _post=F("pk"),
        _person=F("person_id"),
        _contract=F("contract"),
        _post_role=F("role"),
        _post_organisation=F("organisation_id"),
        _post_sector=F("organisation__sector"),
        _post_locality=F("locality_id"),
        _post_minutes=F("minutes"),
        _post_cases=F("cases"),
        _post_asked=Value(1) if scene.organisation is None else flag(Q(organisation=scene.organisation)),
        _full=Coalesce(F("full_time_minutes"), F("organisation__giving__full_time_minutes"), Value(FULL_TIME)),
        _started=F("started_on"),
        _last=Case(When(first, then=F("person__left_on")), default=F("left_on")),
        _half_days=_absence(scene, record),
        _birth_year=F(f"{record}birth_year"),
        _age_band=Coalesce(F(f"{record}age_band"), Value("")),
        _age_unsaid=Case(
            When(**{f"{record}unsaid__birth_year": "refused"}, then=Value("refused")),
            When(**{f"{record}unsaid__birth_year": "unknown"}, then=Value("unknown")),
            default=Value("not_asked"),
            output_field=CharField(),
        ),
        _retires=F(f"{record}retires_in"),
        _gender=F(f"{record}gender"),
        _ethnicity=F(f"{record}ethnicity"),
        _disability=F(f"{record}disability"),
        _evenings=F(f"{record}evenings"),
        _weekends=F(f"{record}weekends"),
        _flexible=F(f"{record}flexible"),
        _term_time=F(f"{record}term_time"),
        _level=_highest_level(),
        _changed=Value(0, output_field=IntegerField()) if scene.moved is None else flag(scene.moved),
        _employed=flag(staff),
        _now=flag(held(day)),
        _kept=flag(kept(day)),
        _then=flag(held(before)),
        _had=flag(had(day)),
        _vacant=flag(vacant(day)),
        _moved=flag(Q(leaving_reason=LeavingReason.MOVED)),
        _retired=flag(Q(leaving_reason=LeavingReason.RETIRED)),
    )


def _absence(scene: Scene, record: str) -> Case | F:
    """Return days lost; of one organisation alone only what it keeps itself, for its own figures are not guarded."""
    days = F(f"{record}half_days_absent")
    if scene.organisation is None:
        return days
    return Case(When(**{f"{record}organisation": scene.organisation}, then=days), output_field=IntegerField())


def _highest_level() -> Coalesce:
    """Return the highest level of a person's qualifications; else that they have one, else why none is listed."""
    theirs = Qualification.objects.filter(person=OuterRef("person"))
    highest = theirs.filter(level__isnull=False).order_by("-level").values("level")[:1]
    return Coalesce(
        Cast(Subquery(highest), CharField()),
        Case(When(Exists(theirs), then=Value(cuts.NO_LEVEL)), default=F("person__qualifications_said")),
        output_field=CharField(),
    )


_SUMS = {
    "people": "_main",
    "posts": "_held",
    "time": "_held * _time",
    "timed": "_held * _known",
    "employed": "_employed * _main",
    "employed_posts": "_employed * _held",
    "employed_time": "_employed * _held * _time",
    "employed_timed": "_employed * _held * _known",
    "agency": "{agency} * _main",
    "agency_posts": "{agency} * _held",
    "agency_time": "{agency} * _held * _time",
    "agency_timed": "{agency} * _held * _known",
    "vacancies": "_vacant * _employed",
    "vacancies_time": "_vacant * _employed * _time",
    "vacancies_timed": "_vacant * _employed * _known",
    "starters": "_begun",
    "leavers": "_gone",
    "leavers_time": "_gone * _last_time",
    "leavers_timed": "_gone * _last_known",
    "holders": "_held * {holder}",
    "cases": "_held * {holder} * _known * COALESCE(_cases, 0)",
    "holders_time": "_held * {holder} * _time",
    "holders_timed": "_held * {holder} * _known",
    "absence_known": "_employed * _main * {absent}",
    "half_days": "_employed * _main * COALESCE(_half_days, 0)",
    "absence_time": "_employed * _main * {absent} * _whole",
    "absence_timed": "_employed * _main * {absent} * (CASE WHEN _whole > 0 THEN 1 ELSE 0 END)",
}
_PARTS = {
    "agency": "(CASE WHEN _contract = 'agency' THEN 1 ELSE 0 END)",
    "holder": "(CASE WHEN _cases > 0 THEN 1 ELSE 0 END)",
    "absent": "(CASE WHEN _half_days IS NULL THEN 0 ELSE 1 END)",
}
# What one person has of each amount at the most: of hours all of theirs, wherever they are counted.
_MOST = {name: _SUMS[name] for name in AMOUNTS} | {
    "time": "_held * _whole",
    "holders_time": "_held * {holder} * _whole",
}


def posts(scene: Scene) -> Iterator[Line]:
    """Yield a line for each kind of like posts. One query."""
    words, parameters = timed(scene)
    keys = ", ".join(f"_{key}" for key in _KEYS)
    summed = ", ".join(f"SUM({each.format(**_PARTS)})" for each in _SUMS.values())
    most = ", ".join(f"MAX({each.format(**_PARTS)})" for each in _MOST.values())
    words = f"{words}{RANKED} SELECT {keys}, {summed}, {most} FROM ranked GROUP BY {keys}"  # noqa: S608
    places: dict[object, str] = {}
    for row in asked(words, parameters):
        key = dict(zip(_KEYS, row, strict=False))
        found = [int(value or 0) for value in row[len(_KEYS) :]]
        yield Line(
            str(key["organisation"]),
            {
                **_of_post(scene, key, places),
                **_of_person(scene.as_of, key),
            },
            found[: len(_SUMS)],
            found[len(_SUMS) :],
            moved=bool(key["changed"]),
        )


def _of_post(scene: Scene, key: Mapping[str, object], places: dict[object, str]) -> dict[str, str]:
    where = key["locality"]
    if where not in places:
        places[where] = scene.leaf.get(str(UUID(str(where))), cuts.NOWHERE) if where else cuts.NOWHERE
    return {
        cuts.SECTOR: str(key["sector"]),
        cuts.LOCALITY: places[where],
        cuts.ROLE: str(key["role"]),
        cuts.CONTRACT: str(key["contract"] or cuts.NOT_SAID),
    }


def _of_person(as_of: date, key: Mapping[str, object]) -> dict[str, str]:
    born, retires = _year(key["birth_year"]), _year(key["retires"])
    stated = str(key["age_band"] or "")
    age = str(ages.band_of(as_of.year - born)) if born else stated or str(key["age_unsaid"])
    return {
        cuts.AGE: age,
        cuts.GENDER: str(key["gender"] or "not_asked"),
        cuts.ETHNICITY: cuts.ETHNIC_GROUP_OF[str(key["ethnicity"] or "NOBT")],
        cuts.DISABILITY: str(key["disability"] or "not_asked"),
        cuts.EVENINGS: str(key["evenings"] or "not_asked"),
        cuts.WEEKENDS: str(key["weekends"] or "not_asked"),
        cuts.FLEXIBLE: str(key["flexible"] or "not_asked"),
        cuts.TERM_TIME: str(key["term_time"] or "not_asked"),
        cuts.LEVEL: str(key["level"] or "not_asked"),
        cuts.RETIRING: retirements.expected(retires, born, stated, as_of),
    }


def _year(value: object) -> int | None:
    return None if value is None else int(str(value))


_NOTHING_MORE = dict.fromkeys(
    (
        cuts.AGE,
        cuts.GENDER,
        cuts.ETHNICITY,
        cuts.DISABILITY,
        cuts.EVENINGS,
        cuts.WEEKENDS,
        cuts.FLEXIBLE,
        cuts.TERM_TIME,
        cuts.LEVEL,
        cuts.RETIRING,
    ),
    cuts.TOTALS,
)


def _totals(scene: Scene) -> Iterator[Line]:
    named = ("organisation", "organisation__sector", "locality", "role", "contract")
    counted = ("people", "whole_time", "vacancies", "starters", "leavers")
    for organisation, sector, locality, role, contract, *given in total_rows(scene).values_list(*named, *counted):
        people, whole_time, vacancies, starters, leavers = (value or 0 for value in given)
        employed = is_employed(contract)
        agency = contract == "agency"
        # Hundredths, as totals have them; of how many people they are known is as many as there are, or none.
        time, timed = whole_time * (WHOLE_TIME // 100), people if given[1] is not None else 0
        yield Line(
            str(organisation),
            {
                cuts.SECTOR: sector,
                cuts.LOCALITY: scene.leaf.get(str(locality), cuts.NOWHERE),
                cuts.ROLE: role,
                cuts.CONTRACT: contract or cuts.NOT_SAID,
                **_NOTHING_MORE,
            },
            sums(
                people=people,
                posts=people,
                time=time,
                timed=timed,
                **({"vacancies": vacancies, "starters": starters, "leavers": leavers} if employed else {}),
                **({f"employed{end}": value for end, value in _ends(people, time, timed)} if employed else {}),
                **({f"agency{end}": value for end, value in _ends(people, time, timed)} if agency else {}),
            ),
            # Who has most of the hours of a total is not told: at most one whole time of them.
            [min(time, WHOLE_TIME) if name == "time" else 0 for name in AMOUNTS],
        )


def _ends(people: int, time: int, timed: int) -> tuple[tuple[str, int], ...]:
    return (("", people), ("_posts", people), ("_time", time), ("_timed", timed))


def credentials(scene: Scene) -> Iterator[Line]:
    """Yield the credentials of people who are counted, by where they work, when they expire and of what kind."""
    held = Credential.objects.values(
        _who=F("person_id"), _kind=F("kind"), _expires=F("expires_on"), _never=F("never_expires")
    )
    for organisation, locality, kind, expires, never, many in _joined(scene, held, ("_kind", "_expires", "_never")):
        day = date.fromisoformat(expires) if isinstance(expires, str) else expires
        when = expiries.when(day, never=bool(never), as_of=scene.as_of)
        yield Line(organisation, {cuts.LOCALITY: locality, cuts.KIND: kind, cuts.WHEN: when}, [many])


def speakers(scene: Scene) -> Iterator[Line]:
    """Yield how many of the people who are counted speak each language, by where they work."""
    spoken = Language.objects.values(_who=F("person_id"), _what=F("tag"))
    yield from _several(scene, spoken, cuts.LANGUAGE)


def skilled(scene: Scene) -> Iterator[Line]:
    """Yield how many of the people who are counted have each skill, whatever its capitals, by where they work."""
    named = Skill.objects.values(_who=F("person_id"), _what=Lower(Trim("name"))).distinct()
    yield from _several(scene, named, cuts.SKILL)


def _several(scene: Scene, held: QuerySet[Any, Any], dimension: str) -> Iterator[Line]:
    for organisation, locality, what, many in _joined(scene, held, ("_what",)):
        yield Line(organisation, {cuts.LOCALITY: locality, dimension: what}, [many])


def _joined(scene: Scene, held: QuerySet[Any, Any], keys: tuple[str, ...]) -> Iterator[list[Any]]:
    """Yield organisation, place, `keys` and number of what the people who are counted hold."""
    words, parameters = timed(scene)
    more, others = held.query.sql_with_params()
    columns = ", ".join(("_organisation", "_locality", *keys))
    words = (
        f"{words}{RANKED} SELECT {columns}, COUNT(*) FROM ranked "  # noqa: S608
        f"JOIN ({more}) held ON held._who = ranked._person WHERE ranked._main = 1 GROUP BY {columns}"
    )
    for organisation, where, *rest in asked(words, (*parameters, *others)):
        place = scene.leaf.get(str(UUID(str(where))), cuts.NOWHERE) if where else cuts.NOWHERE
        yield [str(organisation), place, *rest]


def asked(words: str, parameters: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query in our own words around Django's, which hold the scope."""
    scope.check()
    with connection.cursor() as cursor:
        cursor.execute(words, parameters)
        yield from cursor.fetchall()
