"""A workshop on the results in the world of tests: set up, with somebody there, something said, something agreed."""

from datetime import date
from uuid import UUID

from factories import rounds
from factories.command_row import by
from factories.world import NOW, TODAY, World
from oneworkforce.assess.commands import findings, workshop_notes, workshops
from oneworkforce.assess.models import Finding, Present, Remarked, Workshop
from oneworkforce.assess.permissions import workshops as permissions
from oneworkforce.assess.reports import minutes
from oneworkforce.ground import transactions
from oneworkforce.ui import conflict

WHO = "walter"
ROOM = "Ada Example, Bramble Trust\nBen Example"


def set_up(world: World, title: str = "Tool 2007", *, on: date = TODAY) -> UUID:
    """Set up a workshop on a round with results; return its id."""
    made = rounds.held(world, title)
    with world.scope(WHO):
        told = {"held_on": on, "place": "Town hall", "led_by": "Walter Webb"}
        return workshops.add(**by(world, WHO), today=TODAY, round=made, **told)  # type: ignore[arg-type]


def round_of(world: World, workshop: UUID) -> UUID:
    """Return the round that a workshop is about."""
    with world.scope(WHO), transactions.reading():
        return Workshop.objects.values_list("round_id", flat=True).get(pk=workshop)


def decide(world: World, finding: UUID, stance: str, reason: str = "") -> None:
    """Say where the partnership stands on a finding, today."""
    with world.scope(WHO):
        with transactions.reading():
            seen = conflict.digest(findings.decided(Finding.objects.get(pk=finding)))
        told = {"seen": seen, "stance": stance, "reason": reason, "on": None}
        findings.decide(**by(world, WHO), today=TODAY, finding=finding, **told)  # type: ignore[arg-type]


def found(world: World, workshop: UUID, words: str = "Vision is shared by few.") -> UUID:
    """Record a finding on the first arc of a workshop's round; return its id."""
    about = round_of(world, workshop)
    with world.scope(WHO):
        return findings.add(**by(world, WHO), round=about, arc="vision", words=words)


def agreed(world: World, workshop: UUID, words: str = "Vision is shared by few.") -> UUID:
    """Record a finding on the first arc of a workshop's round, and agree it; return its id."""
    made = found(world, workshop, words)
    decide(world, made, "agreed")
    return made


def begun(world: World, title: str = "Tool 2007") -> UUID:
    """Set up a workshop with two people there, something said and something agreed; return its id."""
    made = set_up(world, title)
    with world.scope(WHO):
        workshop_notes.come(**by(world, WHO), workshop=made, people=ROOM)
        workshop_notes.say(**by(world, WHO), workshop=made, arc="vision", words="We have never met before today.")
    agreed(world, made)
    return made


def end(world: World, workshop: UUID) -> None:
    """End a workshop with its minute."""
    with world.scope(WHO):
        with transactions.reading():
            viewer = world.viewer(WHO)
            drawn = minutes.minute(viewer, permissions.get(viewer, workshop))
        workshops.end(by=viewer, now=NOW, today=TODAY, workshop=workshop, minute=drawn.document, stamp=drawn.stamp)


def ended(world: World, title: str = "Tool 2006") -> UUID:
    """Set up a workshop as `begun` does, and end it; return its id."""
    made = begun(world, title)
    end(world, made)
    return made


def somebody(world: World, workshop: UUID) -> UUID:
    """Return the id of somebody who is down as present."""
    with world.scope(WHO), transactions.reading():
        return Present.objects.filter(workshop=workshop).order_by("name").values_list("pk", flat=True)[0]


def something(world: World, workshop: UUID) -> UUID:
    """Return the id of something that was said."""
    with world.scope(WHO), transactions.reading():
        return Remarked.objects.filter(workshop=workshop).values_list("pk", flat=True)[0]
