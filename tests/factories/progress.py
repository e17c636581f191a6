"""A strategy with actions in the world of tests, made directly: who leads them, when they are due."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.partnership.models import Person
from oneworkforce.plan.models import Action, Strand, Strategy

TITLE = "Growing together"


def strategy(world: World, who: str = "walter", **values: Any) -> UUID:
    """Make a strategy of one strand that runs from a year ago for three years; return its id."""
    given = {"starts_on": TODAY - timedelta(days=365), "ends_on": TODAY + timedelta(days=730)} | values
    with world.scope(who), transactions.whole("test strategy"):
        made = Strategy.objects.create(**({"title": TITLE, "made_at": NOW - timedelta(days=365)} | given))
        Strand.objects.create(strategy=made, number=1, title="Skills")
    return made.pk


def action(world: World, plan: UUID, number: int = 1, *, lead: str = "pia", who: str = "walter", **values: Any) -> UUID:
    """Make an action of a strategy, led by `lead` ("": nobody), ongoing unless `values` say when; return its id."""
    given = {"title": f"Work {number}", "timing": "ongoing", "lead_role": "Team lead"} | values
    with world.scope(who), transactions.whole("test action"):
        strand = Strand.objects.get(strategy=plan)
        person = Person.objects.get(pk=world.people[lead]) if lead else None
        made = Action.objects.create(strategy_id=plan, strand=strand, number=number, lead=person, **given)
    return made.pk


def due(days: int) -> dict[str, Any]:
    """Return the columns of an action that is to be done so many days after today."""
    day = TODAY + timedelta(days=days)
    return {"timing": "by", "year": day.year, "month": day.month, "day": day.day}
