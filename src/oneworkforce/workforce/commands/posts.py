"""Posts are added, changed, confirmed, and removed where they were entered in error."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.models import Organisation, Person
from oneworkforce.ui import conflict
from oneworkforce.workforce.commands import post_values, staff_numbers
from oneworkforce.workforce.commands.post_values import TAKEN, Said
from oneworkforce.workforce.domain import numbering
from oneworkforce.workforce.domain.kinds import Origin
from oneworkforce.workforce.domain.post_states import Step
from oneworkforce.workforce.models import Post
from oneworkforce.workforce.permissions import posts, staff

NOUN = "post"

__all__ = ["Said", "add", "change", "confirm", "remove"]


def add(*, by: Viewer, now: datetime, today: date, organisation: UUID, said: Said, person: UUID | None = None) -> UUID:
    """Add a post, vacant or held by `person` of the organisation, and return its id.

    Where no reference is said, the next one is given. A holder without a staff record gets one.
    """
    with saving.whole("post.add", taken=TAKEN):
        posts.check_keep(by, organisation)
        place = locked(organisation)
        holder = None if person is None else _holder(by, place, person, today)
        kept = post_values.columns(said, place.pk, held=holder is not None, left_on=None, today=today)
        made = create(place, post_values.reference(said.reference), kept, holder=holder, by=by, now=now)
        if holder is not None:
            staff_numbers.ensured(holder, place, by=by, now=now)
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(*, by: Viewer, now: datetime, today: date, post: UUID, seen: str, said: Said) -> None:
    """Change what is said of a post. `ui.conflict.Changed` where it is no longer as it was `seen`.

    Who holds it, and whether it ends, have commands of their own.
    """
    with saving.whole("post.change", taken=TAKEN):
        row = kept_row(by, post, Step.CHANGE, today)
        held = row.person_id is not None
        columns = post_values.columns(said, row.organisation_id, held=held, left_on=row.left_on, today=today)
        columns["reference"] = post_values.reference(said.reference) or row.reference
        wanted = Post(organisation_id=row.organisation_id, person_id=row.person_id, **columns)
        stored = post_values.shown(row)
        conflict.check(seen, stored, post_values.shown(wanted))
        others = Post.objects.filter(organisation=row.organisation_id, reference=columns["reference"])
        if others.exclude(pk=row.pk).exists():
            raise Refused(TAKEN)
        settle(row, columns, by=by, now=now)


def confirm(*, by: Viewer, now: datetime, today: date, post: UUID) -> None:
    """Say again that a post is as it stands."""
    with transactions.whole("post.confirm"):
        row = kept_row(by, post, Step.CONFIRM, today)
        saving.changed(row, confirmed(by, now))
        record(by=by, verb="confirmed", noun=NOUN, subject=row.pk, now=now)


def remove(*, by: Viewer, now: datetime, post: UUID) -> UUID:
    """Remove a post that was entered in error, as if it had never been; return its organisation.

    One that is no longer there is not removed but ended: `post_steps`.
    """
    with transactions.whole("post.remove"):
        row = kept_row(by, post, Step.REMOVE, timezone.localdate(now))
        record(by=by, verb="removed", noun=NOUN, subject=row.pk, now=now)
        row.delete()
    return row.organisation_id


def kept_row(by: Viewer, post: UUID, step: Step, today: date) -> Post:
    """Return a post, locked, of which `by` may take `step` today; NotFound and NotAllowed as for its page."""
    found = posts.get(by, post, today=today)
    posts.check_keep(by, found.organisation_id)
    row = Post.objects.select_for_update(of=("self",)).select_related("team", "locality").filter(pk=found.pk).first()
    if row is None:
        raise NotFound
    posts.check_step(by, row, step, today)
    return row


def settle(row: Post, columns: dict[str, Any], *, by: Viewer, now: datetime) -> None:
    """Save those of `columns` that differ and tell audit; a post that is saved is confirmed, changed or not."""
    fields = saving.changed(row, columns)
    more = confirmed(by, now)
    if fields:
        more |= {"changed_at": now, "origin": Origin.HAND}
    saving.changed(row, more)
    saving.audited(by=by, noun=NOUN, subject=row.pk, fields=[named(each) for each in fields], now=now)


def named(column: str) -> str:
    """Return what people call a column: "minutes" are hours, and an id is what it leads to."""
    return _NAMES.get(column, column.removesuffix("_id"))


def confirmed(by: Viewer, now: datetime) -> dict[str, Any]:
    """Return the columns that say who said so, and when."""
    return {"confirmed_on": timezone.localdate(now), "confirmed_by": by.actor}


def create(
    place: Organisation, reference: str, columns: dict[str, Any], *, holder: Person | None, by: Viewer, now: datetime
) -> Post:
    """Insert a post of a locked organisation; without a reference it gets the next one."""
    taken = Post.objects.filter(organisation=place).values_list("reference", flat=True)
    given = reference or numbering.following(taken, numbering.POST)[0]
    if reference and taken.filter(reference=reference).exists():
        raise Refused(TAKEN)
    return Post.objects.create(
        organisation=place, person=holder, reference=given, **columns, changed_at=now, **confirmed(by, now)
    )


def locked(organisation: UUID) -> Organisation:
    """Return an organisation, locked: two who add at once must not be given one number."""
    return Organisation.objects.select_for_update().get(pk=organisation)


def _holder(by: Viewer, place: Organisation, person: UUID, today: date) -> Person:
    found = staff.get(by, person, today=today)
    if place.pk not in {found.home, found.person.organisation_id}:
        raise NotFound
    return found.person


_NAMES = {"minutes": "hours", "full_time_minutes": "full-time hours", "unsaid": "why something is empty"}
