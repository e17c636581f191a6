"""What differs between a plan as it was signed off and as it is."""

from dataclasses import dataclass

from oneworkforce.lib import text
from oneworkforce.plan.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class Changes:
    """Numbers of actions that were added, removed and changed; whether the rest of the plan changed."""

    added: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    about: bool = False

    def __bool__(self) -> bool:
        """Return whether anything differs."""
        return bool(self.added or self.removed or self.changed or self.about)


def between(before: Plan, now: Plan) -> Changes:
    """Return what differs; the order of actions makes no difference."""
    old = {action.number: action for action in before.actions}
    new = {action.number: action for action in now.actions}
    return Changes(
        added=tuple(sorted(new.keys() - old.keys())),
        removed=tuple(sorted(old.keys() - new.keys())),
        changed=tuple(sorted(number for number in old.keys() & new.keys() if old[number] != new[number])),
        about=(before.title, before.period, before.intro, before.strands)
        != (now.title, now.period, now.intro, now.strands),
    )


def words(changes: Changes) -> str:
    """Return "actions 3 and 7 changed; action 12 was added", "nothing" where nothing differs."""
    said = []
    for numbers, one, many in (
        (changes.changed, "changed", "changed"),
        (changes.added, "was added", "were added"),
        (changes.removed, "was removed", "were removed"),
    ):
        if numbers:
            listed = text.listed([str(number) for number in numbers])
            said.append(f"action{'s'[: len(numbers) > 1]} {listed} {one if len(numbers) == 1 else many}")
    if changes.about:
        said.append("its title, its years, its introduction or its strands changed")
    return "; ".join(said) or "nothing"
