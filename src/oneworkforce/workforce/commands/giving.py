"""An organisation says what it gives of its workforce: a row for each post, or totals; and its full-time week."""

from datetime import datetime
from typing import Any
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.models import Organisation
from oneworkforce.ui import conflict
from oneworkforce.workforce.commands import posts
from oneworkforce.workforce.domain import hours
from oneworkforce.workforce.domain.kinds import Gives
from oneworkforce.workforce.models import Giving
from oneworkforce.workforce.permissions import giving

NOUN = "giving"


def change(*, by: Viewer, now: datetime, organisation: UUID, seen: str, gives: str, full_time_hours: str) -> None:
    """Say what an organisation gives; what it gave before is kept, and not counted from now on.

    `ui.conflict.Changed` where it is no longer as it was `seen`.
    """
    with saving.whole("giving.change", taken=None):
        found = giving.get(by, organisation)
        giving.check_keep(by, found.pk)
        place = posts.locked(found.pk)
        wanted = _values(gives, full_time_hours)
        row = Giving.objects.select_for_update().filter(organisation=place).first() or Giving(organisation=place)
        conflict.check(seen, shown_row(row), shown_row(Giving(organisation=place, **wanted)))
        fields = [name for name, value in wanted.items() if getattr(row, name) != value]
        for name in fields:
            setattr(row, name, wanted[name])
        if not fields:
            return
        row.save()
        named = ["what counts" if name == "gives" else posts.named(name) for name in fields]
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=named, now=now)


def shown(place: Organisation) -> dict[str, object]:
    """Return the values that a form shows of what an organisation gives."""
    return shown_row(getattr(place, "giving", None) or Giving())


def shown_row(row: Giving) -> dict[str, object]:
    """Return the values of a row, by field."""
    full = row.full_time_minutes
    return {"gives": str(row.gives), "full_time_hours": "" if full is None else hours.shown(full)}


def _values(gives: str, full_time_hours: str) -> dict[str, Any]:
    faults = []
    if gives not in set(Gives):
        faults.append(Fault("gives", "This is not one of the choices.", "Choose what the organisation gives."))
    full, wrong = hours.read(full_time_hours, "full_time_hours", least=hours.SHORTEST_FULL_TIME)
    if wrong is not None:
        faults.append(wrong)
    if faults:
        raise Refused(*faults)
    return {"gives": gives, "full_time_minutes": full}
