"""Files of posts in words: the list, where one stands, what was found, what would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from oneworkforce.lib import days, text
from oneworkforce.ui.jinja import day, moment
from oneworkforce.ui.listing import Column, Filter
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.domain import half_days, hours, items, roles, staff_pack, staff_words, uploads_kept
from oneworkforce.workforce.domain.kinds import Unsaid
from oneworkforce.workforce.domain.staff_plan import Outcome
from oneworkforce.workforce.domain.staff_rules import RULES, Severity
from oneworkforce.workforce.domain.upload_states import WORKING, Step, UploadState, after
from oneworkforce.workforce.queries.staff_uploads import Absent, Page, Row, StaffRow

COLUMNS = (
    Column("given", "Given"),
    Column("organisation", "Organisation"),
    Column("by", "By"),
    Column("state", "State"),
    Column("posts", "Posts", sort=False),
)
FILTERS = (Filter("by", "Organisation, or who gave it"), Filter("state", "State", UploadState.choices()))
HEADINGS = ("Given", "Organisation", "By", "State", "New", "Changed", "Unchanged", "To mend", "Not mentioned")
ROW_COLUMNS = (
    Column("row", "Row"),
    Column("reference", "Post reference", sort=False),
    Column("organisation", "Organisation", sort=False),
    Column("outcome", "What happens", sort=False),
    Column("changes", "What changes", sort=False),
)
ROW_FILTERS = (Filter("outcome", "What happens", Outcome.choices()),)
ROW_HEADINGS = ("Row", "Post reference", "Organisation", "What happens", "What changes")
ABSENT_COLUMNS = (
    Column("reference", "Post reference"),
    Column("role", "Role"),
    Column("organisation", "Organisation"),
    Column("holder", "Held by", sort=False),
)
ABSENT_FILTERS = (Filter("reference", "Post reference"),)
ABSENT_HEADINGS = ("Post reference", "Role", "Organisation", "Held by")

COLOURS = {
    UploadState.MAPPING: "yellow",
    UploadState.CHECKED: "yellow",
    UploadState.STORED: "green",
    UploadState.UNDONE: "grey",
    UploadState.LEFT: "orange",
    UploadState.REFUSED: "red",
    UploadState.FAILED: "red",
    UploadState.CANCELLED: "grey",
}
OUTCOME_COLOURS = {Outcome.NEW: "green", Outcome.CHANGED: "blue", Outcome.UNCHANGED: "grey"}
SENTENCES = {
    UploadState.MAPPING: "Some headings are not known. Say what each column is: it is remembered for your next file.",
    UploadState.CHECKED: "Nothing is stored yet. Look at what would happen, then choose.",
    UploadState.STORED: "The good rows are stored.",
    UploadState.UNDONE: "What this file had stored was taken back.",
    UploadState.LEFT: "Nothing of this file was stored. Mend it, and upload it again.",
    UploadState.REFUSED: "Nothing of this file was stored.",
    UploadState.FAILED: "It stopped on a fault of ours. Nothing of it was stored. Upload it again.",
    UploadState.CANCELLED: "It was cancelled. Nothing of it was stored.",
}
PERSONAL_HIDDEN = "A personal value, not shown to you"
MOST_ROWS_SAID = 20


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found: where and what, the remedy, the code, and the rows."""

    title: str
    remedy: str
    code: str
    rows: str


@dataclass(frozen=True, slots=True)
class UploadPage:
    """What the page of a file shows."""

    id: str
    title: str
    caption: str
    state: Cell
    moving: bool
    stopping: bool
    done: int
    total: int | None
    words: str
    notes: tuple[str, ...]
    mapping: bool
    checked: bool
    stored: bool
    ended: bool
    cancellable: bool
    cancel_words: str
    undoable: bool
    taken: int
    mend: bool
    mend_words: str
    counts: tuple[Fact, ...]
    errors: tuple[Found, ...]
    left_out: tuple[Found, ...]
    look_at: tuple[Found, ...]
    strange: bool
    facts: tuple[Fact, ...]


def row(found: Row) -> tuple[Cell | str | int, ...]:
    """Return one file of the list for a page."""
    return (
        Cell(moment(found.asked_at), href=reverse("staff_upload", args=[found.id])),
        found.organisation or "Several",
        found.asked_by,
        Cell(found.state.title_, tag=COLOURS.get(found.state, "blue")),
        said(found.counts) if found.counts else "Not checked yet",
    )


def exported(found: Row) -> tuple[Value, ...]:
    """Return one file of the list for a file."""
    names = ("new", "changed", "unchanged", "mend", "absent")
    return (
        days.iso_moment(found.asked_at),
        found.organisation or "Several",
        found.asked_by,
        found.state.title_,
        *(found.counts.get(name) for name in names),
    )


def said(counts: Mapping[str, int]) -> str:
    """Return the outcomes of a file's rows in a few words."""
    names = (("new", "new"), ("changed", "changed"), ("unchanged", "unchanged"), ("mend", "to mend"))
    parts = [f"{counts[name]:,} {words}" for name, words in names if counts.get(name)]
    return text.listed(parts) if parts else "None"


def page(found: Page) -> UploadPage:
    """Return the page of a file."""
    moving = found.state in WORKING
    words = (found.words or "It waits for its turn.") if moving else SENTENCES[found.state]
    if found.stopping:
        words = "It is being cancelled: it stops at its next step."
    groups = [
        (RULES[code], _found(code, column, detail, rows, number)) for code, column, detail, rows, number in found.told
    ]
    by_severity = {severity: tuple(one for rule, one in groups if rule.severity is severity) for severity in Severity}
    stored = found.state is UploadState.STORED
    return UploadPage(
        id=str(found.id),
        title="Upload of posts",
        caption=found.organisation or text.listed(found.organisations[:3]) or "Several organisations",
        state=Cell(found.state.title_, tag=COLOURS.get(found.state, "blue")),
        moving=moving,
        stopping=found.stopping,
        done=found.done,
        total=found.total if moving else None,
        words=words,
        notes=found.notes,
        mapping=found.state is UploadState.MAPPING,
        checked=found.state is UploadState.CHECKED,
        stored=stored,
        ended=not moving and found.state not in {UploadState.MAPPING, UploadState.CHECKED},
        cancellable=after(found.state, Step.CANCEL) is not None,
        cancel_words="Cancel the undoing" if found.state is UploadState.UNDOING else "Cancel this upload",
        undoable=found.undoable,
        taken=found.counts.get("taken", 0),
        mend=found.mend and not moving,
        mend_words="The rows that were not taken, each with what to mend in it."
        if stored
        else "Your file with a first column that says what to mend in each row.",
        counts=tuple(_counts(found)) if found.counts and not moving else (),
        errors=by_severity[Severity.ERROR],
        left_out=by_severity[Severity.LEFT_OUT],
        look_at=by_severity[Severity.NOTE],
        strange=bool(found.strange) and found.state is UploadState.CHECKED,
        facts=tuple(_facts(found)),
    )


def _found(code: str, column: str, detail: str, rows: Sequence[int], number: int) -> Found:
    rule = RULES[code]
    where = f"Column “{column}”: " if column else ""
    what = rule.what[:1].lower() + rule.what[1:] if where and not rule.what.startswith("E-") else rule.what
    named = ", ".join(f"{each:,}" for each in rows[:MOST_ROWS_SAID])
    more = number - min(len(rows), MOST_ROWS_SAID)
    told = f"{'Row' if number == 1 else 'Rows'} {named}{f' and {more:,} more' if more else ''}" if number else ""
    return Found(" ".join(part for part in (f"{where}{what}", detail) if part), rule.remedy, code, told)


def _counts(found: Page) -> list[Fact]:
    counts = found.counts
    rows = reverse("staff_upload_rows", args=[found.id])
    keeps_rows = found.rows
    facts = [Fact("Rows read", f"{counts['read']:,}")]
    for outcome in Outcome:
        number = counts.get(outcome.value, 0)
        href = f"{rows}?outcome={outcome.value}" if number and keeps_rows else None
        facts.append(Fact(f"{outcome.title_} posts", f"{number:,}", href, "Look"))
    if leavers := counts.get("leavers", 0):
        facts.append(
            Fact("Of these, posts whose holder leaves", f"{leavers:,}. They count as leavers; the posts go on.")
        )
    facts.append(Fact("Rows to mend", f"{counts['mend']:,}"))
    absent = counts.get("absent", 0)
    href = reverse("staff_upload_absent", args=[found.id]) if absent and keeps_rows else None
    said_absent = f"{absent:,}. They stay as they are: a file never deletes." if absent else "0"
    facts.append(Fact("Posts not mentioned", said_absent, href, "Look"))
    if counts.get("blank"):
        facts.append(Fact("Empty rows and examples", f"{counts['blank']:,}"))
    if "left" in counts:
        facts.append(Fact("Left as changed since", text.counted(counts["left"], "row")))
    return facts


def _facts(found: Page) -> list[Fact]:
    facts = [Fact("Given by", found.asked_by), Fact("Given", moment(found.asked_at))]
    if found.stored_at:
        facts.append(Fact("Stored", f"{moment(found.stored_at)}, by {found.stored_by}"))
    if found.undoable and found.stored_at:
        until = day(timezone.localdate(uploads_kept.undone_until(found.stored_at)))
        facts.append(Fact("Can be undone until", f"{until}. What is kept for it is deleted then."))
    elif found.state is UploadState.STORED:
        facts.append(Fact("Can be undone", "No longer: what was kept for it is deleted"))
    if found.state is UploadState.UNDONE and found.ended_at:
        facts.append(Fact("Undone", f"{moment(found.ended_at)}, by {found.undone_by or found.stored_by}"))
    if found.ended_at and not found.stored_at:
        facts.append(Fact("Ended", moment(found.ended_at)))
    if found.mend and found.ended_at and found.state is not UploadState.STORED:
        until = day(timezone.localdate(uploads_kept.mended_until(found.ended_at)))
        facts.append(Fact("Rows to mend are kept until", until))
    if found.state in {UploadState.MAPPING, UploadState.CHECKED}:
        facts.append(Fact("Kept", f"If nobody goes on with it for {uploads_kept.ABANDONED.days} days, it is deleted"))
    return facts


def staff_row(found: StaffRow, names: Mapping[str, str]) -> tuple[Cell | str | int, ...]:
    """Return one row of a checked file for a page."""
    changes = differences(found, names)
    return (
        found.number,
        found.reference or "None given",
        found.organisation,
        Cell(found.outcome.title_, tag=OUTCOME_COLOURS[found.outcome]),
        "; ".join(changes) if changes else "Nothing" if found.outcome is Outcome.UNCHANGED else "All of it",
    )


def exported_row(found: StaffRow, names: Mapping[str, str]) -> tuple[Value, ...]:
    """Return one row of a checked file for a file."""
    told = "; ".join(differences(found, names))
    return found.number, found.reference, found.organisation, found.outcome.title_, told


def differences(found: StaffRow, names: Mapping[str, str]) -> list[str]:
    """Return what would change in a row, value by value; a personal one only to whom it may be shown."""
    told = []
    for key, old, new in found.differences:
        if key in {staff_pack.LEAVES, staff_pack.LEFT}:
            told.append(_goes_on(key, old, new, hidden=found.hidden))
            continue
        item = items.all_items().get(key)
        label = item.label if item else key.replace("_", " ").capitalize()
        if found.hidden and (item is None or item.personal or item.of == "person"):
            told.append(f"{label}: {PERSONAL_HIDDEN.lower()}")
        elif old is None and new is None:
            told.append(f"{label}: added to")
        else:
            told.append(f"{label}: {value(key, old, names)} → {value(key, new, names)}")
    return told


def _goes_on(key: str, who: str | None, last: str, *, hidden: bool) -> str:
    """Return who leaves a post that goes on, or had left it."""
    until = day(date.fromisoformat(last))
    if who is None:
        return f"The post was vacant until {until} and goes on"
    named = who if who and not hidden else "Who holds it" if key == staff_pack.LEAVES else "Who held it"
    if key == staff_pack.LEAVES:
        return f"{named} leaves, with {until} as the last day; the post goes on"
    return f"{named} left, with {until} as the last day; the post goes on"


def value(key: str, stored: Any, names: Mapping[str, str]) -> str:  # noqa: PLR0911  one answer a kind
    """Return a stored value as people read it."""
    item = items.all_items().get(key)
    kind = item.kind if item else ""
    if isinstance(stored, Unsaid):
        return stored.title_
    if stored in {None, ""}:
        return "nothing"
    if kind == "role":
        return roles.title(stored)
    if staff_words.has_list(kind):
        return dict(staff_words.listed(kind)).get(stored, str(stored))
    if kind == "hours":
        return hours.words(stored)
    if kind == "days":
        return half_days.words(stored)
    if kind in {"team", "locality", "organisation"}:
        return names.get(stored, "one that is gone")
    if kind == "date":
        return day(date.fromisoformat(stored))
    return str(stored)


def absent_row(found: Absent) -> tuple[Cell | str, ...]:
    """Return one post that a file does not mention, for a page."""
    return (
        Cell(found.reference, href=reverse("post", args=[found.id])),
        roles.title(found.role),
        found.organisation,
        found.holder or "Vacant",
    )


def exported_absent(found: Absent) -> tuple[Value, ...]:
    """Return one post that a file does not mention, for a file."""
    return found.reference, roles.title(found.role), found.organisation, found.holder or "Vacant"
