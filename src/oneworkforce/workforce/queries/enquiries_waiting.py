"""What of enquiries waits for this viewer: for the home page."""

from datetime import date
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.lib import text
from oneworkforce.workforce.domain.enquiries import Reply, Standing
from oneworkforce.workforce.models import Enquiry, Forwarded
from oneworkforce.workforce.permissions import enquiries

Waits = tuple[str, str, tuple[UUID, ...]]
"""A sentence, the name of the route that it leads to, and what stands in its address."""


def of(viewer: Viewer, *, today: date) -> tuple[Waits, ...]:
    """Return enquiries to one's organisation without an answer, and those that one is asked to decide oneself."""
    return (*_to_answer(viewer, today), *_to_decide(viewer, today))


def _to_answer(viewer: Viewer, today: date) -> tuple[Waits, ...]:
    reach = viewer.reach(enquiries.ANSWERS)
    if not reach.organisations:  # those who keep everybody's posts are not whom it waits for
        return ()
    many = Enquiry.objects.filter(
        state=Standing.WAITING, due_on__gte=today, organisation__in=reach.organisations
    ).count()
    verb = "waits" if many == 1 else "wait"
    said = f"{text.counted(many, 'enquiry', 'enquiries')} about your people {verb} for an answer."
    return ((said, "enquiries", ()),) if many else ()


def _to_decide(viewer: Viewer, today: date) -> tuple[Waits, ...]:
    rows = Forwarded.objects.filter(
        person=viewer.person, reply=Reply.WAITING, enquiry__state=Standing.WAITING, enquiry__due_on__gte=today
    ).order_by("forwarded_at")
    return tuple(
        ("You are asked whether you can help somebody.", "enquiry", (pk,))
        for pk in rows.values_list("enquiry", flat=True)
    )
