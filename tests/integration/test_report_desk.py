"""The report desk: a report is begun, written part by part, commented on and previewed."""

import io
from typing import Any
from uuid import UUID

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import rounds
from factories.areas import reports as desk
from factories.command_row import by
from factories.world import NOW, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.assess.commands import report_comments, reports
from oneworkforce.assess.commands.reports import About
from oneworkforce.assess.models import Report, ReportComment, ReportPart, Round
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone

LAST = "- one\n- two"


def begun(world: World, **about: Any) -> UUID:
    with world.scope("walter"):
        return desk.begun(world, **about)


def page(world: World, path: str, who: str = "walter") -> str:
    return world.client(who).get(path).content.decode()


def seen(world: World, report: UUID, key: str) -> str:
    with world.reading():
        row = ReportPart.objects.filter(report=report, key=key).first()
        return conflict.digest(reports.shown_part(row))


def write(world: World, report: UUID, key: str, words: str, placing: str = "after") -> int:
    path, said = f"/reports/{report}/parts/{key}/", {"placing": placing, "words": words}
    return world.client("walter").post(path, {**said, "seen": seen(world, report, key)}).status_code


def verbs(world: World) -> list[tuple[str, str, list[str]]]:
    with world.reading():
        return [(each.noun, each.verb, each.fields) for each in Event.objects.all()]


def test_a_report_is_begun_in_a_layout_and_filled_from_its_round(world: World) -> None:
    with world.scope("walter"):
        held = rounds.held(world)
    walter = world.client("walter")
    sent = {"title": "To the committee", "layout": "committee", "round": str(held)}
    answer = walter.post("/reports/add/", sent)
    assert answer.status_code == 302
    shown = walter.get(answer.headers["Location"]).content.decode()
    assert "Tool 2009" in shown
    assert "Findings and action plan, to a committee" in shown
    assert "Council priorities" in shown
    assert "Synthetic" not in shown
    assert "still open" in shown
    assert verbs(world) == [("report", "added", [])]
    again = walter.post("/reports/add/", sent)
    assert "There is already a report called that." in again.content.decode()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"layout": "committee"}, "Choose the round."),
        ({"layout": "strategy-paper"}, "Choose the strategy."),
        ({"layout": "committee", "text": "on"}, "Choose the strategy, or untick this."),
        ({"layout": "committee", "exempt": "on"}, "Enter the paragraph."),
        ({"layout": "other"}, "Select one of the choices"),
        ({"layout": "committee", "round": "7"}, "Select one of the choices"),
    ],
)
def test_what_a_layout_needs_is_asked_for_beside_its_field(world: World, sent: dict[str, str], said: str) -> None:
    assert said in world.client("walter").post("/reports/add/", {"title": "T", **sent}).content.decode()


def test_own_words_stand_in_the_preview_and_the_figures_stay(world: World) -> None:
    made = begun(world)
    before = page(world, f"/reports/{made}/preview/")
    assert write(world, made, "2", "We thank everybody.", "before") == 302
    assert write(world, made, "1.1/gap-1", LAST) == 302
    assert write(world, made, "head/Date", "2 November 2026") == 302
    assert write(world, made, "1.7", "", "left_out") == 302
    shown = page(world, f"/reports/{made}/preview/")
    assert "We thank everybody." in shown
    assert "<ul><li>one</li><li>two</li></ul>" in shown
    assert "2 November 2026" in shown
    assert "Community safety" in before
    assert "Community safety" not in shown
    assert before.count("<table") == shown.count("<table")
    on_desk = page(world, f"/reports/{made}/")
    for mark in ("Edited", "Filled in", "Left out", "To be filled in"):
        assert mark in on_desk
    assert verbs(world)[-1] == ("report", "changed", ["words"])


def test_words_taken_back_leave_the_part_as_it_was_computed(world: World) -> None:
    made = begun(world)
    assert write(world, made, "2", "Words.") == 302
    assert write(world, made, "2", "") == 302
    with world.reading():
        assert not ReportPart.objects.exists()
    assert write(world, made, "2", " ", "instead") == 200, "nothing stands instead of it"


def test_the_page_that_edits_a_part_shows_what_is_computed_there(world: World) -> None:
    made = begun(world)
    shown = page(world, f"/reports/{made}/parts/5.1/")
    assert "What is computed here" in shown
    assert "Picture: " in shown
    assert "Instead of what is computed" in shown
    assert "To be filled in" in page(world, f"/reports/{made}/parts/1.1/gap-1/")
    client = world.client("walter")
    for key in ("99", "1.1/gap-9", "head/Public/Exempt", "head/Nothing", "text"):
        assert client.get(f"/reports/{made}/parts/{key}/").status_code == 404


def test_two_editors_of_one_part_see_both_texts(world: World) -> None:
    made = begun(world)
    first = seen(world, made, "2")
    assert write(world, made, "2", "What the first wrote.") == 302
    path, sent = f"/reports/{made}/parts/2/", {"placing": "after", "words": "What the second wrote.", "seen": first}
    answer = world.client("walter").post(path, sent)
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "What the first wrote." in shown
    assert "What the second wrote." in shown
    chosen = {**sent, "choose_words": "both", "seen": seen(world, made, "2")}
    assert world.client("walter").post(path, chosen).status_code == 302
    with world.reading():
        assert ReportPart.objects.get().words == "What the first wrote.\n\nWhat the second wrote."


def test_two_who_change_a_report_see_both(world: World) -> None:
    made, walter = begun(world), world.client("walter")
    with world.reading():
        shown = reports.shown(Report.objects.get(pk=made))
    sent = {"round": str(shown["round"]), "seen": conflict.digest(shown)}
    assert walter.post(f"/reports/{made}/change/", {**sent, "title": "One"}).status_code == 302
    answer = walter.post(f"/reports/{made}/change/", {**sent, "title": "Two"})
    assert answer.status_code == 409
    assert "One" in answer.content.decode()


def test_colleagues_comment_and_the_writer_settles(world: World) -> None:
    made, erin = begun(world), world.client("erin")
    assert erin.post(f"/reports/{made}/comment/?key=2", {"words": "Too long."}).status_code == 302
    assert erin.post(f"/reports/{made}/comment/", {"words": ""}).status_code == 200
    assert erin.get(f"/reports/{made}/comment/?key=99").status_code == 404
    with world.reading():
        (row,) = ReportComment.objects.all()
        assert (row.key, row.said_by) == ("2", "Erin Eaves")
    assert "Too long." in page(world, f"/reports/{made}/")
    assert (
        world.client("walter").post(f"/reports/comments/{row.pk}/settle/", {"reply": "Shortened."}).status_code == 302
    )
    shown = page(world, f"/reports/{made}/", "erin")
    assert "Shortened." in shown
    assert "Settled" in shown
    with world.scope("walter"), pytest.raises(NotAllowed, match="settled already"):
        report_comments.settle(by=world.viewer("walter"), now=NOW, comment=row.pk, reply="")


def test_the_preview_says_it_is_a_draft_in_every_rendering(world: World) -> None:
    made, walter = begun(world), world.client("walter")
    answer = walter.get(f"/reports/{made}/preview/")
    assert "this report is not issued" in answer.content.decode()
    assert "style-src 'sha256-" in answer["Content-Security-Policy"]
    assert "script-src" not in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    word = walter.get(f"/reports/{made}/preview/docx/")
    assert any("not issued" in line.text for line in docx.Document(io.BytesIO(word.content)).paragraphs)
    assert word["Content-Disposition"] == 'attachment; filename="report-draft.docx"'
    assert walter.get(f"/reports/{made}/preview/pdf/").content.startswith(b"%PDF")
    assert walter.get(f"/reports/{made}/preview/exe/").status_code == 404
    assert "Synthetic" in answer.content.decode() or "synthetic" in answer.content.decode()


def test_nothing_withheld_is_in_a_preview(world: World) -> None:
    shown = page(world, f"/reports/{begun(world)}/preview/")
    assert "withheld" in shown
    assert "Willow: 40 people answered" in shown
    assert "Marsh: 4 people answered" not in shown


def test_a_round_that_lost_its_results_is_said_so_and_nothing_breaks(world: World) -> None:
    made = begun(world)
    with world.scope("walter"), transactions.whole("test"):
        Round.objects.get(reports=made).results.all().delete()
    for path in ("", "preview/", "preview/pdf/", "issue/"):
        assert "has no results yet" in page(world, f"/reports/{made}/{path}")
    assert world.client("walter").get(f"/reports/{made}/parts/2/").status_code == 400


def test_the_list_is_filtered_and_exported_for_a_purpose(world: World) -> None:
    with world.scope("walter"):
        desk.begun(world, "Plain")
        desk.begun(world, "Secret", exempt=True, exempt_under="paragraph 3")
        desk.issue(world, desk.begun(world, "Issued one"))
    assert page(world, "/reports/").count('<th scope="row"') == 3
    exempt = page(world, "/reports/?state=exempt")
    assert "Secret" in exempt
    assert "Plain" not in exempt
    assert "Issued one" in page(world, "/reports/?state=issued")
    assert "Plain" in page(world, "/reports/?state=draft&title=pla")
    file = world.client("walter").post("/reports/export/", {"purpose": "check"})
    assert file.content.decode("utf-8-sig").splitlines()[0].startswith("Title,Layout,State")


def test_a_draft_is_removed_with_its_words_and_an_issued_report_stays(world: World) -> None:
    made = begun(world)
    assert write(world, made, "2", "Words.") == 302
    assert world.client("walter").post(f"/reports/{made}/remove/").status_code == 302
    with world.scope("walter"):
        issued = desk.begun(world, "Issued one")
        desk.issue(world, issued)
        with pytest.raises(NotAllowed, match="what was issued stays"):
            reports.remove(by=world.viewer("walter"), now=NOW, report=issued)
    with world.reading():
        assert not ReportPart.objects.exists()
        assert Report.objects.get().pk == issued


def test_who_may_not_write_is_refused_and_strangers_find_nothing(world: World) -> None:
    made = begun(world)
    for who in ("erin", "stella"):
        with world.scope(who), pytest.raises(NotAllowed):
            reports.remove(by=world.viewer(who), now=NOW, report=made)
    for who in ("alice", "sol"):
        with world.scope(who), pytest.raises(NotFound):
            report_comments.say(by=world.viewer(who), now=NOW, report=made, key="", words="x")
    with world.scope("erin"), pytest.raises(NotAllowed):
        reports.add(by=world.viewer("erin"), now=NOW, layout="committee", about=About("T"))


def test_a_part_that_is_too_long_is_refused_and_kept_in_the_form(world: World) -> None:
    made = begun(world)
    long = "word " * 5000
    answer = world.client("walter").post(
        f"/reports/{made}/parts/2/", {"placing": "after", "words": long, "seen": seen(world, made, "2")}
    )
    assert "20000 characters or fewer" in answer.content.decode()
    assert long in answer.content.decode()
    with world.scope("walter"), pytest.raises(Refused, match="20,000 or fewer"):
        reports.write(
            by=world.viewer("walter"), now=NOW, report=made, key="2", seen="", placing="after", words="w" * 20_001
        )


def test_list_and_desk_ask_as_much_at_three_as_at_thirty(world: World) -> None:
    def asked(path: str) -> int:
        client = world.client("walter")
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    with world.scope("walter"):
        made = desk.begun(world)
        for number in range(2):
            desk.begun(world, f"Report {number}")
            report_comments.say(**by(world, "walter"), report=made, key="2", words="Again.")
    few = [asked("/reports/"), asked(f"/reports/{made}/")]
    with world.scope("walter"), transactions.whole("test many"):
        held = Round.objects.first()
        for number in range(27):
            Report.objects.create(title=f"More {number}", layout="committee", round=held, made_by="W", made_at=NOW)
            ReportComment.objects.create(report_id=made, key="2", words="More.", said_by="E", said_at=NOW)
            ReportPart.objects.create(report_id=made, key=f"3.{number}", changed_by="W", changed_at=NOW)
    assert [asked("/reports/"), asked(f"/reports/{made}/")] == few
