"""What expired or will soon, of the people whose full record the viewer sees."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypedDict
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.lib.named import Named
from oneworkforce.partnership.domain import credentials
from oneworkforce.partnership.domain.credentials import DUE_DAYS, Status
from oneworkforce.partnership.models import Credential
from oneworkforce.partnership.models.person import CredentialKind
from oneworkforce.partnership.permissions import people


@dataclass(frozen=True, slots=True)
class DueRow:
    """One credential that presses: whose it is, what it is, how it stands."""

    person: UUID
    name: str
    organisation: Named | None
    kind: str
    credential: str
    expires_on: date
    status: Status
    sentence: str


class Asked(TypedDict):
    """What a list of them was asked for; "" is everything."""

    kind: str
    organisation: str
    sort: str
    descending: bool


def due(
    viewer: Viewer, *, today: date, kind: str = "", organisation: str = "", sort: str = "", descending: bool = False
) -> QuerySet[Credential]:
    """Return what expired or expires within 90 days, the earliest first unless sorted by person or credential."""
    found = Credential.objects.filter(
        Q(person__left_on__isnull=True) | Q(person__left_on__gte=today),
        person__in=people.visible_to(viewer).values("pk"),
        expires_on__lte=today + timedelta(days=DUE_DAYS),
    )
    if kind:
        found = found.filter(kind=kind)
    if organisation:
        found = found.filter(person__organisation=UUID(organisation))
    key = {"person": Lower("person__name"), "credential": Lower("name")}.get(sort, F("expires_on"))
    return found.order_by(key.desc() if descending else key.asc(), "expires_on", Lower("person__name"), "pk")


def rows(found: QuerySet[Credential], today: date) -> tuple[DueRow, ...]:
    """Return the rows of credentials found. One query."""
    return tuple(
        DueRow(
            person=one.person_id,
            name=one.person.name,
            organisation=Named(company.pk, company.name) if (company := one.person.organisation) else None,
            kind=str(CredentialKind(one.kind).label),
            credential=one.name,
            expires_on=one.expires_on,
            status=credentials.status(expires_on=one.expires_on, never_expires=False, today=today),
            sentence=credentials.sentence(expires_on=one.expires_on, never_expires=False, today=today),
        )
        for one in found.select_related("person__organisation")
        if one.expires_on is not None
    )
