"""A report is issued: frozen, numbered, made into files once, and nothing half-done when the machine dies."""

import io
from datetime import timedelta
from typing import Any
from uuid import UUID

import docx
import pypdf
import pytest

from factories import labour
from factories.areas import reports as desk
from factories.command_row import by
from factories.crashes import crashing
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.assess.commands import issues, reports
from oneworkforce.assess.models import Issue, IssueFile, ReportPart, ResultRow
from oneworkforce.audit.models import Event
from oneworkforce.documents import frozen
from oneworkforce.ground import transactions
from oneworkforce.ground.crash import Crashed
from oneworkforce.ground.jobs import retaking
from oneworkforce.ground.models import Job
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import conflict

LATER = timedelta(minutes=5)

pytestmark = pytest.mark.undone


def begun(world: World, **about: Any) -> UUID:
    with world.scope("walter"):
        return desk.begun(world, **about)


def issue(world: World, report: UUID, **sent: str) -> UUID:
    """Issue as Walter does on the page, and let the worker make the files."""
    walter = world.client("walter")
    shown = walter.get(f"/reports/{report}/issue/").content.decode()
    answer = walter.post(f"/reports/{report}/issue/", {"seen": token(shown), **sent})
    assert answer.status_code == 302
    labour.deliver(NOW)
    return UUID(answer.headers["Location"].split("/")[2])


def token(page: str) -> str:
    """Return what the page before an issue carries of what it showed."""
    return page.split('name="seen" value="', 1)[1].split('"', 1)[0]


def write(world: World, report: UUID, words: str) -> None:
    with world.scope("walter"):
        with transactions.reading():
            row = ReportPart.objects.filter(report=report, key="2").first()
        seen = conflict.digest(reports.shown_part(row))
        reports.write(**by(world, "walter"), report=report, key="2", seen=seen, placing="after", words=words)


def file(world: World, made: UUID, kind: str) -> bytes:
    answer = world.client("walter").get(f"/issues/{made}/files/{kind}/")
    assert answer.status_code == 200
    return answer.content


def test_it_is_frozen_with_its_figures_and_its_version(world: World) -> None:
    report = begun(world)
    made = issue(world, report)
    page = file(world, made, "html").decode()
    assert "1, issued on" in page
    assert "To the committee" in page
    assert "not issued" not in page
    with world.reading():
        before = Issue.objects.get(pk=made).document
    with world.scope("walter"), transactions.whole("test"):
        ResultRow.objects.all().delete()
    with world.reading():
        assert Issue.objects.get(pk=made).document == before
        assert frozen.thaw(before).title == "To the committee"
    assert file(world, made, "html").decode() == page


def test_the_files_open_again_and_say_the_same(world: World) -> None:
    made = issue(world, begun(world))
    words = [line.text for line in docx.Document(io.BytesIO(file(world, made, "docx"))).paragraphs]
    assert "To the committee" in words
    pdf = file(world, made, "pdf")
    assert pdf.startswith(b"%PDF")
    read = pypdf.PdfReader(io.BytesIO(pdf))
    assert read.metadata is not None
    assert read.metadata.title == "To the committee"
    assert "issued on" in read.pages[0].extract_text()
    with world.reading():
        taken = [(each.verb, each.fields) for each in Event.objects.filter(noun="issue").order_by("at", "id")]
    assert sorted(taken) == [("downloaded", ["docx"]), ("downloaded", ["pdf"]), ("issued", [])]


def test_issuing_again_makes_number_two_and_never_changes_number_one(world: World) -> None:
    report = begun(world)
    first = issue(world, report)
    one = file(world, first, "html")
    write(world, report, "A word more.")
    second = issue(world, report)
    assert file(world, first, "html") == one
    page = file(world, second, "html").decode()
    assert "A word more." in page
    assert "2, issued on" in page
    with world.reading():
        assert list(Issue.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_what_changed_while_it_was_being_looked_at_is_not_issued(world: World) -> None:
    report, walter = begun(world), world.client("walter")
    seen = token(walter.get(f"/reports/{report}/issue/").content.decode())
    write(world, report, "Written meanwhile.")
    answer = walter.post(f"/reports/{report}/issue/", {"seen": seen})
    assert answer.status_code == 200
    assert "Somebody changed this report" in answer.content.decode()
    with world.scope("walter"):
        draft = desk.drafted(world, report)
    write(world, report, "Written in the last moment.")
    with world.scope("walter"), pytest.raises(Refused, match="Somebody changed"):
        issues.issue(
            **by(world, "walter"),
            today=TODAY,
            report=report,
            document=draft.document(),
            stamp=draft.stamp,
            public=False,
        )
    with world.reading():
        assert not Issue.objects.exists()


def test_a_second_click_issues_nothing_more(world: World) -> None:
    report, walter = begun(world), world.client("walter")
    seen = token(walter.get(f"/reports/{report}/issue/").content.decode())
    assert walter.post(f"/reports/{report}/issue/", {"seen": seen}).status_code == 302
    assert walter.post(f"/reports/{report}/issue/", {"seen": seen}).status_code == 200
    with world.reading():
        assert Issue.objects.count() == 1


def test_open_gaps_are_listed_before_it_is_issued(world: World) -> None:
    shown = world.client("walter").get(f"/reports/{begun(world)}/issue/").content.decode()
    assert "still open" in shown
    assert "Council priorities: which of the council" in shown
    assert "Put it on the public page" in shown


@pytest.mark.parametrize("edge", ["before", "before commit", "after commit"])
def test_a_crash_during_issue_leaves_all_of_it_or_nothing(world: World, edge: str) -> None:
    report = begun(world)
    with crashing(f"report.issue: {edge}"), pytest.raises(Crashed), world.scope("walter"):
        desk.issue(world, report)
    there = edge == "after commit"
    with world.reading():
        assert Issue.objects.exists() == there
        assert Job.objects.filter(kind=issues.JOB).exists() == there
        assert not IssueFile.objects.exists()
    labour.deliver(NOW)
    with world.reading():
        assert IssueFile.objects.count() == (3 if there else 0)


@pytest.mark.parametrize("point", ["issue.files: before", "issue.files: before commit", "issue.files: after commit"])
def test_a_crash_while_the_files_are_made_leaves_all_three_or_none(world: World, point: str) -> None:
    report = begun(world)
    with world.scope("walter"):
        made = desk.issue(world, report)
    with crashing(point), pytest.raises(Crashed):
        labour.deliver(NOW)
    after = point.endswith("after commit")
    with world.reading():
        assert IssueFile.objects.filter(issue=made).count() == (3 if after else 0)
    if not after:
        page = world.client("walter").get(f"/issues/{made}/").content.decode()
        assert "They are being made" in page
        job = page.split('href="/jobs/')[-1].split('"')[0]
        assert world.client("walter").get(f"/jobs/{job}").status_code == 200
        assert "How far the work" not in world.client("erin").get(f"/issues/{made}/").content.decode()
        assert world.client("walter").get(f"/issues/{made}/files/pdf/").status_code == 404
    later = NOW + LATER
    retaking.retake(later)
    labour.deliver(later)
    with world.reading():
        assert sorted(IssueFile.objects.filter(issue=made).values_list("kind", flat=True)) == ["docx", "html", "pdf"]
        assert Job.objects.get(kind=issues.JOB).state == "done"


def test_files_whose_job_was_lost_are_asked_for_again(world: World) -> None:
    with world.scope("walter"):
        made = desk._stalled(world)
    walter = world.client("walter")
    assert "Make the files again" in walter.get(f"/issues/{made}/").content.decode()
    assert walter.post(f"/issues/{made}/files/").status_code == 302
    assert walter.post(f"/issues/{made}/files/").status_code == 403
    labour.deliver(NOW)
    assert "Web page" in walter.get(f"/issues/{made}/").content.decode()


def test_an_issue_is_withdrawn_once_with_its_reason_and_kept(world: World) -> None:
    made, walter = issue(world, begun(world), public="on"), world.client("walter")
    assert walter.post(f"/issues/{made}/withdraw/", {"reason": ""}).status_code == 200
    assert walter.post(f"/issues/{made}/withdraw/", {"reason": "A figure was wrong."}).status_code == 302
    shown = walter.get(f"/issues/{made}/").content.decode()
    assert "A figure was wrong." in shown
    assert file(world, made, "html")
    with world.scope("walter"), pytest.raises(NotAllowed, match="withdrawn already"):
        issues.withdraw(**by(world, "walter"), issue=made, reason="Again.")
    with world.reading():
        assert not Issue.objects.get().public


def test_it_is_issued_by_a_workforce_lead_alone(world: World) -> None:
    report = begun(world)
    with world.scope("walter"):
        draft = desk.drafted(world, report)
    for who in ("erin", "stella"):
        with world.scope(who), pytest.raises(NotAllowed):
            issues.issue(
                by=world.viewer(who),
                now=NOW,
                today=TODAY,
                report=report,
                document=draft.document(),
                stamp=draft.stamp,
                public=False,
            )
