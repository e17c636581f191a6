"""What an organisation says of its own return: nothing changed, done, totals, or why it does not take part."""

from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.models.at_work import at_work
from oneworkforce.workforce.domain import return_states
from oneworkforce.workforce.domain.kinds import Gives
from oneworkforce.workforce.domain.return_states import Statement
from oneworkforce.workforce.models import Collection, Giving, Return, Total
from oneworkforce.workforce.models.in_force import in_force
from oneworkforce.workforce.permissions import collections as permissions
from oneworkforce.workforce.permissions import posts
from oneworkforce.workforce.queries import there

NOUN = "return"
LONGEST_REASON = 300


def confirm(
    *, by: Viewer, now: datetime, today: date, pk: UUID, posts_seen: int, vacant_seen: int, totals_seen: int
) -> int:
    """Say that nothing has changed: the posts, staff records and totals of the organisation are so as of today.

    Posts in force, that is, and the records of who is at work: of what ended nobody is asked.
    Return how many rows were confirmed: those that `by` sees. What is confirmed is what was looked at, so a number
    that is no longer as it was seen is refused. No value of any row changes.
    """
    with transactions.whole("return.confirm"):
        row = _held(by, pk, today)
        organisation = row.organisation_id
        totals = Total.objects.filter(organisation=organisation)
        found = (*there.confirmed_posts(organisation, today=today), totals.count())
        if found != (posts_seen, vacant_seen, totals_seen):
            what = "Something was added or taken out since you looked."
            raise Refused(Fault("", what, "Look at the numbers again, and confirm these."))
        said = {"confirmed_on": today, "confirmed_by": by.actor}
        here, there_still = in_force(today), at_work(today, "person")
        many = posts.visible_to(by, today=today).filter(here, organisation=organisation).update(**said)
        people = posts.records_visible_to(by).filter(there_still, organisation=organisation).update(**said)
        added = totals.update(**said)
        if not many + people + added:
            raise Refused(Fault("", "Nothing is recorded yet.", "Add posts, give totals, or say why not."))
        _say(row, Statement.UNCHANGED, now, today)
        row.confirmed_rows = many + people + added
        row.save(update_fields=["confirmed_rows"])
        told = [
            text.counted(many, "post"),
            text.counted(people, "staff record"),
            text.counted(added, "total"),
        ]
        record(by=by, verb="confirmed", noun=NOUN, subject=row.pk, reason=text.listed(told), now=now)
    return many + people + added


def say_totals(*, by: Viewer, now: datetime, today: date, pk: UUID) -> None:
    """Say that the organisation gives totals, and that these are they: its rows are kept and not counted."""
    with transactions.whole("return.totals"):
        row = _held(by, pk, today)
        asked = row.collection
        fresh = Total.objects.filter(organisation=row.organisation_id)
        if not (
            fresh.filter(changed_at__gte=asked.counts_from).exists()
            or fresh.filter(confirmed_on__gte=asked.opens_on).exists()
        ):
            what = "No total was entered or confirmed since this collection opened."
            raise Refused(Fault("", what, "Enter your totals first."))
        Giving.objects.update_or_create(organisation_id=row.organisation_id, defaults={"gives": Gives.TOTALS})
        _say(row, Statement.TOTALS, now, today)
        record(by=by, verb="gave totals for", noun=NOUN, subject=row.pk, now=now)


def say_done(*, by: Viewer, now: datetime, today: date, pk: UUID) -> None:
    """Say that everything is entered."""
    with transactions.whole("return.done"):
        row = _held(by, pk, today)
        held, _ = there.confirmed_posts(row.organisation_id, today=today)
        if not held and not Total.objects.filter(organisation=row.organisation_id).exists():
            raise Refused(Fault("", "Nothing is recorded yet.", "Add posts, give totals, or say why not."))
        _say(row, Statement.DONE, now, today)
        record(by=by, verb="completed", noun=NOUN, subject=row.pk, now=now)


def refuse(*, by: Viewer, now: datetime, today: date, pk: UUID, reason: str) -> None:
    """Say that the organisation does not take part, and why."""
    with transactions.whole("return.refuse"):
        row = _held(by, pk, today)
        values = Values()
        values.line("reason", reason, label="The reason", longest=LONGEST_REASON)
        _say(row, Statement.REFUSED, now, today, **values.settled())
        record(by=by, verb="refused", noun=NOUN, subject=row.pk, now=now)


def note(*, today: date) -> int:
    """Note of open collections the day on which everything of an organisation was first fresh; return how many changed.

    For who says nothing: rows tell only when they last changed, so an edit after the deadline would make an answer
    late that came in time. Where something is no longer fresh (a file was undone), the day is taken back.
    """
    waiting = Return.objects.filter(collection__opened_at__isnull=False, collection__closed_at__isnull=True)
    waiting = waiting.filter(statement=Statement.NOTHING)
    with transactions.reading():
        if not waiting.exists():
            return 0
    moved = []
    with transactions.whole("return.note"):
        # The collections first, as every answer and the closing do.
        asked = Collection.objects.filter(opened_at__isnull=False, closed_at__isnull=True).order_by("pk")
        facts = there.facts([row.pk for row in asked.select_for_update()], today=today)
        for row in waiting.select_for_update(of=("self",)):
            found = facts.get(row.pk, there.NOTHING)
            fresh = return_states.answered(return_states.status(Statement.NOTHING, found.there))
            day = (row.answered_on or found.last_on or today) if fresh else None
            if day != row.answered_on:
                row.answered_on = day
                moved.append(row)
        Return.objects.bulk_update(moved, ["answered_on"], batch_size=500)
    return len(moved)


def _held(by: Viewer, pk: UUID, today: date) -> Return:
    """Return what is asked of an organisation, locked, with its collection held as it is."""
    found = permissions.get_return(by, pk)
    transactions.held(found.collection)
    row = Return.objects.select_for_update(of=("self",)).select_related("collection", "organisation").get(pk=found.pk)
    permissions.check_answer(by, row, today)
    return row


def _say(row: Return, said: Statement, now: datetime, today: date, reason: str = "") -> None:
    row.statement, row.reason, row.said_at = said, reason, now
    row.answered_on = row.answered_on or today
    row.save(update_fields=["statement", "reason", "said_at", "answered_on"])
