"""Posts that much hangs on, and who could take them over: written and seen only by those who see the posts."""

from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import line
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership import public as partnership
from oneworkforce.workforce.commands import workforce_plans
from oneworkforce.workforce.domain.plan_kinds import Ready
from oneworkforce.workforce.domain.plan_states import PlanStep
from oneworkforce.workforce.models import PivotalPost, Post, Successor
from oneworkforce.workforce.permissions import posts
from oneworkforce.workforce.permissions import workforce_plans as permissions

NOUN = "pivotal post"
LONGEST = 300


def add(*, by: Viewer, now: datetime, today: date, plan: UUID, post: UUID, why: str) -> UUID:
    """Say that much hangs on a post; return the id of what was said."""
    taken = Fault("post", "This post is on the list already.", "Choose another.")
    with saving.whole("pivotal post.add", taken=taken):
        row = workforce_plans.held(by, plan, PlanStep.FOLLOW)
        permissions.check_pivotal(by, row)
        found: Post = posts.get(by, post, today=today)
        if found.left_on is not None and found.left_on <= today:
            raise Refused(Fault("post", "This post has ended.", "Choose another."))
        if PivotalPost.objects.filter(plan=row, post=found).exists():
            raise Refused(taken)
        said = line("why", why, label="The reason", longest=LONGEST)
        made = PivotalPost.objects.create(plan=row, post=found, why=said)
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def remove(*, by: Viewer, now: datetime, pivotal: UUID) -> UUID:
    """Take a post off the list; return its plan."""
    with transactions.whole("pivotal post.remove"):
        found = _held(by, pivotal)
        record(by=by, verb="removed", noun=NOUN, subject=found.pk, now=now)
        found.delete()
    return found.plan_id


def name(*, by: Viewer, now: datetime, today: date, pivotal: UUID, person: UUID, ready: str) -> UUID:
    """Name somebody who could take the post over, or say anew when they could; return the plan."""
    with transactions.whole("successor.name"):
        found = _held(by, pivotal)
        if ready not in {each.value for each in Ready}:
            raise Refused(Fault("ready", "This is not one of the list.", "Choose one."))
        if partnership.person(by, person, today=today) is None:
            raise Refused(Fault("person", "This person cannot be found, or has left.", "Choose another."))
        if person == found.post.person_id:
            raise Refused(Fault("person", "They hold this post themself.", "Choose another."))
        Successor.objects.update_or_create(pivotal=found, person_id=person, defaults={"ready": ready})
        record(by=by, verb="changed", noun=NOUN, subject=found.pk, fields=["successors"], now=now)
    return found.plan_id


def withdraw(*, by: Viewer, now: datetime, successor: UUID) -> UUID:
    """Take a successor off the list; return the plan."""
    with transactions.whole("successor.withdraw"):
        named = permissions.get_successor(by, successor)
        found = _held(by, named.pivotal_id)
        record(by=by, verb="changed", noun=NOUN, subject=found.pk, fields=["successors"], now=now)
        named.delete()
    return found.plan_id


def _held(by: Viewer, pivotal: UUID) -> PivotalPost:
    found = permissions.get_pivotal(by, pivotal)
    workforce_plans.held(by, found.plan_id, PlanStep.FOLLOW)
    permissions.check_pivotal(by, found.plan)
    return found
