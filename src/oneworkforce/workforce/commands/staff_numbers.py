"""The number that stands for a person in an organisation's records, given where nobody gave one."""

from datetime import datetime
from typing import Any

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.partnership.models import Organisation, Person
from oneworkforce.workforce.domain import numbering
from oneworkforce.workforce.domain.kinds import Origin
from oneworkforce.workforce.models import StaffRecord

NOUN = "staff record"


def ensured(
    person: Person,
    place: Organisation,
    *,
    by: Viewer,
    now: datetime,
    origin: Origin = Origin.HAND,
    **columns: Any,
) -> StaffRecord:
    """Return the staff record of a person; where there is none, it is begun with the next number of `place`.

    In an open transaction that has locked the organisation. `columns` are those of a record that is begun.
    """
    found = StaffRecord.objects.filter(person=person).first()
    if found is not None:
        return found
    taken = StaffRecord.objects.filter(organisation=place).values_list("number", flat=True)
    made = StaffRecord.objects.create(
        person=person,
        organisation=place,
        number=numbering.following(taken, numbering.STAFF)[0],
        origin=origin,
        changed_at=now,
        **columns,
    )
    record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made
