"""A person's record: opened, added, changed, confirmed; who may; what is said where nothing is held."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from factories import records, requests
from factories.pages import HOSTILE
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.commands import languages, people, qualifications, skills
from oneworkforce.partnership.models import Language, Person, Skill
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone


def person_of(world: World, key: str) -> Person:
    with world.reading(key):
        return Person.objects.get(pk=world.people[key])


def events(world: World, key: str) -> list[tuple[str, str, list[str]]]:
    with world.reading(key):
        found = Event.objects.filter(subject=world.people[key]).order_by("at", "verb")
        return [(event.actor, event.verb, event.fields) for event in found]


def typed(world: World, key: str, **more: str) -> dict[str, Any]:
    stored = people.shown(person_of(world, key))
    return {**stored, "seen": conflict.digest(stored), **more}


def test_opening_the_record_of_another_is_kept_and_ones_own_is_not(world: World) -> None:
    mona = world.client("mona")
    page = requests.page(mona, f"/people/{world.people['pia']}/")
    assert "Pia Penn" in page
    assert events(world, "pia") == [("Mona Marsh", "looked at", [])]
    assert mona.get(f"/people/{world.people['mona']}/").headers["Location"] == "/account/"
    requests.page(mona, "/account/")
    assert events(world, "mona") == []


def test_a_record_shows_teams_links_items_and_when_each_was_confirmed(world: World) -> None:
    records.fill(world, "pia")
    page = requests.page(world.client("alice"), f"/people/{world.people['pia']}/")
    for words in (
        "Reed family team (Harbour School)",
        "Play therapy",
        "Serbo-Croatian",
        "Well enough to work in",
        "Level 6",
        "Awarded in 2009",
        "Enhanced check",
        "Not confirmed yet.",
        "In full, everywhere: Administrator, Workforce lead and Data steward.",
        "In full, for Harbour School: Organisation&#39;s manager.",
    ):
        assert words in page, words
    mona = requests.page(world.client("alice"), f"/people/{world.people['mona']}/")
    assert "Harbour School (Assessment link)" in mona


def test_a_record_and_the_list_lead_to_the_pages_of_places(world: World) -> None:
    page = requests.page(world.client("alice"), f"/people/{world.people['pia']}/")
    people = requests.page(world.client("alice"), "/people/")
    for href in (
        f"/organisations/{world.organisations['Harbour School']}/",
        f"/localities/{world.localities['Reed']}/",
    ):
        assert f'href="{href}"' in page
        assert f'href="{href}"' in people
    own = requests.page(world.client("alice", strong=False), "/account/")
    assert "/account/security/" in own
    assert 'href="/organisations/' not in own.split("<main")[1], "where a page is not seen, nothing leads to it"


CHANGES = [
    ("alice", "vic", 200),
    ("mona", "pia", 200),
    ("mona", "vic", 404),
    ("carl", "vic", 403),
    ("walter", "vic", 403),
    ("stella", "vic", 403),
    ("pia", "vic", 404),
    ("pia", "pia", 200),
    ("erin", "erin", 200),
    ("sol", "vic", 404),
]


def test_who_may_change_a_record(world: World) -> None:
    for viewer, person, status in CHANGES:
        client, pk = world.client(viewer), world.people[person]
        for url in (f"/people/{pk}/change/", f"/people/{pk}/skills/add/", f"/people/{pk}/nothing-listed/skills/"):
            assert requests.status(client, url) == status, (viewer, url)
        assert requests.status(client, f"/people/{pk}/confirm/", {}) == (302 if status == 200 else status), viewer


def test_who_may_not_change_is_told_why_beside_a_disabled_button(world: World) -> None:
    for viewer in ("walter", "carl"):
        page = requests.page(world.client(viewer), f"/people/{world.people['vic']}/")
        assert "manager or an administrator changes this record." in page
        assert "/change/" not in page
        assert "/skills/add/" not in page


def test_an_administrator_without_a_second_factor_sees_only_themself(world: World) -> None:
    client = world.client("alice", strong=False)
    assert requests.status(client, f"/people/{world.people['vic']}/") == 404
    viewer = world.viewer("alice", strong=False)
    with world.scope(), pytest.raises(NotAllowed, match="passkey or an authenticator"):
        people.add(by=viewer, now=NOW, name="New")


def test_who_may_add_a_person(world: World) -> None:
    for viewer, status in (("alice", 200), ("mona", 200), ("walter", 403), ("carl", 403), ("pia", 403)):
        assert requests.status(world.client(viewer), "/people/add/") == status, viewer


def test_a_manager_adds_to_the_own_organisation_alone(world: World) -> None:
    client = world.client("mona")
    page = requests.page(client, "/people/add/")
    assert "Harbour School" in page
    assert "Kite Club" not in page
    school, kite = (str(world.organisations[name]) for name in ("Harbour School", "Kite Club"))
    added = client.post("/people/add/", {"name": "Ned New", "email": "ned@example.org", "organisation": school})
    assert added.status_code == 302
    with world.reading():
        ned = Person.objects.get(name="Ned New")
        assert (str(ned.organisation_id), ned.confirmed_by) == (school, "Mona Marsh")
        assert list(Event.objects.filter(subject=ned.pk).values_list("verb", flat=True)) == ["added"]
    assert (
        "Select one of the choices" in client.post("/people/add/", {"name": "X", "organisation": kite}).content.decode()
    )
    viewer = world.viewer("mona")
    with world.scope():
        with pytest.raises(NotAllowed, match="your own organisation"):
            people.add(by=viewer, now=NOW, name="X", organisation=kite)
        with pytest.raises(Refused, match="Choose one that you manage"):
            people.add(by=viewer, now=NOW, name="X")


def test_a_change_keeps_names_of_fields_and_no_values(world: World) -> None:
    data = typed(world, "pia", job_title="Play worker", phone="01632 960 002")
    assert requests.status(world.client("mona"), f"/people/{world.people['pia']}/change/", data) == 302
    pia = person_of(world, "pia")
    assert (pia.job_title, pia.phone, pia.confirmed_by) == ("Play worker", "01632 960 002", "Mona Marsh")
    assert pia.changed_at > NOW
    assert events(world, "pia") == [("Mona Marsh", "changed", ["job title", "phone"])]


def test_who_keeps_only_the_own_record_does_not_move_to_another_organisation(world: World) -> None:
    data = typed(world, "pia", organisation=str(world.organisations["Kite Club"]), job_title="Boss")
    del data["seen"]
    stored = people.shown(person_of(world, "pia"))
    del stored["organisation"]
    client = world.client("pia")
    assert 'name="organisation"' not in requests.page(client, f"/people/{world.people['pia']}/change/")
    assert (
        requests.status(client, f"/people/{world.people['pia']}/change/", data | {"seen": conflict.digest(stored)})
        == 302
    )
    pia = person_of(world, "pia")
    assert (pia.job_title, pia.organisation_id) == ("Boss", world.organisations["Harbour School"])
    viewer = world.viewer("pia")
    with world.scope(), pytest.raises(NotAllowed):
        people.change(by=viewer, now=NOW, person=pia.pk, seen="", organisation=str(world.organisations["Kite Club"]))


def test_two_who_change_at_once_see_both_texts_and_lose_neither(world: World) -> None:
    url = f"/people/{world.people['pia']}/change/"
    mona, alice = world.client("mona"), world.client("alice")
    first = typed(world, "pia", job_title="Play worker", phone="111")
    second = typed(world, "pia", job_title="Play therapist")
    assert requests.status(mona, url, first) == 302
    answer = alice.post(url, second)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Play worker" in page
    assert "Play therapist" in page
    assert person_of(world, "pia").job_title == "Play worker"
    seen = page.split('name="seen" value="')[1].split('"')[0]
    chosen = second | {"seen": seen, "choose_job_title": "yours", "choose_phone": "theirs"}
    assert requests.status(alice, url, chosen) == 302
    pia = person_of(world, "pia")
    assert (pia.job_title, pia.phone) == ("Play therapist", "111")


@pytest.mark.parametrize(
    ("noun", "first", "second"),
    [
        ("skill", {"name": "Play therapy"}, {"name": "Juggling"}),
        ("language", {"language": "Polish", "fluency": "some"}, {"fluency": "native"}),
        (
            "qualification",
            {"name": "NVQ in care", "level": "3", "awarded_in": "2011"},
            {"name": "NVQ in care", "level": "", "awarded_in": ""},
        ),
    ],
)
def test_a_thing_is_added_changed_confirmed_and_removed(
    world: World, noun: str, first: dict[str, str], second: dict[str, str]
) -> None:
    client, pia = world.client("mona"), world.people["pia"]
    assert requests.status(client, f"/people/{pia}/{noun}s/add/") == 200
    assert requests.status(client, f"/people/{pia}/{noun}s/add/", first) == 302
    with world.reading():
        item = getattr(Person.objects.get(pk=pia), f"{noun}s").get().pk
    page = requests.page(client, f"/people/{noun}s/{item}/")
    seen = page.split('name="seen" value="')[1].split('"')[0]
    assert requests.status(client, f"/people/{noun}s/{item}/", second | {"seen": seen}) == 302
    assert requests.status(client, f"/people/{noun}s/{item}/", first | {"seen": seen}) == 409
    assert requests.status(client, f"/people/{noun}s/{item}/confirm/", {}) == 302
    assert requests.status(client, f"/people/{noun}s/{item}/remove/") == 200
    assert requests.status(client, f"/people/{noun}s/{item}/remove/", {}) == 302
    assert [verb for _, verb, fields in events(world, "pia") if fields == [f"{noun}s"]] == [
        "added to",
        "changed",
        "confirmed",
        "removed from",
    ]
    assert getattr(person_of(world, "pia"), f"{noun}s_said") == "unknown"


def test_what_stands_on_a_record_is_nobodys_business_elsewhere(world: World) -> None:
    records.fill(world, "mona")
    with world.reading():
        item = Skill.objects.get(person=world.people["mona"]).pk
    for viewer in ("pia", "bea", "carl", "sol"):
        client = world.client(viewer)
        for url in (f"/people/skills/{item}/", f"/people/skills/{item}/remove/", f"/people/skills/{uuid4()}/"):
            assert requests.status(client, url) == 404, viewer
        for action in ("", "remove/", "confirm/"):
            assert requests.status(client, f"/people/skills/{item}/{action}", {"name": "x", "seen": ""}) == 404, viewer
    with world.reading():
        assert Skill.objects.get(pk=item).name == "Play therapy"


def test_confirming_is_not_changing(world: World) -> None:
    records.fill(world, "pia")
    assert requests.status(world.client("mona"), f"/people/{world.people['pia']}/confirm/", {}) == 302
    pia = person_of(world, "pia")
    with world.reading():
        skill = Skill.objects.get(person=pia)
    assert (pia.changed_at, skill.changed_at) == (NOW, None)
    assert pia.confirmed_by == skill.confirmed_by == "Mona Marsh"
    assert events(world, "pia") == [("Mona Marsh", "confirmed", [])]


def test_why_nothing_is_listed_is_said_in_words(world: World) -> None:
    client, pia = world.client("mona"), world.people["pia"]
    for said, words in (("none", "None"), ("unknown", "Not known"), ("not_asked", "Not asked yet")):
        assert requests.status(client, f"/people/{pia}/nothing-listed/languages/", {"said": said}) == 302
        section = requests.page(client, f"/people/{pia}/").split("What they speak")[1].split("</section>")[0]
        assert f">{words}</p>" in section


def test_nothing_is_not_said_of_what_is_listed(world: World) -> None:
    records.fill(world, "pia")
    viewer, pia = world.viewer("mona"), world.people["pia"]
    with world.scope(), pytest.raises(Refused, match="Something is listed here"):
        people.answer(by=viewer, now=NOW, person=pia, section="skills", said="none")
    with world.scope(), pytest.raises(NotFound):
        people.answer(by=viewer, now=NOW, person=pia, section="secrets", said="none")


def refuse(world: World, command: Any, match: str, **values: Any) -> None:
    viewer = world.viewer("mona")
    with world.scope(), pytest.raises(Refused, match=match):
        command(by=viewer, now=NOW, person=world.people["pia"], **values)


def test_what_cannot_be_is_refused_in_plain_words(world: World) -> None:
    records.fill(world, "pia")
    refuse(world, skills.add, "on the record already", name=" play  THERAPY ")
    refuse(world, skills.add, "The skill is empty", name=" \0 ")
    refuse(world, skills.add, "Use 80 or fewer", name="x" * 81)
    refuse(world, languages.add, "on the record already", language="Serbo-Croatian", fluency="some")
    refuse(world, languages.add, "one of the choices", language="Polish", fluency="perfect")
    refuse(world, qualifications.add, "no such level", name="x", level=9)
    refuse(world, qualifications.add, "no year of an award", name="x", awarded_in=TODAY.year + 1)
    refuse(world, people.change, "e-mail address", seen="", name="x", email="x")
    refuse(world, people.change, "not a telephone number", seen="", name="x", phone="=cmd|x")
    refuse(world, people.change, "one of the choices", seen="", name="x", locality=str(uuid4()))
    refuse(world, people.change, "one of the choices", seen="", name="x", locality="x")


def test_a_near_language_is_suggested_on_the_page(world: World) -> None:
    page = world.client("mona").post(
        f"/people/{world.people['pia']}/languages/add/", {"language": "Polsih", "fluency": "some"}
    )
    assert "Did you mean “Polish”?" in page.content.decode()
    with world.reading():
        assert not Language.objects.exists()


def test_hostile_texts_are_kept_as_texts(world: World) -> None:
    alice, pia = world.client("alice"), world.people["pia"]
    hostile = f"{HOSTILE} =1+1"[:80]
    assert requests.status(alice, f"/people/{pia}/skills/add/", {"name": hostile}) == 302
    data = typed(world, "pia", name=hostile, job_title=hostile)
    assert requests.status(alice, f"/people/{pia}/change/", data) == 302
    for url in (f"/people/{pia}/", "/people/", f"/people/{pia}/change/", f"/people/{pia}/confirm/x"):
        text = alice.get(url).content.decode()
        assert "<script>alert" not in text, url
        assert "&{{ 7*7 }}" not in text, url
        assert "49" not in text.split("alert(")[-1][:30], url
    with world.reading():
        skill: UUID = Skill.objects.get(person=pia).pk
    for url in (f"/people/skills/{skill}/", f"/people/skills/{skill}/remove/"):
        assert "<script>alert" not in requests.page(alice, url)
