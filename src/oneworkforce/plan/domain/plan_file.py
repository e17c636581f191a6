"""A plan from YAML, or every fault in it by line with its remedy. docs/reference/plan.md is the format."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from oneworkforce.lib import faults, money, periods, yaml_lines
from oneworkforce.plan.domain import action, parts
from oneworkforce.plan.domain.plan import Plan

PLAN_KEYS = ("title", "period", "intro", "actions")
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
)
COST_KEYS = ("stated", "for", "unpriced")

_PHASED = "phased from "
_WHEN = "Write a month or a day, such as November 2009; phased from 1 April 2010; or ongoing."


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
    return Plan(
        title=_needed(part, "title", "The plan", "Give it a name, such as Action plan."),
        period=part.text("period"),
        intro=part.text("intro"),
        actions=_actions(part),
    )


def _actions(whole: parts.Part) -> tuple[action.Action, ...]:
    values = whole.values.get("actions")
    if not isinstance(values, list) or not values:
        whole.refuse("actions", "The plan has no list of actions.", "Write actions: and a dash before each action.")
        return ()
    found = (
        whole.check.part(("actions", position), value, "An action", ACTION_KEYS)
        for position, value in enumerate(values)
    )
    each = [part for part in found if part]
    actions = tuple(_action(part) for part in each)
    for part in _again(each, [one.number for one in actions]):
        part.refuse("number", "An action above has this number.", "Give each action a number of its own.")
    for part in _again(each, [one.title.casefold() for one in actions]):
        part.refuse("title", "An action above has this title.", "Reword one of the two, or take it out.")
    return actions


def _action(part: parts.Part) -> action.Action:
    number = _number(part)
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
    )


def _number(part: parts.Part) -> int:
    """Return the action's number, or 0 where it has none."""
    value = part.values.get("number")
    if value is None:
        part.refuse("number", "The action has no number.", "Write number: and a whole number from 1.")
        return 0
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        part.refuse("number", "An action's number is a whole number from 1.", "Write figures only, such as 7.")
        return 0
    return value


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
        part.refuse("timescale", f"{name} has no timescale.", _WHEN)
        return ()
    value = part.values["timescale"]
    if isinstance(value, list):
        part.refuse("timescale", "A timescale is not a list.", "Take the dashes out: milestone, colon, time.")
        return ()
    if not isinstance(value, dict):
        when = _when(part, "timescale")
        return (action.Milestone(when),) if when else ()
    inner = parts.Part(part.check, part.at("timescale"), value)
    each = [(what, _when(inner, what)) for what in value]
    return tuple(action.Milestone(when, " ".join(what.split())) for what, when in each if when)


def _when(part: parts.Part, key: str) -> action.When | None:
    """Return the time at `key`; None, refused, where it cannot be read."""
    if part.blank(key):
        part.refuse(key, "The milestone has no time.", _WHEN)
        return None
    found = part.text(key).casefold()
    if found in ("", "ongoing", "on-going"):
        return action.Ongoing()
    kind = action.PhasedFrom if found.startswith(_PHASED) else action.By
    try:
        return kind(periods.read(found.removeprefix(_PHASED).removeprefix("by "), ""))
    except faults.Refused as refused:
        part.refuse(key, refused.faults[0].what, _WHEN)
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
