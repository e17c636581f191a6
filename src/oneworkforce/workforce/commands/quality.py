"""Asking an organisation to put its data right: one press, once a week at most."""

from datetime import date, datetime, timedelta
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.notify import email
from oneworkforce.partnership.models import Organisation
from oneworkforce.workforce.models import QualityLetter
from oneworkforce.workforce.permissions import quality as permissions
from oneworkforce.workforce.queries import quality, returns

WEEK = timedelta(days=7)
ABOUT = "data to be put right"


def ask(*, by: Viewer, now: datetime, today: date, organisation: UUID, link: str) -> int:
    """Write to the link person, else the managers, what is missing, old or cannot be right; return how many letters.

    Nothing personal stands in the letter, and no row: `link` leads to the page that tells them apart.
    """
    with transactions.whole("quality.ask"):
        found = permissions.get(by, organisation, today)
        permissions.check_ask(by)
        Organisation.objects.select_for_update().get(pk=organisation)
        (row,) = quality.of(by, today=today, only=[organisation])
        to = returns.asked_in([organisation], today=today).get(organisation)
        if row.asked_on is not None and today - row.asked_on < WEEK:
            raise Refused(Fault("", "It was asked within the last week.", "Give it time, or call."))
        if not row.points:
            raise Refused(Fault("", "There is nothing to chase.", "Its data are as good as they can be."))
        if to is None:
            raise Refused(Fault("", "There is nobody to write to.", "Name a link person for workforce data."))
        made = QualityLetter.objects.create(
            organisation=found, asked_on=today, asked_by=by.actor, letters=len(to.people)
        )
        for person in to.people:
            email.put(
                key=f"quality:{made.pk}:{person.person}",
                to=person.email,
                subject="Your workforce data: please put some of it right",
                text=words(row, name=person.name, by=by, link=link),
                about=ABOUT,
                now=now,
            )
        record(
            by=by,
            verb="asked for better data of",
            noun="organisation",
            subject=organisation,
            reason=text.counted(len(to.people), "letter"),
            now=now,
        )
    return len(to.people)


def words(row: quality.Row, *, name: str, by: Viewer, link: str) -> str:
    """Return the letter as somebody gets it."""
    uses = f"{by.partnership_name} uses what {row.organisation.name} records of its workforce."
    chased = "\n".join(f"- {reason}" for reason in row.reasons)
    return f"Dear {name},\n\n{uses} Some of it needs another look:\n\n{chased}\n\nItem by item:\n{link}\n\n{by.actor}\n"
