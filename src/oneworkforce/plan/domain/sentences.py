"""What a plan says of itself in words: its cost, and what comes first."""

from collections.abc import Sequence

from oneworkforce.lib import money, text
from oneworkforce.plan.domain.plan import Plan, Totals


def cost(totals: Totals) -> tuple[str, ...]:
    """Return sentences that say what is stated and what is not; a total never passes for the whole cost."""
    said = []
    if totals.priced:
        said.append(f"{money.shown(totals.stated)} is stated, for {_share(totals.priced, totals.actions)}.")
    else:
        said.append("No cost is stated.")
    if totals.unpriced:
        be = "is" if len(totals.unpriced) == 1 else "are"
        said.append(f"{_share(totals.unpriced, totals.actions)} {be} unpriced: {_reasons(totals)}.".capitalize())
    if totals.extras:
        have = "has" if len(totals.extras) == 1 else "have"
        said.append(f"{_named(totals.extras).capitalize()} {have} a further cost without an amount.")
    if totals.unpriced or totals.extras:
        said.append("The plan may therefore cost more than is stated.")
    return tuple(said)


def priorities(plan: Plan) -> str:
    """Return the sentence that names the priorities."""
    found = [f"action {action.number} ({action.title})" for action in plan.priorities]
    if not found:
        return "No action is marked as a priority."
    return f"The {'priority is' if len(found) == 1 else 'priorities are'} {text.listed(found)}."


def _reasons(totals: Totals) -> str:
    """Return why actions are unpriced: a cost named without an amount, or nothing stated."""
    reasons = []
    if totals.named:
        verb = "names" if len(totals.named) == 1 else "name"
        reasons.append(f"{_named(totals.named)} {verb} a cost without an amount")
    if totals.silent:
        verb = "states" if len(totals.silent) == 1 else "state"
        reasons.append(f"{_named(totals.silent)} {verb} no cost")
    return "; ".join(reasons)


def _named(numbers: Sequence[int]) -> str:
    """Return "action 8" or "actions 10 and 12"."""
    return f"action{'' if len(numbers) == 1 else 's'} {text.listed([str(number) for number in numbers])}"


def _share(numbers: Sequence[int], actions: int) -> str:
    """Return "8 of 12 actions", "all 3 actions" or "the only action"."""
    if actions == 1:
        return "the only action"
    return f"all {actions} actions" if len(numbers) == actions else f"{len(numbers)} of {actions} actions"
