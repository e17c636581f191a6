"""Who sees the versions of a strategy's text with what was said of them, and who takes which step with one.

A draft is seen by those who write plans and those who sign them off; once it is out, by all who see plans.
"""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.viewer import Viewer
from oneworkforce.plan.domain import text_states
from oneworkforce.plan.domain.kinds import TextState
from oneworkforce.plan.domain.text_states import Standing, Step
from oneworkforce.plan.models import Comment, Consulted, Version
from oneworkforce.plan.permissions import plans


def visible_to(viewer: Viewer) -> QuerySet[Version]:
    """Return the versions that `viewer` sees."""
    rows = Version.objects.filter(strategy__in=plans.visible_to(viewer))
    if viewer.may(Permission.CHANGE_PLANS) or viewer.may(Permission.SIGN_OFF_PLANS):
        return rows
    return rows.exclude(state=TextState.DRAFT)


def comments_visible_to(viewer: Viewer) -> QuerySet[Comment]:
    """Return the comments on the versions that `viewer` sees."""
    return Comment.objects.filter(version__in=visible_to(viewer))


def get(viewer: Viewer, version: UUID) -> Version:
    """Return the version with its strategy, or say that there is none."""
    found = visible_to(viewer).select_related("strategy").filter(pk=version).first()
    if found is None:
        raise verdicts.NotFound
    return found


def get_consulted(viewer: Viewer, consulted: UUID) -> Consulted:
    """Return one of those asked, with the version, or say that there is none."""
    rows = Consulted.objects.filter(version__in=visible_to(viewer)).select_related("version__strategy")
    found = rows.filter(pk=consulted).first()
    if found is None:
        raise verdicts.NotFound
    return found


def get_comment(viewer: Viewer, comment: UUID) -> Comment:
    """Return the comment with its version and strategy, or say that there is none."""
    rows = comments_visible_to(viewer).select_related("version__strategy", "consulted__organisation")
    found = rows.filter(pk=comment).first()
    if found is None:
        raise verdicts.NotFound
    return found


def standing(version: Version, today: date) -> Standing:
    """Return where a version stands on a day."""
    return text_states.standing(
        TextState(version.state), until=version.comments_until, closed=version.closed_at is not None, today=today
    )


def check_add(viewer: Viewer) -> None:
    """Refuse who may not begin a version."""
    plans.check_change(viewer)


def check_step(viewer: Viewer, version: Version, step: Step, today: date) -> None:
    """Refuse a step to who may not take it, and where the version does not stand so: all comment, leads do the rest."""
    if step is Step.COMMENT:
        plans.check_see(viewer)
    else:
        plans.check_change(viewer)
    reason = text_states.why_not(standing(version, today), step)
    if reason:
        raise verdicts.NotAllowed(reason)
