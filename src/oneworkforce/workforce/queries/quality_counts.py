"""Counting how each item stands, organisation by organisation: a fixed number of queries, whatever the rows."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, cast
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from oneworkforce.lib import periods
from oneworkforce.partnership.models import Credential, Language, Qualification, Skill
from oneworkforce.workforce.domain import items, roles
from oneworkforce.workforce.domain.kinds import Contract, Ethnicity, Gender, Known, LeavingReason, Unsaid
from oneworkforce.workforce.domain.quality import Counted, Problem
from oneworkforce.workforce.models import Post, StaffRecord
from oneworkforce.workforce.models.in_force import in_force, left_within_year, year_before

_HELD, _VACANT = Q(person__isnull=False), Q(person__isnull=True)
_WITHOUT_HOURS = (Contract.ZERO_HOURS, Contract.BANK, Contract.VOLUNTEER, Contract.SELF_EMPLOYED)

_FILLED = ("hours", "full_time_hours", "team", "locality", "cases")
_TEXT = ("contract",)
_YES_NO = ("flexible", "evenings", "weekends", "term_time", "disability")
_LISTS = {
    "skills": (Skill, Q(), "skills_said"),
    "languages": (Language, Q(), "languages_said"),
    "qualification": (Qualification, Q(), "qualifications_said"),
    "qualification_level": (Qualification, Q(level__isnull=False), "qualifications_said"),
    "check": (
        Credential,
        Q(kind="check") & (Q(expires_on__isnull=False) | Q(never_expires=True)),
        "credentials_said",
    ),
    "registration": (
        Credential,
        Q(kind="registration") & (Q(expires_on__isnull=False) | Q(never_expires=True)),
        "credentials_said",
    ),
}
_LEAVERS = ("leaving_reason", "destination")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one noun of an organisation, with what is wrong with them and how each item stands."""

    number: int
    vacant: int
    people: int
    old: int
    never: int
    problems: Mapping[Problem, int]
    items: Mapping[str, Counted]


def of_posts(rows: QuerySet[Post], today: date) -> dict[UUID, Rows]:
    """Return what stands in the posts in force among `rows`, by organisation. Two queries."""
    here = in_force(today)
    since = year_before(today)
    left = left_within_year(today)
    known = {item: Q(**{f"{_column(item)}__isnull": False}) for item in (*_FILLED, "started_on", "vacant_since")}
    known |= {"contract": ~Q(contract=""), "came_from": ~Q(came_from=""), "role": Q(role__in=list(roles.all_roles()))}
    known |= {item: ~Q(**{item: ""}) & ~Q(**{item: LeavingReason.UNKNOWN}) for item in _LEAVERS}
    applies = dict.fromkeys(known, here) | {"vacant_since": here & _VACANT}
    applies |= dict.fromkeys(("started_on", "came_from"), here & _HELD) | dict.fromkeys(_LEAVERS, left)
    asked: dict[str, Any] = {
        f"known_{item}": Count("pk", filter=applies[item] & is_known) for item, is_known in known.items()
    }
    asked |= {f"all_{item}": Count("pk", filter=applies[item]) for item in ("started_on", "came_from", "vacant_since")}
    asked |= {f"unknown_{item}": Count("pk", filter=left & Q(**{item: LeavingReason.UNKNOWN})) for item in _LEAVERS}
    asked |= {f"is_{problem}": Count("pk", filter=here & wrong) for problem, wrong in _wrong(today).items()}
    asked |= {
        "number": Count("pk", filter=here),
        "left": Count("pk", filter=left),
        "vacant": Count("pk", filter=here & _VACANT),
        "people": Count("person", filter=here, distinct=True),
        "old": Count("pk", filter=here & _old(since)),
        "never": Count("pk", filter=here & Q(confirmed_on__isnull=True)),
    }
    counted: Iterable[dict[str, Any]] = cast("Any", rows.order_by().values("organisation_id").annotate(**asked))
    unsaid = _unsaid(rows.filter(here | left))
    found = {}
    for row in counted:
        of = unsaid[row["organisation_id"]]
        made = {}
        for item in known:
            total = row["left"] if item in _LEAVERS else row.get(f"all_{item}", row["number"])
            made[item] = _item(item, total, row[f"known_{item}"], of, unknown=row.get(f"unknown_{item}", 0))
        found[row["organisation_id"]] = _rows(row, {each: row[f"is_{each}"] for each in Problem}, made)
    return found


def of_records(rows: QuerySet[StaffRecord], today: date, without: Mapping[UUID, int]) -> dict[UUID, Rows]:
    """Return what stands in staff records, by organisation; `without`: people who hold posts and have no record.

    Eight queries: the records, why a value is missing, and a query for each kind of list on a person's record.
    """
    since = year_before(today)
    known: dict[str, Q] = {item: Q(**{f"{item}__in": [Known.YES, Known.NO]}) for item in _YES_NO}
    aged = Q(birth_year__isnull=False) | ~Q(age_band="")
    known |= {
        "birth_year": aged,
        "age_band": aged,
        "retires_in": Q(retires_in__isnull=False),
        "sector_since": Q(sector_since__isnull=False),
        "days_absent": Q(half_days_absent__isnull=False),
        "away": ~Q(away=""),
        "email": ~Q(person__email=""),
        "gender": ~Q(gender__in=[Gender.REFUSED, Gender.NOT_ASKED]),
        "ethnicity": ~Q(ethnicity__in=[Ethnicity.REFU, Ethnicity.NOBT]),
    }
    refused = {item: Q(**{item: Known.REFUSED}) for item in _YES_NO}
    refused |= {"gender": Q(gender=Gender.REFUSED), "ethnicity": Q(ethnicity=Ethnicity.REFU)}
    said = {said for _, _, said in _LISTS.values()}
    asked: dict[str, Any] = {f"known_{item}": Count("pk", filter=is_known) for item, is_known in known.items()}
    asked |= {f"refused_{item}": Count("pk", filter=condition) for item, condition in refused.items()}
    asked |= {f"unknown_{item}": Count("pk", filter=Q(**{item: Known.UNKNOWN})) for item in _YES_NO}
    for why in (Unsaid.NONE, Unsaid.UNKNOWN, Unsaid.REFUSED):
        asked |= {f"{why}_{each}": Count("pk", filter=Q(**{f"person__{each}": why.value})) for each in said}
    asked |= {
        "number": Count("pk"),
        "old": Count("pk", filter=_old(since)),
        "never": Count("pk", filter=Q(confirmed_on__isnull=True)),
    }
    found_rows: Iterable[dict[str, Any]] = cast("Any", rows.order_by().values("organisation_id").annotate(**asked))
    counted = {row["organisation_id"]: row for row in found_rows}
    unsaid = _unsaid(rows)
    lists = {item: _listed(rows, model, condition) for item, (model, condition, _) in _LISTS.items()}
    found = {}
    for organisation in counted.keys() | {pk for pk, many in without.items() if many}:
        row: dict[str, Any] = counted.get(organisation) or dict.fromkeys(asked, 0)
        total, of = row["number"] + without.get(organisation, 0), unsaid[organisation]
        made = {}
        for item in known:
            told = {each: row.get(f"{each}_{item}", 0) for each in ("unknown", "refused")}
            made[item] = _item(item, total, row[f"known_{item}"], of, **told)
        for item, (_, _, each) in _LISTS.items():
            has = lists[item].get(organisation, 0) + row[f"none_{each}"]
            made[item] = _item(item, total, has, of, unknown=row[f"unknown_{each}"], refused=row[f"refused_{each}"])
        found[organisation] = _rows({**row, "vacant": 0, "people": 0}, {}, made)
    return found


def wrong_posts(rows: QuerySet[Post], today: date, most: int) -> list[tuple[UUID, str, tuple[Problem, ...]]]:
    """Return the posts in force that cannot be right, with what is wrong: (id, reference, problems), up to `most`."""
    wrong = _wrong(today)
    one = Q()
    for condition in wrong.values():
        one |= condition
    marked = rows.filter(in_force(today) & one).annotate(
        **{f"is_{problem}": Count("pk", filter=condition) for problem, condition in wrong.items()}
    )
    found = marked.order_by("reference", "pk").values("pk", "reference", *(f"is_{problem}" for problem in Problem))
    return [(row["pk"], row["reference"], tuple(each for each in Problem if row[f"is_{each}"])) for row in found[:most]]


def _wrong(today: date) -> dict[Problem, Q]:
    hours = (Q(minutes__isnull=True) & ~Q(unsaid__has_key="minutes")) | Q(minutes=0)
    return {
        Problem.LEFT: Q(person__left_on__lt=today),
        Problem.VACANT: _VACANT & Q(vacant_since__lt=periods.years_on(today, -2)),
        Problem.HOURS: hours & ~Q(contract="") & ~Q(contract__in=_WITHOUT_HOURS),
        Problem.ROLE: ~Q(role__in=list(roles.all_roles())),
    }


def _old(since: date) -> Q:
    """Return the condition that a row was neither changed nor confirmed since a day."""
    moment = timezone.make_aware(datetime.combine(since, time()))
    return Q(changed_at__lt=moment) & (Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=since))


def _unsaid(rows: QuerySet[Any]) -> defaultdict[UUID, Counter[tuple[str, str]]]:
    """Return how often each column says why it is empty, by organisation: rows with the same words are read once."""
    found: defaultdict[UUID, Counter[tuple[str, str]]] = defaultdict(Counter)
    said = rows.exclude(unsaid={}).order_by().values("organisation_id", "unsaid").annotate(many=Count("pk"))
    for organisation, words, many in said.values_list("organisation_id", "unsaid", "many"):
        for column, why in words.items():
            found[organisation][column, str(why)] += many
    return found


def _item(
    item: str, total: int, known: int, unsaid: Counter[tuple[str, str]], *, unknown: int = 0, refused: int = 0
) -> Counted:
    """Return how an item stands; what nothing is said of was not asked."""
    column = _column(item)
    known += unsaid[column, Unsaid.NONE]
    unknown += unsaid[column, Unsaid.UNKNOWN]
    refused += unsaid[column, Unsaid.REFUSED]
    return Counted(item, known, unknown, refused, max(total - known - unknown - refused, 0))


def _listed(rows: QuerySet[StaffRecord], model: Any, condition: Q) -> dict[UUID, int]:
    """Return for how many records of each organisation the person has something in a list."""
    found = model.objects.filter(condition, person__staff_record__in=rows.order_by().values("pk"))
    place = "person__staff_record__organisation_id"
    counted: Iterable[tuple[UUID, int]] = (
        found.order_by().values(place).annotate(many=Count("person", distinct=True)).values_list(place, "many")
    )
    return dict(counted)


def _rows(row: Mapping[str, Any], problems: Mapping[Problem, int], items: Mapping[str, Counted]) -> Rows:
    return Rows(row["number"], row["vacant"], row["people"], row["old"], row["never"], problems, items)


def _column(item: str) -> str:
    return items.all_items()[item].stored
