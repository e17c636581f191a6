"""Who searches, and what they see of the people that a search finds.

Search finds everybody at work, also those who have not agreed to be shown: of these it tells nothing but that there is
somebody to ask about (domain/showing.py). What is shown of whom is decided here alone, for page, enquiry and file.
"""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Case, QuerySet, Value, When

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.reasons import refuse
from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership import public
from oneworkforce.partnership.models import Person
from oneworkforce.workforce.domain.showing import Agreed, agreed


def check_search(viewer: Viewer) -> None:
    """Refuse those whose role does not include searching."""
    if not viewer.may(Permission.SEARCH):
        raise refuse(viewer, Permission.SEARCH, "Your role does not include searching for people.")


def visible_to(viewer: Viewer, people: Collection[UUID]) -> QuerySet[Person]:
    """Return those of `people` who are at work, each with `full`: whether `viewer` sees the whole record.

    Whoever has a day of leaving is never found. `shown` says how much is told of each.
    """
    full = Case(When(public.in_full(viewer), then=Value(value=True)), default=Value(value=False))
    return Person.objects.filter(pk__in=people, left_on=None).annotate(full=full)


def shown(person: Person) -> Agreed:
    """Return how much is told of a person of `visible_to`."""
    return agreed(person.sharing, full=bool(getattr(person, "full", False)))


def opens_records(viewer: Viewer) -> bool:
    """Say whether names lead to records: for those who see people, whose looking is kept there."""
    return viewer.may(Permission.SEE_PEOPLE)


can_search = verdicts.can(check_search)
