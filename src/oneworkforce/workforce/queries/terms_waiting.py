"""What of pay and conditions and of secondments waits for this viewer: for the home page."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from oneworkforce.access.viewer import Viewer
from oneworkforce.lib import days, text
from oneworkforce.workforce.domain.secondments import Party, State
from oneworkforce.workforce.models import Agreement, Secondment
from oneworkforce.workforce.permissions import secondments as permissions
from oneworkforce.workforce.queries import hr_questions, secondment_pages

Waits = tuple[str, str, tuple[UUID, ...]]
"""A sentence, the name of the route that it leads to, and what stands in its address."""


def of(viewer: Viewer, *, today: date) -> tuple[Waits, ...]:
    """Return questions to answer, secondments to agree to, and those of one's ends that end within eight weeks."""
    return (*_questions(viewer), *_agreements(viewer, today), *_ending(viewer, today))


def _questions(viewer: Viewer) -> tuple[Waits, ...]:
    many = hr_questions.waiting(viewer).count()
    words = f"{text.counted(many, 'question')} about pay and conditions without an answer."
    return ((words, "hr_questions", ()),) if many else ()


def _agreements(viewer: Viewer, today: date) -> tuple[Waits, ...]:
    """Return the secondments that the viewer can agree to and has not; one who has both ends is not chased."""
    reach = viewer.reach(permissions.CHANGE)
    mine = Q(home__in=reach.organisations) | Q(host__in=reach.organisations) | Q(person=viewer.person)
    asked = Q(state=State.OPEN) | Q(state=State.AGREED, longer_until__isnull=False, ends_on__gte=today)
    rows = Secondment.objects.filter(mine & asked).order_by("proposed_at")
    found = list(rows.values_list("pk", "round", "home", "host", "person", "person__name"))
    given = Agreement.objects.filter(secondment__in=[each[0] for each in found])
    agreed = set(given.values_list("secondment", "round", "party"))
    waits = []
    for pk, number, home, host, person, name in found:
        own = person == viewer.person
        parties = [
            party
            for party, is_theirs in (
                (Party.HOME, home in reach.organisations and not own),
                (Party.HOST, host in reach.organisations and not own),
                (Party.PERSON, own),
            )
            if is_theirs and (pk, number, party) not in agreed
        ]
        if parties:
            whose = "Your secondment waits" if own else f"The secondment of {name} waits"
            waits.append((f"{whose} for your agreement.", "secondment", (pk,)))
    return tuple(waits)


def _ending(viewer: Viewer, today: date) -> tuple[Waits, ...]:
    reach = viewer.reach(permissions.CHANGE)
    rows = Secondment.objects.filter(permissions.within(reach) & secondment_pages.soon(today))
    found = rows.order_by("ends_on").values_list("pk", "person__name", "ends_on") if reach else ()
    return tuple(
        (
            f"The secondment of {name} ends on {days.day(day)}: extend it, or prepare the way back.",
            "secondment",
            (pk,),
        )
        for pk, name, day in found
    )
