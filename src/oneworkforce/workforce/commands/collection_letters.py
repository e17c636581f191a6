"""The letters of a collection: the invitation to who was not written to yet, reminders to who has not answered."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.ground import outbox, transactions
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.notify import addresses, email
from oneworkforce.workforce.domain import return_states
from oneworkforce.workforce.domain.collection_letters import Letter
from oneworkforce.workforce.domain.collection_states import Step
from oneworkforce.workforce.models import Collection, Return
from oneworkforce.workforce.permissions import collections as permissions
from oneworkforce.workforce.queries import collections as queries
from oneworkforce.workforce.queries import returns

Link = Callable[[UUID], str]
"""The address of what is asked of one organisation, by the id of its return."""
ABOUT = "a collection of workforce data"


def invite(*, by: Viewer, now: datetime, today: date, collection: UUID, link: Link) -> int:
    """Write to the link person, else the managers, of every organisation that was not written to yet.

    Return how many letters are on their way. Asked twice, nobody is written to twice.
    """
    with transactions.whole("collection.invite"):
        row = permissions.held(by, collection, Step.INVITE, today)
        found = [each for each in returns.of(row, today=today) if each.invited_at is None and not each.gone]
        reached = [each for each in found if each.ask is not None]
        if not reached:
            raise Refused(Fault("", "There is nobody to write to.", "Name link persons, or choose who is asked."))
        many = _put(row, reached, Letter.INVITATION, by=by, now=now, link=link)
        Return.objects.filter(pk__in=[each.id for each in reached]).update(invited_at=now)
        _record(by, row, "sent invitations of", many, now)
    return many


def remind(*, by: Viewer, now: datetime, today: date, collection: UUID, link: Link) -> int:
    """Write again to who was invited and has not answered; return how many letters. Once a day at most."""
    with transactions.whole("collection.remind"):
        row = permissions.held(by, collection, Step.REMIND, today)
        locked = Return.objects.select_for_update().filter(collection=row)
        last = max((each.reminded_at for each in locked if each.reminded_at), default=None)
        if last is not None and timezone.localdate(last) >= today:
            raise Refused(Fault("", "Reminders were sent today.", "Send the next ones tomorrow or later."))
        found = [
            each
            for each in returns.of(row, today=today)
            if return_states.reminded(each.status, invited=each.invited_at is not None)
            and each.ask is not None
            and not each.gone
        ]
        if not found:
            raise Refused(Fault("", "There is nobody to remind.", "Everybody who was invited has answered."))
        many = _put(row, found, Letter.REMINDER, by=by, now=now, link=link)
        asked = {each.id for each in found}
        for each in locked:
            if each.pk in asked:
                each.reminded_at, each.reminders = now, each.reminders + 1
        Return.objects.bulk_update([each for each in locked if each.pk in asked], ["reminded_at", "reminders"])
        _record(by, row, "sent reminders of", many, now)
    return many


def _put(row: Collection, found: Iterable[returns.Row], which: Letter, *, by: Viewer, now: datetime, link: Link) -> int:
    letters = []
    for each in found:
        for person in each.ask.people if each.ask else ():
            said = queries.filled(
                row, which, by=by, name=person.name, organisation=each.organisation.name, link=link(each.id)
            )
            key = f"{which}:{each.id}:{each.reminders}:{person.person}"
            payload = {"subject": addresses.line("subject", said.subject), "text": said.text}
            letters.append(outbox.Letter(key, addresses.one(person.email), payload, now))
    outbox.put_all(letters, channel=email.CHANNEL, about=ABOUT, now=now)
    return len(letters)


def _record(by: Viewer, row: Collection, verb: str, many: int, now: datetime) -> None:
    record(by=by, verb=verb, noun="collection", subject=row.pk, reason=text.counted(many, "letter"), now=now)
