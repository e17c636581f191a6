"""Whether a plan that was read from a file fits beside what a strategy holds: lengths, numbers and titles, by line."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from oneworkforce.lib import yaml_lines
from oneworkforce.plan.domain.action import Action
from oneworkforce.plan.domain.plan import Plan

MOST_ACTIONS, MOST_NUMBER, MOST_LINES = 500, 9_999, 60
_STRAND, _AIM = 200, 4_000
_LONGEST = {"title": 300, "lead": 160, "depends_on": 300, "notes": 10_000}
_LONGEST_ENTRY = {"sub_aims": 300, "outcomes": 300, "resources": 300, "partners": 160}
_LONGEST_COST, _LONGEST_STEP = 200, 200


@dataclass(frozen=True, slots=True)
class Held:
    """What the strategy holds already: titles of strands by number, numbers and titles of actions."""

    strands: Mapping[int, str]
    numbers: Collection[int]
    titles: Collection[str]


def check(document: yaml_lines.Document, plan: Plan, held: Held) -> None:
    """Raise `faults.Refused` with every fault, in the order of the file that `plan` was read from."""
    found = yaml_lines.Findings(document)
    if len(plan.actions) > MOST_ACTIONS:
        found.fault(
            ("actions",), f"There are more than {MOST_ACTIONS} actions.", "Bring them in as several strategies."
        )
    for position, strand in enumerate(plan.strands):
        place = ("strands", position)
        _long(found, (*place, "title"), strand.title, _STRAND)
        _long(found, (*place, "aim"), strand.aim, _AIM)
        _number(found, (*place, "number"), strand.number)
        if held.strands.get(strand.number, strand.title).casefold() != strand.title.casefold():
            found.fault(
                (*place, "number"), "The strategy has another strand of this number.", "Give it a number that is free."
            )
    titles = {title.casefold() for title in held.titles}
    for position, action in enumerate(plan.actions):
        _action(found, ("actions", position), action)
        if action.number in held.numbers:
            found.fault(
                ("actions", position, "number"),
                "The strategy has an action of this number.",
                "Give it a number that is free.",
            )
        if action.title.casefold() in titles:
            found.fault(
                ("actions", position, "title"), "The strategy has an action of this title.", "Reword it or take it out."
            )
    found.finish()


def _action(found: yaml_lines.Findings, place: yaml_lines.Place, action: Action) -> None:
    _number(found, (*place, "number"), action.number)
    for key, longest in _LONGEST.items():
        _long(found, (*place, key), getattr(action, key), longest)
    for key, longest in _LONGEST_ENTRY.items():
        _entries(found, (*place, key), getattr(action, key), longest)
    for key, said in (("for", action.cost.covers), ("unpriced", action.cost.unpriced)):
        _long(found, (*place, "cost", key), said, _LONGEST_COST)
    for step in action.timescale:
        _long(found, (*place, "timescale", step.what), step.what, _LONGEST_STEP)


def _entries(found: yaml_lines.Findings, place: yaml_lines.Place, entries: Sequence[str], longest: int) -> None:
    if len(entries) > MOST_LINES:
        found.fault(place, f"There are more than {MOST_LINES} entries.", "Put some of them together.")
    for position, entry in enumerate(entries):
        _long(found, (*place, position), entry, longest)


def _long(found: yaml_lines.Findings, place: yaml_lines.Place, said: str, longest: int) -> None:
    if len(said) > longest:
        found.fault(place, f"This is {len(said):,} characters long.", f"Use {longest:,} or fewer.")


def _number(found: yaml_lines.Findings, place: yaml_lines.Place, number: int) -> None:
    if number > MOST_NUMBER:
        found.fault(place, f"A number is at most {MOST_NUMBER:,}.", "Write a smaller one.")
