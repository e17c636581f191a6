"""Questions about pay and conditions in rows and words."""

from django.urls import reverse

from oneworkforce.lib import text
from oneworkforce.ui import jinja
from oneworkforce.ui.listing import Column, Filter
from oneworkforce.ui.parts import Cell
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.domain import hr_questions as rules
from oneworkforce.workforce.domain.hr_questions import State
from oneworkforce.workforce.domain.terms import CONDITIONS
from oneworkforce.workforce.queries.hr_questions import Question
from oneworkforce.workforce.web.forms.hr_questions import CONDITION_CHOICES

COLUMNS = (
    Column("question", "Question", sort=False),
    Column("condition", "Condition"),
    Column("groups", "About", sort=False),
    Column("asked", "Asked"),
    Column("state", "State", sort=False),
    Column("waited", "Waited", sort=False),
)
FILTERS = (
    Filter("whose", "Whose", (("me", "Waiting for me"), ("mine", "Asked by me"))),
    Filter("state", "State", State.choices()),
    Filter("condition", "Condition", CONDITION_CHOICES),
    Filter("group", "Group"),
)
HEADINGS = ("Question", "Condition", "About", "Asked by", "Asked on", "State", "Days open", "Answer", "Answered by")
COLOURS = {State.OPEN: "yellow", State.ANSWERED: "green", State.WITHDRAWN: "grey"}
_SHOWN = 80


def condition(found: Question) -> str:
    """Return the title of the condition it is about."""
    return CONDITIONS[found.condition].title if found.condition in CONDITIONS else "All conditions"


def asker(found: Question) -> str:
    """Return who asked; of one that is shown to all only whoever asked and whoever answers is told."""
    return "You" if found.mine else found.asked_by


def row(found: Question) -> tuple[Cell | str | int, ...]:
    """Return one question in the list for a page."""
    short = " ".join(found.text.split())
    words = short if len(short) <= _SHOWN else f"{short[: _SHOWN - 1]}…"
    return (
        Cell(words, href=reverse("hr_question", args=[found.id])),
        condition(found),
        text.listed(found.groups),
        jinja.day(found.asked_at),
        tag(found),
        rules.waited_words(found.days, found.state),
    )


def tag(found: Question) -> Cell:
    """Return where it stands, as a tag."""
    return Cell(found.state.title_, tag=COLOURS[found.state])


def exported(found: Question, *, named: bool) -> tuple[Value, ...]:
    """Return one question in the list for a file; `named`: with who asked."""
    return (
        found.text,
        condition(found),
        "; ".join(found.groups),
        found.asked_by if named else "",
        jinja.iso(found.asked_at),
        found.state.title_,
        found.days,
        found.answer,
        found.answered_by,
    )
