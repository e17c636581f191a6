"""What counts: the rows of organisations that give rows, the totals of those that give totals, and nothing twice.

Every figure about the whole workforce begins here. The rules:
- An organisation that says nothing gives rows. Its totals, if it has some, are kept and not counted; and so the other
  way round.
- A person with several posts in one organisation is one person there, where most of their hours are (`MAIN`): of two
  alike the older post, then the lower id. In two organisations they are one in each: no file tells that they are one.
- Whole time adds up: that of every post counts where the post is, rounded once for each post (`domain/hours.py`).
- A starter took up a post in the twelve months to today and held none in the organisation before; a leaver left one
  and holds none there any more. Moving within an organisation is neither. Each is counted once.
- A post that nobody holds is a vacancy from the day since which it is vacant.

These are counts of people: they pass the guard of small numbers before anybody sees them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Sum, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber

from oneworkforce.workforce.domain.hours import FULL_TIME
from oneworkforce.workforce.domain.kinds import Gives
from oneworkforce.workforce.models import Giving, Post, Total

MAIN = (F("minutes").desc(nulls_last=True), F("started_on").asc(nulls_last=True), F("pk").asc())
"""Which of a person's posts in an organisation is their main one: that which comes first in this order."""
_FIRST = (F("started_on").asc(nulls_first=True), *MAIN)
_LAST = (F("left_on").desc(nulls_first=True), *MAIN)
Key = tuple[UUID, UUID | None, str, str]


@dataclass(frozen=True, slots=True)
class Counted:
    """What one organisation has of one role, in one locality, on one contract; None: the organisation does not know.

    `whole_time` in hundredths; `without_hours`: held posts that are not in it because their hours are not known.
    `starters` and `leavers` of the twelve months to the day asked about, or to the day of the total.
    `given`: whether rows or totals were counted.
    """

    organisation: UUID
    locality: UUID | None
    role: str
    contract: str
    given: Gives
    people: int | None
    whole_time: int | None
    vacancies: int | None
    starters: int | None
    leavers: int | None
    without_hours: int = 0


@dataclass(slots=True)
class _Cell:
    numbers: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def counted(*, today: date, organisations: Iterable[UUID] | None = None) -> tuple[Counted, ...]:
    """Return what counts, by organisation, locality, role and contract; of `organisations` alone, or of all.

    Five queries, however many posts. The caller has checked what the viewer may see, and guards what is shown.
    """
    only = None if organisations is None else list(organisations)
    return tuple(sorted((*_rows(today, only), *_totals(only)), key=_order))


def posts(*, today: date, organisations: Iterable[UUID] | None = None) -> QuerySet[Post]:
    """Return the posts that count today, held and vacant: those not ended, of organisations that give rows."""
    return _there(_of_rows(None if organisations is None else list(organisations)), today)


def heads(*, today: date, organisations: Iterable[UUID] | None = None) -> QuerySet[Post]:
    """Return the main post of each person in each organisation that gives rows: one row is one person."""
    held = posts(today=today, organisations=organisations).filter(person__isnull=False).filter(_begun(today))
    return _foremost(held, MAIN)


def year_before(today: date) -> date:
    """Return the day after which the twelve months to `today` begin."""
    return today.replace(year=today.year - 1, day=28 if (today.month, today.day) == (2, 29) else today.day)


def _rows(today: date, only: list[UUID] | None) -> Iterator[Counted]:
    cells: dict[Key, _Cell] = defaultdict(_Cell)
    there = posts(today=today, organisations=only)
    held, vacant = Q(person__isnull=False) & _begun(today), Q(person__isnull=True) & _vacant(today)
    _gather(
        cells,
        there,
        whole_time=Sum(_hundredths(), filter=held),
        without_hours=Count("pk", filter=held & Q(minutes__isnull=True)),
        vacancies=Count("pk", filter=vacant),
    )
    _gather(cells, heads(today=today, organisations=only), people=Count("pk"))
    _gather(cells, _starters(_of_rows(only), today), starters=Count("pk"))
    _gather(cells, _leavers(_of_rows(only), today), leavers=Count("pk"))
    for (organisation, locality, role, contract), cell in cells.items():
        numbers = {name: cell.numbers[name] for name in _NUMBERS}
        if any(numbers.values()):
            yield Counted(organisation, locality, role, contract, Gives.ROWS, **numbers)


def _totals(only: list[UUID] | None) -> Iterator[Counted]:
    found = Total.objects.filter(organisation__giving__gives=Gives.TOTALS)
    if only is not None:
        found = found.filter(organisation__in=only)
    names = ("people", "whole_time", "vacancies", "starters", "leavers")
    for organisation, locality, role, contract, *numbers in found.values_list(*_KEY, *names):
        yield Counted(organisation, locality, role, contract, Gives.TOTALS, **dict(zip(names, numbers, strict=True)))


def _of_rows(only: list[UUID] | None) -> QuerySet[Post]:
    found = Post.objects.exclude(organisation__in=Giving.objects.filter(gives=Gives.TOTALS).values("organisation"))
    return found if only is None else found.filter(organisation__in=only)


def _there(found: QuerySet[Post], today: date) -> QuerySet[Post]:
    return found.filter(Q(left_on=None) | Q(left_on__gte=today))


def _begun(today: date) -> Q:
    return Q(started_on=None) | Q(started_on__lte=today)


def _vacant(today: date) -> Q:
    return Q(vacant_since=None) | Q(vacant_since__lte=today)


def _starters(found: QuerySet[Post], today: date) -> QuerySet[Post]:
    """Return the first post of each who came to an organisation in the twelve months to today.

    One of which the first day is not known may have been the first: it stands before all others.
    """
    first = _foremost(found.filter(person__isnull=False), _FIRST)
    return first.filter(started_on__gt=year_before(today), started_on__lte=today)


def _leavers(found: QuerySet[Post], today: date) -> QuerySet[Post]:
    """Return the last post of each who left an organisation in the twelve months before today.

    One without a last day is the last: who holds it has not left.
    """
    last = _foremost(found.filter(person__isnull=False), _LAST)
    return last.filter(left_on__gte=year_before(today), left_on__lt=today)


def _foremost(found: QuerySet[Post], order: tuple[Any, ...]) -> QuerySet[Post]:
    """Return of each person in each organisation the post that comes first in `order`."""
    placed = Window(RowNumber(), partition_by=[F("organisation"), F("person")], order_by=list(order))
    return Post.objects.filter(pk__in=found.annotate(placed=placed).filter(placed=1).values("pk"))


def _hundredths() -> Any:
    """Return the whole time of a post as `domain.hours.whole_time` rounds it, in whole numbers on both databases."""
    full = Coalesce(F("full_time_minutes"), F("organisation__giving__full_time_minutes"), Value(FULL_TIME))
    return Case(When(minutes__isnull=False, then=(F("minutes") * 200 + full) / (full * 2)), output_field=IntegerField())


def _gather(cells: Mapping[Key, _Cell], found: QuerySet[Post], **numbers: Any) -> None:
    for *key, at_hand in _grouped(found, numbers):
        place: Any = tuple(key)
        for name, number in at_hand.items():
            cells[place].numbers[name] += number or 0


def _grouped(found: QuerySet[Post], numbers: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    rows = found.order_by().values(*_KEY).annotate(**numbers)
    for row in rows:
        yield (*(row[name] for name in _KEY), {name: row[name] for name in numbers})


def _order(one: Counted) -> tuple[str, str, str, str]:
    return str(one.organisation), one.role, str(one.locality or ""), one.contract


_KEY = ("organisation", "locality", "role", "contract")
_NUMBERS = ("people", "whole_time", "vacancies", "starters", "leavers", "without_hours")
