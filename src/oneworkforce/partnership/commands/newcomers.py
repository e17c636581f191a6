"""People who are written down together with something else: within the transaction of whoever does it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.ground.values import line
from oneworkforce.partnership.commands.people import LIMITS
from oneworkforce.partnership.models import Language, Organisation, Person
from oneworkforce.partnership.models.person import Fluency
from oneworkforce.partnership.permissions import people


def add(*, by: Viewer, now: datetime, organisation: UUID, name: str, tags: Sequence[str] = ()) -> UUID:
    """Add a person of an organisation with the languages that they speak, by their tags; return the person's id.

    In an open transaction. The languages are those that the person can work in.
    """
    people.check_add(by, Organisation.objects.get(pk=organisation))
    confirmed = {"changed_at": now, "confirmed_on": timezone.localdate(now), "confirmed_by": by.actor}
    made = Person.objects.create(
        name=line("name", name, label="The name", longest=LIMITS["name"]),
        organisation_id=organisation,
        **confirmed,
    )
    for tag in dict.fromkeys(tags):
        Language.objects.create(person=made, tag=tag, fluency=Fluency.WORKING, **confirmed)
    record(by=by, verb="added", noun="person", subject=made.pk, fields=["languages"] if tags else [], now=now)
    return made.pk
