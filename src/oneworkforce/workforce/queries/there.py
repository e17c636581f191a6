"""What is there of each organisation since a collection opened: the facts from which its status is computed."""

from collections import defaultdict
from collections.abc import Collection as Several
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Q
from django.utils import timezone

from oneworkforce.partnership.models.at_work import at_work
from oneworkforce.workforce.domain.kinds import Gives
from oneworkforce.workforce.domain.return_states import There
from oneworkforce.workforce.models import Giving, Post, Return
from oneworkforce.workforce.models.in_force import in_force


@dataclass(frozen=True, slots=True)
class Facts:
    """What is there of one organisation: `posts` in force of which some are `vacant`, `records`, totals.

    `last_on`: the day on which something of it last changed or was confirmed, None where nothing is there.
    """

    there: There
    posts: int
    vacant: int
    records: int
    last_on: date | None


NOTHING = Facts(There(), 0, 0, 0, None)


def facts(collections: Several[UUID], *, today: date) -> dict[UUID, Facts]:
    """Return what is there by the id of each return of open `collections`. Four queries, however many there are."""
    rows = Return.objects.filter(collection__in=collections).order_by()
    vacant = Q(organisation__posts__person__isnull=True)
    posts = _counted(rows, "posts", in_force(today, "organisation__posts"), vacant)
    records = _counted(rows, "staff_records", at_work(today, "organisation__staff_records__person"))
    totals = _counted(rows, "totals", Q(organisation__totals__isnull=False))
    gives = dict(Giving.objects.values_list("organisation_id", "gives"))
    found = {}
    for pk, organisation in rows.values_list("pk", "organisation_id"):
        of_posts, of_records, of_totals = posts[pk], records[pk], totals[pk]
        there = There(
            gives=Gives(gives.get(organisation, Gives.ROWS)),
            rows=of_posts.number + of_records.number,
            fresh_rows=of_posts.fresh + of_records.fresh,
            totals=of_totals.number,
            fresh_totals=of_totals.fresh,
        )
        days = [each.last_on for each in (of_posts, of_records, of_totals) if each.last_on is not None]
        found[pk] = Facts(there, of_posts.number, of_posts.vacant, of_records.number, max(days, default=None))
    return found


def confirmed_posts(organisation: UUID, *, today: date) -> tuple[int, int]:
    """Return how many posts of an organisation are in force, and how many of them are vacant."""
    rows = Post.objects.filter(in_force(today), organisation=organisation)
    found = rows.aggregate(posts=Count("pk"), vacant=Count("pk", filter=Q(person__isnull=True)))
    return found["posts"], found["vacant"]


@dataclass(frozen=True, slots=True)
class _Counted:
    number: int = 0
    fresh: int = 0
    last_on: date | None = None
    vacant: int = 0


def _counted(rows: Any, noun: str, here: Q, vacant: Q | None = None) -> defaultdict[UUID, _Counted]:
    """Return how many rows of a noun each organisation has, how many are fresh, and the day of the last of them."""
    path = f"organisation__{noun}"
    fresh = Q(**{f"{path}__changed_at__gte": F("collection__counts_from")}) | Q(
        **{f"{path}__confirmed_on__gte": F("collection__opens_on")}
    )
    counted = rows.annotate(
        number=Count(path, filter=here),
        fresh=Count(path, filter=Q(here) & fresh),
        changed=Max(f"{path}__changed_at", filter=here),
        confirmed=Max(f"{path}__confirmed_on", filter=here),
        vacant=Count(path, filter=here & (Q(pk__in=[]) if vacant is None else vacant)),
    )
    found: defaultdict[UUID, _Counted] = defaultdict(_Counted)
    names = ("pk", "number", "fresh", "changed", "confirmed", "vacant")
    for pk, number, new, changed, confirmed, empty in counted.values_list(*names):
        found[pk] = _Counted(number, new, _latest(changed, confirmed), empty)
    return found


def _latest(changed: datetime | None, confirmed: date | None) -> date | None:
    days = [timezone.localdate(changed)] if changed else []
    return max([*days, *([confirmed] if confirmed else [])], default=None)
