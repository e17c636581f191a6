"""A plan is put to the executive as it stands, withdrawn, signed off, or sent back with a reason."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from oneworkforce.access.permissions import Permission
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.notify import email
from oneworkforce.partnership import public as partnership
from oneworkforce.plan.domain import plan_text
from oneworkforce.plan.domain.kinds import Answer
from oneworkforce.plan.models import SignOff, Strategy
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.queries import recorded

NOUN = "sign_off"
LONGEST = 2_000
_WAITS = Fault("", "The plan waits for the executive already.", "Withdraw that first, then ask anew.")
_ANSWERED = Fault("", "It has been answered already.", "See what was said.")
Link = Callable[[UUID], str]
"""Makes the address of a sign-off's page: the door knows where the site stands."""


def ask(*, by: Viewer, now: datetime, today: date, link: Link, strategy: UUID) -> UUID:
    """Put the plan to the executive as it stands, and write to those who may sign it off; return the sign-off's id."""
    with saving.whole("sign_off.ask", taken=_WAITS):
        found = plans.get(by, strategy)
        plans.check_change(by)
        row = Strategy.objects.select_for_update().get(pk=found.pk)
        rows = SignOff.objects.filter(strategy=row)
        if rows.filter(answer=Answer.WAITING).exists():
            raise Refused(_WAITS)
        plan = recorded.plan(row)
        if not plan.actions:
            raise Refused(Fault("", "The plan has no action yet.", "Add its actions first."))
        made = SignOff.objects.create(
            strategy=row,
            number=1 + (rows.aggregate(most=Max("number"))["most"] or 0),
            plan=plan_text.data(plan),
            asked_by=by.actor,
            asked_membership=by.membership,
            asked_at=now,
        )
        record(by=by, verb="asked for", noun=NOUN, subject=made.pk, now=now)
        for one in partnership.holders(Permission.SIGN_OFF_PLANS, today=today):
            if one.membership == by.membership:
                continue
            email.put(
                key=f"sign-off-asked:{made.pk}:{one.person}",
                to=one.email,
                subject="A plan waits for your sign-off",
                text=f"{by.actor} asks you to sign off a plan in OneWorkforce, or to send it back with a reason.\n\n"
                f"You see it as it stands here, once you have signed in:\n\n{link(made.pk)}\n",
                about="sign-off asked for",
                now=now,
            )
    return made.pk


def answer(*, by: Viewer, now: datetime, sign_off: UUID, answer: str, remark: str = "") -> None:
    """Sign a plan off, perhaps with a remark, or send it back with a reason; never by whoever asked."""
    with transactions.whole("sign_off.answer"):
        found = plans.get_sign_off(by, sign_off)
        plans.check_answer(by, found)
        row = SignOff.objects.select_for_update().get(pk=found.pk)
        if row.answer != Answer.WAITING:
            raise Refused(_ANSWERED)
        values = Values()
        values.choice("answer", answer, label="The answer", among=Answer.choices()[1:])
        values.lines("remark", remark, label="The remark", longest=LONGEST)
        if answer == Answer.RETURNED and not values.kept["remark"].strip():
            values.fault(Fault("remark", "A plan is sent back with a reason.", "Say what should change."))
        kept = values.settled()
        given = {"answered_by": by.actor, "answered_membership": by.membership, "answered_at": now}
        saving.changed(row, {**kept, **given})
        record(by=by, verb="gave" if answer == Answer.SIGNED else "refused", noun=NOUN, subject=row.pk, now=now)


def withdraw(*, by: Viewer, now: datetime, sign_off: UUID) -> UUID:
    """Take back what waits for its answer; return its strategy."""
    with transactions.whole("sign_off.withdraw"):
        found = plans.get_sign_off(by, sign_off)
        plans.check_change(by)
        row = SignOff.objects.select_for_update().get(pk=found.pk)
        if row.answer != Answer.WAITING:
            raise Refused(_ANSWERED)
        record(by=by, verb="withdrew", noun=NOUN, subject=row.pk, now=now)
        row.delete()
    return found.strategy_id
