"""The plan of evidence in words: its list, one line's facts, its file."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from oneworkforce.assess.domain.kinds import Gathering as Kind
from oneworkforce.assess.domain.kinds import Outcome
from oneworkforce.assess.models import Round
from oneworkforce.assess.queries.gatherings import Row
from oneworkforce.lib import text
from oneworkforce.ui import jinja, listing
from oneworkforce.ui.listing import Column, Filter, Wanted
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.ui.spreadsheet import Value

COLUMNS = (
    Column("with_whom", "With whom"),
    Column("kind", "Kind"),
    Column("facilitator", "Facilitator", sort=False),
    Column("planned_on", "Planned for"),
    Column("held_on", "Held on"),
    Column("outcome", "What came of it", sort=False),
)
FILTERS = (
    Filter("with_whom", "With whom"),
    Filter("kind", "Kind", Kind.choices()),
    Filter("outcome", "What came of it", Outcome.choices()),
)
HEADINGS = (
    "Kind",
    "With whom",
    "Audience",
    "Locality",
    "Facilitator",
    "Trained",
    "Planned for",
    "Held on",
    "People",
    "Not run because",
)
COLOURS = {Outcome.PLANNED: "blue", Outcome.HELD: "green", Outcome.NOT_RUN: "grey"}


def listed(row: Round, rows: Sequence[Row], total: int, wanted: Wanted, why_not: str) -> listing.Listing:
    """Return the list of lines."""
    return listing.Listing(
        columns=COLUMNS,
        filters=FILTERS,
        wanted=wanted,
        rows=[_row(each) for each in rows],
        total=total,
        path=reverse("evidence_plan", args=[row.pk]),
        export_url=reverse("evidence_plan_export", args=[row.pk]),
        noun="line",
        empty_words="Plan what is gathered beside the questionnaire, with whom, and who facilitates.",
        empty_url=None if why_not else reverse("gathering_add", args=[row.pk]),
        empty_action="Add to the plan",
    )


def summed(numbers: Mapping[Outcome, int]) -> str:
    """Return how many there are of each: "5 in all: 3 held, 1 not run and 1 planned."."""
    total = sum(numbers.values())
    if not total:
        return "Nothing is planned yet."
    order = (Outcome.HELD, Outcome.NOT_RUN, Outcome.PLANNED)
    each = [f"{numbers[one]:,} {one.title_.lower()}" for one in order if numbers.get(one)]
    return f"{total:,} in all: {text.listed(each)}."


def tag(row: Row) -> Cell:
    """Return where a line stands, as a tag; one run in addition says so."""
    words = "Held in addition to the plan" if row.additional else row.outcome.title_
    return Cell(words, tag=COLOURS[row.outcome])


def facts(row: Row, why_not: str) -> tuple[Fact, ...]:
    """Return the facts of a line's page; each leads to its form, for those who may change it."""

    def way(route: str) -> str | None:
        return None if why_not else reverse(route, args=[row.id])

    change, facilitator, outcome = way("gathering_change"), way("gathering_facilitator"), way("gathering_outcome")
    said = f"{row.facilitator}, {'trained for the tool' if row.trained else 'not trained for the tool'}"
    found = [
        Fact("Kind", row.kind.title_, change, "Change the plan"),
        Fact("Audience", row.audience or "No one audience"),
        Fact("Locality", row.locality or "Everywhere"),
        Fact(
            "Planned for", _day(row.planned_on) or ("Run in addition to the plan" if row.additional else "No day yet")
        ),
        Fact("Facilitator", said if row.facilitator else "Nobody yet", facilitator, "Choose who facilitates"),
        Fact("Held on", _day(row.held_on) or "Not held", outcome, "Say what came of it"),
    ]
    if row.people is not None:
        found.append(Fact("People who took part", f"{row.people:,}"))
    if row.not_run_because:
        found.append(Fact("Not run, because", row.not_run_because))
    return tuple(found)


def exported(row: Row) -> tuple[Value, ...]:
    """Return one line for a file."""
    return (
        row.kind.title_,
        row.with_whom,
        row.audience,
        row.locality,
        row.facilitator,
        ("yes" if row.trained else "no") if row.facilitator else "",
        row.planned_on.isoformat() if row.planned_on else "",
        row.held_on.isoformat() if row.held_on else "",
        row.people if row.people is not None else "",
        row.not_run_because,
    )


def _row(row: Row) -> tuple[Cell | str | int, ...]:
    return (
        Cell(row.with_whom, href=reverse("gathering", args=[row.id])),
        row.kind.title_,
        row.facilitator,
        _day(row.planned_on),
        _day(row.held_on),
        tag(row),
    )


def _day(on: date | None) -> str:
    return jinja.day(on) if on else ""
