"""Pivotal posts with their successors, for those who see the posts; a successor by name for those who see them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership import public as partnership
from oneworkforce.partnership.models import Person
from oneworkforce.workforce.domain.plan_kinds import Ready
from oneworkforce.workforce.models import Post, Successor, WorkforcePlan
from oneworkforce.workforce.permissions import posts, workforce_plans

MOST = 100
UNNAMED = "somebody whose record you do not see"


@dataclass(frozen=True, slots=True)
class Named:
    """A successor; `name` is `UNNAMED` to whoever does not see their full record."""

    id: UUID
    name: str
    ready: Ready


@dataclass(frozen=True, slots=True)
class Pivotal:
    """A post that much hangs on, with who could take it over."""

    id: UUID
    reference: str
    role: str
    organisation: str
    holder: str
    why: str
    successors: tuple[Named, ...]


def listed(viewer: Viewer, plan: WorkforcePlan) -> tuple[Pivotal, ...]:
    """Return the pivotal posts of a plan that `viewer` sees. Three queries."""
    rows = workforce_plans.pivotal_visible_to(viewer, plan.pk).select_related("post__organisation", "post__person")
    named: dict[UUID, list[Named]] = {}
    successors = list(Successor.objects.filter(pivotal__in=rows).order_by("ready", "person__name"))
    among = Person.objects.filter(partnership.in_full(viewer), pk__in={each.person_id for each in successors})
    names = dict(among.values_list("pk", "name"))
    for each in successors:
        name = names.get(each.person_id, UNNAMED)
        named.setdefault(each.pivotal_id, []).append(Named(each.pk, name, Ready(each.ready)))
    return tuple(
        Pivotal(
            each.pk,
            each.post.reference,
            each.post.role,
            each.post.organisation.name,
            each.post.person.name if each.post.person else "",
            each.why,
            tuple(named.get(each.pk, ())),
        )
        for each in rows.order_by("post__organisation__name", "post__reference")
    )


def choices(viewer: Viewer, words: str, *, today: date) -> tuple[tuple[str, str], ...]:
    """Return (id, words) of posts that `viewer` sees whose reference or organisation holds `words`."""
    rows = posts.visible_to(viewer, today=today).filter(left_on__isnull=True).select_related("organisation")
    found = rows.filter(reference__icontains=words) | rows.filter(organisation__name__icontains=words)
    return tuple(
        (str(each.pk), _said(each)) for each in found.order_by("organisation__name", "reference").distinct()[:MOST]
    )


def _said(post: Post) -> str:
    return f"{post.reference}, {post.organisation.name}"
