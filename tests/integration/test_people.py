"""Who is listed for whom, and the list: filtered, sorted, paged, exported, in a fixed number of queries."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import records, requests
from factories.pages import HOSTILE
from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.partnership.models import Person, Team, TeamMember
from oneworkforce.partnership.models.person import Sharing
from oneworkforce.partnership.permissions import people as permissions
from oneworkforce.partnership.queries import people as query

pytestmark = pytest.mark.undone

EVERYBODY = {"alice", "walter", "erin", "mona", "carl", "pia", "stella", "bea", "vic"}


def found(world: World, viewer: str, **filters: str) -> list[str]:
    seen = world.viewer(viewer)
    names = {person: key for key, person in world.people.items()}
    with world.reading(viewer):
        rows = query.rows(query.find(seen, filters=filters, today=TODAY), TODAY)
    return [names[row.id] for row in rows]


REACH = [
    ("alice", True, EVERYBODY),
    ("alice", False, {"alice"}),
    ("walter", False, EVERYBODY),
    ("erin", False, {"erin"}),
    ("mona", False, {"mona", "pia"}),
    ("carl", False, {"carl", "pia", "vic"}),
    ("pia", False, {"pia"}),
    ("stella", True, EVERYBODY),
    ("stella", False, {"stella"}),
    ("bea", False, {"bea"}),
    ("sol", True, {"sol", "bea-south"}),
    ("bea-south", False, {"sol", "bea-south"}),
]


def test_full_records_are_seen_within_reach_and_by_oneself(world: World) -> None:
    for viewer, strong, seen in REACH:
        who = world.viewer(viewer, strong=strong)
        with world.reading(viewer):
            ids = set(permissions.visible_to(who).values_list("pk", flat=True))
            assert ids == {world.people[key] for key in seen}, viewer
            assert not permissions.shared_with(who).exists()


def test_a_coordinator_sees_who_is_in_a_team_of_the_locality(world: World) -> None:
    with world.scope(), transactions.whole("test"):
        team = Team.objects.get(pk=world.teams["Reed family team"])
        TeamMember.objects.create(team=team, person_id=world.people["bea"])
    assert set(found(world, "carl")) == {"carl", "pia", "vic", "bea"}


def test_the_list_opens_for_those_who_see_people(world: World) -> None:
    for viewer, status in (("alice", 200), ("mona", 200), ("carl", 200), ("erin", 403), ("pia", 403)):
        client = world.client(viewer)
        for url in ("/people/", "/people/export/", "/people/due/", "/people/due/export/"):
            assert requests.status(client, url) == status, (viewer, url)


def test_the_list_is_filtered_by_what_it_shows(world: World) -> None:
    records.fill(world, "vic")
    records.fill(world, "pia")
    assert found(world, "alice", name="pen") == ["pia"]
    assert found(world, "alice", skill="THERAPY") == ["pia", "vic"]
    assert found(world, "alice", language="Serbo-Croatian") == ["pia", "vic"]
    assert found(world, "alice", language="Croatian") == ["pia", "vic"]
    assert found(world, "alice", language="Polish") == []
    assert found(world, "alice", language="Klingoff") == []
    assert found(world, "alice", organisation=str(world.organisations["Kite Club"])) == ["vic"]
    assert found(world, "alice", locality=str(world.localities["Northshire"])) == ["pia", "vic"]
    assert found(world, "alice", locality=str(world.localities["Marsh"])) == []
    assert found(world, "alice", due="due", organisation=str(world.organisations["Kite Club"])) == ["vic"]
    assert found(world, "alice", due="expired") == []
    assert found(world, "alice", due="either") == ["pia", "vic"]


def test_what_is_not_shared_cannot_be_asked_for(world: World) -> None:
    records.fill(world, "vic", sharing=Sharing.ALL)
    assert found(world, "mona") == ["mona", "pia", "vic"]
    assert found(world, "mona", skill="play") == ["vic"]
    assert found(world, "mona", locality=str(world.localities["Reed"])) == ["pia"]
    assert found(world, "mona", due="either") == []


def test_the_list_is_sorted_either_way_and_loses_nobody(world: World) -> None:
    records.fill(world, "vic")
    viewer = world.viewer("alice")
    keys: dict[str, Any] = {
        "name": lambda row: row.name.lower(),
        "organisation": lambda row: row.organisation.name.lower(),
        "locality": lambda row: getattr(row.locality, "name", "") != "Reed",
        "due": lambda row: row.name != "Vic Vale",
    }
    for sort, key in keys.items():
        for descending in (False, True):
            with world.reading():
                found = query.find(viewer, filters={}, today=TODAY, sort=sort, descending=descending)
                rows = query.rows(found, TODAY)
            assert {row.id for row in rows} == {world.people[name] for name in EVERYBODY}
            values = [key(row) for row in rows]
            unknown_last = sort in {"locality", "due"}
            assert values == sorted(values, reverse=descending and not unknown_last), (sort, descending)


def test_who_left_is_shown_only_when_asked_for(world: World) -> None:
    with world.scope(), transactions.whole("test"):
        Person.objects.filter(pk=world.people["pia"]).update(left_on=TODAY - timedelta(days=1))
        Person.objects.filter(pk=world.people["vic"]).update(left_on=TODAY)
    assert "pia" not in found(world, "alice")
    assert "vic" in found(world, "alice")
    assert "pia" in found(world, "alice", left="yes")


def test_the_page_filters_pages_and_says_how_many(world: World) -> None:
    records.crowd(world, 30)
    client = world.client("walter")
    assert "Showing 1 to 25 of 39 people" in requests.page(client, "/people/")
    assert "Showing 26 to 39 of 39 people" in requests.page(client, "/people/?page=9")
    assert "Showing 30 people" in requests.page(client, "/people/?name=crowd&size=50")
    page = requests.page(client, "/people/?language=Polsih")
    assert "Did you mean “Polish”?" in page
    assert "Nothing matches" in page


def test_hostile_filters_do_nothing(world: World) -> None:
    client = world.client("alice")
    for key in ("name", "skill", "language", "organisation", "locality", "due", "sort", "page", "left"):
        response = client.get("/people/", {key: HOSTILE + "%' OR 1=1 --"})
        assert response.status_code == 200, key
        assert "<script>alert" not in response.content.decode(), key


def test_the_export_holds_what_is_shown_and_nothing_withheld(world: World) -> None:
    records.fill(world, "vic", sharing=Sharing.SKILLS)
    client = world.client("mona")
    assert requests.status(client, "/people/export/?skill=play") == 200
    response = client.post("/people/export/?skill=play", {"purpose": "planning"})
    text = response.content.decode("utf-8-sig")
    assert text.splitlines()[1] == (
        "Vic Vale,Family worker,Kite Club,Not shown to you,Play therapy,Serbo-Croatian,Not shown to you"
    )
    assert "vic@" not in text
    assert "Pia" not in text


def test_a_formula_in_a_name_is_text_in_the_export(world: World) -> None:
    with world.scope(), transactions.whole("test"):
        Person.objects.create(name="=1+1", changed_at=NOW)
    text = world.client("alice").post("/people/export/", {"purpose": "planning"}).content.decode("utf-8-sig")
    assert "\r\n'=1+1," in text


def test_another_partnership_sees_nothing(world: World) -> None:
    records.fill(world, "vic", sharing=Sharing.ALL)
    client = world.client("sol")
    page = requests.page(client, "/people/")
    assert "Sol Sands" in page
    assert "Vic Vale" not in page
    assert "Kite Club" not in page
    assert "Vic" not in client.post("/people/export/", {"purpose": "planning"}).content.decode()
    assert "Vic" not in requests.page(client, "/people/due/")
    vic = world.people["vic"]
    for url in (f"/people/{vic}/", f"/people/{vic}/change/", f"/people/{vic}/skills/add/"):
        assert requests.status(client, url) == 404, url
    assert requests.status(client, f"/people/{vic}/confirm/", {}) == 404


def test_the_number_of_queries_does_not_grow_with_the_people(world: World) -> None:
    counts = []
    client = world.client("mona")
    client.get("/people/")
    for more in (10, 490):
        records.crowd(world, more)
        viewer = world.viewer("mona")
        with world.reading(), CaptureQueriesContext(connection) as asked:
            people = query.find(viewer, filters={"language": "Polish"}, today=TODAY, sort="due")
            assert people.count() == (10 if more == 10 else 500)
            assert len(query.rows(people[:100], TODAY)) == (10 if more == 10 else 100)
        assert len(asked) == 6  # tags on record, how many, the people; their skills, languages, credentials
        with CaptureQueriesContext(connection) as whole:
            client.get("/people/?size=100&language=Polish&sort=due")
        counts.append(len(whole))
    assert counts[0] == counts[1]
