"""Letters of a round: worded, tried on oneself, sent to everybody, and sent again to those who did not answer."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.commands import links, posting
from oneworkforce.assess.domain import letters as rules
from oneworkforce.assess.domain.kinds import Letter as Kind
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.models import Contact, Letter, Round, Sending
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import letters as queries
from oneworkforce.assess.queries import stored
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.notify import email
from oneworkforce.partnership.public import reach
from oneworkforce.ui import conflict

NOUN = "letter"


def word(
    *,
    by: Viewer,
    now: datetime,
    today: date,
    round: UUID,  # noqa: A002  the field's word
    kind: Kind,
    audience: str,
    seen: str,
    subject: str,
    words: str,
) -> None:
    """Word a letter to an audience ("": everybody). `ui.conflict.Changed` where it is not as it was `seen`."""
    with transactions.whole("letter.word"):
        row = _held(by, round)
        years.check_step(by, row, Step.WORD, today)
        values = Values()
        values.choice("audience", audience, label="The audience", among=_audiences(row))
        values.line("subject", subject, label="The subject", longest=rules.LONGEST_SUBJECT)
        values.lines("words", words, label="The letter", longest=rules.LONGEST_WORDS)
        for fault in rules.faults(values.kept["subject"], values.kept["words"]):
            values.fault(fault)
        kept = values.settled()
        del kept["audience"]
        conflict.check(seen, shown(row, kind, audience), kept)
        found, _ = Letter.objects.get_or_create(round=row, audience=audience, kind=kind, defaults=kept)
        saving.changed(found, kept)
        record(by=by, verb="worded", noun=NOUN, subject=found.pk, fields=["subject", "words"], now=now)


def shown(row: Round, kind: Kind, audience: str) -> dict[str, object]:
    """Return the values that the form of a letter shows, by field."""
    subject, words = queries.words(row, kind, audience)
    return {"subject": subject, "words": words}


def test(
    *,
    by: Viewer,
    now: datetime,
    today: date,
    round: UUID,  # noqa: A002  the field's word
    kind: Kind,
    audience: str,
    link: str,
) -> None:
    """Send a letter to oneself, as it stands. Its `link` leads to a page that says so, and answers nothing."""
    with transactions.whole("letter.test"):
        row = years.get(by, round)
        years.check_step(by, row, Step.WORD, today)
        own = next(iter(reach([by.person], today=today)), None)
        if own is None:
            raise Refused(Fault("", "Your own record has no e-mail address.", "Add one to your record."))
        words = queries.words(row, kind, audience)
        filled = queries.filled(row, words, name=own.name, language="", link=link)
        email.put(
            key=f"letter-test:{uuid4()}",
            to=own.email,
            subject=f"Test: {filled.subject}"[:150],
            text=filled.text,
            about="a test of a letter",
            now=now,
        )
        record(by=by, verb="sent themselves a test of", noun=NOUN, now=now)


def invite(*, by: Viewer, now: datetime, today: date, round: UUID) -> int:  # noqa: A002  the field's word
    """Write to everybody who was not written to yet and wants letters; return how many letters are on their way.

    Asked twice, nobody is written to twice.
    """
    with transactions.whole("letters.invite"):
        row = _sending(by, round, today)
        contacts = list(Contact.objects.filter(round=row, unwanted=False, answered=False))
        if not contacts:
            raise Refused(Fault("", "This round has no contacts to write to.", "Use open links or paper instead."))
        new = posting.invited(row, contacts)
        if not new:
            raise Refused(Fault("", "Everybody has been written to.", "Send reminders instead."))
        posting.put(row, new, Kind.INVITATION, posting.INVITED, now=now)
        Sending.objects.create(round=row, kind=Kind.INVITATION, letters=len(new), asked_by=by.actor, asked_at=now)
        record(
            by=by,
            verb="sent letters of",
            noun="round",
            subject=row.pk,
            reason=_told(row, Kind.INVITATION, new),
            now=now,
        )
    return len(new)


def remind(*, by: Viewer, now: datetime, today: date, round: UUID) -> str:  # noqa: A002  the field's word
    """Write again to those who have not answered and want letters; return how many letters, told in tens.

    Once a day: two numbers that are near in time would tell of a few people.
    """
    with transactions.whole("letters.remind"):
        row = _sending(by, round, today)
        before = Sending.objects.filter(round=row)
        if not before.filter(kind=Kind.INVITATION).exists():
            raise Refused(Fault("", "Nobody was invited yet.", "Send the invitation first."))
        last = before.filter(kind=Kind.REMINDER).order_by("-asked_at").values_list("asked_at", flat=True).first()
        if last is not None and timezone.localdate(last) >= today:
            raise Refused(Fault("", "Reminders were sent today.", "Send the next ones tomorrow or later."))
        contacts = list(Contact.objects.filter(round=row, unwanted=False, answered=False))
        made = Sending.objects.create(
            round=row, kind=Kind.REMINDER, letters=len(contacts), asked_by=by.actor, asked_at=now
        )
        posting.put(row, contacts, Kind.REMINDER, made.pk.bytes, now=now)
        told = _told(row, Kind.REMINDER, contacts)
        record(by=by, verb="sent reminders of", noun="round", subject=row.pk, reason=told, now=now)
    return told


def _told(row: Round, kind: Kind, letters: list[Contact]) -> str:
    return f"Letters: {rules.told(kind, len(letters), Contact.objects.filter(round=row).count())}"


def _sending(by: Viewer, pk: UUID, today: date) -> Round:
    """Return the round, locked, every contact with the digest of its link: two sendings do not cross."""
    row = _held(by, pk)
    years.check_step(by, row, Step.SEND, today)
    links.issue(row)
    return row


def _held(by: Viewer, pk: UUID) -> Round:
    found = years.get(by, pk)
    return Round.objects.select_for_update().get(pk=found.pk)


def _audiences(row: Round) -> tuple[tuple[str, str], ...]:
    return ((queries.EVERYBODY, ""), *((each, "") for each in stored.framework_of(row).audiences))
