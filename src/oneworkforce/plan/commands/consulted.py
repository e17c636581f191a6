"""Who is asked about a version of a text: organisations of the partnership, unions, families and others by name."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership import public
from oneworkforce.partnership.models import Organisation
from oneworkforce.plan.commands import consultation_letters, versions
from oneworkforce.plan.domain.kinds import Asked, TextState
from oneworkforce.plan.domain.text_states import Step
from oneworkforce.plan.models import Consulted, Version
from oneworkforce.plan.permissions import texts as permissions

NOUN = "version"
LONGEST_NAME = 160
BY_NAME = tuple((kind.value, kind.title_) for kind in Asked if kind is not Asked.ORGANISATION)


def add(*, by: Viewer, now: datetime, version: UUID, kind: str, name: str, email: str = "", link: str) -> UUID:
    """Ask somebody by name; where the version is out, they get their letter at once. Return their id."""
    with transactions.whole("version.ask"):
        row = versions.held(by, version, Step.ASK, now)
        values = Values()
        values.choice("kind", kind, label="Who they are", among=BY_NAME)
        values.line("name", name, label="The name", longest=LONGEST_NAME)
        values.email("email", email)
        if Consulted.objects.filter(version=row, name__iexact=values.kept["name"]).exclude(name="").exists():
            values.fault(Fault("name", "They are asked already.", "Enter another name."))
        made = Consulted.objects.create(version=row, **values.settled())
        _told(row, [made], by=by, link=link, now=now)
    return made.pk


def add_organisations(*, by: Viewer, now: datetime, version: UUID, organisations: Collection[UUID], link: str) -> int:
    """Ask organisations of the partnership at the address of their record; return how many were new."""
    with transactions.whole("version.ask_organisations"):
        row = versions.held(by, version, Step.ASK, now)
        known = {UUID(pk) for pk, _ in public.organisations(by, today=timezone.localdate(now))}
        if not organisations or not set(organisations) <= known:
            raise Refused(Fault("organisations", "There is none of the list among these.", "Choose from the list."))
        there = Consulted.objects.filter(version=row, organisation__in=organisations)
        new = set(organisations) - set(there.values_list("organisation_id", flat=True))
        found = Organisation.objects.filter(pk__in=new).order_by("name", "pk")
        made = Consulted.objects.bulk_create(
            Consulted(version=row, kind=Asked.ORGANISATION, organisation=each, email=each.email) for each in found
        )
        if made:
            _told(row, made, by=by, link=link, now=now)
    return len(made)


def remove(*, by: Viewer, now: datetime, consulted: UUID) -> UUID:
    """Take somebody off the list of those to ask, while the version is a draft; return the version's id."""
    with transactions.whole("version.forget"):
        found = permissions.get_consulted(by, consulted)
        row = versions.held(by, found.version_id, Step.FORGET, now)
        found.delete()
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=["who is asked"], now=now)
    return row.pk


def _told(row: Version, made: list[Consulted], *, by: Viewer, link: str, now: datetime) -> None:
    saving.audited(by=by, noun=NOUN, subject=row.pk, fields=["who is asked"], now=now)
    if row.state == TextState.OUT:
        consultation_letters.write(row, made, by=by, link=link, now=now)
