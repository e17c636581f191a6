"""Findings on a page and in a file: grouped by arc, each with what supports it and where that leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.kinds import Stance
from oneworkforce.assess.domain.reading import WHOLE, Reading
from oneworkforce.assess.queries.findings import ALL_ARCS, Row
from oneworkforce.assess.web.presenters.figure_lists import named
from oneworkforce.assess.web.presenters.grids import Ways
from oneworkforce.lib import text
from oneworkforce.ui import jinja
from oneworkforce.ui.listing import Filter

COLOURS = {Stance.PROPOSED: "grey", Stance.AGREED: "green", Stance.DISPUTED: "red", Stance.ENQUIRE: "blue"}
HEADINGS = ("Arc", "Finding", "Where we stand", "Why", "Decided on", "What supports it")
EVERY_ARC = "all"
"""How "all arcs together" stands in an address, where leaving it out means findings of any arc."""


@dataclass(frozen=True, slots=True)
class Support:
    """One support: its sentence, where it leads, and whether that is elsewhere on the web."""

    id: UUID
    sentence: str
    href: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One finding: the row, the colour of its stance, when that was decided, and its supports."""

    row: Row
    colour: str
    decided: str
    supports: Sequence[Support]


def filters(titles: Mapping[str, str]) -> tuple[Filter, ...]:
    """Return the filters of the page of findings."""
    arcs = tuple((arc or EVERY_ARC, title) for arc, title in titles.items())
    return Filter("arc", "Arc", arcs), Filter("stance", "Where we stand", Stance.choices())


def cards(rows: Sequence[Row], ways: Ways) -> list[Card]:
    """Return findings for a page."""
    return [
        Card(
            row,
            COLOURS[row.stance],
            jinja.day(row.decided_on) if row.decided_on else "",
            [
                Support(each.id, each.sentence, ways.figure(each.about) if each.about else each.link, bool(each.link))
                for each in row.supports
            ],
        )
        for row in rows
    ]


def by_arc(made: Sequence[Card]) -> list[tuple[str, list[Card]]]:
    """Return cards under the titles of their arcs, in their order."""
    found: dict[str, list[Card]] = {}
    for card in made:
        found.setdefault(card.row.arc_title, []).append(card)
    return list(found.items())


def exported(row: Row) -> tuple[str, ...]:
    """Return one finding for a file."""
    on = row.decided_on.isoformat() if row.decided_on else ""
    return row.arc_title, row.words, row.stance.title_, row.reason, on, " ".join(each.sentence for each in row.supports)


def summed(numbers: Mapping[Stance, int]) -> str:
    """Return how many findings there are of each stance: "3 findings: 2 agreed and 1 disputed."."""
    total = sum(numbers.values())
    if not total:
        return "No finding has been recorded yet."
    each = [f"{numbers[stance]:,} {stance.title_.lower()}" for stance in Stance if numbers.get(stance)]
    return f"{text.counted(total, 'finding')}: {text.listed(each)}."


def group_choices(read: Reading) -> list[tuple[str, str]]:
    """Return the groups to choose a figure of."""
    return [(named(by), read.name(by)) for by in read.results.groups or (WHOLE,)]


def figure_choices(read: Reading) -> list[tuple[str, str]]:
    """Return the arcs and questions to choose a figure of: the overall first."""
    framework: Framework = read.framework
    found = [("overall", ALL_ARCS)]
    for arc in framework.arcs:
        found.append((arc.id, read.title(arc)))
        found += [(f"{arc.id}/{each.id}", f"{read.title(arc)}: {read.said(each)}") for each in arc.questions]
    return found
