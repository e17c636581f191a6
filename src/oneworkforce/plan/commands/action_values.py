"""What a form says of an action, checked and turned into the columns that keep it."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from oneworkforce.ground.values import Values
from oneworkforce.lib import money, text, typed
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.plan.domain import action as domain
from oneworkforce.plan.domain import links, timing
from oneworkforce.plan.models import Action

TITLE, ROLE, NOTE, COVERS, LINE, NOTES = 300, 160, 300, 200, 300, 10_000
"""The most letters of each."""
MOST_LINES = 60
_LINES = {"sub_aims": "A sub-aim", "outcomes": "An outcome", "resources": "A resource"}


@dataclass(frozen=True, slots=True)
class Said:
    """An action as its form says it: texts as typed, lists one a line, a time such as "November 2009" or "ongoing"."""

    title: str
    lead_role: str
    when: str = ""
    priority: bool = False
    every: bool = False
    links: tuple[str, ...] = ()
    sub_aims: str = ""
    outcomes: str = ""
    resources: str = ""
    depends_note: str = ""
    stated: str = ""
    covers: str = ""
    unpriced: str = ""
    notes: str = ""


def columns(said: Said, others: QuerySet[Action]) -> dict[str, Any]:
    """Return the columns; `Refused` with every fault, by field. `others` are the other actions of the strategy."""
    values = Values()
    values.line("title", said.title, label="The title", longest=TITLE)
    values.line("lead_role", said.lead_role, label="The lead", longest=ROLE)
    values.line("depends_note", said.depends_note, label="What it depends on", longest=NOTE, required=False)
    values.line("covers", said.covers, label="What the amount is for", longest=COVERS, required=False)
    values.line("unpriced", said.unpriced, label="The cost without an amount", longest=COVERS, required=False)
    values.lines("notes", said.notes, label="The text", longest=NOTES)
    taken = {title.casefold() for title in others.values_list("title", flat=True)}
    if values.kept["title"].casefold() in taken:
        values.fault(Fault("title", "Another action of this strategy has this title.", "Reword one of the two."))
    if contact := domain.contact_in(values.kept["lead_role"]):
        values.fault(
            Fault("lead_role", f"The lead seems to hold {contact}.", "Name a role: the person is chosen apart.")
        )
    lists = {name: _list(values, name, getattr(said, name)) for name in _LINES}
    arcs, fault = links.read(said.links, every=said.every)
    values.fault(fault)
    when = _when(values, said.when)
    stated = _stated(values, said.stated)
    if stated is None and values.kept["covers"] and not any(char.isdigit() for char in said.stated):
        values.fault(Fault("covers", "This says what an amount is for, but there is none.", "Enter the amount."))
    kept = values.settled()
    return {
        **kept,
        **lists,
        **timing.columns(when),
        "links": list(arcs),
        "every": said.every,
        "priority": said.priority,
        "stated": stated,
    }


def shown(row: Action) -> dict[str, object]:
    """Return the values that the form of an action shows, by field."""
    when = timing.of(row.timing, row.year, row.month, row.day)
    said = Said(
        title=row.title,
        lead_role=row.lead_role,
        when=timing.written(when),
        priority=row.priority,
        every=row.every,
        links=(),
        sub_aims="\n".join(row.sub_aims),
        outcomes="\n".join(row.outcomes),
        resources="\n".join(row.resources),
        depends_note=row.depends_note,
        stated="" if row.stated is None else money.shown(row.stated),
        covers=row.covers,
        unpriced=row.unpriced,
        notes=row.notes,
    )
    places = {"strand": str(row.strand_id or ""), "group": str(row.group_id or "")}
    return {**asdict(said), "links": sorted(row.links), **places}


def _lines(said: str) -> list[str]:
    return [line for row in said.splitlines() if (line := text.plain(row))]


def _list(values: Values, where: str, said: str) -> list[str]:
    found = _lines(said)
    if len(found) > MOST_LINES:
        values.fault(Fault(where, f"There are more than {MOST_LINES} lines.", "Put some of them together."))
    for line in found:
        values.fault(typed.line(line, where=where, label=_LINES[where], longest=LINE)[1])
    return found


def _when(values: Values, said: str) -> domain.When:
    if not said.strip():
        values.fault(Fault("when", "The action has no time.", timing.REMEDY))
    try:
        return timing.read(said)
    except Refused as refused:
        values.fault(Fault("when", refused.faults[0].what, timing.REMEDY))
        return domain.Ongoing()


def _stated(values: Values, said: str) -> Decimal | None:
    if not said.strip():
        return None
    try:
        amount = money.read(said, "stated")
    except Refused as refused:
        values.fault(refused.faults[0])
        return None
    if amount < 0:
        values.fault(Fault("stated", "A cost is not below £0.", "Write what it costs, or leave it empty."))
    return amount
