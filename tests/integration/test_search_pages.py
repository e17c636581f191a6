"""The pages of search and of enquiries, as somebody reads and uses them."""

import pytest
from django.urls import reverse

from factories import finding
from factories.page_tables import Read
from factories.world import World
from oneworkforce.ground import transactions
from oneworkforce.workforce.models import Enquiry

pytestmark = pytest.mark.undone


def page(world: World, viewer: str = "carl", **query: str) -> Read:
    answer = world.client(viewer).get(reverse("find"), query)
    assert answer.status_code == 200
    return Read(answer.content.decode())


def who(shown: Read) -> list[str]:
    """Return the names of the rows of every table."""
    return [row[0] for table in shown.tables for row in table[1:]]


def test_a_line_is_understood_and_answered(world: World) -> None:
    finding.can(world, "bea", speaks="sr", share="all", evenings="yes", place="Reed")
    finding.can(world, "stella", speaks="hr", share="skills", place="Willow")
    shown = page(world, "pia", q="Serbo-Croatian, evenings, Willow")
    understood = [each for each in shown.texts if each.startswith("Language")]
    assert understood == ["Language: Serbo-Croatian (also Croatian and Serbian)"]
    assert "Can work: Evenings" in shown.texts
    assert "2 people found." in shown.page
    assert [table[1][:1] for table in shown.tables] == [["Bea Birch"], ["Stella Stone"]]
    assert "In a place that lies in Willow: can work evenings" in shown.texts
    assert "In Willow: have not said whether they can work evenings" in shown.texts
    assert shown.tables[0][1][-1] == "bea@example.org"
    assert shown.tables[1][1][-1] == "Ask their manager"
    assert shown.tables[1][1][4] == "Evenings: has not said"


def test_the_fields_ask_the_same(world: World) -> None:
    finding.can(world, "bea", speaks="sr", does="Makaton", share="all", evenings="yes")
    shown = page(world, language="Serbian", skill="makaton", times="evenings", far="anywhere")
    assert who(shown) == ["Bea Birch"]
    assert who(page(world, skill="makaton", role="teacher")) == []


def test_people_who_are_not_shown_stand_in_one_line(world: World) -> None:
    for person in ("walter", "stella", "erin"):
        finding.can(world, person, speaks="sr")
    shown = page(world, "mona", q="Serbian")
    assert sorted(who(shown)) == [
        "Someone in a small organisation (council) (2 people)",
        "Someone in a small organisation (health)",
    ]
    assert not any(name in shown.page for name in ("Walter", "Stella", "Erin"))


def test_nobody_found_says_what_to_do(world: World) -> None:
    finding.can(world, "bea", speaks="sr", share="all")
    shown = page(world, q="Serbian, Reed, weekends")
    assert "Nobody was found." in shown.page
    assert any("Show 1 person elsewhere in the partnership" in each for each in shown.texts)
    assert any("contacts of the locality" in each for each in shown.texts)


def test_what_is_not_understood_is_said_and_offered_near(world: World) -> None:
    shown = page(world, q="Polsih, Reed")
    assert "Did you mean:" in shown.page
    assert "q=Polish%2C+Reed" in shown.page.replace("&amp;", "&")


def test_a_place_alone_and_an_empty_form_search_nothing(world: World) -> None:
    assert "A place alone finds nobody here" in page(world, q="Reed").page
    assert "found." not in page(world).page


def test_somebody_is_asked_for_and_the_manager_answers(world: World) -> None:
    finding.can(world, "pia", speaks="sr")
    client = world.client("bea")
    found = client.get(reverse("find"), {"q": "Serbo-Croatian", "far": "anywhere"}).content.decode()
    address = found.split('href="/workforce/find/ask/')[1].split('"')[0].replace("&amp;", "&")
    form = client.get(f"/workforce/find/ask/{address}").content.decode()
    assert "a small organisation (school)" in form
    assert "Do not name a child" in form
    sent = client.post(f"/workforce/find/ask/{address}", {"reason": "interpret", "words": "A meeting on Monday."})
    assert sent.status_code == 302
    with world.reading():
        made = Enquiry.objects.get()
    assert made.sought["languages"] == [["sh", "sr"]]
    mona = world.client("mona")
    assert "A meeting on Monday." in (told := mona.get(reverse("enquiry", args=[made.pk])).content.decode())
    assert "Pia Penn" in told
    assert "Pia" not in client.get(reverse("enquiry", args=[made.pk])).content.decode()
    asked = mona.post(reverse("enquiry_forward", args=[made.pk]), {"person": str(world.people["pia"])})
    assert asked.status_code == 302
    replied = world.client("pia").post(reverse("enquiry_reply", args=[made.pk]), {"reply": "yes"})
    assert replied.status_code == 302
    assert "pia@example.org" in client.get(reverse("enquiry", args=[made.pk])).content.decode()


def test_an_enquiry_is_answered_beside_its_fields(world: World) -> None:
    made = finding.asked(world)
    with world.scope(), transactions.whole("test dates"):
        Enquiry.objects.update(due_on="2999-01-01")
    client = world.client("mona")
    assert "Select your answer" in client.post(reverse("enquiry_answer", args=[made]), {}).content.decode()
    sent = client.post(reverse("enquiry_answer", args=[made]), {"answer": "decline", "words": "Too busy."})
    assert sent.status_code == 302
    shown = Read(world.client("carl").get(reverse("enquiries")).content.decode())
    assert shown.under("State") == ["Not possible"]


def test_the_export_of_enquiries_holds_what_the_list_shows(world: World) -> None:
    finding.asked(world)
    sent = world.client("carl").post(reverse("enquiries_export"), {"purpose": "planning", "words": ""})
    lines = sent.content.decode().splitlines()
    assert "Serbo-Croatian" in lines[1]
    assert "A small organisation (school)" in lines[1]
    assert "Harbour" not in sent.content.decode()


def test_a_practitioner_gets_names_without_ways_to_records(world: World) -> None:
    finding.can(world, "walter", speaks="sr", share="all")
    shown = page(world, "pia", q="Serbian")
    assert who(shown) == ["Walter Webb"]
    assert reverse("person", args=[world.people["walter"]]) not in shown.page
