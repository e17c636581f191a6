"""Results, findings and what supports them: their commands, and the things that addresses name."""

from typing import Any
from uuid import UUID

from factories import rounds
from factories.command_row import Row, by, seen
from factories.world import TODAY, World
from oneworkforce.assess.commands import downloads, findings, proposals, supports
from oneworkforce.assess.domain.figure import About
from oneworkforce.assess.models import Finding, Support
from oneworkforce.ground import transactions

WHO = "walter"
VISION = About((), "vision", "")
"""A figure that the round of tests has."""


def recorded(world: World, round: UUID | None = None, words: str = "Vision is shared by few.") -> UUID:  # noqa: A002
    """Record a finding on the first arc of a round with results; return its id."""
    made = rounds.held(world, "Tool 2008") if round is None else round
    return findings.add(**by(world, WHO), round=made, arc="vision", words=words)


def supported(world: World) -> UUID:
    """Record a finding that a figure supports; return the support's id."""
    return supports.add_figure(**by(world, WHO), finding=recorded(world), about=VISION)


def _decide(world: World, made: UUID) -> None:
    told: dict[str, Any] = {"stance": "disputed", "reason": "The schools see it otherwise.", "on": TODAY}
    shown = seen(findings.decided, Finding, made)
    findings.decide(**by(world, WHO), today=TODAY, finding=made, seen=shown, **told)


def _change(world: World, made: UUID) -> None:
    told: dict[str, Any] = {"arc": "values", "words": "Words are shared by few."}
    findings.change(**by(world, WHO), finding=made, seen=seen(findings.shown, Finding, made), **told)


def _evidence(world: World, made: UUID) -> UUID:
    told: dict[str, Any] = {"words": "Inspectors saw the same.", "source": "Inspection", "dated": TODAY, "link": ""}
    return supports.add_evidence(**by(world, WHO), today=TODAY, finding=made, **told)


def _support_gone(world: World, made: UUID) -> None:
    with transactions.reading():
        finding = Support.objects.get(pk=made).finding_id
    supports.remove(**by(world, WHO), finding=finding, support=made)


def _results(world: World, made: UUID) -> None:
    downloads.results(**by(world, WHO), round=made, reason="To check or correct our records")


def _add(world: World, made: UUID) -> object:
    return recorded(world, made)


def _remove(world: World, made: UUID) -> None:
    findings.remove(**by(world, WHO), finding=made)


def _figure(world: World, made: UUID) -> object:
    return supports.add_figure(**by(world, WHO), finding=made, about=VISION)


def _draft(world: World, made: UUID) -> object:
    return proposals.draft(**by(world, WHO), round=made)


def _held(world: World) -> Any:
    return rounds.held(world, "Tool 2008")


COMMANDS: tuple[Row, ...] = (
    Row("results.export", _results, _held, WHO),
    Row("finding.add", _add, _held, WHO),
    Row("finding.change", _change, recorded, WHO),
    Row("finding.decide", _decide, recorded, WHO),
    Row("finding.remove", _remove, recorded, WHO),
    Row("findings.draft", _draft, _held, WHO),
    Row("support.add_figure", _figure, recorded, WHO),
    Row("support.add_evidence", _evidence, recorded, WHO),
    Row("support.remove", _support_gone, supported, WHO),
)


def things(world: World) -> dict[str, UUID]:
    """Make one of each thing in Northshire; return their ids by name."""
    with world.scope(WHO):
        support = supported(world)
        with transactions.reading():
            found = Support.objects.select_related("finding").get(pk=support)
    return {"read_round": found.finding.round_id, "finding": found.finding_id, "support": support}
