"""A round with what was gathered beside its answers: notes, quotes, evidence, remarks and themes, all synthetic."""

from datetime import date
from typing import Any
from uuid import UUID

from factories import rounds
from factories.command_row import by, seen
from factories.world import NOW, TODAY, World
from oneworkforce.assess.commands import evidence, notes
from oneworkforce.assess.models import Coding, Gathering, Note, Remark, Round, Theme
from oneworkforce.ground import transactions

WHO = "walter"
UNCLEARED = "We never hear back from Quillaby House."
CLEARED = "Nobody tells us what became of it."
NOTED = "Three of them spoke of rooms."
EVIDENCE: dict[str, Any] = {
    "arc": "vision",
    "kind": "figure",
    "title": "Reviews held on time",
    "figure": "68 % of 410",
    "says": "Fewer than the year before",
    "dated": date(2026, 8, 31),
    "source": "Register of reviews",
    "strength": "strong",
    "kept_at": "https://example.org/reviews",
}
NUMBERS = {"Time": 14, "Trust": 12, "Rooms": 7}
"""Remarks on the first arc that say each theme, one each: the last number is withheld, and 33, all of them, with it."""


def closed(world: World, title: str = "Tool 2009") -> UUID:
    """Put a round with results that was asked on the site and is closed; return its id."""
    made = rounds.held(world, title)
    with world.scope(WHO), transactions.whole("test round"):
        Round.objects.filter(pk=made).update(opened_at=NOW, closed_at=NOW)
    return made


def gathering(world: World, round: UUID, with_whom: str = "School staff") -> UUID:  # noqa: A002  the field's word
    """Put a focus group that was held; return its id."""
    with world.scope(WHO), transactions.whole("test gathering"):
        made = Gathering.objects.create(
            round_id=round, kind="focus_group", with_whom=with_whom, held_on=TODAY, people=8, trained=True
        )
        return made.pk


def note(
    world: World, at: UUID, words: str = NOTED, *, quote: bool = False, arcs: tuple[str, ...] = ("vision",)
) -> UUID:
    """Note something that was said; return its id."""
    with world.scope(WHO):
        return notes.add(**by(world, WHO), gathering=at, words=words, arcs=arcs, quote=quote)


def clear(world: World, made: UUID, words: str = CLEARED) -> UUID:
    """Clear a quote of names; return its id."""
    with world.scope(WHO):
        told = seen(notes.to_clear, Note, made)
        notes.clear(**by(world, WHO), note=made, seen=told, words=words, sure=True)
    return made


def cleared(world: World, at: UUID, words: str = CLEARED) -> UUID:
    """Put a quote that is cleared of names; return its id."""
    return clear(world, note(world, at, words, quote=True), words)


def piece(world: World, round: UUID, **other: Any) -> UUID:  # noqa: A002
    """Record a piece of evidence; return its id."""
    with world.scope(WHO):
        return evidence.add(**by(world, WHO), today=TODAY, round=round, **{**EVIDENCE, **other})


def remarks(world: World, round: UUID, many: int = 3, arc: str = "vision") -> list[UUID]:  # noqa: A002
    """Put remarks that nobody has read; return their ids in the order in which pages show them."""
    with world.scope(WHO), transactions.whole("test remarks"):
        rows = [Remark(round_id=round, arc=arc, words=f"Remark of {arc}, number {each}.") for each in range(many)]
        return sorted(row.pk for row in Remark.objects.bulk_create(rows))


def theme(world: World, round: UUID, title: str = "Time", arc: str = "vision") -> UUID:  # noqa: A002
    """Put a theme; return its id."""
    with world.scope(WHO), transactions.whole("test theme"):
        return Theme.objects.create(round_id=round, arc=arc, title=title).pk


def coded(world: World, round: UUID, numbers: dict[str, int] | None = None, arc: str = "vision") -> dict[str, UUID]:  # noqa: A002
    """Put themes with as many remarks as `numbers` say; return the themes' ids by title."""
    found: dict[str, UUID] = {}
    for title, many in (NUMBERS if numbers is None else numbers).items():
        found[title] = theme(world, round, title, arc)
        said = remarks(world, round, many, arc)
        with world.scope(WHO), transactions.whole("test codings"):
            Coding.objects.bulk_create(Coding(remark_id=one, theme_id=found[title], coded_by="Walter") for one in said)
    return found
