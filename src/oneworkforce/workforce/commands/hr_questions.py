"""A question about pay and conditions is asked, answered, taken back, and shown to all who see conditions."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault
from oneworkforce.notify import email
from oneworkforce.partnership import public as partnership
from oneworkforce.workforce.domain import hr_questions as rules
from oneworkforce.workforce.domain.hr_questions import State, Step
from oneworkforce.workforce.domain.terms import CONDITIONS
from oneworkforce.workforce.models import HrQuestion, HrQuestionGroup, TermsGroup
from oneworkforce.workforce.permissions import hr_questions as permissions
from oneworkforce.workforce.permissions import terms

NOUN = "hr_question"
LONGEST = 2_000
ANY = ("", "All conditions")


def ask(
    *,
    by: Viewer,
    now: datetime,
    today: date,
    groups: Collection[UUID],
    condition: str,
    text: str,
    team: UUID | None = None,
) -> UUID:
    """Ask about groups and a condition ("" for all), and write to who answers for each; return the question's id.

    Answers: who writes down the conditions of the group's organisation, else those who do so for the partnership.
    """
    with transactions.whole("hr_question.ask"):
        terms.check_see(by)
        values = Values()
        values.lines("text", text, label="The question", longest=LONGEST)
        among = (ANY, *((key, each.title) for key, each in CONDITIONS.items()))
        values.choice("condition", condition, label="The condition", among=among)
        if not values.kept["text"]:
            values.fault(Fault("text", "The question is empty.", "Write what you want to know."))
        found = list(terms.visible_to(by).filter(pk__in=groups).order_by("pk"))
        if not found or len(found) != len(set(groups)):
            values.fault(Fault("groups", "Which groups it is about is not said.", "Choose at least one of the list."))
        kept = values.settled()
        place = None if team is None else terms.get_team(by, team)
        made = HrQuestion.objects.create(
            **kept, team=place, asked_by=by.actor, asked_membership=by.membership, asked_at=now
        )
        HrQuestionGroup.objects.bulk_create(HrQuestionGroup(question=made, group=each) for each in found)
        record(by=by, verb="asked", noun=NOUN, subject=made.pk, now=now)
        _write(made, found, by, now, today)
    return made.pk


def answer(*, by: Viewer, now: datetime, today: date, question: UUID, answer: str, published: bool) -> None:
    """Answer a question, or mend its answer; `published`: all who see conditions see both. Whoever asked is told."""
    with transactions.whole("hr_question.answer"):
        row = _locked(by, question, Step.ANSWER)
        values = Values()
        values.lines("answer", answer, label="The answer", longest=LONGEST)
        if not values.kept["answer"]:
            values.fault(Fault("answer", "The answer is empty.", "Write it."))
        kept = values.settled()
        first = row.state == State.OPEN
        row.state, row.answer, row.published = State.ANSWERED, kept["answer"], published
        row.answered_by, row.answered_at = by.actor, now if first else row.answered_at
        row.save()
        record(by=by, verb="answered", noun=NOUN, subject=row.pk, now=now)
        if first:
            _tell(row, by, now, today)


def publish(*, by: Viewer, now: datetime, question: UUID, published: bool) -> None:
    """Show question and answer to all who see conditions, or no longer."""
    with transactions.whole("hr_question.publish"):
        row = _locked(by, question, Step.PUBLISH if published else Step.HIDE)
        if row.published != published:
            row.published = published
            row.save(update_fields=["published"])
            verb = "published" if published else "no longer publishes"
            record(by=by, verb=verb, noun=NOUN, subject=row.pk, now=now)


def withdraw(*, by: Viewer, now: datetime, question: UUID) -> None:
    """Take back one's own question that has no answer."""
    with transactions.whole("hr_question.withdraw"):
        found = permissions.get(by, question)
        permissions.check_withdraw(by, found)
        row = HrQuestion.objects.select_for_update().get(pk=found.pk)
        row.state = _after(row, Step.WITHDRAW)
        row.save(update_fields=["state"])
        record(by=by, verb="withdrew", noun=NOUN, subject=row.pk, now=now)


def _locked(by: Viewer, question: UUID, step: Step) -> HrQuestion:
    found = permissions.get(by, question)
    permissions.check_answer(by, found)
    row = HrQuestion.objects.select_for_update().get(pk=found.pk)
    _after(row, step)
    return row


def _after(row: HrQuestion, step: Step) -> State:
    now = State(row.state)
    if why := rules.why_not(now, step):
        raise NotAllowed(why)
    return rules.after(now, step)


def _write(row: HrQuestion, groups: Collection[TermsGroup], by: Viewer, now: datetime, today: date) -> None:
    """Write to everybody who answers for a group, once each, and nothing of what was asked."""
    places = sorted({each.organisation_id for each in groups}, key=str)
    people = {
        one.person: one
        for place in places
        for one in partnership.holders_at(terms.CHANGE, place, today=today)
        if one.membership != by.membership
    }
    for one in people.values():
        email.put(
            key=f"hr-question:{row.pk}:{one.person}",
            to=one.email,
            subject="A question about pay and conditions",
            text=f"{by.actor} asks a question about pay and conditions in OneWorkforce.\n\n"
            f"You read it and answer here, once you have signed in:\n\n{_address(row.pk)}\n",
            about="a question about pay and conditions",
            now=now,
        )


def _tell(row: HrQuestion, by: Viewer, now: datetime, today: date) -> None:
    asker = partnership.member(row.asked_membership, today=today)
    if asker is not None:
        email.put(
            key=f"hr-answer:{row.pk}",
            to=asker.email,
            subject="Your question about pay and conditions was answered",
            text=f"{by.actor} answered what you asked in OneWorkforce.\n\n"
            f"You read it here, once you have signed in:\n\n{_address(row.pk)}\n",
            about="an answer about pay and conditions",
            now=now,
        )


def _address(question: UUID) -> str:
    return f"{settings.ORIGIN}{reverse('hr_question', args=[question])}"
