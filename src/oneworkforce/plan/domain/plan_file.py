"""A plan from YAML, or every fault in it by line with its remedy. docs/reference/plan.md is the format."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from oneworkforce.lib import faults, money, yaml_lines
from oneworkforce.plan.domain import action, parts, timing
from oneworkforce.plan.domain.plan import Plan, Strand

PLAN_KEYS = ("title", "period", "intro", "strands", "actions")
STRAND_KEYS = ("number", "title", "aim")
ACTION_KEYS = (
    "number",
    "priority",
    "title",
    "sub_aims",
    "links",
    "outcomes",
    "timescale",
    "depends_on",
    "lead",
    "resources",
    "cost",
    "strand",
    "partners",
    "waits_for",
    "notes",
)
COST_KEYS = ("stated", "for", "unpriced")
WHOLE = "the whole action"
"""The milestone of this name, in whatever letters, is the time of the action itself beside its milestones."""


def read(path: Path) -> Plan:
    """Read a plan file; raises `faults.Refused` with every fault in the order of the file."""
    return checked(yaml_lines.read(path))


def checked(document: yaml_lines.Document) -> Plan:
    """Return the plan in `document`; raises `faults.Refused` with every fault in the order of the file."""
    check = parts.Check(document)
    whole = check.part((), document.data, "A plan", PLAN_KEYS)
    plan = _plan(whole) if whole else None
    check.finish()
    assert plan is not None, "no plan without a fault"
    return plan


def _plan(part: parts.Part) -> Plan:
    strands = _strands(part)
    return Plan(
        title=_needed(part, "title", "The plan", "Give it a name, such as Action plan."),
        period=part.text("period"),
        intro=part.text("intro"),
        strands=strands,
        actions=_actions(part, strands),
    )


def _strands(whole: parts.Part) -> tuple[Strand, ...]:
    """Return the strands; a plan may have none."""
    values = whole.values.get("strands")
    if values in (None, []):
        return ()
    if not isinstance(values, list):
        whole.refuse("strands", "The strands are no list.", "Write strands: and a dash before each strand.")
        return ()
    found = (
        whole.check.part(("strands", position), value, "A strand", STRAND_KEYS) for position, value in enumerate(values)
    )
    each = [part for part in found if part]
    strands = tuple(_strand(part) for part in each)
    for part in _again(each, [one.number for one in strands]):
        part.refuse("number", "A strand above has this number.", "Give each strand a number of its own.")
    return strands


def _strand(part: parts.Part) -> Strand:
    number = _number(part, "strand")
    name = f"Strand {number}" if number else "The strand"
    return Strand(number, _needed(part, "title", name, "Give it a name."), part.lines("aim"))


def _actions(whole: parts.Part, strands: Sequence[Strand]) -> tuple[action.Action, ...]:
    values = whole.values.get("actions")
    if not isinstance(values, list) or not values:
        whole.refuse("actions", "The plan has no list of actions.", "Write actions: and a dash before each action.")
        return ()
    found = (
        whole.check.part(("actions", position), value, "An action", ACTION_KEYS)
        for position, value in enumerate(values)
    )
    each = [part for part in found if part]
    actions = tuple(_action(part, strands) for part in each)
    for part in _again(each, [one.number for one in actions]):
        part.refuse("number", "An action above has this number.", "Give each action a number of its own.")
    _check_waits(each, actions)
    for part in _again(each, [one.title.casefold() for one in actions]):
        part.refuse("title", "An action above has this title.", "Reword one of the two, or take it out.")
    return actions


def _action(part: parts.Part, strands: Sequence[Strand]) -> action.Action:
    number = _number(part, "action")
    name = f"Action {number}" if number else "The action"
    return action.Action(
        number=number,
        title=_needed(part, "title", name, "Say in a few words what is to be done."),
        links=_links(part, name),
        timescale=_timescale(part, name),
        lead=_lead(part, name),
        sub_aims=part.texts("sub_aims"),
        outcomes=part.texts("outcomes"),
        depends_on=part.text("depends_on"),
        resources=part.texts("resources"),
        cost=_cost(part),
        priority=part.flag("priority"),
        strand=_strand_of(part, strands),
        partners=part.texts("partners"),
        waits_for=_waits_for(part),
        notes=part.lines("notes"),
    )


def _number(part: parts.Part, noun: str) -> int:
    """Return the number of an action or a strand, or 0 where it has none."""
    article = "An" if noun[0] in "aeiou" else "A"
    value = part.values.get("number")
    if value is None:
        part.refuse("number", f"The {noun} has no number.", "Write number: and a whole number from 1.")
        return 0
    if not _counts(value):
        part.refuse("number", f"{article} {noun}'s number is a whole number from 1.", "Write figures only, such as 7.")
        return 0
    return int(value)


def _counts(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _strand_of(part: parts.Part, strands: Sequence[Strand]) -> int:
    """Return the number of the action's strand; 0 where the plan has none."""
    value = part.values.get("strand")
    known = _counts(value) and value in [one.number for one in strands]
    if value is None and strands:
        part.refuse("strand", "The action has no strand.", "Write strand: and the number of one of the strands.")
    elif value is not None and not known:
        part.refuse("strand", "There is no strand of this number.", "Write the number of one of the strands.")
    return int(value) if value is not None and known else 0


def _waits_for(part: parts.Part) -> tuple[int, ...]:
    """Return the numbers of the actions that it waits for: one, or a list of them."""
    value = part.values.get("waits_for")
    found = value if isinstance(value, list) else [] if value is None else [value]
    if not all(_counts(one) for one in found):
        part.refuse("waits_for", "These are not numbers of actions.", "Write figures only, such as [3, 4].")
        return ()
    return tuple(sorted(set(found)))


def _check_waits(each: Sequence[parts.Part], actions: Sequence[action.Action]) -> None:
    """Refuse to wait for itself, and for an action that is not there."""
    numbers = {one.number for one in actions}
    for part, one in zip(each, actions, strict=True):
        if one.number in one.waits_for:
            part.refuse("waits_for", "The action waits for itself.", "Take its own number out.")
        elif not numbers.issuperset(one.waits_for):
            part.refuse("waits_for", "There is no action of this number.", "Write numbers of actions of this plan.")


def _needed(part: parts.Part, key: str, name: str, remedy: str) -> str:
    """Return the text at `key`, refused where nothing is written."""
    if part.blank(key):
        part.refuse(key, f"{name} has no {key}.", remedy)
    return part.text(key)


def _lead(part: parts.Part, name: str) -> str:
    lead = _needed(part, "lead", name, "Name a role, such as Workforce lead.")
    if contact := action.contact_in(lead):
        part.refuse("lead", f"The lead seems to hold {contact}.", "Name a role: a plan names no person.")
    return lead


def _links(part: parts.Part, name: str) -> action.Links:
    """Return what `links` says: all, all but `particularly` some arcs, or some arcs alone."""
    value = part.values.get("links")
    if isinstance(value, str) and value.casefold() == "all":
        return action.Links(every=True)
    if isinstance(value, dict) and value:
        inner = part.check.part(part.at("links"), value, "A link", ("particularly",))
        arcs = _arcs(inner, "particularly", name) if inner and "particularly" in value else ()
        return action.Links(every=True, arcs=arcs)
    return action.Links(every=False, arcs=_arcs(part, "links", name))


def _arcs(part: parts.Part, key: str, name: str) -> tuple[str, ...]:
    if part.blank(key):
        part.refuse(key, f"{name} names no arc.", "Write all, or arcs such as one-childrens-workforce/outcomes.")
    arcs = part.texts(key)
    for position, arc in enumerate(arcs):
        place = (*part.at(key), position)
        if arc and not action.ARC.fullmatch(arc):
            part.check.fault(
                place,
                f"{faults.shown(arc).capitalize()} is not a link.",
                "Write all, or framework/arc, such as one-childrens-workforce/outcomes.",
            )
        if arc and arc in arcs[:position]:
            part.check.fault(place, "This arc is named a second time.", "Take one of the two out.")
    return arcs


def _timescale(part: parts.Part, name: str) -> tuple[action.Milestone, ...]:
    """Return one time for the whole action, or a time for each milestone by its name."""
    if part.blank("timescale"):
        part.refuse("timescale", f"{name} has no timescale.", timing.REMEDY)
        return ()
    value = part.values["timescale"]
    if isinstance(value, list):
        part.refuse("timescale", "A timescale is not a list.", "Take the dashes out: milestone, colon, time.")
        return ()
    if not isinstance(value, dict):
        when = _when(part, "timescale")
        return (action.Milestone(when),) if when else ()
    inner = parts.Part(part.check, part.at("timescale"), value)
    each = [(" ".join(what.split()), _when(inner, what)) for what in value]
    return tuple(action.Milestone(when, "" if what.casefold() == WHOLE else what) for what, when in each if when)


def _when(part: parts.Part, key: str) -> action.When | None:
    """Return the time at `key`; None, refused, where it cannot be read."""
    if part.blank(key):
        part.refuse(key, "The milestone has no time.", timing.REMEDY)
        return None
    try:
        return timing.read(part.text(key))
    except faults.Refused as refused:
        part.refuse(key, refused.faults[0].what, timing.REMEDY)
        return None


def _cost(part: parts.Part) -> action.Cost:
    """Return an amount, or what `stated`, `for` and `unpriced` say; nothing written is nothing stated."""
    if part.blank("cost"):
        return action.Cost()
    value = part.values["cost"]
    if not isinstance(value, dict):
        return action.Cost(stated=_amount(part, "cost"))
    inner = part.check.part(part.at("cost"), value, "A cost", COST_KEYS)
    if inner is None:
        return action.Cost()
    if inner.blank("stated") and not inner.blank("for"):
        inner.refuse("for", "This says what an amount is for, but there is none.", "Write stated: and the amount.")
    elif inner.blank("stated") and inner.blank("unpriced"):
        part.refuse("cost", "The cost says nothing.", "Write stated: or unpriced:, or leave the cost out.")
    stated = None if inner.blank("stated") else _amount(inner, "stated")
    return action.Cost(stated, covers=inner.text("for"), unpriced=inner.text("unpriced"))


def _amount(part: parts.Part, key: str) -> Decimal | None:
    """Return the pounds at `key`; None, refused, where they cannot be read or are below nothing."""
    written = part.text(key)
    if not written:
        return None
    try:
        amount = money.read(written, "")
    except faults.Refused as refused:
        part.refuse(key, refused.faults[0].what, refused.faults[0].remedy)
        return None
    if amount < 0:
        part.refuse(key, "A cost is not below £0.", "Write what it costs, or leave the cost out.")
    return amount


def _again(each: Sequence[parts.Part], values: Sequence[object]) -> Iterator[parts.Part]:
    """Yield the parts whose value an earlier part has; a value that is empty or 0 is none."""
    seen = set()
    for part, value in zip(each, values, strict=True):
        if value and value in seen:
            yield part
        seen.add(value)
