"""By hand, in one sitting: five people on one page."""

from datetime import date
from typing import Any

import pytest

from factories import workforce as made
from factories.areas import workforce_posts as asked
from factories.world import NOW, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.audit.models import Event
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.models import Grant, Language, Organisation, Person
from oneworkforce.workforce.models import Post, StaffRecord

pytestmark = pytest.mark.undone
NAMES = ("Zoe Quill", "Ada Brook", "Tom Fell", "Ivy Nash", "Sam Orr")


def path(world: World, at: str = "Harbour School") -> str:
    return f"/workforce/organisations/{world.organisations[at]}/sitting/"


def sent(*names: str, **more: str) -> dict[str, str]:
    """Return a form as a browser sends it: empty blocks too."""
    form: dict[str, str] = {}
    for place in range(1, 6):
        name = names[place - 1] if place <= len(names) else ""
        form |= {f"name_{place}": name, f"role_{place}": "youth_worker" if name else "", f"contract_{place}": ""}
        form |= {f"hours_{place}": "", f"languages_{place}": "", f"evenings_{place}": "not_asked"}
        form |= {f"weekends_{place}": "not_asked"}
    return form | more


def rows(world: World) -> dict[str, Any]:
    with world.reading():
        return {
            post.person.name: post
            for post in Post.objects.select_related("person__staff_record").order_by("reference")
            if post.person
        }


def test_a_small_group_enters_its_five_people_at_once(world: World) -> None:
    mona = world.client("mona")
    assert mona.get("/workforce/posts/sitting/")["Location"] == path(world)
    more = {
        "contract_1": "volunteer",
        "hours_1": "3",
        "evenings_1": "yes",
        "weekends_1": "refused",
        "languages_1": "Polish, Urdu",
        "started_on_1_day": "1",
        "started_on_1_month": "5",
        "started_on_1_year": "2024",
    }
    answer = mona.post(path(world), sent(*NAMES, **more))
    assert answer.status_code == 302
    found = rows(world)
    assert {name: (post.reference, post.person.staff_record.number) for name, post in found.items()} == {
        name: (f"P{number}", f"S{number}") for number, name in enumerate(NAMES, 1)
    }
    zoe = found["Zoe Quill"]
    assert (zoe.contract, zoe.minutes, zoe.started_on) == ("volunteer", 180, date(2024, 5, 1))
    assert (zoe.person.staff_record.evenings, zoe.person.staff_record.weekends) == ("yes", "refused")
    with world.reading():
        assert set(Language.objects.filter(person=zoe.person).values_list("tag", flat=True)) == {"pl", "ur"}
        told = Event.objects.filter(verb="added")
        assert {noun: told.filter(noun=noun).count() for noun in ("person", "staff record", "post")} == {
            "person": 5,
            "staff record": 5,
            "post": 5,
        }


def test_the_page_afterwards_says_who_was_added_and_what_to_do_next(world: World) -> None:
    mona = world.client("mona")
    shown = mona.post(path(world), sent("Zoe Quill"), follow=True).content.decode()
    for words in ("People entered", "Zoe Quill", "P1", "Add five more", "What to do next", "Invite people to sign in"):
        assert words in shown
    kite = made.post(world, at="Kite Club", person="vic")
    shown = mona.get(f"{path(world)}done/?posts={kite},nonsense").content.decode()
    assert "Nobody was entered just now." in shown


def test_empty_blocks_are_nobody_and_a_form_without_anybody_is_refused(world: World) -> None:
    mona = world.client("mona")
    assert mona.post(path(world), sent("Zoe Quill", "", "Tom Fell")).status_code == 302
    assert set(rows(world)) == {"Zoe Quill", "Tom Fell"}
    assert "No person is entered." in mona.post(path(world), sent()).content.decode()


def test_one_fault_keeps_all_back_and_stands_beside_its_field(world: World) -> None:
    mona = world.client("mona")
    more = {"hours_1": "many", "languages_2": "Qwxz", "role_3": "", "hours_4": "7"}
    shown = mona.post(path(world), sent("Zoe Quill", "Ada Brook", "Tom Fell", **more)).content.decode()
    for at in ("hours_1", "languages_2", "role_3", "name_4", "role_4"):
        assert f'id="id_{at}-error"' in shown
    assert "Zoe Quill" in shown, "nothing typed is lost"
    assert rows(world) == {}
    with world.reading():
        assert not StaffRecord.objects.exists()


def test_what_is_sent_twice_is_not_written_down_twice(world: World) -> None:
    mona = world.client("mona")
    mona.post(path(world), sent("Zoe Quill"))
    shown = mona.post(path(world), sent("zoe  quill", "Tom Fell", "Tom Fell")).content.decode()
    assert shown.count("the organisation has somebody of this name.") == 4, "two faults, each twice: above and beside"
    assert set(rows(world)) == {"Zoe Quill"}


def test_numbers_go_on_where_they_stood_and_are_not_given_again(world: World) -> None:
    made.record(world, "pia", "S7")
    made.post(world, "P4")
    asked.entered(world, None, asked.block("Zoe Quill"), asked.block("Tom Fell", 3))
    found = rows(world)
    assert [(found[name].reference, found[name].person.staff_record.number) for name in ("Zoe Quill", "Tom Fell")] == [
        ("P5", "S8"),
        ("P6", "S9"),
    ]


def test_a_manager_enters_people_of_her_own_organisation_alone(world: World) -> None:
    assert world.client("mona").get(path(world, "Kite Club")).status_code == 404
    with pytest.raises(NotAllowed):
        asked.entered(world, at="Kite Club")


def test_a_voluntary_groups_own_manager_begins_from_nothing(world: World) -> None:
    with world.scope():
        kite = Organisation.objects.get(name="Kite Club")
        Grant.objects.filter(membership=world.memberships["pia"]).update(role="manager", organisation=kite)
        Person.objects.filter(pk=world.people["pia"]).update(organisation=kite)
    pia = world.client("pia")
    assert "Enter people by hand" in pia.get("/workforce/posts/").content.decode()
    assert pia.post(path(world, "Kite Club"), sent(*NAMES[:3])).status_code == 302
    assert pia.get("/workforce/posts/").content.decode().count("Youth worker</td>") == 3


def test_a_sign_in_that_ended_gives_back_what_was_typed(world: World) -> None:
    mona = world.client("mona")
    mona.get(path(world))
    mona.logout()
    answer = mona.post(path(world), sent("Zoe Quill", languages_1="Polish"))
    shown = answer.content.decode()
    assert answer.status_code == 401
    assert "Zoe Quill" in shown
    assert "Polish" in shown


def test_a_language_that_has_no_name_is_refused_without_a_person(world: World) -> None:
    with pytest.raises(Refused, match="no language that we know"):
        asked.entered(world, None, asked.block(languages="Qwxz"))
    with world.reading():
        assert not Person.objects.filter(name="Zoe Quill").exists()
        assert not Event.objects.filter(at=NOW, verb="added").exists()
