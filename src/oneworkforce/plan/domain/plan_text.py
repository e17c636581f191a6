"""A plan as the data of its file: what is written to YAML, and what a sign-off keeps."""

from typing import Any

from oneworkforce.lib import money, yaml_lines, yaml_text
from oneworkforce.plan.domain import plan_file, timing
from oneworkforce.plan.domain.action import Action, Cost, Links, Milestone
from oneworkforce.plan.domain.plan import Plan

Data = dict[str, Any]


def data(plan: Plan) -> Data:
    """Return `plan` as its file holds it; what it does not have is left out."""
    return _short(
        {
            "title": plan.title,
            "period": plan.period,
            "intro": plan.intro,
            "strands": [_short({"number": one.number, "title": one.title, "aim": one.aim}) for one in plan.strands],
            "actions": [_action(one) for one in plan.actions],
        }
    )


def written(plan: Plan) -> str:
    """Return the file of `plan`, which `plan_file` reads back as the same plan."""
    return yaml_text.write(data(plan))


def kept(data: Data) -> Plan:
    """Return the plan that `data` was made of."""
    return plan_file.checked(yaml_lines.Document("the plan", data, {(): 1}))


def _action(action: Action) -> Data:
    return _short(
        {
            "number": action.number,
            "strand": action.strand,
            "priority": action.priority,
            "title": action.title,
            "sub_aims": list(action.sub_aims),
            "links": _links(action.links),
            "outcomes": list(action.outcomes),
            "timescale": _timescale(action.timescale),
            "depends_on": action.depends_on,
            "waits_for": list(action.waits_for),
            "lead": action.lead,
            "partners": list(action.partners),
            "resources": list(action.resources),
            "cost": _cost(action.cost),
            "notes": action.notes,
        }
    )


def _short(values: Data) -> Data:
    return {key: value for key, value in values.items() if value not in ("", [], {}, 0, False)}


def _links(links: Links) -> object:
    if not links.every:
        return list(links.arcs)
    return {"particularly": list(links.arcs)} if links.arcs else "all"


def _timescale(timescale: tuple[Milestone, ...]) -> object:
    """Return one time, or each milestone's by its name; two of one name are told apart by a number."""
    if len(timescale) == 1 and not timescale[0].what:
        return timing.written(timescale[0].when)
    found: dict[str, str] = {}
    for one in timescale:
        name, count = one.what or plan_file.WHOLE.capitalize(), 1
        while name in found or (one.what and name.casefold() == plan_file.WHOLE):
            count += 1
            name = f"{one.what} ({count})"
        found[name] = timing.written(one.when)
    return found


def _cost(cost: Cost) -> Data:
    """Return the parts of a cost; £0 stated is not nothing stated."""
    found = {} if cost.stated is None else {"stated": money.shown(cost.stated)}
    return found | _short({"for": cost.covers, "unpriced": cost.unpriced})
