"""What an action holds, as the pages that change it show it."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.lib.named import Named
from oneworkforce.partnership import public
from oneworkforce.plan.models import Action, Dependency, Partner
from oneworkforce.plan.permissions import plans


def partners(viewer: Viewer, action: UUID) -> tuple[Named, ...]:
    """Return the partners of an action, by name."""
    rows = Partner.objects.filter(action=plans.get_action(viewer, action)).select_related("organisation")
    named = [Named(row.pk, row.organisation.name if row.organisation else row.name) for row in rows]
    return tuple(sorted(named, key=lambda one: one.name.casefold()))


def organisations(viewer: Viewer, action: UUID, *, today: date) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of the organisations that are not yet partners of an action, for a form."""
    rows = Partner.objects.filter(action=plans.get_action(viewer, action), organisation__isnull=False)
    taken = {str(pk) for pk in rows.values_list("organisation", flat=True)}
    return tuple(pair for pair in public.organisations(viewer, today=today) if pair[0] not in taken)


def waits_for(viewer: Viewer, action: UUID) -> tuple[Named, ...]:
    """Return the dependencies of an action, named by the actions that it waits for, in their order."""
    rows = Dependency.objects.filter(action=plans.get_action(viewer, action)).select_related("on")
    return tuple(Named(row.pk, label(row.on)) for row in sorted(rows, key=lambda row: row.on.number))


def others(viewer: Viewer, action: UUID) -> Sequence[tuple[str, str]]:
    """Return (id, "3. Title") of the actions of the same strategy for which an action does not wait yet, for a form."""
    found = plans.get_action(viewer, action)
    waits = Dependency.objects.filter(action=found).values("on")
    rows = Action.objects.filter(strategy=found.strategy_id).exclude(pk=found.pk).exclude(pk__in=waits)
    return [(str(row.pk), label(row)) for row in rows.order_by("number")]


def label(row: Action) -> str:
    """Return an action as people quote it: its number and its title."""
    return f"{row.number}. {row.title}"
