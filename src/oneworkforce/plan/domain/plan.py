"""A plan of actions, and what it costs so far as that is known."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from oneworkforce.lib import faults, text
from oneworkforce.plan.domain.action import Action


@dataclass(frozen=True, slots=True)
class Strand:
    """One theme of a plan: actions name it by its number."""

    number: int
    title: str
    aim: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Actions in the order of their file, each with a number of its own. `period` is in words: "2009 to 2010"."""

    title: str
    period: str
    actions: tuple[Action, ...]
    intro: str = ""
    strands: tuple[Strand, ...] = ()

    @property
    def priorities(self) -> tuple[Action, ...]:
        """The actions that come first."""
        return tuple(action for action in self.actions if action.priority)


@dataclass(frozen=True, slots=True)
class Totals:
    """What a plan costs so far as stated. All but `actions` and `stated` are the numbers of actions.

    Every action is in exactly one of `priced`, `named` (a cost without an amount) and `silent`
    (nothing stated). `extras`, a part of `priced`, have a further cost without an amount.
    """

    actions: int
    stated: Decimal
    priced: tuple[int, ...]
    named: tuple[int, ...]
    silent: tuple[int, ...]
    extras: tuple[int, ...]

    @property
    def unpriced(self) -> tuple[int, ...]:
        """The actions without any amount, in order of number."""
        return tuple(sorted(self.named + self.silent))


def totals(plan: Plan) -> Totals:
    """Add up what is stated, and keep what is not stated apart: an unknown cost is never a cost of £0."""
    costs = [(action.number, action.cost) for action in plan.actions]
    return Totals(
        actions=len(costs),
        stated=sum((cost.stated for _, cost in costs if cost.stated is not None), Decimal(0)),
        priced=tuple(number for number, cost in costs if cost.stated is not None),
        named=tuple(number for number, cost in costs if cost.stated is None and cost.unpriced),
        silent=tuple(number for number, cost in costs if cost.stated is None and not cost.unpriced),
        extras=tuple(number for number, cost in costs if cost.stated is not None and cost.unpriced),
    )


def unknown_links(plan: Plan, framework_id: str, arc_ids: Collection[str]) -> tuple[faults.Fault, ...]:
    """Return a fault for each link to an arc that the framework has not, in the plan's order."""
    known = [f"{framework_id}/{arc}" for arc in arc_ids]
    found = []
    for action in plan.actions:
        for link in action.links.arcs:
            if link not in known:
                remedy = text.nearest(link, known) or f"Choose from {', '.join(known)}."
                found.append(faults.Fault(f"action {action.number}, links", f"There is no arc {link}.", remedy))
    return tuple(found)
