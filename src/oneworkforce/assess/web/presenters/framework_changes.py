"""What has changed between two frameworks as a page shows it: by arc, only what is not as it was."""

from collections.abc import Sequence
from dataclasses import dataclass

from oneworkforce.assess.domain.framework import Arc, Framework, Question
from oneworkforce.assess.domain.framework_changes import Comparison, Kind, Line
from oneworkforce.assess.domain.sentences import questions
from oneworkforce.assess.web.presenters.grids import Grid
from oneworkforce.lib import text
from oneworkforce.ui.parts import Cell

COLOURS = {Kind.SAME: "grey", Kind.MAPPED: "turquoise", Kind.CHANGED: "yellow", Kind.NEW: "green", Kind.REMOVED: "red"}
HEADINGS = ("Question now", "Question before", "What became of it", "Why")


@dataclass(frozen=True, slots=True)
class ArcChanges:
    """One arc: its heading, what became of the arc, how many questions are as they were, and the others."""

    title: str
    about: str
    same: str
    changed: Grid | None


@dataclass(frozen=True, slots=True)
class Changes:
    """The whole comparison. `counted` is the sentence with the counts."""

    old: str
    new: str
    counted: str
    arcs: tuple[ArcChanges, ...]
    notes: str = ""


def changes(compared: Comparison) -> Changes:
    """Return what has changed, by arc of the new framework, then arcs that are no more; no arcs where nothing has."""
    arcs = [_arc(compared, number, arc) for number, arc in enumerate(compared.new.arcs, 1)]
    ended = [_ended(compared, arc) for arc in compared.ended]
    return Changes(
        named(compared.old),
        named(compared.new),
        questions.counted(compared),
        () if compared.unchanged and not ended else (*arcs, *ended),
        compared.crosswalk.notes if compared.crosswalk else "",
    )


def named(framework: Framework) -> str:
    """Return a framework's title and version."""
    return f"{framework.say(framework.title)}, version {framework.version}"


def _arc(compared: Comparison, number: int, arc: Arc) -> ArcChanges:
    title = f"{number}. {compared.new.say(arc.title)}"
    before = compared.before(arc)
    about = ""
    if before is None:
        about = "This arc is new."
    elif text.folded(compared.old.say(before.title)) != text.folded(compared.new.say(arc.title)):
        about = f"This arc was called “{compared.old.say(before.title)}”."
    lines = compared.of(arc)
    same = sum(line.kind is Kind.SAME and not line.moved for line in lines)
    told = f"{text.counted(same, 'question')} as before." if same else ""
    return ArcChanges(title, about, told, _grid(compared, title, lines))


def _ended(compared: Comparison, arc: Arc) -> ArcChanges:
    title = compared.old.say(arc.title)
    grid = _grid(compared, title, compared.removed(arc))
    return ArcChanges(title, "This arc is no more.", "", grid)


def _grid(compared: Comparison, title: str, lines: Sequence[Line]) -> Grid | None:
    rows = [_row(compared, line) for line in lines if line.kind is not Kind.SAME or line.moved]
    return Grid(f"Questions that are not as they were: {title}", HEADINGS, rows) if rows else None


def _row(compared: Comparison, line: Line) -> tuple[Cell | str, ...]:
    now = _said(compared.new, line.new)
    kind = "Moved" if line.kind is Kind.SAME else line.kind.title_
    colour = "blue" if line.kind is Kind.SAME else COLOURS[line.kind]
    return now, _said(compared.old, line.old), Cell(kind, tag=colour), questions.why(compared, line)


def _said(framework: Framework, question: Question | None) -> str:
    if question is None:
        return "\N{EN DASH}"
    reverse = " (scored in reverse)" if question.reverse else ""
    return f"{framework.say(question.text)}{reverse} [{question.id}]"
