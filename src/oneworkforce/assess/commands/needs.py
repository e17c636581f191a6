"""A need is sent to central support, and answered.

Sending leaves no line in the audit: what somebody chose to say to central support is for central support alone.
"""

from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.models import Need
from oneworkforce.assess.permissions import self_assessments as permissions
from oneworkforce.assess.queries import stored
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault
from oneworkforce.ui import conflict

NOUN = "need"
LONGEST = 2_000


def send(*, by: Viewer, now: datetime, today: date, self_assessment: UUID, arc: str, words: str) -> UUID:
    """Send one need, the arc and these words alone, to whoever runs the round; return its id."""
    with transactions.whole("need.send"):
        own = permissions.get(by, self_assessment)
        permissions.check_fill(own.round, today)
        values = Values()
        arcs = tuple((each.id, "") for each in stored.framework_of(own.round).arcs)
        values.choice("arc", arc, label="What it is about", among=arcs)
        values.lines("words", words, label="What you need", longest=LONGEST)
        if not values.kept["words"].strip():
            values.fault(Fault("words", "What you need is empty.", "Enter it in your own words."))
        made = Need.objects.create(round=own.round, person_id=by.person, sent_at=now, **values.settled())
    return made.pk


def reply(*, by: Viewer, now: datetime, need: UUID, seen: str, words: str) -> None:
    """Answer a need, or put the answer right. `ui.conflict.Changed` where somebody else answered meanwhile."""
    with transactions.whole("need.reply"):
        found = permissions.need(by, need)
        values = Values()
        values.lines("reply", words, label="The reply", longest=LONGEST)
        if not values.kept["reply"].strip():
            values.fault(Fault("reply", "The reply is empty.", "Enter what you can offer, or whom to ask."))
        kept = values.settled()
        row = Need.objects.select_for_update().get(pk=found.pk)
        conflict.check(seen, shown(row), kept)
        row.reply, row.replied_by, row.replied_at = kept["reply"], by.actor, now
        row.save(update_fields=["reply", "replied_by", "replied_at"])
        record(by=by, verb="answered", noun=NOUN, subject=row.pk, now=now)


def shown(row: Need) -> dict[str, object]:
    """Return the values that the form of the reply shows, by field."""
    return {"reply": row.reply}
