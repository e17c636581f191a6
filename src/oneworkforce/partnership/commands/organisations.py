"""An organisation joins the partnership, changes, ends, and takes up again. None is ever deleted: its history stays."""

from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values, taken
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.domain.sectors import Sector
from oneworkforce.partnership.models import Organisation
from oneworkforce.partnership.permissions import organisations
from oneworkforce.ui import conflict

NOUN = "organisation"
LONGEST_NAME = 160


def add(*, by: Viewer, now: datetime, name: str, sector: str, email: str = "", phone: str = "") -> UUID:
    """Add an organisation; return its id."""
    with saving.whole("organisation.add", taken=taken("name", NOUN)):
        organisations.check_add(by)
        values = _values(name, sector, email, phone)
        values.free("name", Organisation.objects.all(), noun=NOUN)
        kept = values.settled()
        made = Organisation.objects.create(**kept)
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(
    *,
    by: Viewer,
    now: datetime,
    organisation: UUID,
    seen: str,
    name: str,
    sector: str,
    email: str,
    phone: str,
) -> None:
    """Change what is said of an organisation. `ui.conflict.Changed` where it is no longer as it was `seen`."""
    with saving.whole("organisation.change", taken=taken("name", NOUN)):
        found = organisations.get(by, organisation)
        organisations.check_change(by, found)
        values = _values(name, sector, email, phone)
        values.free("name", Organisation.objects.exclude(pk=found.pk), noun=NOUN)
        kept = values.settled()
        row = Organisation.objects.select_for_update().get(pk=found.pk)
        conflict.check(seen, shown(row), kept)
        fields = saving.changed(row, kept)
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)


def shown(row: Organisation) -> dict[str, object]:
    """Return the values that a form shows, by field."""
    return {"name": row.name, "sector": row.sector, "email": row.email, "phone": row.phone}


def end(*, by: Viewer, now: datetime, organisation: UUID, on: date, today: date) -> None:
    """Say that an organisation ended on a day, today at the latest. Its people and history stay as they are."""
    with transactions.whole("organisation.end"):
        found = organisations.get(by, organisation)
        organisations.check_end(by, found)
        if on > today:
            raise Refused(Fault("on", "This day has not come yet.", "Enter today or a day before."))
        row = Organisation.objects.select_for_update().get(pk=found.pk)
        fields = saving.changed(row, {"ended_on": on})
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now, verb="ended")


def reopen(*, by: Viewer, now: datetime, organisation: UUID) -> None:
    """Say that an organisation did not end, or works again."""
    with transactions.whole("organisation.reopen"):
        found = organisations.get(by, organisation)
        organisations.check_end(by, found)
        row = Organisation.objects.select_for_update().get(pk=found.pk)
        fields = saving.changed(row, {"ended_on": None})
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now, verb="reopened")


def _values(name: str, sector: str, email: str, phone: str) -> Values:
    values = Values()
    values.line("name", name, label="The name", longest=LONGEST_NAME)
    values.choice("sector", sector, label="The sector", among=Sector.choices())
    values.email("email", email)
    values.phone("phone", phone)
    return values
