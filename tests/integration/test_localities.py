"""Localities: the tree that two people arrange, and the page that its co-ordinator keeps."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.world import NOW, START, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.commands import localities, locality_pages
from oneworkforce.partnership.models import AgencyMember, Locality, LocalityContact, Organisation, Person
from oneworkforce.partnership.models.person import Sharing
from oneworkforce.partnership.queries import localities as queries
from oneworkforce.partnership.queries.localities import Inside
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone

NO_RULES = conflict.digest({"ground_rules": "", "agreed_on": None})


def move(world: World, place: str, *, who: str = "walter", **values: object) -> None:
    with world.reading(who):
        row = Locality.objects.get(pk=world.localities[place])
        kept = {"name": row.name, "level": row.level, "parent": row.parent_id}
        seen = conflict.digest(localities.shown(row))
    with world.scope(who):
        localities.change(
            by=world.viewer(who),
            now=NOW,
            locality=world.localities[place],
            seen=seen,
            **{**kept, **values},  # type: ignore[arg-type]
        )


def add(world: World, who: str = "walter", **values: object) -> UUID:
    with world.scope(who):
        given = {"name": "Fen", "level": "area", "parent": world.localities["Marsh"], **values}
        return localities.add(by=world.viewer(who), now=NOW, **given)  # type: ignore[arg-type]


def agree(world: World, who: str, place: str, said: str = "Answer within two days.", day: date | None = TODAY) -> None:
    with world.scope(who):
        locality_pages.agree(
            by=world.viewer(who),
            now=NOW,
            today=TODAY,
            locality=world.localities[place],
            seen=NO_RULES,
            ground_rules=said,
            agreed_on=day,
        )


def page(world: World, name: str, who: str = "pia") -> str:
    return world.client(who).get(f"/localities/{world.localities[name]}/").content.decode()


def verbs(world: World) -> list[tuple[str, list[str]]]:
    with world.reading():
        return [(each.verb, each.fields) for each in Event.objects.filter(noun="locality")]


def test_the_tree_is_nested_and_counts_what_lies_in_each(world: World) -> None:
    with world.reading():
        (county,) = queries.twigs(world.viewer("pia"), today=TODAY)
    assert [twig.name for twig in county.twigs] == ["Marsh", "Willow"]
    assert [twig.name for twig in county.twigs[1].twigs] == ["Reed"]
    assert county.inside == county.twigs[1].inside == Inside(agencies=2, teams=1, people=2)
    assert county.twigs[0].inside == Inside(agencies=0, teams=0, people=0)
    assert "2 agencies, 1 team and 2 people" in world.client("pia").get("/localities/").content.decode()


def test_an_agency_of_two_localities_counts_once(world: World) -> None:
    with world.scope(), transactions.whole("test"):
        AgencyMember.objects.create(
            locality_id=world.localities["Reed"], organisation_id=world.organisations["Kite Club"]
        )
    with world.reading():
        (county,) = queries.twigs(world.viewer("pia"), today=TODAY)
    assert county.inside.agencies == 2


def test_a_lead_adds_a_locality_and_levels_may_be_skipped(world: World) -> None:
    made = add(world, parent=world.localities["Northshire"])
    with world.reading():
        assert queries.one(world.viewer("pia"), made, today=TODAY).trail[0].name == "Northshire"
    assert verbs(world) == [("added", [])]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": ""}, "The name is empty"),
        ({"name": "x" * 121}, "121 characters long"),
        ({"level": "moon"}, "The level is not one of the list"),
        ({"level": "district"}, "A district lies in a larger locality"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(world: World, values: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said):
        add(world, **values)


def test_a_name_stands_once_in_its_place_and_at_the_top(world: World) -> None:
    with pytest.raises(Refused, match="There is already a locality called that"):
        add(world, name="reed", parent=world.localities["Willow"])
    with pytest.raises(Refused, match="There is already a locality called that"):
        add(world, name="Northshire", level="county", parent=None)
    add(world, name="Reed")


def test_a_locality_moves_with_all_that_lies_in_it(world: World) -> None:
    quadrant = add(world, name="East", level="quadrant", parent=world.localities["Northshire"])
    move(world, "Willow", parent=quadrant)
    with world.reading():
        reed = queries.one(world.viewer("pia"), world.localities["Reed"], today=TODAY)
    assert [place.name for place in reed.trail] == ["Northshire", "East", "Willow"]
    assert verbs(world) == [("added", []), ("moved", ["where it lies"])]


def test_a_locality_is_never_put_into_what_lies_in_it(world: World) -> None:
    with pytest.raises(Refused, match="cannot lie in itself or in what lies in it"):
        move(world, "Willow", parent=world.localities["Reed"])
    with pytest.raises(Refused, match="cannot lie in itself"):
        move(world, "Willow", parent=world.localities["Willow"])
    with pytest.raises(Refused, match="Something as large, or larger, lies in this locality"):
        move(world, "Willow", level="area")


def test_a_locality_is_removed_only_when_nothing_lies_in_it(world: World) -> None:
    walter = world.client("walter")
    path = f"/localities/{world.localities['Willow']}/remove/"
    reason = "It still has 1 locality, 2 member agencies and 1 role given for it. Move or remove that first."
    assert reason in walter.get(path).content.decode()
    assert walter.post(path).status_code in {400, 422}
    with world.scope("walter"), pytest.raises(Refused, match="It still has 1 team and 2 people"):
        localities.remove(by=world.viewer("walter"), now=NOW, locality=world.localities["Reed"])
    path = f"/localities/{world.localities['Marsh']}/remove/"
    assert "It still has" not in walter.get(path).content.decode()
    assert walter.post(path).status_code == 302
    with world.reading():
        assert not Locality.objects.filter(name="Marsh").exists()
    assert verbs(world) == [("removed", [])]


@pytest.mark.parametrize("who", ["carl", "mona", "pia", "erin", "stella"])
def test_nobody_else_arranges_the_tree(world: World, who: str) -> None:
    with pytest.raises(NotAllowed, match="Only an administrator or a workforce lead changes the tree"):
        add(world, who)
    with pytest.raises(NotAllowed):
        move(world, "Reed", who=who, name="Rush")
    client = world.client(who)
    assert client.post(f"/localities/{world.localities['Marsh']}/remove/").status_code == 403
    assert "changes the tree of localities" in client.get(f"/localities/{world.localities['Reed']}/").content.decode()


@pytest.mark.parametrize(
    ("who", "place"), [("alice", "Marsh"), ("walter", "Reed"), ("carl", "Willow"), ("carl", "Reed")]
)
def test_ground_rules_are_agreed_by_those_who_keep_the_page(world: World, who: str, place: str) -> None:
    agree(world, who, place, "Answer within two days.\r\nShare what you can. ")
    shown = page(world, place)
    assert "Agreed on 2 November 2026." in shown
    assert '<p class="govuk-body">Share what you can.</p>' in shown
    assert verbs(world) == [("changed", ["ground rules", "ground rules agreed on"])]


@pytest.mark.parametrize(
    ("who", "place"), [("carl", "Marsh"), ("carl", "Northshire"), ("mona", "Reed"), ("pia", "Reed")]
)
def test_nobody_else_changes_the_ground_rules(world: World, who: str, place: str) -> None:
    with pytest.raises(NotAllowed, match="Only the co-ordinator of this locality"):
        agree(world, who, place)
    client = world.client(who)
    for path in ("ground-rules/", "agencies/add/", "contacts/add/"):
        assert client.get(f"/localities/{world.localities[place]}/{path}").status_code == 403
    assert "Only the co-ordinator of this locality" in page(world, place, who)


def test_ground_rules_need_a_day_that_has_come(world: World) -> None:
    with pytest.raises(Refused, match="The day is missing"):
        agree(world, "carl", "Reed", day=None)
    with pytest.raises(Refused, match="This day has not come yet"):
        agree(world, "carl", "Reed", day=date(2026, 11, 3))
    with pytest.raises(Refused, match=r"The text is 10,001 characters long. Use 10,000 or fewer."):
        agree(world, "carl", "Reed", "x" * 10_001)


def test_two_who_write_the_ground_rules_see_both_texts(world: World) -> None:
    agree(world, "walter", "Reed", "Walter's rule.")
    path = f"/localities/{world.localities['Reed']}/ground-rules/"
    day = {"agreed_on_day": "1", "agreed_on_month": "11", "agreed_on_year": "2026"}
    answer = world.client("carl").post(path, {"ground_rules": "Carl's rule.", **day, "seen": NO_RULES})
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Walter&#39;s rule." in shown
    assert shown.count("Carl&#39;s rule.") == 2, "beside the other's, and in what is sent again"
    assert "2 November 2026" in shown
    latest = conflict.digest({"ground_rules": "Walter's rule.", "agreed_on": TODAY})
    assert latest in shown
    chosen = {"choose_ground_rules": "both", "choose_agreed_on": "yours"}
    sent = {"ground_rules": "Carl's rule.", **day, "seen": latest, **chosen}
    assert world.client("carl").post(path, sent).status_code == 302
    for said in ("Walter&#39;s rule.", "Carl&#39;s rule.", "Agreed on 1 November 2026."):
        assert said in page(world, "Reed")


def test_what_was_typed_is_shown_as_text(world: World) -> None:
    agree(world, "carl", "Reed", "<script>alert(1)</script>")
    assert "&lt;script&gt;" in page(world, "Reed")
    assert "<script>alert" not in page(world, "Reed")


def test_a_coordinator_admits_an_agency_and_dismisses_it(world: World) -> None:
    path = f"/localities/{world.localities['Reed']}/agencies/"
    carl = world.client("carl")
    assert "Kite Club" in carl.get(f"{path}add/?name=kite").content.decode()
    kite = str(world.organisations["Kite Club"])
    since = {"since_day": "1", "since_month": "9", "since_year": "2025"}
    assert carl.post(f"{path}add/?name=kite", {"organisation": kite, **since}).status_code == 302
    shown = page(world, "Reed")
    assert "Voluntary and community" in shown
    assert "Since 1 September 2025" in shown
    assert carl.post(f"{path}{kite}/remove/").status_code == 302
    assert "No agency belongs to it yet" in page(world, "Reed")
    assert verbs(world) == [("changed", ["member agencies"])] * 2


def test_agencies_stand_by_sector_and_an_ended_one_says_so(world: World) -> None:
    with world.scope(), transactions.whole("test"):
        Organisation.objects.filter(name="Kite Club").update(ended_on=date(2026, 9, 1))
    with world.reading():
        found = queries.one(world.viewer("pia"), world.localities["Willow"], today=TODAY)
    assert [
        (sector.title_, [(each.name, each.since, each.ended) for each in some]) for sector, some in found.agencies
    ] == [
        ("School", [("Harbour School", START, False)]),
        ("Voluntary and community", [("Kite Club", START, True)]),
    ]
    assert found.inside.agencies == 1


@pytest.mark.parametrize(
    ("who", "sharing", "seen"),
    [
        ("pia", Sharing.NOT_ASKED, False),
        ("pia", Sharing.NOTHING, False),
        ("pia", Sharing.SKILLS, False),
        ("pia", Sharing.ALL, True),
        ("alice", Sharing.NOTHING, True),
        ("carl", Sharing.NOTHING, True),
        ("mona", Sharing.NOTHING, False),
    ],
)
def test_a_contact_is_reached_only_as_they_share(world: World, who: str, sharing: Sharing, seen: bool) -> None:
    with world.scope(), transactions.whole("test"):
        Person.objects.filter(pk=world.people["vic"]).update(sharing=sharing, phone="01632 960 007")
    with world.scope("carl"):
        locality_pages.add_contact(
            by=world.viewer("carl"),
            now=NOW,
            today=TODAY,
            locality=world.localities["Reed"],
            person=world.people["vic"],
            about="Evening clubs",
        )
    shown = page(world, "Reed", who)
    assert "Vic Vale, Kite Club" in shown
    assert ("vic@example.org" in shown) == ("01632 960 007" in shown) == seen
    assert ("Ask through their organisation." in shown) != seen


def test_a_contact_is_found_by_name_added_and_removed(world: World) -> None:
    path = f"/localities/{world.localities['Reed']}/contacts/"
    carl = world.client("carl")
    found = carl.get(f"{path}add/?name=vale").content.decode()
    assert "Vic Vale, Kite Club" in found
    assert "vic@example.org" not in found
    assert "No person found" in carl.get(f"{path}add/?name=Sands").content.decode()
    sent = {"person": str(world.people["vic"]), "about": "Evening clubs"}
    assert (
        "Enter what they can be asked about"
        in carl.post(f"{path}add/?name=vale", {**sent, "about": ""}).content.decode()
    )
    assert carl.post(f"{path}add/?name=vale", sent).status_code == 302
    assert "already named for that" in carl.post(f"{path}add/?name=vale", sent).content.decode()
    with world.reading():
        contact = LocalityContact.objects.get()
    assert carl.post(f"{path}{contact.pk}/remove/").status_code == 302
    assert "No contact is named yet" in page(world, "Reed")
    assert verbs(world) == [("changed", ["contacts"])] * 2


def test_a_stranger_finds_no_page_of_a_locality(world: World) -> None:
    pk, sol, some = world.localities["Reed"], world.client("sol"), world.people["vic"]
    assert "Reed" not in sol.get("/localities/").content.decode()
    paths = ("change/", "remove/", "ground-rules/", "agencies/add/", "contacts/add/")
    for path in ("", *paths):
        assert sol.get(f"/localities/{pk}/{path}").status_code == 404, path
    for path in (*paths, f"agencies/{some}/remove/", f"contacts/{some}/remove/"):
        assert sol.post(f"/localities/{pk}/{path}", {"name": "x"}).status_code == 404, path
    sent = {"name": "Inlet", "level": "area", "parent": str(pk)}
    answer = sol.post("/localities/add/", sent)
    assert answer.status_code == 200
    assert "Select one of the choices in the list" in answer.content.decode()


def test_a_locality_of_another_partnership_is_no_parent(world: World) -> None:
    with world.scope("sol"), pytest.raises(NotFound), world.reading("sol"):
        localities.add(by=world.viewer("sol"), now=NOW, name="Inlet", level="area", parent=world.localities["Willow"])


def test_tree_and_page_ask_as_often_for_many_localities_as_for_few(world: World) -> None:
    pia, paths = world.client("pia"), ("/localities/", f"/localities/{world.localities['Willow']}/")

    def asked() -> list[int]:
        numbers = []
        for path in paths:
            pia.get(path)
            with CaptureQueriesContext(connection) as made:
                assert pia.get(path).status_code == 200
            numbers.append(len(made))
        return numbers

    few = asked()
    willow = world.localities["Willow"]
    with world.scope(), transactions.whole("test"):
        Locality.objects.bulk_create(Locality(name=f"Area {one}", level="area", parent_id=willow) for one in range(50))
        made = Organisation.objects.bulk_create(Organisation(name=f"G {one}", sector="private") for one in range(50))
        AgencyMember.objects.bulk_create(AgencyMember(locality_id=willow, organisation=each) for each in made)
        people = Person.objects.bulk_create(Person(name=f"N {one}", changed_at=NOW) for one in range(20))
        LocalityContact.objects.bulk_create(
            LocalityContact(locality_id=willow, person=each, about="all") for each in people
        )
    assert asked() == few
