"""Rounds in lists and on their pages of set-up, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain.kinds import Instrument, UploadState
from oneworkforce.assess.models import Round
from oneworkforce.assess.queries.rounds import File, Row, SetUp
from oneworkforce.lib import text
from oneworkforce.ui import listing
from oneworkforce.ui.jinja import moment
from oneworkforce.ui.listing import Column, Filter, Wanted
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.ui.spreadsheet import Value

COLUMNS = (
    Column("title", "Round"),
    Column("year", "Year", number=True),
    Column("framework", "Framework"),
    Column("people", "People who answered", number=True),
    Column("answers", "Answers"),
)
HEADINGS = ("Round", "Year", "Framework", "People who answered", "Answers read", "Synthetic")
COLOURS = {
    UploadState.WAITING: "blue",
    UploadState.REFUSED: "red",
    UploadState.KEPT: "green",
    UploadState.REPLACED: "grey",
    UploadState.FAILED: "red",
}


@dataclass(frozen=True, slots=True)
class SetUpPage:
    """How a round is set up, in words. `note`: what is to be known of its results, or "".

    `uploads`: its answers may come in files.
    """

    title: str
    facts: tuple[Fact, ...]
    files: tuple[tuple[Cell | str, ...], ...]
    note: str
    computed: bool
    uploads: bool


def filters(frameworks: Sequence[tuple[str, str]]) -> tuple[Filter, ...]:
    """Return the filters of the list."""
    return (
        Filter("title", "Title"),
        Filter("framework", "Framework", tuple(frameworks)),
        Filter("answers", "Answers", (("in_use", "In use"), ("none", "None yet"))),
    )


def listed(
    rows: Sequence[Row], total: int, wanted: Wanted, shown: Sequence[Filter], why_not: str | None
) -> listing.Listing:
    """Return the list of rounds; where there is none it says what to do."""
    return listing.Listing(
        columns=COLUMNS,
        filters=shown,
        wanted=wanted,
        rows=[_row(each) for each in rows],
        total=total,
        path=reverse("rounds"),
        export_url=reverse("rounds_export"),
        noun="round",
        empty_words="Set up the first round, then upload the answers people gave."
        if not why_not
        else "A workforce lead sets up a round and uploads its answers; its results then stand here.",
        empty_url=None if why_not else reverse("round_add"),
        empty_action="Set up a round",
    )


def exported(found: Row) -> tuple[Value, ...]:
    """Return one row of the list for a file."""
    read = moment(found.read_at) if found.read_at else ""
    people = found.people if found.people is not None else _people(found)
    return found.title, found.year, found.framework, people, read, "yes" if found.synthetic else "no"


def set_up(page: SetUp, *, runs: bool) -> SetUpPage:
    """Return the page of a round's set-up; the files lead to their pages for who `runs` rounds."""
    row = page.row
    compared = Cell(row.previous.title, href=reverse("round", args=[row.previous.pk])) if row.previous else "None"
    crosswalk = Cell("Download it", href=reverse("round_crosswalk", args=[row.pk]))
    facts = [
        Fact("Year", str(row.year)),
        Fact("Framework", f"{row.framework_id}, version {row.framework_version}"),
        Fact("Answered by", Instrument(row.instrument).title_),
        Fact("Grouped by", text.listed(row.by) or "Nothing: the whole alone"),
        Fact("Fewest people shown", str(row.min_cell)),
        Fact("Weighted", "Yes" if row.weighted else "No"),
        Fact("Compared with", compared),
        *([Fact("Crosswalk", crosswalk)] if row.crosswalk else []),
        Fact("Answers are synthetic", "Yes" if row.synthetic else "No"),
    ]
    files = tuple(_file(one, runs=runs) for one in page.files)
    uploads = row.instrument == Instrument.QUESTIONNAIRE
    return SetUpPage(row.title, tuple(facts), files, _note(page), bool(page.result), uploads)


def way_on(row: Round) -> tuple[str, str]:
    """Return where a round that was set up leads, and what is said there."""
    if row.instrument == Instrument.QUESTIONNAIRE:
        return reverse("round_upload", args=[row.pk]), "The round was set up. Now upload its answers."
    return reverse("round_year", args=[row.pk]), "The round was set up."


def shipped() -> list[tuple[str, str]]:
    """Return the frameworks that come with the product: id and title."""
    found = ((name, framework_file.load(name)) for name in framework_file.shipped())
    return [(name, f"{one.say(one.title)} (version {one.version})") for name, one in found]


def _row(found: Row) -> tuple[Cell | str | int, ...]:
    state = Cell("In use", tag="green") if found.read_at else Cell("None yet", tag="grey")
    title = f"{found.title} (synthetic)" if found.synthetic else found.title
    # A year is no quantity: it has no thousands to part.
    year, people = Cell(str(found.year), number=True), _people(found)
    return (
        Cell(title, href=reverse("round", args=[found.id])),
        year,
        found.framework,
        Cell(people, number=True),
        state,
    )


def _people(found: Row) -> str:
    if found.people is None:
        return "Withheld" if found.read_at else ""
    return f"{found.people:,}"


def _file(one: File, *, runs: bool) -> tuple[Cell | str, ...]:
    asked = moment(one.asked_at)
    return (
        Cell(asked, href=reverse("upload", args=[one.id])) if runs else asked,
        "Collected here" if one.collected else one.asked_by,
        Cell(one.state.title_, tag=COLOURS[one.state]),
    )


def _note(page: SetUp) -> str:
    if page.issued:
        return "A report of this round was issued. Its answers and results stay as they are, unless it is withdrawn."
    if page.stale:
        return "The results do not yet show the change since the round chosen for comparison, as it stands now."
    return ""
