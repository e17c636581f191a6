"""Links to the questionnaire: the digests that find them are kept, and a lost one is replaced."""

from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.commands import posting, seals
from oneworkforce.assess.domain import tokens
from oneworkforce.assess.domain.kinds import Letter as Kind
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.models import Contact, Round
from oneworkforce.assess.permissions import contacts as permissions
from oneworkforce.assess.permissions import years
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Fault, Refused

_BATCH = 1_000


def issue(row: Round) -> None:
    """Give each contact of an open round the digest of its link, in the caller's transaction; again, nothing happens.

    The links themselves are derived when a letter is sent, and kept nowhere.
    """
    key = seals.key(row)
    waiting = list(Contact.objects.select_for_update().filter(round=row, digest=""))
    for contact in waiting:
        contact.digest = tokens.digest(tokens.of_contact(key, contact.pk, contact.number))
    # One statement a batch on both databases: each row is there already, so that it is only its digest that is written.
    Contact.objects.bulk_create(
        waiting, batch_size=_BATCH, update_conflicts=True, unique_fields=["id"], update_fields=["digest"]
    )


def replace(*, by: Viewer, now: datetime, today: date, round: UUID, contact: UUID) -> None:  # noqa: A002
    """Make a contact's link void and send another, if it is still needed: the sender decides, and nobody is told.

    What was begun by the old link is led to by nothing any more; it is deleted when the round is closed.
    """
    with transactions.whole("contact.replace_link"):
        found = permissions.get(by, round, contact)
        years.check_step(by, found.round, Step.SEND, today)
        row = Contact.objects.select_for_update().get(pk=found.pk)
        if row.unwanted:
            raise Refused(Fault("", "They asked not to be written to.", "Say first that they want letters."))
        key = seals.key(found.round)
        row.number += 1
        row.digest = tokens.digest(tokens.of_contact(key, row.pk, row.number))
        row.save(update_fields=["number", "digest"])
        posting.put(found.round, [row], Kind.INVITATION, posting.INVITED, now=now, at_once=True)
        record(by=by, verb="replaced the link of", noun="contact", subject=row.pk, now=now)
