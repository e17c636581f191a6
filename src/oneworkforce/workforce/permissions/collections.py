"""Who runs collections, who reads how far each organisation is, and who answers for one.

SEE_COLLECTIONS reads the status of every organisation (never of a person): the workforce lead, the administrator, the
executive and the data steward. COLLECT runs them: the workforce lead. CHANGE_POSTS answers: the manager for their own
organisation, an administrator for any.
"""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.reasons import refuse
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Viewer
from oneworkforce.workforce.domain import collection_states
from oneworkforce.workforce.domain.collection_states import Standing, Step
from oneworkforce.workforce.models import Collection, Return
from oneworkforce.workforce.permissions import posts

SEE = Permission.SEE_COLLECTIONS
RUN = Permission.COLLECT
ANSWER = Permission.CHANGE_POSTS


def visible_to(viewer: Viewer) -> QuerySet[Collection]:
    """Return the collections that `viewer` sees with every organisation's status: all, or none."""
    return Collection.objects.all() if viewer.reach(SEE).everywhere else Collection.objects.none()


def check_see(viewer: Viewer) -> None:
    """Refuse who may not read how far organisations are."""
    if not viewer.reach(SEE).everywhere:
        why = "Your role does not include seeing which organisations have answered a collection."
        raise refuse(viewer, SEE, why)


def check_run(viewer: Viewer) -> None:
    """Refuse who does not run collections."""
    if not viewer.reach(RUN).everywhere:
        raise refuse(viewer, RUN, "The workforce lead runs collections of workforce data. Ask them.")


def get(viewer: Viewer, collection: UUID) -> Collection:
    """Return a collection; NotFound where there is none in this partnership; refuse who may not see collections."""
    found = verdicts.found(Collection.objects.filter(pk=collection))
    check_see(viewer)
    return found


def held(viewer: Viewer, collection: UUID, step: Step, today: date) -> Collection:
    """Return a collection, locked, on which `viewer` may take `step` today."""
    get(viewer, collection)
    row = Collection.objects.select_for_update().get(pk=collection)
    check_step(viewer, row, step, today)
    return row


def standing(row: Collection, *, today: date) -> Standing:
    """Return where a collection stands."""
    return collection_states.standing(
        opened=row.opened_at is not None, closed=row.closed_at is not None, closes_on=row.closes_on, today=today
    )


def check_step(viewer: Viewer, row: Collection, step: Step, today: date) -> None:
    """Refuse who does not run collections, and a step for which the collection does not stand."""
    check_run(viewer)
    if why := collection_states.why_not(standing(row, today=today), step):
        raise NotAllowed(why)


def own_returns(viewer: Viewer) -> QuerySet[Return]:
    """Return what is asked of the organisations that `viewer` answers for, once the collection is open."""
    rows = Return.objects.filter(collection__opened_at__isnull=False)
    return rows.filter(posts.within(viewer.reach(ANSWER), locality=""))


def get_return(viewer: Viewer, pk: UUID) -> Return:
    """Return what is asked of an organisation, for who answers for it; NotFound for everybody else."""
    return verdicts.found(own_returns(viewer).filter(pk=pk).select_related("collection", "organisation"))


def check_answer(viewer: Viewer, row: Return, today: date) -> None:
    """Refuse an answer of who does not answer for the organisation, or to a collection that is closed."""
    posts.check_keep(viewer, row.organisation_id)
    if why := collection_states.why_not(standing(row.collection, today=today), Step.ANSWER):
        raise NotAllowed(why)


can_run = verdicts.can(check_run)
