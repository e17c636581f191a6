"""Teams: hosted by an organisation, with members from any, and one who leads."""

from http import HTTPStatus

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.commands import teams
from oneworkforce.partnership.models import Person, Team, TeamMember
from oneworkforce.partnership.queries import teams as queries
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone

REED = "Reed family team"


def members(world: World) -> list[tuple[str, bool]]:
    with world.reading():
        page = queries.one(world.viewer("pia"), world.teams[REED], today=TODAY)
        return [(each.name, each.leads) for each in page.members]


def verbs(world: World) -> list[tuple[str, str, list[str]]]:
    with world.reading():
        return [(each.noun, each.verb, each.fields) for each in Event.objects.all()]


def test_a_manager_adds_a_team_to_her_organisation(world: World) -> None:
    with world.scope("mona"):
        made = teams.add(
            by=world.viewer("mona"),
            now=NOW,
            organisation=world.organisations["Harbour School"],
            name="  Harbour   crew ",
            locality=world.localities["Marsh"],
        )
    with world.reading():
        team = Team.objects.select_related("locality").get(pk=made)
        assert (team.name, str(team.locality)) == ("Harbour crew", "Marsh")
    assert verbs(world) == [("team", "added", [])]


def test_a_manager_adds_no_team_to_another_organisation(world: World) -> None:
    with world.scope("mona"), pytest.raises(NotAllowed):
        teams.add(by=world.viewer("mona"), now=NOW, organisation=world.organisations["Kite Club"], name="Crew")


@pytest.mark.parametrize(("name", "said"), [("reed FAMILY team", "already a team called that"), ("", "is empty")])
def test_a_bad_name_is_refused_in_a_sentence(world: World, name: str, said: str) -> None:
    with world.scope("mona"), pytest.raises(Refused, match=said):
        teams.add(by=world.viewer("mona"), now=NOW, organisation=world.organisations["Harbour School"], name=name)


def test_a_team_is_renamed_and_moved(world: World) -> None:
    pk = world.teams[REED]
    shown = {"name": REED, "locality": str(world.localities["Reed"])}
    path, mona = f"/teams/{pk}/change/", world.client("mona")
    sent = {"name": "Reed team", "locality": "", "seen": conflict.digest(shown)}
    assert mona.post(path, sent).status_code == 302
    with world.reading():
        team = Team.objects.get(pk=pk)
        assert (team.name, team.locality) == ("Reed team", None)
    assert verbs(world) == [("team", "changed", ["name", "locality"])]
    answer = mona.post(path, {**sent, "name": "Another"})
    assert answer.status_code == 409
    assert "Reed team" in answer.content.decode()


def test_members_come_from_any_organisation(world: World) -> None:
    path, mona = f"/teams/{world.teams[REED]}/members/add/", world.client("mona")
    assert "Vic Vale" not in mona.get(path).content.decode()
    assert "2 letters or more" in mona.get(f"{path}?name=v").content.decode()
    assert "Vic Vale, Kite Club" in mona.get(f"{path}?name=vi").content.decode()
    assert "Pia Penn, Harbour" not in mona.get(f"{path}?name=pia").content.decode(), "she is in the team"
    assert mona.post(f"{path}?name=vi", {"person": str(world.people["vic"])}).status_code == 302
    assert members(world) == [("Pia Penn", False), ("Vic Vale", False)]


def test_one_member_leads_in_place_of_any_before(world: World) -> None:
    pk, mona = world.teams[REED], world.client("mona")
    with world.scope("mona"):
        teams.join(by=world.viewer("mona"), now=NOW, today=TODAY, team=pk, person=world.people["vic"])
        teams.join(by=world.viewer("mona"), now=NOW, today=TODAY, team=pk, person=world.people["vic"])
    for who in ("pia", "vic"):
        assert mona.post(f"/teams/{pk}/lead/", {"person": str(world.people[who])}).status_code == 302
    assert members(world) == [("Vic Vale", True), ("Pia Penn", False)]
    assert mona.post(f"/teams/{pk}/lead/", {"person": ""}).status_code == 302
    assert members(world) == [("Pia Penn", False), ("Vic Vale", False)]
    assert [fields for _, _, fields in verbs(world)] == [["members"], ["lead"], ["lead"], ["lead"]]


def test_who_is_not_in_the_team_does_not_lead_it(world: World) -> None:
    with world.scope("mona"), pytest.raises(Refused, match="not in the team"):
        teams.lead(by=world.viewer("mona"), now=NOW, team=world.teams[REED], person=world.people["vic"])
    assert world.client("mona").post(f"/teams/{world.teams[REED]}/lead/", {"person": "x"}).status_code == 404


def test_nobody_of_another_partnership_joins(world: World) -> None:
    with world.scope("mona"), pytest.raises(Refused, match="cannot be found"):
        teams.join(by=world.viewer("mona"), now=NOW, today=TODAY, team=world.teams[REED], person=world.people["sol"])


def test_a_member_is_taken_out_and_the_team_removed(world: World) -> None:
    pk, mona = world.teams[REED], world.client("mona")
    assert mona.post(f"/teams/{pk}/members/{world.people['pia']}/remove/").status_code == 302
    assert members(world) == []
    assert "Remove Reed family team" in mona.get(f"/teams/{pk}/remove/").content.decode()
    assert mona.post(f"/teams/{pk}/remove/").status_code == 302
    with world.reading():
        assert not Team.objects.exists()
        assert Person.objects.filter(pk=world.people["pia"]).exists()
    assert verbs(world) == [("team", "changed", ["members"]), ("team", "removed", [])]


@pytest.mark.parametrize("who", ["pia", "carl", "erin"])
def test_others_see_the_team_and_are_told_why_they_cannot_change_it(world: World, who: str) -> None:
    pk, client = world.teams[REED], world.client(who)
    page = client.get(f"/teams/{pk}/").content.decode()
    assert "Pia Penn" in page
    assert "Only a manager of this organisation" in page
    assert "Take out" not in page
    for path in ("change/", "members/add/"):
        assert client.get(f"/teams/{pk}/{path}").status_code == 403
    for path in ("remove/", "lead/", f"members/{world.people['pia']}/remove/"):
        assert client.post(f"/teams/{pk}/{path}").status_code == 403
    assert members(world) == [("Pia Penn", False)]


def test_a_stranger_finds_no_page_of_a_team(world: World) -> None:
    pk, sol = world.teams[REED], world.client("sol")
    for path in ("", "change/", "remove/", "members/add/"):
        assert sol.get(f"/teams/{pk}/{path}").status_code == 404, path
    for path in ("change/", "remove/", "lead/", "members/add/", f"members/{world.people['pia']}/remove/"):
        assert sol.post(f"/teams/{pk}/{path}").status_code == 404, path


def test_the_page_asks_as_often_for_fifty_members_as_for_one(world: World) -> None:
    pia, path = world.client("pia"), f"/teams/{world.teams[REED]}/"
    pia.get(path)

    def asked() -> int:
        with CaptureQueriesContext(connection) as made:
            assert pia.get(path).status_code == 200
        return len(made)

    few = asked()
    with world.scope(), transactions.whole("test"):
        people = Person.objects.bulk_create(Person(name=f"Nia {one}", changed_at=NOW) for one in range(50))
        TeamMember.objects.bulk_create(TeamMember(team_id=world.teams[REED], person=each) for each in people)
    assert asked() == few


def test_a_team_leads_to_its_pay_and_conditions_for_who_may_see_them(world: World) -> None:
    team = world.teams[REED]
    way = reverse("terms_team", args=[team])
    for who, leads in (("mona", True), ("carl", True), ("pia", False), ("erin", False)):
        answer = world.client(who).get(reverse("team", args=[team]))
        assert (way in answer.content.decode()) is leads, who
        assert (world.client(who).get(way).status_code == HTTPStatus.OK) is leads, who
