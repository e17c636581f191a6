"""Sessions of the world of tests: in Willow, of which Harbour School and Kite Club are agencies."""

from typing import Any
from uuid import UUID

from factories.command_row import by
from factories.world import TODAY, World
from oneworkforce.workforce.commands import session_totals, sessions
from oneworkforce.workforce.models import SessionAgency

WHO = "carl"


def made(world: World, locality: str = "Willow", *, who: str = WHO, **values: Any) -> UUID:
    """Set up a session; return its id. The member agencies are there."""
    usual: dict[str, Any] = {"held_on": TODAY, "run_by": "Carl Crane"}
    with world.scope(who):
        return sessions.add(**by(world, who), today=TODAY, locality=world.localities[locality], **{**usual, **values})


def agency(world: World, session: UUID, organisation: str = "Kite Club") -> UUID:
    """Return the id of an agency that is there."""
    with world.reading(WHO):
        found = SessionAgency.objects.get(session=session, organisation=world.organisations[organisation])
    return found.pk


def decided(world: World, *adds: str, locality: str = "Willow", who: str = WHO, **values: Any) -> UUID:
    """Hold a session that adds items; return its id."""
    pk = made(world, locality, who=who, **values)
    with world.scope(who):
        sessions.decide(**by(world, who), session=pk, adds=adds, why=dict.fromkeys(adds, "We need it."))
    return pk


def entered(world: World, pk: UUID, **values: Any) -> UUID:
    """Enter a total of an agency in the room; return its id."""
    usual: dict[str, Any] = {"role": "youth_worker", "people": 4, "vacancies": 1}
    with world.scope(WHO):
        return session_totals.enter(**by(world, WHO), today=TODAY, agency=pk, **{**usual, **values})
