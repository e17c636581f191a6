"""An enquiry is put to an organisation, answered, forwarded to one of its people, and decided by that person."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.notify import email
from oneworkforce.partnership import public
from oneworkforce.partnership.models import Person
from oneworkforce.workforce.domain import enquiries as rules
from oneworkforce.workforce.domain.enquiries import Reason, Reply, Standing, Step
from oneworkforce.workforce.domain.wanted import Wanted, codes
from oneworkforce.workforce.models import Enquiry, Forwarded
from oneworkforce.workforce.models.enquiry import LONGEST
from oneworkforce.workforce.permissions import enquiries, finding
from oneworkforce.workforce.queries import asking

NOUN = "enquiry"
ANSWERS = (Step.TOUCH, Step.DECLINE)
Link = Callable[[UUID], str]
"""Makes the address of an enquiry's page: the door knows where the site stands."""


def ask(
    *, by: Viewer, now: datetime, today: date, link: Link, secret: str, asked: Wanted, reason: str, words: str
) -> UUID:
    """Ask an organisation about somebody whom a search found there, and write to those who answer for it.

    `secret`: which organisation (queries/asking.py). Refused while `MOST_OPEN` of the viewer's wait, and where there is
    nobody to write to. The letter names who asks, and nobody of the organisation.
    """
    with transactions.whole("enquiry.ask"):
        finding.check_search(by)
        at = asking.asked_at(by, secret, today=today)
        values = Values()
        values.choice("reason", reason, label="The reason", among=Reason.choices())
        values.line("words", words, label="What you need", longest=LONGEST)
        kept = values.settled()
        waiting = Enquiry.objects.filter(asker=by.person, state=Standing.WAITING, due_on__gte=today)
        if waiting.count() >= rules.MOST_OPEN:
            what = f"{rules.MOST_OPEN} of your enquiries wait for an answer."
            raise Refused(Fault("", what, "Wait until one is answered or has lapsed."))
        answerers = public.holders_at(enquiries.ANSWERS, at.organisation, today=today, links=True)
        if not answerers:
            raise Refused(Fault("", "Nobody there can be written to.", "Ask an administrator who the link person is."))
        made = Enquiry.objects.create(
            organisation_id=at.organisation,
            asker_id=by.person,
            sought=codes(asked),
            named=at.named,
            asked_at=now,
            due_on=rules.last_day(today),
            **kept,
        )
        record(by=by, verb="put", noun=NOUN, subject=made.pk, now=now)
        for one in answerers:
            email.put(
                key=f"enquiry:{made.pk}:{one.person}",
                to=one.email,
                subject="Somebody asks for help from one of your people",
                text=f"{by.actor} searched for a skill or language in OneWorkforce and found that somebody in your"
                " organisation has it. They do not know who.\n\n"
                f"See what is needed and answer, in {rules.DAYS} days at most:\n\n{link(made.pk)}\n",
                about="an enquiry",
                now=now,
            )
    return made.pk


def answer(*, by: Viewer, now: datetime, today: date, link: Link, enquiry: UUID, answer: str, words: str = "") -> None:
    """Say for an organisation that its manager will put them in touch, or that it is not possible; tell who asked."""
    with transactions.whole("enquiry.answer"):
        values = Values()
        values.choice("answer", answer, label="The answer", among=tuple((each.value, each.title_) for each in ANSWERS))
        values.line("words", words, label="What you add", longest=LONGEST, required=False)
        kept = values.settled()
        row = _locked(by, enquiry)
        enquiries.check_answer(by, row)
        _settled(row, Step(kept["answer"]), kept["words"], by=by, now=now, today=today, link=link)
        record(by=by, verb="answered", noun=NOUN, subject=row.pk, now=now)


def forward(*, by: Viewer, now: datetime, today: date, link: Link, enquiry: UUID, person: UUID) -> UUID:
    """Ask a person of the organisation, who decides for themself; return what stands for it.

    Refused for one without an e-mail address or sign-in, for one out of the viewer's reach, and a second time.
    """
    with transactions.whole("enquiry.forward"):
        row = _locked(by, enquiry)
        enquiries.check_answer(by, row)
        _check(row, Step.FORWARD, today)
        someone = Person.objects.filter(public.in_full(by), pk=person, organisation=row.organisation_id).first()
        reached = public.reach([person], today=today) if someone is not None else ()
        if not reached or reached[0].membership is None:
            what = "This person cannot be asked here: they do not sign in, or have no e-mail address."
            raise Refused(Fault("person", what, "Ask them yourself, then answer."))
        made, new = Forwarded.objects.get_or_create(
            enquiry=row, person_id=person, defaults={"forwarded_by": by.actor, "forwarded_at": now}
        )
        if not new:
            raise Refused(Fault("person", "This person has been asked already.", "Choose another, or wait."))
        email.put(
            key=f"enquiry-forwarded:{made.pk}",
            to=reached[0].email,
            subject="You are asked whether you can help",
            text=f"{by.actor} asks you in OneWorkforce whether you can help somebody of another organisation."
            " You decide: nobody there knows that it is you who was asked.\n\n"
            f"See what is needed and say yes or no:\n\n{link(row.pk)}\n",
            about="an enquiry",
            now=now,
        )
        record(by=by, verb="forwarded", noun=NOUN, subject=row.pk, now=now)
    return made.pk


def reply(*, by: Viewer, now: datetime, today: date, link: Link, enquiry: UUID, yes: bool) -> None:
    """Say yes or no for oneself: of a yes who asked sees one's name and how to reach one, of a no they hear nothing."""
    with transactions.whole("enquiry.reply"):
        row = _locked(by, enquiry)
        enquiries.check_reply(by, row)
        own = Forwarded.objects.get(enquiry=row, person=by.person)
        if own.reply != Reply.WAITING:
            raise NotAllowed("You have answered this already.")
        step = Step.AGREE if yes else Step.REFUSE
        _check(row, step, today)
        own.reply, own.replied_at = Reply.YES if yes else Reply.NO, now
        own.save(update_fields=["reply", "replied_at"])
        if yes:
            _settled(row, step, "", by=by, now=now, today=today, link=link)
        record(by=by, verb="replied to", noun=NOUN, subject=row.pk, now=now)


def _locked(by: Viewer, enquiry: UUID) -> Enquiry:
    """Return the enquiry, locked: of two answers at once the first stands."""
    found = enquiries.get(by, enquiry)
    fresh = Enquiry.objects.select_for_update().get(pk=found.pk)
    found.state = fresh.state
    return found


def _check(row: Enquiry, step: Step, today: date) -> None:
    if why := rules.why_not(rules.standing(row.state, row.due_on, today), step):
        raise NotAllowed(why)


def _settled(row: Enquiry, step: Step, words: str, *, by: Viewer, now: datetime, today: date, link: Link) -> None:
    """Write down the answer and tell whoever asked that there is one; what it says stands on its page."""
    _check(row, step, today)
    row.state = rules.after(rules.standing(row.state, row.due_on, today), step)
    row.answer, row.answered_at, row.answered_by = words, now, by.actor
    row.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    for one in public.reach([row.asker_id], today=today):
        email.put(
            key=f"enquiry-answered:{row.pk}",
            to=one.email,
            subject="Your enquiry was answered",
            text=f"What you asked in OneWorkforce was answered. See it here:\n\n{link(row.pk)}\n",
            about="an answer to an enquiry",
            now=now,
        )
