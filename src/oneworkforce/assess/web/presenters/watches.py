"""What may be known of the answering, in words and tables: bands of groups, and pages where people left off."""

from collections.abc import Sequence
from dataclasses import dataclass

from oneworkforce.assess.domain import watching
from oneworkforce.assess.domain.round_states import Standing
from oneworkforce.assess.models import Round, Watch
from oneworkforce.ui.jinja import day
from oneworkforce.ui.parts import Cell

COLOURS = dict(zip(watching.ORDER, ("red", "red", "orange", "yellow", "turquoise", "green"), strict=True))
Row = tuple[Cell | str | int, ...]


@dataclass(frozen=True, slots=True)
class WatchPage:
    """The page. `words` says where the round stands, `whole` the band of everyone, "" where nothing is known yet.

    `columns`: (caption, rows) of each column alone; `pages`: rows of the drop-off, `no_pages` why there are none.
    """

    words: str
    whole: str
    columns: tuple[tuple[str, tuple[Row, ...]], ...]
    pages: tuple[Row, ...]
    no_pages: str


def page(row: Round, standing: Standing, found: Watch | None) -> WatchPage:
    """Return the page of what was written down last."""
    if found is None:
        return WatchPage("Nothing is known yet: the round has not been opened.", "", (), (), "")
    words = f"As of {day(found.day)}. It is looked at once a day."
    if standing is Standing.CLOSED:
        words = f"The round is closed. This is what was known on {day(found.day)}."
    elif row.closes_on:
        words += f" The last day is {day(row.closes_on)}."
    whole = next((band for column, _, _, band in found.rows if column == watching.WHOLE), "")
    pages = tuple((f"Page {number}", Cell(f"{share} in 100", number=True)) for number, share in found.pages)
    few = f"Told once there are {watching.FEWEST_DRAFTS} drafts."
    return WatchPage(words, whole, _columns(found.rows), pages, "" if pages else few)


def _columns(rows: Sequence[Sequence[object]]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    found: dict[str, list[Row]] = {}
    for column, category, invited, band in rows:
        if column != watching.WHOLE:
            named = str(category)
            shown = named[:1].upper() + named[1:]
            tag = Cell(str(band), tag=COLOURS.get(str(band), "grey"))
            found.setdefault(str(column), []).append((shown, int(str(invited)), tag))
    return tuple((column, tuple(each)) for column, each in found.items())
