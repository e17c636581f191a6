"""Remarks for whoever reads them: how far that has come, and the list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from oneworkforce.assess.queries.evidence import GONE
from oneworkforce.assess.queries.remarks import STATES, Progress, Row
from oneworkforce.assess.queries.stored import Held
from oneworkforce.assess.web.presenters.gathered import arc_filters
from oneworkforce.lib import text
from oneworkforce.ui import listing
from oneworkforce.ui.listing import Column, Filter, Wanted
from oneworkforce.ui.parts import Cell

COLUMNS = (
    Column("words", "Remark", sort=False),
    Column("arc", "Arc", sort=False),
    Column("themes", "Themes", sort=False),
    Column("state", "State", sort=False),
)
COLOURS = {"to_read": "yellow", "coded": "green", "aside": "grey"}
SHORT = 200


@dataclass(frozen=True, slots=True)
class ArcProgress:
    """How far an arc has been read. `url` leads to the next remark, "" where all have been read."""

    title: str
    done: int
    total: int
    words: str
    url: str


def title(found: Held, arc: str) -> str:
    """Return the title of an arc."""
    shape = found.framework
    return next((shape.say(each.title) for each in shape.arcs if each.id == arc), GONE)


def filters(found: Held) -> tuple[Filter, ...]:
    """Return the filters of the list."""
    return *arc_filters(found), Filter("state", "State", STATES)


def progress(found: Held, known: Mapping[str, Progress]) -> list[ArcProgress]:
    """Return how far each arc with remarks has been read, in the order of the framework."""
    return [_progress(found, known[arc.id]) for arc in found.framework.arcs if arc.id in known]


def listed(found: Held, rows: Sequence[Row], total: int, wanted: Wanted) -> listing.Listing:
    """Return the list of remarks. There is no file of them: what people wrote does not leave the house."""
    states = dict(STATES)
    return listing.Listing(
        columns=COLUMNS,
        filters=filters(found),
        wanted=wanted,
        rows=[
            (
                Cell(_short(row.words), href=reverse("remark", args=[row.id])),
                title(found, row.arc),
                "; ".join(row.themes),
                Cell(states[row.state], tag=COLOURS[row.state]),
            )
            for row in rows
        ],
        total=total,
        path=reverse("remarks", args=[found.id]),
        noun="remark",
        empty_words="Nobody has written anything in their own words.",
    )


def _progress(found: Held, known: Progress) -> ArcProgress:
    done = known.remarks - known.to_read
    words = f"{done:,} of {text.counted(known.remarks, 'remark')} read"
    if known.aside:
        words += f", {known.aside:,} of them set aside"
    url = reverse("remarks_next", args=[found.id, known.arc]) if known.to_read else ""
    return ArcProgress(title(found, known.arc), done, known.remarks, words, url)


def _short(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) <= SHORT else f"{said[:SHORT].rstrip()} …"
