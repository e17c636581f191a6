"""Answers are handed in: the ballot is cast, the link is used, the draft is gone; all of it or nothing.

No audit event tells of it: it would name a moment, and who was there. A look changes nothing, since mail programs
open links.
"""

from datetime import date

from django.db.models import F

from oneworkforce.access.verdicts import NotFound
from oneworkforce.assess.commands import ballots
from oneworkforce.assess.domain import questionnaire
from oneworkforce.assess.models import Contact, Draft, FrameCell, Round
from oneworkforce.assess.queries import answering
from oneworkforce.assess.queries.answering import Shut, Why
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Fault, Refused

NOTHING = "nothing"
"""Where a person is told that nothing was answered."""


def hand_in(*, token: str, today: date) -> None:
    """Hand in the answers of a draft. Whoever is second, in another window, is told that they were (Shut).

    Refused where nothing was answered.
    """
    with transactions.whole("answers.hand_in"):
        holder = answering.holder(token, today=today, locked=True)
        _check_still_open(holder.round)
        said = holder.drafted.said
        if holder.draft is None or not questionnaire.has_answer(holder.framework, holder.cell.audience, said):
            # Another window may have handed in while this one waited for the draft.
            if holder.contact and Contact.objects.filter(pk=holder.contact, answered=True).exists():
                raise Shut(Why.USED, holder.round, holder.language)
            raise Refused(Fault(NOTHING, "You have not answered any question yet.", "Answer at least one."))
        if holder.contact is None:
            FrameCell.objects.filter(pk=holder.cell.pk).update(by_link=F("by_link") + 1)
        elif not Contact.objects.filter(pk=holder.contact, answered=False).update(answered=True):
            raise Shut(Why.USED, holder.round, holder.language)
        if not Draft.objects.filter(pk=holder.draft.pk).delete()[0]:
            raise NotFound
        ballots.cast(row=holder.round, cell=holder.cell, said=said, remarks=holder.drafted.remarks, today=today)


def _check_still_open(row: Round) -> None:
    """See that nobody closes the round in this moment: what is cast after its ballots were read would be lost."""
    transactions.held(row)
    if not Round.objects.filter(pk=row.pk, closed_at__isnull=True).exists():
        raise Shut(Why.CLOSED, row)
