"""How good the data of each organisation within reach are: the list, what to chase first, and one organisation."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.utils import timezone

from oneworkforce.access.permissions import Permission
from oneworkforce.access.viewer import Viewer
from oneworkforce.lib import text
from oneworkforce.lib.named import Named
from oneworkforce.partnership.models import Organisation
from oneworkforce.partnership.models.at_work import at_work
from oneworkforce.partnership.public import ToAsk
from oneworkforce.ui.listing import Wanted
from oneworkforce.workforce.domain import items as data_set
from oneworkforce.workforce.domain import quality
from oneworkforce.workforce.domain.kinds import Gives
from oneworkforce.workforce.domain.quality import Counted, Facts, Problem
from oneworkforce.workforce.models import Giving, QualityLetter, StaffRecord, Total
from oneworkforce.workforce.models.in_force import in_force, year_before
from oneworkforce.workforce.permissions import giving
from oneworkforce.workforce.permissions import quality as permissions
from oneworkforce.workforce.queries import data_sets, quality_counts, returns

MOST_WRONG = 50
"""Posts that are named on the page of one organisation; the others are counted."""


@dataclass(frozen=True, slots=True)
class Row:
    """One organisation, what is there of it, how urgently it is chased and why, and whom to ask (None: nobody).

    `ask` has names only where the viewer may read them. `asked_on`: when it was last asked to put its data right.
    """

    organisation: Named
    sector: str
    sector_title: str
    facts: Facts
    points: int
    reasons: tuple[str, ...]
    ask: ToAsk | None
    asked_on: date | None


@dataclass(frozen=True, slots=True)
class Item:
    """How an item stands in an organisation; `counted` None: withheld from this viewer."""

    item: data_set.Item
    counted: Counted | None


@dataclass(frozen=True, slots=True)
class Page:
    """One organisation, item by item, with the posts that cannot be right."""

    row: Row
    items: tuple[Item, ...]
    wrong: tuple[tuple[str, tuple[Problem, ...]], ...]


def of(viewer: Viewer, *, today: date, only: Collection[UUID] | None = None) -> tuple[Row, ...]:
    """Return every organisation within reach (of `only`), what to chase first first. A fixed number of queries."""
    found = permissions.organisations(viewer, today)
    rows = list(found if only is None else found.filter(pk__in=only))
    ids = [row.pk for row in rows]
    facts = facts_of(viewer, ids, today=today)
    ask = returns.asked_in(ids, today=today)
    asked = dict(
        QualityLetter.objects.filter(organisation__in=ids)
        .values("organisation_id")
        .annotate(last=Max("asked_on"))
        .values_list("organisation_id", "last")
    )
    made = [_row(viewer, row, facts[row.pk], ask.get(row.pk), asked.get(row.pk)) for row in rows]
    return tuple(sorted(made, key=lambda row: (-row.points, text.folded(row.organisation.name), row.organisation.id)))


def page(rows: tuple[Row, ...], wanted: Wanted) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return those of `rows` that are wanted on the page wanted, how many there are in all, and the page found."""
    found = [row for row in rows if _wanted(row, wanted.filters)]
    wanted = wanted.clipped(len(found))
    if wanted.sort:
        found.sort(key=SORTS[wanted.sort], reverse=wanted.descending)
    return tuple(wanted.of(found)), len(found), wanted


def one(viewer: Viewer, organisation: UUID, *, today: date) -> Page:
    """Return one organisation within reach, item by item."""
    (row,) = of(viewer, today=today, only=[organisation])
    sees = organisation in permissions.open_to(viewer, [organisation])
    everything = data_set.all_items()
    shown = tuple(Item(everything[each.key], quality.guarded(each, open_to_viewer=sees)) for each in row.facts.items)
    posts = permissions.within(viewer).filter(organisation=organisation)
    wrong = quality_counts.wrong_posts(posts, today, MOST_WRONG) if row.facts.impossible else []
    return Page(row, shown, tuple((reference, problems) for _, reference, problems in wrong))


def facts_of(viewer: Viewer, organisations: Collection[UUID], *, today: date) -> dict[UUID, Facts]:
    """Return what is there of each organisation, of the rows within reach. Some fifteen queries, whatever the rows."""
    posts = permissions.within(viewer).filter(organisation__in=organisations)
    records = StaffRecord.objects.filter(at_work(today, "person"), organisation__in=organisations)
    reach = viewer.reach(Permission.SEE_POSTS)
    if not reach.everywhere:
        seen = posts.filter(in_force(today), person__isnull=False).values("person")
        records = records.filter(Q(organisation__in=reach.organisations) | Q(person__in=seen))
    of_posts = quality_counts.of_posts(posts, today)
    of_records = quality_counts.of_records(records, today, _without_record(posts, today))
    keys = data_sets.keys_for(organisations)
    gives = dict(Giving.objects.filter(organisation__in=organisations).values_list("organisation_id", "gives"))
    totals = _totals(giving.visible_to(viewer).filter(organisation__in=organisations), today)
    return {
        each: _facts(
            of_posts.get(each), of_records.get(each), keys[each], Gives(gives.get(each, Gives.ROWS)), totals.get(each)
        )
        for each in organisations
    }


SORTS: Mapping[str, Callable[[Row], Any]] = {
    "organisation": lambda row: text.folded(row.organisation.name),
    "points": lambda row: row.points,
    "posts": lambda row: row.facts.posts,
    "complete": lambda row: -1.0 if row.facts.complete is None else row.facts.complete,
    "old": lambda row: row.facts.old,
    "impossible": lambda row: row.facts.impossible,
}


def _wanted(row: Row, filters: Mapping[str, str]) -> bool:
    words, only = text.folded(filters.get("words", "")), filters.get("only", "")
    is_so = {
        "nothing": not row.facts.rows and not row.facts.totals,
        "impossible": row.facts.impossible > 0,
        "old": row.facts.old > 0,
        "nobody": row.ask is None,
    }
    return (
        (not words or words in text.folded(row.organisation.name))
        and filters.get("sector", row.sector) == row.sector
        and is_so.get(only, True)
    )


def _row(viewer: Viewer, row: Organisation, facts: Facts, ask: ToAsk | None, asked_on: date | None) -> Row:
    if ask is not None and not permissions.sees_names(viewer, row.pk):
        ask = ToAsk(linked=ask.linked, people=())
    return Row(
        organisation=Named(row.pk, row.name),
        sector=row.sector,
        sector_title=row.get_sector_display(),
        facts=facts,
        points=quality.points(facts),
        reasons=quality.reasons(facts),
        ask=ask,
        asked_on=asked_on,
    )


def _facts(
    posts: quality_counts.Rows | None,
    records: quality_counts.Rows | None,
    keys: frozenset[str],
    gives: Gives,
    totals: tuple[int, int, int] | None,
) -> Facts:
    number, people, old = totals or (0, 0, 0)
    # Rows of an organisation that gives totals are kept and do not count, so nobody is chased for them.
    there = [each for each in (posts, records) if each is not None and gives is Gives.ROWS]
    counted = {key: item for each in there for key, item in each.items.items()}
    return Facts(
        posts=posts.number if posts else 0,
        vacant=posts.vacant if posts else 0,
        people=posts.people if posts else 0,
        rows=sum(each.number for each in there),
        old=sum(each.old for each in there) + old,
        never=sum(each.never for each in there),
        totals=number,
        total_people=people,
        gives=gives,
        problems=posts.problems if posts and gives is Gives.ROWS else {},
        items=tuple(
            counted[key] for key in data_set.all_items() if key in keys and key in counted and counted[key].total
        ),
    )


def _without_record(posts: Any, today: date) -> dict[UUID, int]:
    rows = posts.filter(in_force(today), person__isnull=False, person__staff_record__isnull=True)
    counted = rows.order_by().values("organisation_id").annotate(many=Count("person", distinct=True))
    return dict(counted.values_list("organisation_id", "many"))


def _totals(seen: QuerySet[Total], today: date) -> dict[UUID, tuple[int, int, int]]:
    """Return how many of the totals `seen` each organisation has, of how many people, and how many of them are old."""
    since = year_before(today)
    moment = timezone.make_aware(datetime.combine(since, time()))
    old = Q(changed_at__lt=moment) & (Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=since))
    rows = seen.order_by().values("organisation_id")
    found = rows.annotate(n=Count("pk"), all=Sum("people"), old=Count("pk", filter=old))
    return {
        organisation: (number, people or 0, stale)
        for organisation, number, people, stale in found.values_list("organisation_id", "n", "all", "old")
    }
