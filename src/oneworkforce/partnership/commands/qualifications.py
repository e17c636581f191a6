"""What a person was awarded: add, change, remove, confirm."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground.values import line
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.commands import held
from oneworkforce.partnership.models import Qualification

LONGEST = 160
LEVELS = range(1, 9)
"""England's levels, from entry into work (1) to a doctorate (8): gov.uk, What qualification levels mean."""
FIRST_YEAR = 1940


def add(
    *, by: Viewer, now: datetime, person: UUID, name: str, level: int | None = None, awarded_in: int | None = None
) -> UUID:
    """Add a qualification and return its id; None where the level or the year is not known."""
    values = _values(now, name=name, level=level, awarded_in=awarded_in)
    return held.add(by=by, now=now, model=Qualification, person=person, values=values)


def change(
    *, by: Viewer, now: datetime, item: UUID, seen: str, name: str, level: int | None, awarded_in: int | None
) -> None:
    """Change what a qualification says."""
    values = _values(now, name=name, level=level, awarded_in=awarded_in)
    held.change(by=by, now=now, model=Qualification, item=item, values=values, seen=seen)


def remove(*, by: Viewer, now: datetime, item: UUID) -> None:
    """Take a qualification off the record."""
    held.remove(by=by, now=now, model=Qualification, item=item)


def confirm(*, by: Viewer, now: datetime, item: UUID) -> None:
    """Say again that the person holds it."""
    held.confirm(by=by, now=now, model=Qualification, item=item)


def _values(now: datetime, *, name: str, level: int | None, awarded_in: int | None) -> dict[str, object]:
    if level is not None and level not in LEVELS:
        raise Refused(Fault("level", "There is no such level.", "Choose 1 to 8, or leave it as not known."))
    this_year = timezone.localdate(now).year
    if awarded_in is not None and not FIRST_YEAR <= awarded_in <= this_year:
        raise Refused(Fault("awarded_in", "This is no year of an award.", f"Use {FIRST_YEAR} to {this_year}, or none."))
    return {
        "name": line("name", name, label="The qualification", longest=LONGEST),
        "level": level,
        "awarded_in": awarded_in,
    }
