"""Workshops on the results: commands that write, and the things that addresses name."""

from typing import Any
from uuid import UUID

from factories import progress, workshops
from factories.command_row import Row, by, seen
from factories.world import NOW, TODAY, World
from oneworkforce.assess.commands import workshop_actions, workshop_notes
from oneworkforce.assess.commands import workshops as commands
from oneworkforce.assess.commands.workshop_actions import Begun
from oneworkforce.assess.models import Finding, Workshop
from oneworkforce.ground import transactions
from oneworkforce.plan import stored

WHO = workshops.WHO
TOLD: dict[str, Any] = {"held_on": TODAY, "place": "Harbour School", "led_by": "Erin Eaves"}
NEXT = Begun("After the workshop", TODAY, TODAY.replace(year=TODAY.year + 1))


def _add(world: World, made: UUID) -> object:
    return commands.add(**by(world, WHO), today=TODAY, round=workshops.round_of(world, made), **TOLD)


def _change(world: World, made: UUID) -> None:
    commands.change(**by(world, WHO), workshop=made, seen=seen(commands.shown, Workshop, made), **TOLD)


def _remove(world: World, made: UUID) -> None:
    commands.remove(**by(world, WHO), workshop=made)


def _fetch(world: World, made: UUID) -> None:
    commands.fetch(**by(world, WHO), workshop=made, kind="pdf")


def _come(world: World, made: UUID) -> None:
    workshop_notes.come(**by(world, WHO), workshop=made, people=workshops.ROOM)


def _leave_out(world: World, made: UUID) -> None:
    workshop_notes.leave_out(**by(world, WHO), workshop=made, present=workshops.somebody(world, made))


def _say(world: World, made: UUID) -> None:
    workshop_notes.say(**by(world, WHO), workshop=made, arc="", words="We meet too seldom.")


def _unsay(world: World, made: UUID) -> None:
    workshop_notes.unsay(**by(world, WHO), workshop=made, remarked=workshops.something(world, made))


def _draft_actions(world: World, made: UUID) -> None:
    with transactions.reading():
        found = set(Finding.objects.filter(round__workshops=made).values_list("pk", flat=True))
    told: dict[str, Any] = {"strategy": NEXT, "lead_role": "To be agreed", "when": ""}
    workshop_actions.draft(**by(world, WHO), workshop=made, findings=found, **told)


def _draft(world: World, strategy: UUID) -> None:
    told: dict[str, Any] = {"strand": "Drafts", "aim": "To be worded.", "lead_role": "To be agreed", "when": "ongoing"}
    one = stored.Draft("finding:1", "Act on it", every=True)
    stored.draft(by=world.viewer(WHO), now=NOW, strategy=strategy, drafts=[one], **told)


COMMANDS: tuple[Row, ...] = (
    Row("workshop.add", _add, workshops.set_up, WHO),
    Row("workshop.change", _change, workshops.set_up, WHO),
    Row("workshop.remove", _remove, workshops.begun, WHO),
    Row("workshop.end", workshops.end, workshops.begun, WHO),
    Row("workshop.fetch", _fetch, workshops.ended, WHO),
    Row("workshop.come", _come, workshops.set_up, WHO),
    Row("workshop.leave_out", _leave_out, workshops.begun, WHO),
    Row("workshop.say", _say, workshops.set_up, WHO),
    Row("workshop.unsay", _unsay, workshops.begun, WHO),
    Row("workshop.draft_actions", _draft_actions, workshops.ended, WHO),
    Row("action.draft", _draft, progress.strategy, WHO),
)


def things(world: World) -> dict[str, UUID]:
    """Make one of each thing in Northshire; return their ids by name."""
    made, ended = workshops.begun(world), workshops.ended(world)
    return {
        "workshop": made,
        "ended_workshop": ended,
        "workshop_round": workshops.round_of(world, made),
        "present": workshops.somebody(world, made),
        "remarked": workshops.something(world, made),
    }
