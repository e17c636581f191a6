"""Groups of staff and their conditions in words, rows and marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from oneworkforce.lib import text
from oneworkforce.ui import jinja
from oneworkforce.ui.listing import Column, Filter
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.domain import roles, terms
from oneworkforce.workforce.domain.kinds import Contract
from oneworkforce.workforce.domain.terms import CONDITIONS, Gap
from oneworkforce.workforce.domain.terms_compared import Line, Sign
from oneworkforce.workforce.queries.hr_questions import Question
from oneworkforce.workforce.queries.terms import Held, Page, Row
from oneworkforce.workforce.queries.terms_side_by_side import Beside, Comparison, OfTeam, TeamRow

COLUMNS = (
    Column("title", "Group"),
    Column("organisation", "Employer"),
    Column("agreement", "Agreement", sort=False),
    Column("starts", "In use"),
    Column("said", "Conditions said", sort=False),
    Column("confirmed", "Confirmed"),
)
FILTERS = (
    Filter("title", "Group or agreement"),
    Filter("organisation", "Employer"),
    Filter("state", "State", (("used", "In use or to come"), ("ended", "Ended"))),
)
HEADINGS = ("Group", "Employer", "Agreement", "In use from", "In use until", "Conditions said", "Confirmed on")
TEAM_COLUMNS = (
    Column("name", "Team"),
    Column("organisation", "Hosted by"),
    Column("locality", "Locality", sort=False),
)
TEAM_FILTERS = (Filter("name", "Team"), Filter("organisation", "Hosted by"))
TEAM_HEADINGS = ("Team", "Hosted by", "Locality")
COLOURS = {Sign.SAME: "grey", Sign.MOST: "green", Sign.LESS: "orange", Sign.OTHER: "blue"}


@dataclass(frozen=True, slots=True)
class CellShown:
    """One value beside others: `label` names its column on a phone, `sign` and `words` how it stands."""

    label: str
    said: str
    beside: str
    sign: str
    words: str
    colour: str
    note: str


@dataclass(frozen=True, slots=True)
class LineShown:
    """One condition beside others, where to ask about it, and how many answers stand under the table."""

    key: str
    title: str
    ask: str
    answers: str
    cells: tuple[CellShown, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered about a condition."""

    key: str
    title: str
    each: tuple[Question, ...]


def row(found: Row) -> tuple[Cell | str | int, ...]:
    """Return one group in the list for a page."""
    until = f" until {jinja.day(found.ends_on)}" if found.ends_on else ""
    return (
        Cell(found.title, href=reverse("terms_group", args=[found.id])),
        found.organisation or "None",
        found.agreement or "None",
        f"From {jinja.day(found.starts_on)}{until}",
        f"{found.said} of {len(CONDITIONS)}",
        jinja.day(found.confirmed_on) if found.confirmed_on else "Not confirmed",
    )


def exported(found: Row) -> tuple[Value, ...]:
    """Return one group in the list for a file."""
    return (
        found.title,
        found.organisation,
        found.agreement,
        found.starts_on.isoformat(),
        found.ends_on.isoformat() if found.ends_on else "",
        found.said,
        found.confirmed_on.isoformat() if found.confirmed_on else "",
    )


def team_row(found: TeamRow) -> tuple[Cell | str | int, ...]:
    """Return one team in the list for a page."""
    return (
        Cell(found.name, href=reverse("terms_team", args=[found.id])),
        found.organisation,
        found.locality or "None",
    )


def whose(page: Page) -> str:
    """Return whose conditions they are: employer, agreement, or both."""
    return ", ".join(filter(None, (page.organisation, page.agreement)))


def facts(held: Held, *, may: bool) -> list[Fact]:
    """Return the conditions of a version, with the way to change each for one who may."""
    return [
        Fact(
            condition.title,
            _several(held, key),
            href=reverse("terms_say", args=[held.version, key]) if may and held.version else None,
        )
        for key, condition in CONDITIONS.items()
    ]


def _several(held: Held, key: str) -> list[str]:
    note = held.notes.get(key, "")
    beside = terms.beside(key, held.column)
    said = terms.said(held.column.get(key, Gap.NOT_ASKED))
    return [f"{said} ({beside})" if beside else said, *([f"In practice: {note}"] if note else [])]


def rules(page: Page, mine: Mapping[UUID, bool]) -> list[tuple[str, str, str, str]]:
    """Return the rules of a group: whose posts, which role, which contract, and the address that removes it, or ""."""
    return [
        (
            each.organisation,
            roles.title(each.role) if each.role else "Any role",
            Contract(each.contract).title_ if each.contract else "Any contract",
            reverse("terms_rule_remove", args=[each.id]) if mine.get(each.organisation_id) else "",
        )
        for each in page.rules
    ]


def heading(column: Beside) -> str:
    """Return what stands under the title of a column: whose it is, since when, how many people."""
    since = f"as from {jinja.day(column.since)}" if column.since else "nothing in force"
    people = "" if column.people is None else text.counted(column.people, "person", "people")
    return ", ".join(filter(None, (column.whose, since, people)))


def lines(found: Comparison, answered: Sequence[Question], *, team: UUID | None = None) -> list[LineShown]:
    """Return every condition with the cell of each group."""
    groups = [str(column.id) for column in found.columns]
    return [
        LineShown(
            line.condition.key,
            line.condition.title,
            _ask(groups, line.condition.key, team) if line.condition.key in CONDITIONS else "",
            _many(answered, line.condition.key),
            tuple(_cells(found, line)),
        )
        for line in found.lines
    ]


def answers(answered: Sequence[Question]) -> list[Answers]:
    """Return the answers by condition, those about all conditions last."""
    keys = [*CONDITIONS, ""]
    titles = {**{key: each.title for key, each in CONDITIONS.items()}, "": "All conditions"}
    by_key = {key: tuple(each for each in answered if each.condition == key) for key in keys}
    return [Answers(key or "all", titles[key], each) for key, each in by_key.items() if each]


def summary(found: Comparison) -> str:
    """Return in a sentence what differs: "They differ in 3 of 17 conditions: pay from, notice and travel."."""
    if len(found.columns) <= 1:
        return ""
    differing = [line.condition.title for line in found.lines if line.differs]
    if not differing:
        return "No difference is known between them."
    named = text.listed([title[:1].lower() + title[1:] for title in differing])
    return f"They are known to differ in {len(differing)} of {len(found.lines)} lines: {named}."


def not_placed(found: OfTeam) -> list[str]:
    """Return who of the team is in no column, in sentences: with numbers only for one who sees the team's posts."""
    if not found.counted:
        return ["Of some of the team it is not known here which conditions they have."] if found.gaps else []
    said = []
    if found.unplaced:
        people = text.counted(found.unplaced, "person has", "people have")
        said.append(f"{people} a post for which no group of conditions is said.")
    if found.without_post:
        said.append(f"{text.counted(found.without_post, 'member has', 'members have')} no post recorded here.")
    return said


def file_headings(found: Comparison) -> list[str]:
    """Return the headings of the file: for each group what it has, how it stands, and how it is in practice."""
    return [
        "Condition",
        *(
            words
            for column in found.columns
            for words in (column.title, f"{column.title}: beside the others", f"{column.title}: in practice")
        ),
    ]


def file_rows(found: Comparison) -> list[tuple[Value, ...]]:
    """Return the rows of the file, the first saying whose each group is and how many people are in it."""
    heads: list[Value] = ["Whose"]
    for column in found.columns:
        heads += [heading(column), "", ""]
    rows: list[tuple[Value, ...]] = [tuple(heads)]
    for line in found.lines:
        cells: list[Value] = [line.condition.title]
        for cell in _cells(found, line):
            said = f"{cell.said} ({cell.beside})" if cell.beside else cell.said
            cells += [said, cell.words, cell.note]
        rows.append(tuple(cells))
    return rows


def _cells(found: Comparison, line: Line) -> list[CellShown]:
    return [
        CellShown(
            label=column.title,
            said=cell.said,
            beside=cell.beside,
            sign=cell.mark.sign.title_,
            words=cell.mark.words,
            colour=COLOURS.get(cell.mark.sign, ""),
            note=column.notes.get(line.condition.key, ""),
        )
        for column, cell in zip(found.columns, line.cells, strict=True)
    ]


def _ask(groups: Sequence[str], condition: str, team: UUID | None) -> str:
    query = [*(("group", group) for group in groups), ("condition", condition)]
    if team is not None:
        query.append(("team", str(team)))
    return f"{reverse('hr_question_ask')}?{urlencode(query)}"


def _many(answered: Sequence[Question], key: str) -> str:
    many = sum(each.condition == key for each in answered)
    return text.counted(many, "answer") if many else ""
