"""What a person can do: add, change, remove, confirm."""

from datetime import datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground.values import line
from oneworkforce.partnership.commands import held
from oneworkforce.partnership.models import Skill

LONGEST = 80


def add(*, by: Viewer, now: datetime, person: UUID, name: str) -> UUID:
    """Add a skill in the person's own words and return its id."""
    values = {"name": line("name", name, label="The skill", longest=LONGEST)}
    return held.add(by=by, now=now, model=Skill, person=person, values=values, once="name")


def change(*, by: Viewer, now: datetime, item: UUID, seen: str, name: str) -> None:
    """Put a skill in other words."""
    values = {"name": line("name", name, label="The skill", longest=LONGEST)}
    held.change(by=by, now=now, model=Skill, item=item, values=values, seen=seen, once="name")


def remove(*, by: Viewer, now: datetime, item: UUID) -> None:
    """Take a skill off the record."""
    held.remove(by=by, now=now, model=Skill, item=item)


def confirm(*, by: Viewer, now: datetime, item: UUID) -> None:
    """Say again that the person can do this."""
    held.confirm(by=by, now=now, model=Skill, item=item)
