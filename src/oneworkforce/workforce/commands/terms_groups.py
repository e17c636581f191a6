"""Groups of staff with the same conditions are added, and what is said of them is changed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground.values import Values, taken
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.ui import conflict
from oneworkforce.workforce.models import Terms, TermsGroup
from oneworkforce.workforce.permissions import terms as permissions

NOUN = "terms_group"
LONGEST_TITLE = 120
LONGEST_SOURCE = 200
_TAKEN = taken("title", "group")
_WHOSE = Fault("organisation", "It is said neither of an employer nor of a national agreement.", "Say one of them.")
_ENDS = Fault("ends_on", "The group would end before it starts.", "Choose a later day.")


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a group; `organisation` None: of a national agreement alone."""

    title: str
    organisation: UUID | None
    agreement: str
    source: str
    starts_on: date
    ends_on: date | None = None


def shown(row: TermsGroup) -> dict[str, Any]:
    """Return what its form shows."""
    return {
        "title": row.title,
        "organisation": "" if row.organisation_id is None else str(row.organisation_id),
        "agreement": row.agreement,
        "source": row.source,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
    }


def add(*, by: Viewer, now: datetime, said: Said) -> UUID:
    """Add a group with its first version, in which nothing was asked yet; return the group's id."""
    with saving.whole("terms_group.add", taken=_TAKEN):
        permissions.check_add(by)
        kept = _kept(by, now, said)
        made = TermsGroup.objects.create(**kept, changed_at=now)
        Terms.objects.create(group=made, starts_on=said.starts_on, made_by=by.actor, changed_at=now)
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(*, by: Viewer, now: datetime, group: UUID, seen: str, said: Said) -> None:
    """Change what is said of a group; `conflict.Changed` where it is not what the form showed."""
    with saving.whole("terms_group.change", taken=_TAKEN):
        found = permissions.get(by, group)
        permissions.check_change(by, found)
        row = TermsGroup.objects.select_for_update().get(pk=found.pk)
        kept = _kept(by, now, said, row)
        place = kept["organisation_id"]
        conflict.check(seen, shown(row), {**kept, "organisation": "" if place is None else str(place)})
        fields = saving.changed(row, kept)
        if fields:
            saving.changed(row, {"changed_at": now})
        named = [name.removesuffix("_id") for name in fields]
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=named, now=now)


def _kept(by: Viewer, now: datetime, said: Said, row: TermsGroup | None = None) -> dict[str, Any]:
    """Return the columns; `Refused` with every fault, NotAllowed where the group would be one of others."""
    values = Values()
    values.line("title", said.title, label="The title", longest=LONGEST_TITLE)
    values.line("agreement", said.agreement, label="The agreement", longest=LONGEST_TITLE, required=False)
    values.line("source", said.source, label="The source", longest=LONGEST_SOURCE, required=False)
    others = TermsGroup.objects.all() if row is None else TermsGroup.objects.exclude(pk=row.pk)
    values.free("title", others, noun="group")
    if said.organisation is None and not values.kept["agreement"]:
        values.fault(_WHOSE)
    if said.ends_on is not None and said.ends_on < said.starts_on:
        values.fault(_ENDS)
    kept = values.settled()
    if row is None or row.organisation_id != said.organisation:
        permissions.check_say(by, said.organisation)
        kept_by = permissions.keeps(by, today=timezone.localdate(now))
        if said.organisation is not None and not kept_by.filter(pk=said.organisation).exists():
            raise Refused(Fault("organisation", "There is no such organisation at work here.", "Choose another."))
    return {**kept, "organisation_id": said.organisation, "starts_on": said.starts_on, "ends_on": said.ends_on}
