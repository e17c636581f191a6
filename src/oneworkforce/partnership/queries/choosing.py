"""Choosing a person by name: no more of them is shown than who they are and where they work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Lower

from oneworkforce.partnership.models import Person
from oneworkforce.partnership.models.at_work import at_work


@dataclass(frozen=True, slots=True)
class Choice:
    """A person who might be chosen; `organisation` is "" where they have none."""

    person: UUID
    name: str
    organisation: str


def choices(found: QuerySet[Person], words: str, *, today: date, most: int) -> tuple[Choice, ...]:
    """Return up to `most` of the people at work whose names hold `words`."""
    rows = found.filter(at_work(today), name__icontains=words).select_related("organisation")
    return tuple(Choice(row.pk, row.name, organisation(row)) for row in rows.order_by(Lower("name"), "pk")[:most])


def pairs(found: Sequence[Choice]) -> list[tuple[str, str]]:
    """Return (id, "name, organisation") for a form."""
    return [(str(one.person), f"{one.name}, {one.organisation}" if one.organisation else one.name) for one in found]


def organisation(person: Person) -> str:
    """Return the name of a person's organisation, "" where they have none."""
    return person.organisation.name if person.organisation else ""
