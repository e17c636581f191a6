"""A workshop on the results: set up, walked through arc by arc, ended with its minute; then actions are drafted."""

import re
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from factories import rounds, workshops
from factories.command_row import by
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.assess.commands import findings, workshop_notes
from oneworkforce.assess.commands import workshops as commands
from oneworkforce.assess.domain.kinds import Stance
from oneworkforce.assess.models import Evidence, Finding, Present, Remarked, Round, Workshop
from oneworkforce.assess.permissions import workshops as permissions
from oneworkforce.assess.queries import workshops as queries
from oneworkforce.assess.reports import minutes
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone

WHO = workshops.WHO
MOST = 34
"""Statements of a screen, those that open a request and its scope with it."""


def page(world: World, name: str, *args: object, who: str = WHO) -> str:
    answer = world.client(who).get(reverse(name, args=args))
    assert answer.status_code == 200, (name, answer.status_code)
    return str(answer.content.decode())


def send(world: World, made: UUID, arc: str, **fields: object) -> Any:
    url = reverse("workshop_arc", args=[made, arc]) if arc else reverse("workshop_rainbow", args=[made])
    return world.client(WHO).post(url, fields)


def seen(world: World, finding: UUID) -> str:
    with world.reading(WHO):
        return conflict.digest(findings.decided(Finding.objects.get(pk=finding)))


def row(world: World, finding: UUID) -> Finding:
    with world.reading(WHO):
        return Finding.objects.get(pk=finding)


def test_a_workshop_is_set_up_changed_and_listed(world: World) -> None:
    made = rounds.held(world)
    client = world.client(WHO)
    assert "Set one up, walk through the arcs" in page(world, "workshops", made)
    day = {"held_on_day": TODAY.day, "held_on_month": TODAY.month, "held_on_year": TODAY.year}
    answer = client.post(reverse("workshop_add", args=[made]), {**day, "place": "Town hall", "led_by": "Erin Eaves"})
    assert answer.status_code == 302
    [pk] = re.findall(r"workshops/([0-9a-f-]{36})/", answer.headers["Location"])
    assert "Town hall" in page(world, "workshops", made)
    shown = conflict.digest({"held_on": TODAY, "place": "Town hall", "led_by": "Erin Eaves"})
    url = reverse("workshop_change", args=[pk])
    first = client.post(url, {**day, "place": "Harbour School", "led_by": "Erin Eaves", "seen": shown})
    second = client.post(url, {**day, "place": "Library", "led_by": "Erin Eaves", "seen": shown})
    assert (first.status_code, second.status_code) == (302, 409)
    assert "Harbour School" in second.content.decode()
    file = client.post(reverse("workshops_export", args=[made]), {"purpose": "check"}).content.decode("utf-8-sig")
    assert "Harbour School" in file


def test_results_stay_closed_while_a_round_is_open(world: World) -> None:
    pk = workshops.set_up(world)
    made = workshops.round_of(world, pk)
    with world.scope(WHO), transactions.whole("test round"):
        Round.objects.filter(pk=made).update(opened_at=NOW)
    for name, args in (("workshop_rainbow", [pk]), ("workshop_arc", [pk, "vision"]), ("workshop_end", [pk])):
        answer = world.client(WHO).get(reverse(name, args=args))
        assert answer.status_code == 403
        assert "still open" in answer.content.decode()
    with world.scope(WHO), pytest.raises(NotAllowed, match="still open"):
        commands.add(**by(world, WHO), today=TODAY, round=made, held_on=TODAY, place="", led_by="Walter")
    with world.scope(WHO), transactions.whole("test round"):
        Round.objects.filter(pk=made).update(closed_at=NOW)
    assert "The whole rainbow" in page(world, "workshop_rainbow", pk)


def test_a_round_without_results_has_no_workshop(world: World) -> None:
    with world.scope(WHO), transactions.whole("test round"):
        shape = {"framework_id": "trial", "framework_version": 3, "framework": rounds.FRAMEWORK}
        made = Round.objects.create(title="Tool 2010", year=2010, made_at=NOW, **shape).pk
    with world.scope(WHO), pytest.raises(NotAllowed, match="no results to discuss"):
        commands.add(**by(world, WHO), today=TODAY, round=made, held_on=TODAY, place="", led_by="Walter")
    assert "There are no results to discuss yet." in page(world, "workshops", made)


def test_who_is_there_is_put_down_by_lines_and_taken_off(world: World) -> None:
    pk = workshops.set_up(world)
    client, url = world.client(WHO), reverse("workshop_present", args=[pk])
    sent = {"people": "Ada Example, Bramble Trust\nBen Example"}
    assert "2 people put down" in client.post(url, sent, follow=True).content.decode()
    again = client.post(url, sent, follow=True).content.decode()
    assert "All are down already." in again, again[again.find("<main") :][:1500]
    refused = client.post(url, {"people": "Cleo\nada example, Elsewhere"}).content.decode()
    assert "Line 2: somebody of this name is here already" in refused
    assert "Cleo" in refused
    with world.reading(WHO):
        ada = Present.objects.get(name="Ada Example").pk
    client.post(reverse("workshop_leave_out", args=[pk, ada]))
    shown = page(world, "workshop", pk)
    assert "Ben Example" in shown
    assert "Ada Example" not in shown


def test_the_screens_lead_from_the_rainbow_through_each_arc_to_what_was_decided(world: World) -> None:
    pk = workshops.begun(world)
    walked, url = [], reverse("workshop_rainbow", args=[pk])
    while url:
        shown = world.client(WHO).get(url).content.decode()
        walked.append(re.search(r"<h1[^>]*>(.*?)</h1>", shown, re.DOTALL)[1])  # type: ignore[index]
        after = re.search(r'<link rel="next" href="([^"]+)"', shown)
        url = after[1] if after else ""
    titles = [re.sub(r"<[^>]+>", "", each).strip() for each in walked]
    arcs = ["Arc 1 Shared vision", "Arc 2 Common values and language", "Arc 3 Outcomes"]
    assert titles == ["The whole rainbow", *arcs, "What we decided"]


def test_a_screen_shows_the_arc_its_groups_questions_evidence_and_findings(world: World) -> None:
    pk = workshops.begun(world)
    with world.scope(WHO), transactions.whole("test evidence"):
        told = {"dated": TODAY, "source": "Inspection", "added_by": "Walter", "added_at": NOW}
        for number, strength in enumerate(("strong", "weak")):
            Evidence.objects.create(
                round_id=Workshop.objects.get(pk=pk).round_id,
                arc="vision",
                kind="document",
                title=f"Paper {number}",
                strength=strength,
                **told,
            )
    shown = page(world, "workshop_arc", pk, "vision")
    assert "2 pieces of evidence (1 strong, 1 weak) stand beside this score." in shown
    assert "Everybody works together for me." in shown
    assert "By district" in shown
    assert "We share one vision." in shown
    assert "Vision is shared by few." in shown
    assert "We have never met before today." in shown
    assert 'class="ow-levels__bar ow-levels__bar--none"' in shown  # Marsh, of which nothing may be seen
    assert "stand beside this score" not in page(world, "workshop_arc", pk, "values")
    assert world.client(WHO).get(reverse("workshop_arc", args=[pk, "nothing"])).status_code == 404


def test_a_finding_is_decided_on_the_workshops_day(world: World) -> None:
    before = TODAY - timedelta(days=5)
    pk = workshops.set_up(world, on=before)
    finding = workshops.found(world, pk)
    sent = {"act": "decide", "finding": finding, "seen": seen(world, finding), "stance": "agreed", "reason": ""}
    answer = send(world, pk, "vision", **sent)
    assert answer.headers["Location"].endswith(f"#finding-{finding}")
    assert (row(world, finding).stance, row(world, finding).decided_on) == ("agreed", before)
    back = {**sent, "seen": seen(world, finding), "stance": "proposed"}
    assert send(world, pk, "vision", **back).status_code == 302
    assert row(world, finding).decided_on is None


@pytest.mark.parametrize("stance", ["disputed", "enquire"])
def test_what_is_disputed_or_enquired_into_needs_its_reason_on_the_screen_too(world: World, stance: str) -> None:
    pk = workshops.set_up(world)
    finding = workshops.found(world, pk)
    sent = {"act": "decide", "finding": finding, "seen": seen(world, finding), "stance": stance}
    refused = send(world, pk, "vision", **sent, reason="")
    assert "The reason is empty." in refused.content.decode()
    assert row(world, finding).stance == Stance.PROPOSED
    assert send(world, pk, "vision", **sent, reason="Ask the schools.").status_code == 302
    assert row(world, finding).reason == "Ask the schools."


def test_two_who_decide_at_once_see_both_sides(world: World) -> None:
    pk = workshops.set_up(world)
    finding = workshops.found(world, pk)
    old = seen(world, finding)
    sent = {"act": "decide", "finding": finding, "seen": old}
    assert send(world, pk, "vision", **sent, stance="agreed", reason="").status_code == 302
    other = send(world, pk, "vision", **sent, stance="disputed", reason="Not so.")
    assert other.status_code == 409
    assert "Not so." in other.content.decode()
    assert row(world, finding).stance == Stance.AGREED
    now = re.search(r'name="seen" value="([^"]+)"', other.content.decode())
    assert now is not None
    chosen = {"seen": now[1], "choose_stance": "yours", "choose_reason": "yours"}
    assert send(world, pk, "vision", **{**sent, **chosen}, stance="disputed", reason="Not so.").status_code == 302
    assert row(world, finding).stance == Stance.DISPUTED


def test_nothing_is_decided_before_the_day_nor_on_another_arcs_screen(world: World) -> None:
    pk = workshops.set_up(world, on=TODAY + timedelta(days=36_500))
    finding = workshops.found(world, pk)
    sent = {"act": "decide", "finding": finding, "seen": seen(world, finding), "stance": "agreed", "reason": ""}
    assert "has not been held yet" in send(world, pk, "vision", **sent).content.decode()
    assert send(world, pk, "values", **sent).status_code == 404
    assert send(world, pk, "vision", **{**sent, "finding": "nonsense"}).status_code == 404
    with pytest.raises(Refused, match="not been held yet"):
        workshops.end(world, pk)
    assert row(world, finding).stance == Stance.PROPOSED


def test_a_finding_is_added_and_what_was_said_written_down(world: World) -> None:
    pk = workshops.set_up(world)
    assert send(world, pk, "values", act="add", words="Words differ by trade.").status_code == 302
    assert send(world, pk, "values", act="say", words="Health says “clients”.").status_code == 302
    assert send(world, pk, "", act="say", words="A good morning.").status_code == 302
    assert "Enter what was said" in send(world, pk, "values", act="say", words=" ").content.decode()
    shown = page(world, "workshop_arc", pk, "values")
    assert "Words differ by trade." in shown
    assert "Health says “clients”." in shown
    assert "A good morning." in page(world, "workshop_rainbow", pk)
    with world.reading(WHO):
        said = Remarked.objects.get(arc="values").pk
    world.client(WHO).post(reverse("workshop_unsay", args=[pk, said]))
    assert "Health says" not in page(world, "workshop_arc", pk, "values")


def test_the_results_propose_findings_for_the_screens(world: World) -> None:
    pk = workshops.set_up(world)
    world.client(WHO).post(reverse("workshop_propose", args=[pk]))
    assert "is below the acceptable score of 3.00 and needs development." in page(world, "workshop_arc", pk, "values")


def test_ending_freezes_the_minute_and_it_stays_as_it_was(world: World) -> None:
    pk = workshops.begun(world)
    workshops.found(world, pk, "Still to be talked about.")
    shown = page(world, "workshop_end", pk)
    assert "Still to be talked about." in shown
    [stamp] = re.findall(r'name="stamp" value="([0-9a-f]+)"', shown)
    assert world.client(WHO).post(reverse("workshop_end", args=[pk]), {"stamp": stamp}).status_code == 302
    before = page(world, "workshop_minute", pk, "html", who="erin")
    for words in (
        "Minute of the workshop on the results",
        "Town hall",
        "Ada Example, Bramble Trust",
        "Shared vision",
        "We have never met before today.",
        "Vision is shared by few.",
        "Shared vision: Still to be talked about.",
        "2 findings: 1 agreed and 1 not yet discussed.",
    ):
        assert words in before, words
    workshops.decide(world, workshops.found(world, pk, "Found afterwards."), "agreed")
    assert page(world, "workshop_minute", pk, "html", who="erin") == before
    for change in (
        lambda: workshop_notes.come(**by(world, WHO), workshop=pk, people="Late Example"),
        lambda: workshop_notes.say(**by(world, WHO), workshop=pk, arc="", words="Late."),
        lambda: commands.remove(**by(world, WHO), workshop=pk),
    ):
        with world.scope(WHO), pytest.raises(NotAllowed, match="stays as it is"):
            change()
    answer = world.client(WHO).get(reverse("workshop_arc", args=[pk, "vision"]))
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("workshop", args=[pk]))


def test_the_minute_is_downloaded_as_word_and_pdf_and_that_is_recorded(world: World) -> None:
    pk = workshops.ended(world)
    client = world.client("erin")
    word = client.get(reverse("workshop_minute", args=[pk, "docx"]))
    said = " ".join(each.text for each in Document(BytesIO(word.content)).paragraphs)
    assert "Vision is shared by few." in said
    assert f"minute-{TODAY:%Y-%m-%d}.docx" in word.headers["Content-Disposition"]
    pdf = client.get(reverse("workshop_minute", args=[pk, "pdf"]))
    assert pdf.content.startswith(b"%PDF")
    assert client.get(reverse("workshop_minute", args=[pk, "exe"])).status_code == 404
    with world.reading("stella"):
        events = Event.objects.filter(noun="workshop", verb="downloaded").values_list("fields", flat=True)
        assert sorted(events) == [["docx"], ["pdf"]]


def test_whoever_ends_it_has_seen_what_is_frozen(world: World) -> None:
    pk = workshops.begun(world)
    [stamp] = re.findall(r'name="stamp" value="([0-9a-f]+)"', page(world, "workshop_end", pk))
    workshops.agreed(world, pk, "Agreed meanwhile.")
    refused = world.client(WHO).post(reverse("workshop_end", args=[pk]), {"stamp": stamp}).content.decode()
    assert "Somebody changed something while you were looking." in refused
    assert "Agreed meanwhile." in refused
    with world.reading(WHO):
        assert Workshop.objects.get(pk=pk).ended_at is None


def test_only_who_runs_rounds_sees_a_workshop_before_its_end_and_then_all_who_see_results(world: World) -> None:
    pk = workshops.begun(world)
    made = workshops.round_of(world, pk)
    for who in ("erin", "carl", "alice"):
        assert world.client(who).get(reverse("workshop", args=[pk])).status_code == 404
        assert "Town hall" not in page(world, "workshops", made, who=who)
    workshops.end(world, pk)
    assert "Word" in page(world, "workshop", pk, who="carl")
    assert "Town hall" in page(world, "workshops", made, who="carl")
    with world.scope("sol"), pytest.raises(NotFound):
        commands.fetch(**by(world, "sol"), workshop=pk, kind="pdf")


def test_audit_names_fields_and_neither_people_nor_words(world: World) -> None:
    pk = workshops.ended(world)
    with world.reading("stella"):
        events = list(Event.objects.filter(noun="workshop", subject=pk).values_list("verb", "fields", "reason"))
    assert sorted(events) == [
        ("added", [], ""),
        ("changed", ["present"], ""),
        ("changed", ["what was said"], ""),
        ("ended", [], ""),
    ]


def test_the_minute_is_the_same_however_often_it_is_made(world: World) -> None:
    pk = workshops.begun(world)
    with world.reading(WHO):
        found = permissions.get(world.viewer(WHO), pk)
        one, other = (minutes.minute(world.viewer(WHO), found) for _ in range(2))
        assert one == other
        assert queries.stamp(found) == one.stamp


@pytest.mark.parametrize("name", ["workshop_arc", "workshop_rainbow", "workshop_end", "workshop"])
def test_the_database_is_asked_as_often_for_thirty_findings_as_for_three(world: World, name: str) -> None:
    pk = workshops.begun(world)
    client, url = world.client(WHO), reverse(name, args=[pk, *(["vision"] if name == "workshop_arc" else [])])
    counts = []
    for many in (3, 27):
        for number in range(many):
            workshops.found(world, pk, f"Finding {many}-{number}.")
            with world.scope(WHO):
                workshop_notes.say(**by(world, WHO), workshop=pk, arc="vision", words=f"Said {number}.")
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= MOST, counts
