"""Collections of the world of tests: of Harbour School and Kite Club, open since a week."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from factories.command_row import by
from factories.world import TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.workforce.commands import collection_letters, collections, returns
from oneworkforce.workforce.domain.return_states import Status
from oneworkforce.workforce.models import Collection, Return
from oneworkforce.workforce.queries import returns as queries
from oneworkforce.workforce.queries import there

WHO = "walter"
OPENS = TODAY - timedelta(days=7)
CLOSES = TODAY + timedelta(days=30)
ASKED = ("Harbour School", "Kite Club", "Mill Lane School")


def link(pk: UUID) -> str:
    """Return an address for what is asked of an organisation."""
    return f"https://workforce.example.org/workforce/returns/{pk}/"


def made(world: World, title: str = "Workforce data 2026", **values: Any) -> UUID:
    """Set up a collection; return its id."""
    usual: dict[str, Any] = {"taken_on": date(2026, 11, 1), "opens_on": OPENS, "closes_on": CLOSES}
    with world.scope(WHO):
        return collections.add(**by(world, WHO), title=title, **{**usual, **values})


def prepared(world: World, title: str = "Workforce data 2026", **values: Any) -> UUID:
    """Set up a collection that asks the schools and Kite Club; return its id."""
    pk = made(world, title, **values)
    with world.scope(WHO):
        collections.choose(**by(world, WHO), today=TODAY, collection=pk, sectors=["school", "voluntary"])
    return pk


def opened(world: World, title: str = "Workforce data 2026", **values: Any) -> UUID:
    """Open a collection that asks the schools and Kite Club; return its id."""
    pk = prepared(world, title, **values)
    with world.scope(WHO):
        collections.open_collection(**by(world, WHO), today=TODAY, collection=pk)
    return pk


def invited(world: World, title: str = "Workforce data 2026", **values: Any) -> UUID:
    """Open a collection and send its invitation; return its id."""
    pk = opened(world, title, **values)
    with world.scope(WHO):
        collection_letters.invite(**by(world, WHO), today=TODAY, collection=pk, link=link)
    return pk


def return_of(world: World, collection: UUID, organisation: str = "Harbour School") -> UUID:
    """Return the id of what is asked of an organisation."""
    with world.reading(WHO):
        return Return.objects.get(collection=collection, organisation=world.organisations[organisation]).pk


def confirmed(world: World, pk: UUID, who: str = "mona", *, today: date = TODAY) -> int:
    """Confirm everything of Harbour School as it is seen; return how many rows."""
    with world.scope(who):
        with transactions.reading():
            row = Return.objects.get(pk=pk)
            facts = there.facts([row.collection_id], today=today)[pk]
        return returns.confirm(
            **by(world, who),
            today=today,
            pk=pk,
            posts_seen=facts.posts,
            vacant_seen=facts.vacant,
            totals_seen=facts.there.totals,
        )


def about_today(world: World, *collections_: UUID) -> None:
    """Move the deadlines of collections behind the real day: pages ask the real clock."""
    last = max(timezone.localdate(), TODAY) + timedelta(days=30)
    with world.scope(WHO), transactions.whole("test dates"):
        Collection.objects.filter(pk__in=collections_).update(closes_on=last)


def status(world: World, pk: Any, *, today: Any = TODAY) -> dict[str, tuple[Status, bool]]:
    """Return the status of each organisation asked, by its name, and whether it is late."""
    with world.reading(WHO):
        rows = queries.of(Collection.objects.get(pk=pk), today=today)
    return {row.organisation.name: (row.status, row.late) for row in rows}
