"""Home end, host end and person agree to a secondment, or one declines it, or whoever proposed takes it back."""

from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault
from oneworkforce.partnership import public as partnership
from oneworkforce.workforce.commands import secondment_letters as letters
from oneworkforce.workforce.commands.secondments import LONGEST_LINE, LONGEST_REASON, NOUN
from oneworkforce.workforce.domain import secondments
from oneworkforce.workforce.domain.secondments import AGREEING, Party, State, Step
from oneworkforce.workforce.models import Agreement, Secondment
from oneworkforce.workforce.permissions import secondments as permissions
from oneworkforce.workforce.queries import secondments as queries

_MEANWHILE = Fault("", "Somebody agreed in the same moment.", "Look at the secondment again.")
_SIGNS_IN = "They sign in themselves, and are asked there."
_LATE = Fault("told_on", "That day is not over.", "Enter the day on which they said so.")


def agree(*, by: Viewer, now: datetime, today: date, secondment: UUID, party: Party) -> None:
    """Agree for one party to what is being agreed: the secondment, or that it lasts longer."""
    with saving.whole("secondment.agree", taken=_MEANWHILE):
        row = _row(by, secondment)
        given = queries.agreements(row)
        permissions.check_agree(by, row, party, given)
        _check(row, given, AGREEING[party], today)
        Agreement.objects.create(
            secondment=row, round=row.round, party=party, by=by.actor, membership=by.membership, at=now
        )
        record(by=by, verb="agreed to", noun=NOUN, subject=row.pk, now=now)
        _settle(row, by, now, today)


def record_person(*, by: Viewer, now: datetime, today: date, secondment: UUID, told_by: str, told_on: date) -> None:
    """Write down that the person agreed, who said so and when: for one who does not sign in."""
    with saving.whole("secondment.record_person", taken=_MEANWHILE):
        row = _row(by, secondment)
        permissions.check_change(by, row)
        given = queries.agreements(row)
        _check(row, given, Step.AGREE_PERSON, today)
        if partnership.signs_in(row.person_id):
            raise NotAllowed(_SIGNS_IN)
        values = Values()
        values.line("told_by", told_by, label="Who said so", longest=LONGEST_LINE)
        if told_on > today:
            values.fault(_LATE)
        kept = values.settled()
        Agreement.objects.create(
            secondment=row,
            round=row.round,
            party=Party.PERSON,
            by=by.actor,
            membership=by.membership,
            at=now,
            recorded=True,
            told_by=kept["told_by"],
            told_on=told_on,
        )
        record(by=by, verb="recorded the person's yes to", noun=NOUN, subject=row.pk, now=now)
        _settle(row, by, now, today)


def decline(*, by: Viewer, now: datetime, today: date, secondment: UUID, reason: str) -> None:
    """Say no, with a reason: to a proposal, which is over then, or to its lasting longer, and it ends as agreed."""
    with transactions.whole("secondment.decline"):
        row = _row(by, secondment)
        permissions.check_decline(by, row)
        _check(row, queries.agreements(row), Step.DECLINE, today)
        values = Values()
        values.line("reason", reason, label="The reason", longest=LONGEST_REASON)
        kept = values.settled()
        longer = _close(row, by, now, State.DECLINED, kept["reason"])
        record(by=by, verb="declined", noun=NOUN, subject=row.pk, now=now)
        letters.told(row, by=by, now=now, today=today, what="does not last longer" if longer else "was declined")


def withdraw(*, by: Viewer, now: datetime, today: date, secondment: UUID) -> None:
    """Take back a proposal that has not begun, or the wish that it lasts longer."""
    with transactions.whole("secondment.withdraw"):
        row = _row(by, secondment)
        permissions.check_change(by, row)
        _check(row, queries.agreements(row), Step.WITHDRAW, today)
        longer = _close(row, by, now, State.WITHDRAWN, "")
        record(by=by, verb="withdrew", noun=NOUN, subject=row.pk, now=now)
        letters.told(row, by=by, now=now, today=today, what="does not last longer" if longer else "was taken back")


def _row(by: Viewer, secondment: UUID) -> Secondment:
    found = permissions.get(by, secondment)
    return Secondment.objects.select_for_update().get(pk=found.pk)


def _check(row: Secondment, given: list[Agreement], step: Step, today: date) -> None:
    standing = queries.standing(row, {Party(each.party) for each in given}, today)
    why = secondments.why_not(standing, step)
    if not why and step in AGREEING.values() and any(AGREEING[Party(each.party)] is step for each in given):
        why = "This was agreed already."
    if why:
        raise NotAllowed(why)


def _settle(row: Secondment, by: Viewer, now: datetime, today: date) -> None:
    """Where all three have agreed the proposal is agreed, or it lasts longer; else those still asked stay asked."""
    if len(queries.agreed(row)) < len(Party):
        letters.agreed(row, by=by, now=now, today=today)
        return
    if row.longer_until is not None:
        row.ends_on, row.longer_until, row.longer_membership = row.longer_until, None, None
        what = "lasts longer, as all have agreed"
    else:
        row.state = State.AGREED
        what = "is agreed by all"
    row.save()
    letters.told(row, by=by, now=now, today=today, what=what)


def _close(row: Secondment, by: Viewer, now: datetime, state: State, reason: str) -> bool:
    """Close a proposal as `state`, or the wish that it lasts longer; return whether it was that wish."""
    longer = row.longer_until is not None
    if longer:
        row.longer_until, row.longer_membership = None, None
    else:
        row.state = state
    row.closed_by, row.closed_at, row.closed_reason = by.actor, now, reason
    row.save()
    return longer
