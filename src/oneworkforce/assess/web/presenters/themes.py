"""Themes by arc, with their guarded numbers, on a page and in a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from oneworkforce.assess.domain import themes as rules
from oneworkforce.assess.queries.stored import Held
from oneworkforce.assess.queries.themes import ArcThemes, Named
from oneworkforce.assess.web.presenters.grids import Grid
from oneworkforce.lib import text
from oneworkforce.ui.parts import Cell

HEADINGS = ("Arc", "Theme", "Remarks")
UNREAD = "Remarks are still being read. They are counted when all of them have been."


@dataclass(frozen=True, slots=True)
class ArcCard:
    """The themes of an arc: its title, a table of them, a note on what is counted."""

    id: str
    title: str
    grid: Grid
    note: str


def by_arc(found: Held, told: Mapping[str, ArcThemes], *, runs: bool) -> list[ArcCard]:
    """Return the themes of each arc in the framework's order; each leads to its form for who `runs` rounds."""
    shape = found.framework
    titles = {arc.id: shape.say(arc.title) for arc in shape.arcs}
    return [_card(each, titles[arc], runs=runs) for arc, each in told.items()]


def one(found: Held, told: Mapping[str, ArcThemes], arc: str) -> ArcCard | None:
    """Return the themes of one arc for its own page; None where it has none."""
    return next((card for card in by_arc(found, told, runs=False) if card.id == arc), None)


def exported(found: Held, told: Mapping[str, ArcThemes]) -> list[Sequence[str]]:
    """Return a row for each theme of each arc."""
    shape = found.framework
    titles = {arc.id: shape.say(arc.title) for arc in shape.arcs}
    rows: list[Sequence[str]] = []
    for arc, each in told.items():
        rows += [(titles[arc], name, number) for name, number, _ in _rows(each)]
        if each.told and each.told.total is not None:
            rows.append((titles[arc], "All remarks", f"{each.told.total:,}"))
    return rows


def note(of: ArcThemes) -> str:
    """Return what is to be known of the numbers of an arc."""
    if of.told is None:
        return UNREAD
    if of.told.total is not None:
        return f"{text.counted(of.told.total, 'remark')} in all. A remark may be under several themes."
    return f"What could tell of fewer than {of.least} remarks is withheld, the number of all remarks too."


def _card(of: ArcThemes, title: str, *, runs: bool) -> ArcCard:
    rows = [
        [
            Cell(name, reverse("theme_change", args=[theme.id])) if runs else name,
            Cell(number, number=True),
        ]
        for name, number, theme in _rows(of)
    ]
    return ArcCard(of.arc, title, Grid(f"Themes: {title}", ["Theme", Cell("Remarks", number=True)], rows), note(of))


def _rows(of: ArcThemes) -> list[tuple[str, str, Named]]:
    if of.told is None:
        return [(_named(theme), "not counted yet", theme) for theme in of.themes]
    return [(_named(theme), rules.said(number, of.least), theme) for theme, number in of.told.numbers]


def _named(theme: Named) -> str:
    return f"{theme.title} (all arcs)" if theme.everywhere else theme.title
