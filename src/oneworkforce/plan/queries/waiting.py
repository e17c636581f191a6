"""What of the plans waits for this viewer: for the home page."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from oneworkforce.access.viewer import Viewer
from oneworkforce.lib import text
from oneworkforce.plan.domain.kinds import Answer, Timing
from oneworkforce.plan.models import Comment, SignOff
from oneworkforce.plan.permissions import plans

Waits = tuple[str, str, tuple[UUID, ...]]
"""A sentence, the name of the route that it leads to, and what stands in its address."""


def of(viewer: Viewer, *, today: date) -> tuple[Waits, ...]:
    """Return plans to sign off, own actions that are due this month or before, and comments without a reply."""
    return (*_sign_offs(viewer), *_actions(viewer, today), *_comments(viewer))


def _sign_offs(viewer: Viewer) -> tuple[Waits, ...]:
    if not plans.can_sign_off(viewer):
        return ()
    rows = SignOff.objects.filter(answer=Answer.WAITING, strategy__in=plans.visible_to(viewer))
    found = rows.exclude(asked_membership=viewer.membership).order_by("asked_at").values_list("pk", "strategy__title")
    return tuple((f"The plan “{title}” waits for your sign-off.", "sign_off", (pk,)) for pk, title in found)


def _actions(viewer: Viewer, today: date) -> tuple[Waits, ...]:
    due = Q(year__lt=today.year) | Q(year=today.year, month__lte=today.month)
    rows = plans.actions_visible_to(viewer).filter(due, lead=viewer.person, done_on=None, timing=Timing.BY)
    many = rows.count()
    return ((f"{text.counted(many, 'action')} of yours: due this month, or before.", "my_actions", ()),) if many else ()


def _comments(viewer: Viewer) -> tuple[Waits, ...]:
    if not plans.can_change(viewer):
        return ()
    rows = Comment.objects.filter(replied_at=None, version__strategy__in=plans.visible_to(viewer))
    found: dict[UUID, list[str]] = {}
    for pk, title in rows.order_by("said_at").values_list("version", "version__strategy__title"):
        found.setdefault(pk, []).append(title)
    return tuple(
        (f"{text.counted(len(titles), 'comment')} on “{titles[0]}” without a reply.", "version", (pk,))
        for pk, titles in found.items()
    )
