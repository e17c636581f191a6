"""Posts and staff records of the world of tests."""

from datetime import date
from typing import Any
from uuid import UUID

from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.partnership.models import Person
from oneworkforce.workforce.models import Giving, Post, StaffRecord, Total

WHO = "mona"
"""Manages Harbour School."""


def post(
    world: World, reference: str = "P1", *, person: str = "pia", at: str = "Harbour School", **values: Any
) -> UUID:
    """Make a post at an organisation, held by a person of the world ("": vacant); return its id."""
    usual: dict[str, Any] = {
        "role": "teacher",
        "contract": "permanent",
        "minutes": 2220,
        "started_on": date(2020, 9, 1),
        "changed_at": NOW,
    }
    if not person:
        usual |= {"started_on": None, "vacant_since": date(2026, 9, 1)}
    held = world.people[person] if person else None
    with world.scope(), transactions.whole("test post"):
        made = Post.objects.create(
            organisation_id=world.organisations[at],
            person_id=held,
            reference=reference,
            **{**usual, **values},
        )
    return made.pk


def record(world: World, person: str = "pia", number: str = "S1", **values: Any) -> UUID:
    """Make the staff record of a person of the world, kept by the organisation they are in; return its id."""
    with world.scope(), transactions.whole("test record"):
        row = Person.objects.get(pk=world.people[person])
        assert row.organisation is not None
        made = StaffRecord.objects.create(
            person=row, organisation=row.organisation, number=number, **{"changed_at": NOW, **values}
        )
    return made.pk


def total(world: World, *, at: str = "Harbour School", place: str = "", **values: Any) -> UUID:
    """Make a total of an organisation, in a locality or without one; return its id."""
    usual: dict[str, Any] = {"role": "teacher", "contract": "permanent", "counted_on": TODAY, "people": 12}
    with world.scope(), transactions.whole("test total"):
        made = Total.objects.create(
            organisation_id=world.organisations[at],
            locality_id=world.localities[place] if place else None,
            changed_at=NOW,
            **{**usual, **values},
        )
    return made.pk


def gives(world: World, what: str = "totals", *, at: str = "Harbour School", **values: Any) -> None:
    """Let an organisation give rows or totals."""
    with world.scope(), transactions.whole("test giving"):
        Giving.objects.update_or_create(organisation_id=world.organisations[at], defaults={"gives": what, **values})
