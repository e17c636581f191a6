"""Who sees a secondment, and who speaks for which end of it.

It is seen by the person, and by those who hold SEE_SECONDMENTS at either end: a role for the whole partnership has
both. A manager of a third organisation is told that there is no such thing. Whoever proposes speaks for the end that
they have; one who has both (a workforce lead) speaks for neither then, and nobody ever agrees for two.
"""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.reasons import refuse
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Reach, Viewer
from oneworkforce.ground.conditions import EVERYTHING
from oneworkforce.workforce.domain.secondments import Party
from oneworkforce.workforce.models import Agreement, Post, Secondment

SEE = Permission.SEE_SECONDMENTS
CHANGE = Permission.CHANGE_SECONDMENTS
_ENDS = "The managers of its two ends arrange a secondment. Ask them."
_TWICE = "You have proposed it or agreed to it for another already. Somebody else agrees here."


def within(reach: Reach) -> Q:
    """Return the condition of a secondment of which `reach` has an end."""
    if reach.everywhere:
        return EVERYTHING
    return Q(home__in=reach.organisations) | Q(host__in=reach.organisations)


def visible_to(viewer: Viewer) -> QuerySet[Secondment]:
    """Return the secondments that `viewer` sees: those of which they have an end, and their own."""
    return Secondment.objects.filter(within(viewer.reach(SEE)) | Q(person=viewer.person))


def get(viewer: Viewer, secondment: UUID) -> Secondment:
    """Return a secondment with all that it names; NotFound where there is none for this viewer."""
    rows = visible_to(viewer).select_related("person", "home", "host", "post", "team", "locality", "terms")
    return verdicts.found(rows.filter(pk=secondment))


def posts_to_second(viewer: Viewer) -> QuerySet[Post]:
    """Return the posts that `viewer` could propose to second somebody from: those they see, held and not ended."""
    reach = viewer.reach(CHANGE)
    rows = Post.objects.filter(person__isnull=False, left_on__isnull=True)
    return rows if reach.everywhere else rows.filter(organisation__in=reach.organisations)


def ends(viewer: Viewer, secondment: Secondment) -> tuple[Party, ...]:
    """Return the ends for which `viewer` can speak."""
    return ends_of(viewer, secondment.home_id, secondment.host_id)


def ends_of(viewer: Viewer, home: UUID, host: UUID) -> tuple[Party, ...]:
    """Return which of two organisations `viewer` speaks for, as ends."""
    reach = viewer.reach(CHANGE)
    both = ((Party.HOME, home), (Party.HOST, host))
    return tuple(party for party, place in both if reach.everywhere or place in reach.organisations)


def check_propose(viewer: Viewer) -> None:
    """Refuse those who speak for no organisation."""
    if not viewer.may(CHANGE):
        raise refuse(viewer, CHANGE, "An organisation's manager or a workforce lead proposes a secondment. Ask them.")


def check_change(viewer: Viewer, secondment: Secondment) -> None:
    """Refuse who speaks for neither end."""
    if not ends(viewer, secondment):
        raise refuse(viewer, CHANGE, _ENDS)


def check_agree(viewer: Viewer, secondment: Secondment, party: Party, agreed: Collection[Agreement]) -> None:
    """Refuse agreeing for a party that `viewer` is not; `agreed`: the agreements of the round that is being agreed.

    Who proposed has spoken for the end they proposed for, or for neither.
    """
    if party is Party.PERSON:
        if secondment.person_id != viewer.person:
            raise NotAllowed("Only the person themself agrees here. What they said elsewhere can be recorded.")
    elif party not in ends(viewer, secondment):
        other = "home" if party is Party.HOME else "host"
        raise refuse(viewer, CHANGE, f"Only the {other} end agrees for itself.")
    elif secondment.person_id == viewer.person:
        raise NotAllowed("It is your own secondment: somebody else agrees for your organisation.")
    spoken = any(each.membership == viewer.membership and not each.recorded for each in agreed)
    asked = secondment.longer_membership if secondment.round else secondment.proposed_membership
    if spoken or asked == viewer.membership:
        raise NotAllowed(_TWICE)


def check_decline(viewer: Viewer, secondment: Secondment) -> None:
    """Refuse those whose agreement is not asked for."""
    if secondment.person_id != viewer.person and not ends(viewer, secondment):
        raise refuse(viewer, CHANGE, _ENDS)
