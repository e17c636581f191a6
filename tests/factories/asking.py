"""A round of tests that is asked here: its frame, its contacts, opened and closed as other commands do it."""

from datetime import date, timedelta
from uuid import UUID

from factories.command_row import by
from factories.world import NOW, TODAY, World
from oneworkforce.assess.commands import contacts, seals
from oneworkforce.assess.domain.contact_lists import Line
from oneworkforce.assess.models import Contact, FrameCell, Round
from oneworkforce.ground import transactions

WHO = "walter"
FRAMEWORK = """\
id: trial
version: 4
title: {en: Trial framework, cy: Fframwaith prawf}
scale: {min: 1, max: 5, threshold: 3, words: {1: {en: Never}, 5: {en: Always, cy: Bob tro}}}
audience_column: audience
audiences:
  leaders: {en: Leaders and managers}
  families: {en: Parents and carers, cy: Rhieni a gofalwyr}
arcs:
- id: vision
  title: {en: Shared vision}
  remark: {en: "What would help most?"}
  questions:
  - {id: v1, text: {en: We share one vision., cy: Rydym yn rhannu un weledigaeth.}}
  - {id: v2, text: {en: Leaders plan together.}, audiences: [leaders]}
- id: values
  title: {en: Common values and language}
  questions:
  - {id: l1, text: {en: We use the same words.}}
  - {id: l2, text: {en: We explain our words to families.}}
"""
LAST = TODAY + timedelta(days=30)


def prepared(world: World, title: str = "Tool 2026", last: date | None = None) -> UUID:
    """Make a round that nobody is asked yet; return its id."""
    with world.scope(WHO), transactions.whole("test round"):
        made = Round.objects.create(
            title=title,
            year=2026,
            framework_id="trial",
            framework_version=4,
            framework=FRAMEWORK,
            by=["audience"],
            closes_on=last or date(2099, 12, 31),
            letters_a_minute=30_000,
            synthetic=True,
            made_at=NOW,
        )
    return made.pk


def lines(number: int, audience: str = "leaders", start: int = 0) -> list[Line]:
    """Return rows of a list: people who do not exist, at Harbour School."""
    return [
        Line(place + 2, f"asked{start + place}@example.org", "Harbour School", "Willow", audience, f"Asked {place}")
        for place in range(number)
    ]


def filled(world: World, number: int = 4, title: str = "Tool 2026") -> UUID:
    """Make a round that asks `number` people; return its id."""
    made = prepared(world, title)
    with world.scope(WHO):
        contacts.add_all(**by(world, WHO), today=TODAY, round=made, lines=lines(number))
    return made


def opened(world: World, number: int = 4, title: str = "Tool 2026") -> UUID:
    """Make a round that asks `number` people and is open; return its id."""
    made = filled(world, number, title)
    open_(world, made)
    return made


def open_(world: World, made: UUID) -> None:
    """Open a round: its key, its time, and what an answer of each cell carries."""
    with world.scope(WHO), transactions.whole("test opening"):
        row = Round.objects.get(pk=made)
        seals.make(row, now=NOW)
        row.opened_at = NOW
        row.save()
        for cell in FrameCell.objects.filter(round=row):
            cell.cut = [["audience", cell.audience]]
            cell.save()


def close(world: World, made: UUID) -> None:
    """Close a round."""
    with world.scope(WHO), transactions.whole("test closing"):
        row = Round.objects.get(pk=made)
        seals.destroy(row, now=NOW)
        row.closed_at = NOW
        row.save()


def contact(world: World, made: UUID, place: int = 0) -> UUID:
    """Return the id of a contact of a round."""
    with world.reading(WHO):
        return Contact.objects.get(round=made, email=f"asked{place}@example.org").pk


def cell(world: World, made: UUID) -> UUID:
    """Return the id of a cell of a round's frame."""
    with world.reading(WHO):
        return FrameCell.objects.filter(round=made).earliest("audience").pk


def answered(world: World, made: UUID, *places: int) -> None:
    """Let contacts have answered."""
    with world.scope(WHO), transactions.whole("test answers"):
        emails = [f"asked{place}@example.org" for place in places]
        Contact.objects.filter(round=made, email__in=emails).update(answered=True)
