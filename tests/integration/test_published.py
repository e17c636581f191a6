"""The public page: strangers read what is public, and never what is exempt, withdrawn, not public or another's."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.areas import reports as desk
from factories.command_row import by
from factories.world import NOW, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.assess.commands import issues
from oneworkforce.assess.models import Issue, Report
from oneworkforce.assess.permissions import reports
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions

pytestmark = pytest.mark.undone

EXEMPT: dict[str, Any] = {"exempt": True, "exempt_under": "paragraph 3"}


def stranger() -> Client:
    return Client(SERVER_NAME="127.0.0.1")


def issued(world: World, title: str = "To the committee", *, public: bool = True, **about: Any) -> UUID:
    with world.scope("walter"):
        made = desk.issue(world, desk.begun(world, title, **about), public=public)
        with transactions.whole("test files"):
            issues.keep_files(made, desk.FILES)
    return made


def walked(world: World, issue: UUID) -> list[int]:
    """Return what a stranger is answered at every public address of an issue."""
    place = world.northshire
    paths = [reverse("published", args=[place]), reverse("published_report", args=[place, issue])]
    paths += [reverse("published_file", args=[place, issue, kind]) for kind in desk.FILES]
    return [stranger().get(path).status_code for path in paths]


def test_a_stranger_finds_reads_and_downloads_what_is_public(world: World) -> None:
    made = issued(world)
    everything = stranger().get("/published/").content.decode()
    assert "Northshire" in everything
    assert "Southmere" not in everything
    page = stranger().get(f"/published/{world.northshire}/")
    assert "To the committee, version 1" in page.content.decode()
    assert page["Cache-Control"] == "public, max-age=300"
    assert walked(world, made) == [200] * 5
    web = stranger().get(f"/published/{world.northshire}/{made}/html/")
    assert web["Content-Type"] == "text/html; charset=utf-8"
    assert "frame-ancestors 'none'" in web["Content-Security-Policy"]
    pdf = stranger().get(f"/published/{world.northshire}/{made}/pdf/")
    assert pdf["Content-Disposition"] == 'attachment; filename="report-2026-11-02-version-1.pdf"'
    assert stranger().get(f"/published/{world.northshire}/{made}/exe/").status_code == 404
    assert "Sign out" not in page.content.decode()


@pytest.mark.parametrize("who", ["walter", "sol"])
def test_who_is_signed_in_reads_it_too_and_no_cache_keeps_their_page(world: World, who: str) -> None:
    made = issued(world)
    answer = world.client(who).get(f"/published/{world.northshire}/{made}/")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"


def test_nothing_published_is_no_page_at_all(world: World) -> None:
    assert "No partnership has published" in stranger().get("/published/").content.decode()
    for partnership in (world.northshire, uuid4()):
        assert stranger().get(f"/published/{partnership}/").status_code == 404


@pytest.mark.parametrize("public", [True, False])
def test_what_is_not_public_or_withdrawn_or_without_its_files_is_nowhere(world: World, *, public: bool) -> None:
    made = issued(world, public=public)
    with world.scope("walter"):
        if public:
            issues.withdraw(**by(world, "walter"), issue=made, reason="A figure was wrong.")
    assert walked(world, made) == [404] * 5
    with world.scope("walter"):
        waiting = desk.issue(world, desk.begun(world, "Waiting"), public=True)
    assert walked(world, waiting) == [404] * 5


def test_an_issue_is_not_read_under_another_partnership(world: World) -> None:
    made = issued(world)
    assert stranger().get(f"/published/{world.southmere}/{made}/").status_code == 404
    assert stranger().get(f"/published/{world.southmere}/{made}/html/").status_code == 404


# exempt: refused by the constraint, by the command, by the query, and at every address


def test_no_row_can_be_exempt_and_public(world: World) -> None:
    made = issued(world, public=False, **EXEMPT)
    with world.scope("walter"), pytest.raises(IntegrityError), transactions.whole("test"):
        Issue.objects.filter(pk=made).update(public=True)


def test_no_command_makes_an_exempt_report_public(world: World) -> None:
    with world.scope("walter"):
        report = desk.begun(world, **EXEMPT)
        with pytest.raises(NotAllowed, match="never put on the public page"):
            desk.issue(world, report, public=True)
    with world.reading():
        assert not Issue.objects.exists()
    walter = world.client("walter")
    shown = walter.get(f"/reports/{report}/issue/").content.decode()
    assert "never put on the public page" in shown
    assert 'name="public"' not in shown
    seen = shown.split('name="seen" value="', 1)[1].split('"', 1)[0]
    assert walter.post(f"/reports/{report}/issue/", {"seen": seen, "public": "on"}).status_code == 302
    with world.reading():
        (row,) = Issue.objects.all()
        assert (row.exempt, row.public) == (True, False)


def test_no_query_finds_an_exempt_report_even_when_it_was_marked_so_later(world: World) -> None:
    made = issued(world)
    assert walked(world, made) == [200] * 5
    with world.scope("walter"), transactions.whole("test"):
        Report.objects.update(**EXEMPT)
    with world.reading():
        assert Issue.objects.get(pk=made).public
        assert not reports.published().exists()
    assert walked(world, made) == [404] * 5
    assert "No partnership has published" in stranger().get("/published/").content.decode()


def test_an_exempt_report_is_at_no_public_address(world: World) -> None:
    issued(world, "An open one")
    exempt = issued(world, "A secret one", public=False, **EXEMPT)
    listed = stranger().get(f"/published/{world.northshire}/").content.decode()
    assert "An open one" in listed
    assert "A secret one" not in listed
    assert walked(world, exempt)[1:] == [404] * 4


def test_looking_at_the_public_page_changes_and_records_nothing(world: World) -> None:
    made = issued(world)
    with world.reading():
        before = Event.objects.count()
    walked(world, made)
    with world.reading():
        assert Event.objects.count() == before


def test_the_public_page_asks_as_much_at_three_as_at_thirty(world: World) -> None:
    made = issued(world)
    path = f"/published/{world.northshire}/"

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert stranger().get(path).status_code == 200
        return len(queries)

    few = asked()
    with world.scope("walter"), transactions.whole("test many"):
        first = Issue.objects.get(pk=made)
        for number in range(2, 31):
            row = Issue.objects.create(
                report=first.report,
                number=number,
                title=first.title,
                document={},
                exempt=False,
                public=True,
                issued_by="W",
                issued_at=NOW,
            )
            issues.keep_files(row.pk, desk.FILES)
    assert asked() == few
    assert "There is a later version" in stranger().get(path).content.decode()
