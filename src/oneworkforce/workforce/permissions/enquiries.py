"""Who sees an enquiry: whoever asked, whoever answers for the organisation, and the person it was forwarded to.

Whoever asked never sees to whom it was forwarded, nor that somebody said no.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Viewer
from oneworkforce.ground.conditions import EVERYTHING
from oneworkforce.partnership.models import LinkPerson
from oneworkforce.workforce.models import Enquiry, Forwarded

ANSWERS = Permission.CHANGE_POSTS
"""Those who keep the posts of an organisation answer for its people; else its link persons."""


@dataclass(frozen=True, slots=True)
class Sides:
    """On which sides of an enquiry a viewer stands: who asked, who answers, who is asked to decide."""

    asked: bool
    answers: bool
    decides: bool


def _answered_by(viewer: Viewer) -> Q:
    reach = viewer.reach(ANSWERS)
    if reach.everywhere:
        return EVERYTHING
    links = LinkPerson.objects.filter(person=viewer.person).values("organisation")
    return Q(organisation__in=reach.organisations) | Q(organisation__in=links)


def visible_to(viewer: Viewer) -> QuerySet[Enquiry]:
    """Return the enquiries on any side of which `viewer` stands, each with `answers` and `decides`."""
    decides = Exists(Forwarded.objects.filter(enquiry=OuterRef("pk"), person=viewer.person))
    answers = Exists(Enquiry.objects.filter(_answered_by(viewer), pk=OuterRef("pk")))
    rows = Enquiry.objects.annotate(decides=decides, answers=answers)
    return rows.filter(Q(asker=viewer.person) | Q(answers=True) | Q(decides=True))


def get(viewer: Viewer, enquiry: UUID) -> Enquiry:
    """Return an enquiry with its organisation and asker; NotFound where there is none for this viewer."""
    rows = visible_to(viewer).select_related("organisation", "asker__organisation")
    return verdicts.found(rows.filter(pk=enquiry))


def sides(viewer: Viewer, row: Enquiry) -> Sides:
    """Return on which sides of a row of `visible_to` the viewer stands."""
    answers, decides = (bool(getattr(row, name, False)) for name in ("answers", "decides"))
    return Sides(asked=row.asker_id == viewer.person, answers=answers, decides=decides)


def check_answer(viewer: Viewer, row: Enquiry) -> None:
    """Refuse answering for an organisation to those who do not answer for it."""
    if not sides(viewer, row).answers:
        raise NotAllowed("The organisation's manager or link person answers this.")


def check_reply(viewer: Viewer, row: Enquiry) -> None:
    """Refuse deciding for another."""
    if not sides(viewer, row).decides:
        raise NotAllowed("Only the person who is asked decides this.")
