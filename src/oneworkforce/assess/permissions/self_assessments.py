"""Who fills a self-assessment, and who reads one: its owner alone, whatever role anybody has. And who reads needs."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import round_states
from oneworkforce.assess.domain.kinds import Instrument
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.models import Need, Round, SelfAssessment
from oneworkforce.assess.permissions import rounds, years
from oneworkforce.partnership.models import Organisation


def own(viewer: Viewer) -> QuerySet[SelfAssessment]:
    """Return the viewer's own: nobody else's is ever found."""
    return SelfAssessment.objects.filter(person_id=viewer.person)


def get(viewer: Viewer, pk: UUID) -> SelfAssessment:
    """Return the viewer's own self-assessment, its round with it; anybody else's does not exist."""
    found = own(viewer).select_related("round").filter(pk=pk).first()
    if found is None:
        raise NotFound
    return found


def open_to_members(today: date) -> QuerySet[Round]:
    """Return the rounds that every member may fill now; they need no permission."""
    rows = Round.objects.filter(instrument=Instrument.SELF_ASSESSMENT, opened_at__isnull=False, closed_at=None)
    return rows.filter(Q(closes_on=None) | Q(closes_on__gte=today))


def open_one(round: UUID, today: date) -> Round:  # noqa: A002  the field's word
    """Return a round that every member may fill now, or say that there is none."""
    found = open_to_members(today).filter(pk=round).first()
    if found is None:
        raise NotFound
    return found


def check_fill(row: Round, today: date) -> None:
    """Refuse where the round is not open for answers."""
    if why := round_states.why_not(years.standing(row, today=today), Step.ANSWER):
        raise NotAllowed(why)


def held(viewer: Viewer, round: UUID) -> Round:  # noqa: A002
    """Return a round of self-assessments for whoever runs it, or say that there is none."""
    found = years.get(viewer, round)
    if found.instrument != Instrument.SELF_ASSESSMENT:
        raise NotFound
    return found


def need(viewer: Viewer, pk: UUID) -> Need:
    """Return a need that was sent to central support, for whoever runs its round; or say that there is none."""
    rows = Need.objects.select_related("round", "person__organisation")
    found = rows.filter(pk=pk, round__in=rounds.visible_to(viewer)).first()
    if found is None:
        raise NotFound
    rounds.check_change(viewer)
    return found


def organisation_of(viewer: Viewer) -> str:
    """Return the name of the viewer's own organisation, "" for none: it stands beside a need that they send."""
    if viewer.organisation is None:
        return ""
    return Organisation.objects.filter(pk=viewer.organisation).values_list("name", flat=True).first() or ""


can_fill = verdicts.can(check_fill)
