"""Sessions in localities: what agencies find of value, what the locality adds, totals entered in the room."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from factories import data_sessions as held
from factories import workforce
from factories.command_row import by
from factories.world import TODAY, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.models import AgencyMember, Organisation
from oneworkforce.workforce.commands import session_totals, sessions
from oneworkforce.workforce.domain import chosen
from oneworkforce.workforce.models import Giving, Post, Session, Total
from oneworkforce.workforce.queries import data_sets

pytestmark = pytest.mark.undone

WHO = held.WHO
FIRST = chosen.open_items()[0]


def keys(world: World, place: str = "Willow") -> set[str]:
    with world.reading():
        return set(data_sets.keys_at(world.localities[place]) - chosen.core())


def test_a_session_is_held_in_the_room_from_the_first_item_to_the_sheet(world: World) -> None:
    client = world.client(WHO)
    day = {"held_on_day": "2", "held_on_month": "11", "held_on_year": "2026"}
    given = {"locality": str(world.localities["Willow"]), "run_by": "Carl Crane", **day}
    page = client.post(reverse("session_add"), given, follow=True).content.decode()
    assert "Go through the items one by one" in page
    with world.reading():
        pk = Session.objects.get().pk
    room = reverse("session_item", args=[pk, FIRST.key])
    shown = client.get(room).content.decode()
    assert FIRST.why in shown
    assert "Kite Club" in shown
    kite = str(held.agency(world, pk))
    second = client.post(room, {"agencies": [kite]}, follow=True).content.decode()
    assert chosen.open_items()[1].why in second
    shown = client.get(reverse("session_decide", args=[pk])).content.decode()
    assert "Of value to Kite Club." in shown
    decision = {f"add_{FIRST.key}": "on", f"why_{FIRST.key}": "Hours differ here."}
    client.post(reverse("session_decide", args=[pk]), decision)
    client.post(reverse("session_end", args=[pk]))
    sheet = world.client("pia").get(reverse("session_sheet", args=[pk])).content.decode()
    assert "Hours differ here." in sheet
    assert keys(world) == {FIRST.key}


def test_what_a_locality_adds_is_asked_of_its_agencies_and_of_the_places_in_it(world: World) -> None:
    held.decided(world, "team", "skills")
    assert keys(world) == keys(world, "Reed") == {"team", "skills"}
    assert keys(world, "Marsh") == keys(world, "Northshire") == set()
    with world.scope(), transactions.whole("test member"):
        AgencyMember.objects.create(
            locality_id=world.localities["Marsh"], organisation_id=world.organisations["Kite Club"]
        )
    held.decided(world, "cases", locality="Marsh", who="walter")
    with world.reading():
        found = data_sets.keys_for([world.organisations[name] for name in ("Kite Club", "Harbour School")])
        one = data_sets.keys_of(world.organisations["Kite Club"])
        nobody = data_sets.keys_of(None)
        schools = data_sets.keys_of_any(Organisation.objects.filter(name__contains="School"))
        choosing = [(name, [item.key for item in added]) for name, added in data_sets.choosing()]
    assert found[world.organisations["Kite Club"]] - chosen.core() == {"team", "skills", "cases"}
    assert found[world.organisations["Harbour School"]] - chosen.core() == {"team", "skills"}
    assert one == found[world.organisations["Kite Club"]]
    assert schools == found[world.organisations["Harbour School"]]
    assert nobody == chosen.core()
    assert choosing == [("Marsh", ["cases"]), ("Willow", ["team", "skills"])]


def test_a_later_session_decides_anew(world: World) -> None:
    held.decided(world, "team", "skills")
    held.decided(world, "skills", "cases", held_on=TODAY + timedelta(days=1))
    assert keys(world) == {"skills", "cases"}


def test_an_agency_that_leaves_the_room_takes_its_ticks_along(world: World) -> None:
    pk = held.made(world)
    kite, school = held.agency(world, pk), held.agency(world, pk, "Harbour School")
    told: dict[str, Any] = {**by(world, WHO), "session": pk}
    with world.scope(WHO):
        sessions.tick(**told, item="team", agencies=[kite, school])
        sessions.tick(**told, item="team", agencies=[school])
        sessions.tick(**told, item="cases", agencies=[kite])
        sessions.attend(**told, present=[world.organisations["Harbour School"]])
        with pytest.raises(Refused, match="not there"):
            sessions.tick(**told, item="cases", agencies=[kite])
        with pytest.raises(Refused, match="no agency of this locality"):
            sessions.attend(**told, present=[world.organisations["Northshire Council"]])
    page = world.client("erin").get(reverse("session", args=[pk])).content.decode()
    assert "1 of 1" in page
    assert "Kite Club" not in page


def test_totals_entered_in_the_room_count_where_there_are_no_rows(world: World) -> None:
    pk = held.made(world)
    kite = held.agency(world, pk)
    held.entered(world, kite)
    held.entered(world, kite, people=5, vacancies=None)
    with world.reading():
        row = Total.objects.get()
        assert (row.people, row.vacancies, row.counted_on) == (5, None, TODAY)
        assert row.locality_id == world.localities["Willow"]
        assert Giving.objects.get().organisation_id == world.organisations["Kite Club"]
    where, typed = reverse("session_totals", args=[kite]), {"role": "youth_worker", "people": "1,204"}
    assert world.client(WHO).post(where, typed).status_code == 302
    with world.reading():
        assert Total.objects.get().people == 1204
    page = world.client(WHO).get(where).content.decode()
    assert "Youth worker" in page
    assert "Not known" in page


def test_totals_are_for_agencies_of_the_locality_and_never_touch_rows(world: World) -> None:
    workforce.post(world)
    pk = held.made(world)
    with world.reading():
        was = list(Post.objects.values())
    held.entered(world, held.agency(world, pk, "Harbour School"))
    with world.reading():
        assert list(Post.objects.values()) == was
        assert not Giving.objects.exists()
    with world.scope(), transactions.whole("test left"):
        AgencyMember.objects.filter(organisation=world.organisations["Kite Club"]).delete()
    kite = held.agency(world, pk)
    with pytest.raises(Refused, match="no agency of the locality any more"):
        held.entered(world, kite)
    with world.reading():
        assert [row.organisation.name for row in Total.objects.select_related("organisation")] == ["Harbour School"]
    assert (
        "Totals for 1 role, beside its posts" in world.client(WHO).get(reverse("session", args=[pk])).content.decode()
    )


@pytest.mark.parametrize(
    ("stands", "what"),
    [
        ({"contract": "permanent", "place": "Willow"}, "for permanent in Willow"),
        ({"contract": ""}, "for all contracts together in all places together"),
    ],
)
def test_a_total_of_the_manager_stands_and_the_room_enters_none_over_it(
    world: World, stands: dict[str, str], what: str
) -> None:
    workforce.total(world, at="Kite Club", role="youth_worker", people=8, **stands)
    kite = held.agency(world, held.made(world))
    with pytest.raises(Refused, match=f"{what}: some people would count twice"):
        held.entered(world, kite, people=10)
    page = (
        world.client(WHO)
        .post(reverse("session_totals", args=[kite]), {"role": "youth_worker", "people": "10"})
        .content.decode()
    )
    assert "That one counts." in page
    with world.reading():
        assert Total.objects.get().people == 8
    held.entered(world, kite, role="teacher")


def test_totals_are_entered_only_for_agencies_that_belong_to_the_locality(world: World) -> None:
    pk = held.made(world)
    kite = held.agency(world, pk)
    with world.scope(), transactions.whole("test left"):
        AgencyMember.objects.filter(organisation=world.organisations["Kite Club"]).delete()
    with pytest.raises(Refused, match="no agency of the locality any more"):
        held.entered(world, kite)
    school = held.agency(world, pk, "Harbour School")
    with pytest.raises(Refused, match="no number"):
        held.entered(world, school, people=None, vacancies=None)


def test_a_file_is_promised_instead(world: World) -> None:
    pk = held.made(world)
    client = world.client(WHO)
    page = client.post(reverse("session_file", args=[held.agency(world, pk)]), follow=True).content.decode()
    assert "Will send a file" in page


def test_it_ends_once_something_is_decided_and_then_stays_as_it_was(world: World) -> None:
    pk = held.made(world)
    told: dict[str, Any] = {**by(world, WHO), "session": pk}
    with world.scope(WHO), pytest.raises(Refused, match="Nothing is decided yet"):
        sessions.end(**told)
    with world.scope(WHO):
        sessions.decide(**told, adds=[], why={})
        sessions.end(**told)
        with pytest.raises(NotAllowed, match="has ended"):
            sessions.decide(**told, adds=["team"], why={})
        with pytest.raises(NotAllowed, match="has ended"):
            session_totals.send_file(**by(world, WHO), agency=held.agency(world, pk), sends=True)


def test_a_coordinator_holds_sessions_in_their_own_locality_alone(world: World) -> None:
    held.made(world, "Reed")
    with pytest.raises(NotAllowed, match="co-ordinator of this locality"):
        held.made(world, "Marsh")
    held.made(world, "Marsh", who="walter")


def test_sessions_are_filtered_sorted_and_exported(world: World) -> None:
    held.decided(world, "team")
    held.made(world, "Marsh", who="walter", run_by="Walter Webb")
    client = world.client("erin")
    page = client.get(reverse("sessions"), {"words": "marsh", "state": "open", "sort": "-held"}).content.decode()
    assert "Marsh" in page
    assert "Willow" not in page
    file = client.post(reverse("sessions_export"), {"purpose": "planning"}).content.decode("utf-8-sig")
    assert "Willow,2026-11-02,Carl Crane,2,1," in file
