"""Tables of the results on a page: a report's own tables, each score leading to the page that says how it was made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from oneworkforce.assess.domain import figure
from oneworkforce.assess.domain.figure import About
from oneworkforce.assess.domain.framework import Arc, Question
from oneworkforce.assess.domain.reading import WHOLE, Reading
from oneworkforce.assess.domain.results import By
from oneworkforce.assess.domain.sentences import change as changes
from oneworkforce.assess.reports import tables
from oneworkforce.documents.model import Align, Table
from oneworkforce.ui.parts import Cell

Hrefs = Mapping[tuple[int, int], str]
"""Where a cell leads, by its row and column."""

SCORE = "Score"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as `ui.table` shows it, with the note under it."""

    caption: str
    headings: Sequence[Cell | str]
    rows: Sequence[Sequence[Cell | str]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the figures and arcs of a round have their pages."""

    round: UUID

    def figure(self, about: About) -> str:
        """Return the address of a figure's own page."""
        said = {"group": figure.key(about.by), "arc": about.arc, "question": about.question}
        query = urlencode({name: value for name, value in said.items() if value})
        return reverse("round_figure", args=[self.round]) + (f"?{query}" if query else "")

    def arc(self, arc: str) -> str:
        """Return the address of an arc's page."""
        return reverse("round_arc", args=[self.round, arc])


def grid(table: Table, hrefs: Hrefs | None = None) -> Grid:
    """Return a report's table for a page."""
    ends = [column.align is Align.END for column in table.columns]
    found = hrefs or {}
    return Grid(
        table.caption,
        [Cell(column.title, number=end) for column, end in zip(table.columns, ends, strict=True)],
        [
            [
                Cell(cell if isinstance(cell, str) else " ".join(cell), found.get((down, across)), number=ends[across])
                for across, cell in enumerate(row)
            ]
            for down, row in enumerate(table.rows)
        ],
        table.note,
    )


def arcs(read: Reading, ways: Ways, by: By = WHOLE) -> Grid:
    """Return each arc's score and standing, the overall last."""
    return grid(tables.arcs(read, by), {**_arc_pages(read, ways), **_scores(read, ways, by, 1)})


def precision(read: Reading, ways: Ways) -> Grid:
    """Return how many answered, and how sure each arc's score is."""
    return grid(tables.precision(read), _scores(read, ways, WHOLE, 3))


def changed(read: Reading, ways: Ways, by: By = WHOLE) -> Grid | None:
    """Return each arc's change; None where there is no previous round. Rows are those arcs that have a change."""
    table = tables.changed(read, by)
    if table is None:
        return None
    abouts = [about for about in _abouts(read, by) if (row := figure.row(read, about)) and row.change is not None]
    return grid(table, {(down, 2): ways.figure(about) for down, about in enumerate(abouts)})


def beside(read: Reading, ways: Ways, groups: Sequence[By], caption: str) -> Grid:
    """Return the scores of arcs by group, whichever way round the report's table stands."""
    table = tables.beside(read, groups, caption)
    hrefs: dict[tuple[int, int], str] = {}
    sideways = table.columns[0].title == "Group"
    for at, by in enumerate(groups):
        for place, about in enumerate(_abouts(read, by)):
            hrefs[(at, place + 1) if sideways else (place, at + 1)] = ways.figure(about)
    return grid(table, hrefs)


def distribution(table: Table, ways: Ways, abouts: Sequence[About]) -> Grid:
    """Return how often each score was given; the score, in the last column, leads to its figure."""
    last = len(table.columns) - 1
    return grid(table, {(down, last): ways.figure(about) for down, about in enumerate(abouts)})


def answered(read: Reading, ways: Ways) -> Grid:
    """Return who answered, everyone first, then the groups of each column; the count leads to the group's figure."""
    groups = [WHOLE, *(by for column in read.results.groupings for by in read.alone(column))]
    hrefs = {(down, 1): ways.figure(About(by)) for down, by in enumerate(groups)}
    return grid(tables.answered(read), hrefs)


def questions(read: Reading, ways: Ways, asked: Sequence[Question], arc: Arc) -> Grid:
    """Return questions in the order given with their scores and standing."""
    rows: list[list[Cell | str]] = []
    for question in asked:
        row = read.question(question)
        score, interval, plain, call = tables.standing(row)
        to = ways.figure(About(WHOLE, arc.id, question.id))
        rows.append([read.said(question), Cell(score, to, number=True), Cell(interval, number=True), plain, call])
    return Grid("Questions, the lowest first", _headings("Question", read), rows)


def groups_on(read: Reading, ways: Ways, arc: Arc, groups: Sequence[By], caption: str) -> Grid:
    """Return the groups with their score of one arc."""
    rows: list[list[Cell | str]] = []
    for by in groups:
        score, interval, plain, call = tables.standing(read.arc(arc, by))
        to = ways.figure(About(by, arc.id))
        rows.append([read.name(by), Cell(score, to, number=True), Cell(interval, number=True), plain, call])
    return Grid(caption, _headings("Group", read), rows)


def questions_changed(read: Reading, ways: Ways, by: By = WHOLE) -> Grid:
    """Return the questions that both rounds asked in the same words, or that are mapped, with their change."""
    rows: list[list[Cell | str]] = []
    for arc in read.framework.arcs:
        for question in arc.questions:
            change = read.question(question, by).change
            if change is None:
                continue
            cells = [Cell(each, number=True) for each in tables.change_cells(change)]
            cells[2] = Cell(cells[2].text, ways.figure(About(by, arc.id, question.id)), number=True)
            rows.append([f"{read.said(question)}{changes.mapped_mark(change)}", *cells])
    numbers = ("Before", "Now", "Difference", "95% interval", "p", "q", "Effect")
    return Grid(
        "The questions that both rounds asked", ["Question", *(Cell(each, number=True) for each in numbers)], rows
    )


def not_shared(read: Reading, by: By = WHOLE) -> list[str]:
    """Return the questions that cannot be compared, each with what is known of why."""
    rows = [(question, read.question(question, by)) for question in read.framework.questions]
    never = "not asked in the same words before, and not mapped"
    return [
        f"{read.wording(question)}: {'withheld' if row.withheld else never}"
        for question, row in rows
        if row.change is None
    ]


def _headings(first: str, read: Reading) -> list[Cell | str]:
    return [
        first,
        Cell(SCORE, number=True),
        Cell("95% interval", number=True),
        f"Score beside {read.threshold}",
        f"Interval beside {read.threshold}",
    ]


def _abouts(read: Reading, by: By) -> Iterator[About]:
    yield from (About(by, arc.id) for arc in read.framework.arcs)
    yield About(by)


def _scores(read: Reading, ways: Ways, by: By, across: int) -> dict[tuple[int, int], str]:
    return {(down, across): ways.figure(about) for down, about in enumerate(_abouts(read, by))}


def _arc_pages(read: Reading, ways: Ways) -> dict[tuple[int, int], str]:
    return {(down, 0): ways.arc(arc.id) for down, arc in enumerate(read.framework.arcs)}
