"""A round that is asked on the site, in the world of tests: prepared with a frame and dates, or open."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from factories import uploading
from factories.world import NOW, TODAY, World
from oneworkforce.assess.commands import dates, frames, openings
from oneworkforce.assess.models import Round
from oneworkforce.ground import transactions
from oneworkforce.ui import conflict

FRAMEWORK = """\
id: asked
version: 1
title: {en: Asked on the site}
scale: {min: 1, max: 5, threshold: 3}
audience_column: audience
audiences:
  leaders: {en: Leaders and managers}
  frontline: {en: Frontline staff}
arcs:
- id: vision
  title: {en: Shared vision}
  remark: {en: "What else about vision?"}
  questions:
  - {id: v1, text: {en: We share one vision.}}
  - {id: v2, text: {en: Our leaders agree on it.}, audiences: [leaders]}
- id: values
  title: {en: Common values}
  questions:
  - {id: l1, text: {en: We use the same words.}}
  - {id: l2, text: {en: We explain them to families.}}
"""
"""Small, routed by audience, with a remark."""

WHO = "walter"
BY = ("organisation", "locality")
LAST = TODAY + timedelta(days=21)

CELLS: tuple[tuple[str, str, str, int], ...] = (
    ("Harbour School", "Willow", "leaders", 12),
    ("Harbour School", "Reed", "frontline", 30),
    ("Mill Lane School", "Marsh", "frontline", 3),
    ("Kite Club", "Willow", "frontline", 3),
    ("Northshire Council", "", "leaders", 15),
    ("Northshire Council", "Marsh", "frontline", 14),
    ("Northshire Health Trust", "Northshire", "frontline", 20),
)
"""Organisation, locality ("" everywhere), audience, how many are asked: two are too small to be told apart."""


def made(world: World, title: str = "Tool 2026", **values: Any) -> UUID:
    """Set up a round of the framework above, without frame and dates."""
    usual = {"framework": FRAMEWORK, "columns": ", ".join(BY), "year": 2026}
    return uploading.made(world, title, WHO, **{**usual, **values})


def added(world: World, round_: UUID, cell: tuple[str, str, str, int] = CELLS[0]) -> UUID:
    """Add one group to the frame of a round that is prepared; return its id."""
    organisation, locality, audience, invited = cell
    with world.scope(WHO):
        return frames.add(
            by=world.viewer(WHO),
            now=NOW,
            today=TODAY,
            round=round_,
            organisation=world.organisations[organisation],
            locality=world.localities[locality] if locality else None,
            audience=audience,
            invited=invited,
        )


def dated(world: World, round_: UUID, opens_on: date = TODAY, closes_on: date = LAST) -> None:
    """Give a round that is prepared its dates."""
    with world.scope(WHO):
        with transactions.reading():
            seen = conflict.digest(dates.shown(Round.objects.get(pk=round_)))
        dates.put(
            by=world.viewer(WHO),
            now=NOW,
            today=TODAY,
            round=round_,
            seen=seen,
            opens_on=opens_on,
            closes_on=closes_on,
            letters_a_minute=60,
        )


def prepared(world: World, title: str = "Tool 2026", **values: Any) -> UUID:
    """Set up a round with its frame and its dates: it could be opened."""
    found = made(world, title, **values)
    for cell in CELLS:
        added(world, found, cell)
    dated(world, found)
    return found


def opened(world: World, title: str = "Tool 2026", **values: Any) -> UUID:
    """Return a round that is open for answers from `TODAY` to `LAST`, with the frame of `CELLS` and its cuts."""
    found = prepared(world, title, **values)
    with world.scope(WHO):
        openings.open_round(by=world.viewer(WHO), now=NOW, today=TODAY, round=found)
    return found
