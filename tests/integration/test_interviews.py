"""Interviews: planned, filled theme by theme, resumed, ended, reopened; shown by service once their round is closed."""

import csv
import io
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories import instruments as made
from factories.command_row import by
from factories.world import World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.assess.commands import findings, interviews, rounds, uploads
from oneworkforce.assess.domain.interviews import Said
from oneworkforce.assess.models import Finding, Interview, Round, Scored, Support
from oneworkforce.audit.models import Event
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone

WHO = "walter"


def page(world: World, route: str, *about: object, who: str = WHO) -> str:
    answer = world.client(who).get(reverse(route, args=about))
    assert answer.status_code == 200, (route, answer.status_code)
    return answer.content.decode()


def test_the_list_says_who_was_interviewed_and_who_is_still_to_be(world: World) -> None:
    with world.scope(WHO):
        row = made.talked(world)
        made.ended(world, "Youth work", row)
        made.held(world, "Play work", row)
        made.planned(world, "Health visiting", row)
    said = page(world, "interviews", row)
    assert "3 services: 1 interviewed, 1 begun and 1 still to be." in said
    assert said.index("Play work") < said.index("Health visiting") < said.index("Youth work")
    only = world.client(WHO).get(reverse("interviews", args=[row]), {"state": "to_be"}).content.decode()
    assert "Health visiting" in only
    assert "Youth work" not in only


def test_a_service_is_added_once_and_the_first_fixes_what_is_asked(world: World) -> None:
    with world.scope(WHO):
        row = made.talked(world)
    values = {"service": "Play work", "interviewer": "W", "held_on_day": "2", "held_on_month": "11"}
    values |= {"held_on_year": "2026", "organisation": str(world.organisations["Kite Club"]), "role": "Head"}
    for _ in range(2):
        answer = world.client(WHO).post(reverse("interview_add", args=[row]), values)
    assert "on the list already" in answer.content.decode()
    with world.reading(WHO):
        kept = Interview.objects.select_related("round", "organisation").get()
        assert (kept.service, kept.role, str(kept.organisation)) == ("Play work", "Head", "Kite Club")
        assert kept.round.opened_at is not None
        assert not rounds.open_(kept.round)


def test_a_theme_is_filled_saved_and_resumed(world: World) -> None:
    with world.scope(WHO):
        pk = made.planned(world)
    client, here = world.client(WHO), reverse("interview_theme", args=[pk, "recruitment"])
    shown = client.get(here).content.decode()
    assert "Theme 1 of 6" in shown
    seen = shown.split('name="seen" value="')[1].split('"')[0]
    sent = {"seen": seen, "score_a1": "2", "note_a1": made.NOTE, "score_a2": "", "score_a3": "5"}
    answer = client.post(here, sent)
    assert answer.headers["Location"] == reverse("interview_theme", args=[pk, "skills-now"])
    said = page(world, "interview", pk)
    assert "Mean 3.50" in said
    assert made.NOTE in said
    assert "2: A gap, with first steps taken" in said
    assert f'href="{reverse("interview_theme", args=[pk, "skills-now"])}"' in said
    with world.reading(WHO):
        assert set(Scored.objects.values_list("question", "score")) == {("a1", 2), ("a3", 5)}
        event = Event.objects.filter(noun="interview", verb="scored").get()
        assert event.fields == ["recruitment"]


def test_two_who_fill_a_theme_at_once_see_both_texts(world: World) -> None:
    with world.scope(WHO):
        pk = made.held(world)
    here = reverse("interview_theme", args=[pk, "recruitment"])
    answer = world.client(WHO).post(here, {"seen": conflict.digest({"score_a1": ""}), "score_a1": "4"})
    assert answer.status_code == 409
    assert made.NOTE in answer.content.decode()


def test_a_score_off_the_scale_and_a_theme_that_is_none_are_refused(world: World) -> None:
    with world.scope(WHO):
        pk = made.planned(world)
        with pytest.raises(Refused, match="not on the scale"):
            made.score(world, pk, "recruitment", {"a1": Said(6)})
        with pytest.raises(NotFound):
            interviews.save(**by(world, WHO), interview=pk, seen="", arc="weather", said={})


def test_it_ends_when_something_was_scored_and_then_stays_as_it_is(world: World) -> None:
    with world.scope(WHO):
        pk = made.planned(world)
        with pytest.raises(Refused, match="No question has a score"):
            interviews.end(**by(world, WHO), interview=pk)
        made.score(world, pk, "recruitment", {"a1": Said(2)})
        interviews.end(**by(world, WHO), interview=pk)
        with pytest.raises(NotAllowed, match="Reopen it first"):
            made.score(world, pk, "recruitment", {"a1": Said(3)})
        with pytest.raises(Refused, match="reason is empty"):
            interviews.reopen(**by(world, WHO), interview=pk, reason=" ")
        interviews.reopen(**by(world, WHO), interview=pk, reason="A score was misheard.")
        made.score(world, pk, "recruitment", {"a1": Said(3)})
        event = Event.objects.filter(noun="interview", verb="reopened").get()
        assert (event.subject, event.reason) == (pk, "A score was misheard.")


def test_a_round_closes_once_nothing_is_half_done_and_is_then_fixed(world: World) -> None:
    with world.scope(WHO):
        row = made.talked(world)
        with pytest.raises(Refused, match="No interview has ended"):
            interviews.close(**by(world, WHO), round=row)
        pk = made.held(world, "Youth work", row)
        made.planned(world, "Play work", row)
        with pytest.raises(Refused, match="1 interview began"):
            interviews.close(**by(world, WHO), round=row)
        interviews.end(**by(world, WHO), interview=pk)
        interviews.close(**by(world, WHO), round=row)
        for act in (
            lambda: made.planned(world, "Health", row),
            lambda: interviews.reopen(**by(world, WHO), interview=pk, reason="x"),
            lambda: interviews.close(**by(world, WHO), round=row),
        ):
            with pytest.raises(NotAllowed, match="closed"):
                act()


def test_scores_are_shown_to_all_once_closed_and_notes_to_who_runs_rounds_alone(world: World) -> None:
    with world.scope(WHO):
        row = made.talked(world)
        pk = made.ended(world, "Youth work", row)
    for_pia, here = world.client("pia"), reverse("round_services", args=[row])
    assert for_pia.get(here).status_code == 403
    assert "shown once the round is closed" in page(world, "round", row, who="pia")
    assert "Youth work" in page(world, "round_services", row)
    with world.scope(WHO):
        interviews.close(**by(world, WHO), round=row)
    said = page(world, "round_services", row, who="pia")
    assert "one view of a service" in said
    for words in ("Youth work", "2.50", "4.00", "1 service interviewed.", "Recruitment and where it presses: 2.50"):
        assert words in said, words
    assert made.NOTE not in said
    assert "Notes" not in said
    assert for_pia.get(reverse("interview", args=[pk])).status_code == 403
    assert made.NOTE in page(world, "interview", pk)


def test_an_interview_that_goes_on_counts_nowhere(world: World) -> None:
    with world.scope(WHO):
        row = made.talked(world)
        made.held(world, "Youth work", row)
    said = page(world, "round_services", row)
    assert "No interview has ended yet" in said
    assert "Youth work" not in said


def test_the_export_has_every_score_and_note(world: World) -> None:
    with world.scope(WHO):
        row = made.talked(world)
        made.ended(world, "Youth work", row)
    answer = world.client(WHO).post(reverse("interviews_export", args=[row]), {"purpose": "planning"})
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [line[8:10] for line in lines[1:4]] == [["2", made.NOTE], ["3", ""], ["4", ""]]
    assert lines[-1][0].startswith("Exported by Walter Webb")
    table = world.client(WHO).post(reverse("round_services_export", args=[row]), {"purpose": "planning"})
    assert "2.50" in table.content.decode()
    assert made.NOTE not in table.content.decode()


def test_the_lowest_themes_are_proposed_with_their_figures_once(world: World) -> None:
    with world.scope(WHO):
        row = made.closed(world)
    client = world.client(WHO)
    for _ in range(2):
        assert client.post(reverse("interviews_draft", args=[row])).status_code == 302
    with world.reading(WHO):
        found = Finding.objects.get()
        assert (found.arc, found.words) == (
            "recruitment",
            "Heads of service see the greatest gaps in: Recruitment and where it presses.",
        )
        kept = Support.objects.get(finding=found)
        assert kept.words.startswith("Recruitment and where it presses: 2.25 is the mean of 2 services")
        assert kept.source == "Interviews about 2 services"


def test_findings_of_a_round_without_a_questionnaire_are_recorded_and_shown(world: World) -> None:
    with world.scope(WHO):
        row = made.closed(world)
        findings.add(**by(world, WHO), round=row, arc="locality-working", words="Localities share rooms already.")
        pk = Finding.objects.get().pk
    said = page(world, "findings", row)
    assert "Room for work in localities" in said
    assert "Localities share rooms already." in said
    assert "Propose findings from the results" not in said
    assert world.client(WHO).get(reverse("finding_decide", args=[pk])).status_code == 200
    assert world.client(WHO).get(reverse("support_add_evidence", args=[pk])).status_code == 200


def test_a_round_of_interviews_takes_no_file_of_answers(world: World) -> None:
    with world.scope(WHO):
        row = made.talked(world)
        with pytest.raises(Refused, match="answered by: interview"):
            uploads.receive(**by(world, WHO), round=row, answers=uploads.File("csv", [b"a,b\n"]))
    said = page(world, "round_set_up", row)
    assert "Interview, scored about a service" in said
    assert "Upload answers" not in said


def test_the_pages_ask_as_often_for_two_services_as_for_six(world: World) -> None:
    def asked(row: UUID) -> list[int]:
        counts = []
        for route in ("interviews", "round_services"):
            client = world.client(WHO)
            with CaptureQueriesContext(connection) as caught:
                client.get(reverse(route, args=[row]))
            counts.append(len(caught))
        return counts

    with world.scope(WHO):
        row = made.talked(world)
        for number in range(2):
            made.ended(world, f"Service {number}", row)
    asked(row)
    few = asked(row)
    with world.scope(WHO):
        for number in range(2, 6):
            made.ended(world, f"Service {number}", row)
    assert asked(row) == few


def test_another_partnerships_interviews_do_not_exist(world: World) -> None:
    with world.scope(WHO):
        pk = made.held(world)
    for route in ("interview", "interview_change", "interview_remove"):
        assert world.client("bea-south").get(reverse(route, args=[pk])).status_code == 404
    with world.reading(WHO):
        assert Round.objects.get().instrument == "interview"
