"""What becomes of a post: it is filled, its holder leaves, it ends, and an ending is taken back."""

from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.models.at_work import at_work
from oneworkforce.workforce.commands import post_values, staff_numbers
from oneworkforce.workforce.commands.post_values import TAKEN
from oneworkforce.workforce.commands.posts import NOUN, confirmed, kept_row, locked, settle
from oneworkforce.workforce.commands.said_values import Taken
from oneworkforce.workforce.domain import numbering, post_states
from oneworkforce.workforce.domain.kinds import Destination, LeavingReason
from oneworkforce.workforce.domain.post_states import Step
from oneworkforce.workforce.models import Post
from oneworkforce.workforce.permissions import posts

_COPIED = ("role", "contract", "minutes", "full_time_minutes", "team_id", "locality_id")
_HELD_ON = "The post that followed it is no longer as it was made. Change or remove that one first."


def fill(
    *, by: Viewer, now: datetime, today: date, post: UUID, person: UUID, on: date | None, came_from: str = ""
) -> None:
    """Say that a person of the organisation holds a vacant post from `on`; None: since when is not known.

    `came_from`: a key of lists/origins.yaml, a reason why it is not known, or "" where nobody has asked.
    """
    with saving.whole("post.fill", taken=None):
        row = kept_row(by, post, Step.FILL, today)
        after = post_states.filled(posts.days(row), on)
        if (wrong := post_states.refusal(after, today)) is not None:
            raise Refused(wrong)
        holder = posts.candidates(row.organisation_id).filter(at_work(today), pk=person).first()
        if holder is None:
            raise Refused(Fault("person", "This person is not of the organisation, or has left.", "Choose another."))
        taken = Taken()
        post_values.came_from(taken, came_from)
        if taken.faults:
            raise Refused(*taken.faults)
        staff_numbers.ensured(holder, locked(row.organisation_id), by=by, now=now)
        unsaid = {name: why for name, why in row.unsaid.items() if name not in {"vacant_since", "started_on"}}
        if on is None:
            unsaid["started_on"] = "unknown"
        columns = {
            **taken.columns,
            "person_id": holder.pk,
            "started_on": after.started_on,
            "vacant_since": None,
            "unsaid": unsaid | taken.unsaid,
        }
        settle(row, columns, by=by, now=now)


def leave(
    *, by: Viewer, now: datetime, today: date, post: UUID, on: date, reason: str, destination: str, goes_on: bool
) -> UUID | None:
    """Say that the holder of a post works until `on`, why, and where to; return the vacant post that follows.

    `goes_on`: the post is to be filled again. Its holder's row ends with them, so that it still counts as a leaver;
    the post goes on as a row of its own, vacant from the next day. None: it ends.
    """
    with saving.whole("post.leave", taken=TAKEN):
        row = kept_row(by, post, Step.LEAVE, today)
        after = post_states.left(posts.days(row), on, today)
        _check_reason(reason, destination)
        columns = {"left_on": after.left_on, "leaving_reason": reason, "destination": destination}
        settle(row, columns, by=by, now=now)
        return _follow(row, after, by=by, now=now) if goes_on else None


def end(*, by: Viewer, now: datetime, today: date, post: UUID, on: date) -> None:
    """Say that a vacant post is there until `on` and will not be filled."""
    with saving.whole("post.end", taken=None):
        row = kept_row(by, post, Step.END, today)
        after = post_states.left(posts.days(row), on, today)
        settle(row, {"left_on": after.left_on}, by=by, now=now)


def take_back(*, by: Viewer, now: datetime, today: date, post: UUID) -> None:
    """Take back that a post ends. A vacant post that was made to follow it goes with the ending."""
    with saving.whole("post.take_back", taken=None):
        row = kept_row(by, post, Step.TAKE_BACK, today)
        after = post_states.taken_back(posts.days(row))
        for each in followers(row):
            if each.person_id is not None or each.left_on is not None:
                raise Refused(Fault("", _HELD_ON, ""))
            record(by=by, verb="removed", noun=NOUN, subject=each.pk, now=now)
            each.delete()
        columns = {"left_on": after.left_on, "leaving_reason": "", "destination": ""}
        unsaid = {name: why for name, why in row.unsaid.items() if name not in columns}
        settle(row, {**columns, "unsaid": unsaid}, by=by, now=now)


def followers(row: Post) -> list[Post]:
    """Return the posts that went on as this one."""
    return list(Post.objects.filter(follows=row.pk))


def _follow(row: Post, after: post_states.Days, *, by: Viewer, now: datetime) -> UUID:
    days = post_states.followed(after)
    place = locked(row.organisation_id)
    taken = Post.objects.filter(organisation=place).values_list("reference", flat=True)
    made = Post.objects.create(
        organisation=place,
        reference=numbering.successor(row.reference, taken, first=row.follows_id is None),
        vacant_since=days.vacant_since,
        follows=row,
        unsaid={name: why for name, why in row.unsaid.items() if name in {"contract", "minutes", "team", "locality"}},
        changed_at=now,
        **{name: getattr(row, name) for name in _COPIED},
        **confirmed(by, now),
    )
    record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def _check_reason(reason: str, destination: str) -> None:
    faults = []
    if reason not in set(LeavingReason):
        faults.append(Fault("leaving_reason", "No reason is chosen.", "Choose one, or that it is not known."))
    if destination and destination not in set(Destination):
        faults.append(Fault("destination", "This is not one of the choices.", "Choose one from the list."))
    if faults:
        raise Refused(*faults)
