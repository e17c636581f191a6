"""The report desk and issues: their commands, and the things that addresses name."""

from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.utils import timezone

from factories import rounds
from factories.command_row import Row, by, seen
from factories.world import NOW, TODAY, World
from oneworkforce.assess.commands import issues, report_comments, reports
from oneworkforce.assess.commands.reports import About
from oneworkforce.assess.models import Issue, Report
from oneworkforce.assess.reports import desk
from oneworkforce.ground import transactions
from oneworkforce.ui import conflict

WHO = "walter"
FILES = {"html": b"<!DOCTYPE html><title>T</title>", "docx": b"PK", "pdf": b"%PDF-"}


def begun(world: World, title: str = "To the committee", **about: Any) -> UUID:
    """Begin a committee paper of a round with results; return its id."""
    held = rounds.held(world, f"Tool for {title}")
    return reports.add(**by(world, WHO), layout="committee", about=About(title, held, **about))


def drafted(world: World, report: UUID) -> desk.Draft:
    """Return the draft as Walter sees it; the scope is open."""
    with transactions.reading():
        return desk.draft(world.viewer(WHO), report, today=TODAY)


def issue(world: World, report: UUID, *, public: bool = False) -> UUID:
    """Issue a report as it stands; return the id of the issue."""
    draft = drafted(world, report)
    given: dict[str, Any] = {"report": report, "document": draft.document(), "stamp": draft.stamp, "public": public}
    with patch.object(timezone, "now", lambda: NOW):  # the queue's own clock
        return issues.issue(**by(world, WHO), today=TODAY, **given)


def issued(world: World, *, public: bool = False) -> UUID:
    """Begin and issue a report, its files made; return the id of the issue."""
    made = issue(world, begun(world), public=public)
    with transactions.whole("test files"):
        issues.keep_files(made, FILES)
    return made


def _write(world: World, pk: Any) -> None:
    token = conflict.digest(reports.shown_part(None))
    reports.write(**by(world, WHO), report=pk, key="2", seen=token, placing="after", words="And we thank everybody.")


def _change(world: World, pk: Any) -> None:
    token = seen(reports.shown, Report, pk)
    with transactions.reading():
        held = Report.objects.get(pk=pk).round_id
    reports.change(**by(world, WHO), report=pk, seen=token, about=About("To the cabinet", held))


def _comment(world: World, pk: Any) -> UUID:
    return report_comments.say(**by(world, WHO), report=pk, key="2", words="Say more here.")


def _commented(world: World) -> UUID:
    return _comment(world, begun(world))


def _stalled(world: World) -> UUID:
    made = issue(world, begun(world))
    with transactions.whole("test stalled"):
        Issue.objects.filter(pk=made).update(job=None)
    return made


def _make_again(world: World, pk: Any) -> None:
    with patch.object(timezone, "now", lambda: NOW):
        issues.make_again(**by(world, WHO), issue=pk)


COMMANDS: tuple[Row, ...] = (
    Row(
        "report.add",
        lambda w, held: reports.add(**by(w, WHO), layout="committee", about=About("To the board", held)),
        lambda w: rounds.held(w),  # noqa: PLW0108  with its own defaults
        who=WHO,
    ),
    Row("report.change", _change, begun, who=WHO),
    Row("report.remove", lambda w, pk: reports.remove(**by(w, WHO), report=pk), begun, who=WHO),
    Row("report.write", _write, begun, who=WHO),
    Row("report.comment", _comment, begun, who=WHO),
    Row(
        "report.settle_comment",
        lambda w, pk: report_comments.settle(**by(w, WHO), comment=pk, reply="Done."),
        _commented,
        who=WHO,
    ),
    Row("report.issue", issue, begun, who=WHO),
    Row("issue.make_again", _make_again, _stalled, who=WHO),
    Row(
        "issue.withdraw",
        lambda w, pk: issues.withdraw(**by(w, WHO), issue=pk, reason="A figure was wrong."),
        issued,
        who=WHO,
    ),
    Row("issue.fetch", lambda w, pk: issues.fetch(**by(w, WHO), issue=pk, kind="pdf"), issued, who=WHO),
)


def things(world: World) -> dict[str, UUID]:
    """Make one of each thing in Northshire; return their ids by name."""
    with world.scope(WHO):
        made = issued(world, public=True)
        with transactions.reading():
            report = Issue.objects.get(pk=made).report_id
        draft = begun(world, "A draft")
        return {
            "report": report,
            "draft_report": draft,
            "issue": made,
            "report_comment": _comment(world, draft),
            "partnership": world.northshire,
        }
