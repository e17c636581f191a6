"""The number that stands for a person in an organisation's records, given where nobody gave one."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.partnership.models import Organisation, Person
from oneworkforce.workforce.domain import numbering
from oneworkforce.workforce.domain.kinds import Origin
from oneworkforce.workforce.domain.sections import SAID
from oneworkforce.workforce.models import Post, StaffRecord
from oneworkforce.workforce.models.in_force import in_force

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

    A record that another organisation kept, where the person holds no post any more, is begun anew: what the person
    said of themself goes with them, what the other organisation wrote does not. Where they do hold one, it stays there.
    In an open transaction that has locked the organisation. `columns` are those of a record that is begun.
    """
    found = StaffRecord.objects.select_for_update().filter(person=person).first()
    if found is not None and (found.organisation_id == place.pk or person.organisation_id != place.pk):
        return found
    if found is not None:
        return _taken_over(found, person, place, by=by, now=now)
    made = StaffRecord.objects.create(
        person=person,
        organisation=place,
        number=_next(place),
        origin=origin,
        changed_at=now,
        **columns,
    )
    record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made


def _taken_over(found: StaffRecord, person: Person, place: Organisation, *, by: Viewer, now: datetime) -> StaffRecord:
    """Begin a record anew in the organisation to which a person came."""
    if Post.objects.filter(
        in_force(timezone.localdate(now)), person=person, organisation=found.organisation_id
    ).exists():
        return found
    new = StaffRecord()
    for column in SAID:
        if column not in found.self_said:
            setattr(found, column, getattr(new, column))
    found.organisation, found.number = place, _next(place)
    found.unsaid = {column: why for column, why in found.unsaid.items() if column in found.self_said}
    found.changed_at, found.confirmed_on, found.confirmed_by = now, None, ""
    found.save()
    record(by=by, verb="began anew", noun=NOUN, subject=found.pk, now=now)
    return found


def _next(place: Organisation) -> str:
    taken = StaffRecord.objects.filter(organisation=place).values_list("number", flat=True)
    return numbering.following(taken, numbering.STAFF)[0]
