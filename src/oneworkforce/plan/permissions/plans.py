"""Who sees strategies and groups with all that belongs to them, who writes them, and who signs them off."""

from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.reasons import refuse
from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.ground.prepared import prepared
from oneworkforce.plan.domain.kinds import Answer
from oneworkforce.plan.models import Action, Group, SignOff, Source, Strand, Strategy


def visible_to(viewer: Viewer) -> QuerySet[Strategy]:
    """Return the strategies that `viewer` sees: all of the partnership, or none."""
    return Strategy.objects.all() if viewer.may(Permission.SEE_PLANS) else Strategy.objects.none()


def actions_visible_to(viewer: Viewer) -> QuerySet[Action]:
    """Return the actions of the strategies that `viewer` sees."""
    return Action.objects.all() if viewer.may(Permission.SEE_PLANS) else Action.objects.none()


def groups_visible_to(viewer: Viewer) -> QuerySet[Group]:
    """Return the groups that `viewer` sees: all of the partnership, or none."""
    return Group.objects.all() if viewer.may(Permission.SEE_PLANS) else Group.objects.none()


def get(viewer: Viewer, strategy: UUID) -> Strategy:
    """Return the strategy with its lead and what it was carried from, or say that there is none."""
    for row in _strategies(strategy=strategy) if viewer.may(Permission.SEE_PLANS) else ():
        return row
    raise NotFound


def get_action(viewer: Viewer, action: UUID) -> Action:
    """Return the action with its strategy, strand, lead, group and what it was carried from, or say there is none."""
    for row in _actions(action=action) if viewer.may(Permission.SEE_PLANS) else ():
        return row
    raise NotFound


@prepared
def _strategies(*, strategy: UUID) -> QuerySet[Strategy]:
    return Strategy.objects.filter(pk=strategy).select_related("lead", "carried_from")


@prepared
def _actions(*, action: UUID) -> QuerySet[Action]:
    rows = Action.objects.select_related("strategy", "strand", "lead", "group", "carried_from")
    return rows.filter(pk=action)


def get_strand(viewer: Viewer, strand: UUID) -> Strand:
    """Return the strand with its strategy, or say that there is none."""
    rows = Strand.objects.filter(strategy__in=visible_to(viewer)).select_related("strategy", "group")
    found = rows.filter(pk=strand).first()
    if found is None:
        raise NotFound
    return found


def get_source(viewer: Viewer, source: UUID) -> Source:
    """Return the source with its strategy, or say that there is none."""
    rows = Source.objects.filter(strategy__in=visible_to(viewer)).select_related("strategy")
    found = rows.filter(pk=source).first()
    if found is None:
        raise NotFound
    return found


def get_sign_off(viewer: Viewer, sign_off: UUID) -> SignOff:
    """Return the sign-off with its strategy, or say that there is none."""
    rows = SignOff.objects.filter(strategy__in=visible_to(viewer)).select_related("strategy")
    found = rows.filter(pk=sign_off).first()
    if found is None:
        raise NotFound
    return found


def get_group(viewer: Viewer, group: UUID) -> Group:
    """Return the group, or say that there is none."""
    found = groups_visible_to(viewer).filter(pk=group).first()
    if found is None:
        raise NotFound
    return found


def check_see(viewer: Viewer) -> None:
    """Refuse who may not see plans."""
    if not viewer.may(Permission.SEE_PLANS):
        raise refuse(viewer, Permission.SEE_PLANS, "Only members of the partnership see its plans.")


def check_change(viewer: Viewer) -> None:
    """Refuse who may not write plans."""
    if not viewer.may(Permission.CHANGE_PLANS):
        raise refuse(viewer, Permission.CHANGE_PLANS, "Only a workforce lead writes the plan.")


def check_remove(viewer: Viewer, strategy: Strategy) -> None:
    """Refuse who may not write plans; and everybody once the strategy was signed off, or while that is asked for."""
    check_change(viewer)
    if any(answer != Answer.RETURNED for answer in _answers(strategy=strategy.pk)):
        raise verdicts.NotAllowed("It was put to the executive: it stays, as what was agreed.")


@prepared
def _answers(*, strategy: UUID) -> QuerySet[SignOff, str]:
    return SignOff.objects.filter(strategy=strategy).values_list("answer", flat=True)


def check_answer(viewer: Viewer, sign_off: SignOff) -> None:
    """Refuse who may not sign this plan off: those who may not at all, and whoever asked for it."""
    check_sign_off(viewer)
    if sign_off.asked_membership == viewer.membership:
        raise verdicts.NotAllowed("You asked for this yourself: somebody else signs it off.")


def check_progress(viewer: Viewer, action: Action) -> None:
    """Refuse who may not say how an action is going: who writes plans, and the person who leads it."""
    if action.lead_id != viewer.person:
        try:
            check_change(viewer)
        except verdicts.NotAllowed as refused:
            raise verdicts.NotAllowed("Only whoever leads this action says how it is going.") from refused


def check_sign_off(viewer: Viewer) -> None:
    """Refuse who may not sign a plan off."""
    if not viewer.may(Permission.SIGN_OFF_PLANS):
        raise refuse(viewer, Permission.SIGN_OFF_PLANS, "Only the executive signs a plan off.")


can_see = verdicts.can(check_see)
can_change = verdicts.can(check_change)
can_progress = verdicts.can(check_progress)
can_sign_off = verdicts.can(check_sign_off)
