"""What is written down at a workshop: who is there, and what is said of an arc."""

from datetime import datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.commands.workshops import NOUN, open_
from oneworkforce.assess.domain import workshop as rules
from oneworkforce.assess.domain.workshop import Somebody
from oneworkforce.assess.models import Present, Remarked
from oneworkforce.assess.permissions import workshops
from oneworkforce.assess.queries import stored
from oneworkforce.audit import saving
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault

LONGEST = 2_000


def come(*, by: Viewer, now: datetime, workshop: UUID, people: str) -> int:
    """Put down who is there, each on a line "Name, organisation"; return how many were not there already."""
    with transactions.whole("workshop.come"):
        row = open_(by, workshop)
        there = [Somebody(*each) for each in Present.objects.filter(workshop=row).values_list("name", "organisation")]
        found = rules.people(people, there)
        Present.objects.bulk_create(Present(workshop=row, **each._asdict()) for each in found)
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=["present"] if found else [], now=now)
    return len(found)


def leave_out(*, by: Viewer, now: datetime, workshop: UUID, present: UUID) -> None:
    """Take somebody off the list of those who are there."""
    with transactions.whole("workshop.leave_out"):
        found = workshops.get_present(by, workshop, present)
        open_(by, workshop)
        found.delete()
        saving.audited(by=by, noun=NOUN, subject=workshop, fields=["present"], now=now)


def say(*, by: Viewer, now: datetime, workshop: UUID, arc: str, words: str) -> UUID:
    """Write down what was said of an arc ("" all together); return its id."""
    with transactions.whole("workshop.say"):
        row = open_(by, workshop)
        arcs = (("", ""), *((each.id, "") for each in stored.framework_of(row.round).arcs))
        values = Values()
        values.choice("arc", arc, label="The arc", among=arcs)
        values.lines("words", words, label="What was said", longest=LONGEST)
        if not values.kept["words"].strip():
            values.fault(Fault("words", "What was said is empty.", "Enter it in a sentence."))
        made = Remarked.objects.create(workshop=row, written_at=now, **values.settled())
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=["what was said"], now=now)
    return made.pk


def unsay(*, by: Viewer, now: datetime, workshop: UUID, remarked: UUID) -> str:
    """Take away what was written down; return the arc that it was about."""
    with transactions.whole("workshop.unsay"):
        found = workshops.get_remarked(by, workshop, remarked)
        open_(by, workshop)
        found.delete()
        saving.audited(by=by, noun=NOUN, subject=workshop, fields=["what was said"], now=now)
    return found.arc
