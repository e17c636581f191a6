"""A leaver is switched off everywhere at once."""

from uuid import UUID

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from factories.world import NOW, PASSWORD, START, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.ground.models import User
from oneworkforce.partnership.commands import covers, grants, members
from oneworkforce.partnership.domain.granting import Place
from oneworkforce.partnership.models import Cover, Grant, Membership, Person, TeamMember

pytestmark = pytest.mark.undone


def switch_off(world: World, by: str, whom: str) -> members.Left:
    with world.scope(by):
        return members.switch_off(by=world.viewer(by), now=NOW, member=world.memberships[whom])


def test_a_leaver_gets_nothing_on_the_very_next_request_on_any_device(world: World) -> None:
    user = User.objects.get(pk=world.users["pia"])
    user.set_password(PASSWORD)
    user.save()
    devices = [Client(SERVER_NAME="127.0.0.1"), Client(SERVER_NAME="127.0.0.1")]
    for device in devices:
        device.post("/sign-in/", {"login": "pia@example.org", "password": PASSWORD})
    unlisted = world.client("pia")  # a session that no list of sessions knows of
    for device in (*devices, unlisted):
        assert device.get("/account/security/").status_code == 200
    done = world.client("alice").post(f"/members/{world.memberships['pia']}/switch-off/")
    assert done.status_code == 302
    for device in (*devices, unlisted):
        assert device.get("/account/security/")["Location"].startswith("/sign-in/")
    assert UserSession.objects.filter(user=user).count() == 0
    assert Session.objects.count() == 2  # the administrator's, and the unlisted one, which is nobody's
    again = Client(SERVER_NAME="127.0.0.1").post("/sign-in/", {"login": "pia@example.org", "password": PASSWORD})
    assert again.status_code == 200


def test_everything_of_a_leaver_ends(world: World) -> None:
    with world.scope(), transactions.whole("test"):
        TeamMember.objects.filter(person=world.people["pia"]).update(leads=True)
    with world.scope():
        alice = world.viewer("alice")
        for away, stand_in in (("carl", "pia"), ("pia", "erin")):
            ids = {"away": world.memberships[away], "stand_in": world.memberships[stand_in]}
            covers.add(by=alice, now=NOW, starts_on=TODAY, ends_on=TODAY, **ids)
    left = switch_off(world, "alice", "pia")
    assert left == members.Left("Pia Penn", everywhere=True)
    with world.reading():
        membership = Membership.objects.get(pk=world.memberships["pia"])
        assert (membership.ended_at, membership.ended_by) == (NOW, "Alice Arden")
        assert Person.objects.get(pk=world.people["pia"]).left_on == TODAY
        assert not grants.in_force(TODAY).filter(membership=membership).exists()
        assert not Cover.objects.filter(ended_at__isnull=True).exists()
        assert Event.objects.get(verb="switched off").subject == membership.pk
    page = world.client("alice").get(f"/members/{world.memberships['pia']}/").content.decode()
    assert "To be taken over by somebody else" in page
    assert "Lead of Reed family team" in page
    assert "practitioner" not in {grant.role.key for grant in world.viewer("erin").grants}


def test_the_page_says_what_will_happen_before_it_does(world: World) -> None:
    page = world.client("alice").get(f"/members/{world.memberships['mona']}/switch-off/").content.decode()
    for words in ("Switch off Mona Marsh?", "on every device", "Assessment link of Harbour School"):
        assert words in page
    with world.reading():
        assert Membership.objects.get(pk=world.memberships["mona"]).ended_at is None


def test_somebody_in_two_partnerships_loses_only_the_one(world: World) -> None:
    north, south = world.client("bea"), world.client("bea-south")
    assert not switch_off(world, "alice", "bea").everywhere
    assert "Southmere Together" in south.get("/choose/").content.decode()
    assert south.get("/account/security/").status_code == 200
    north.get("/account/security/")
    with world.reading("bea-south"):
        assert str(world.memberships["bea"]) not in south.get("/account/security/").content.decode()
    assert User.objects.get(pk=world.users["bea"]).is_active
    assert "Northshire" not in north.get("/choose/").content.decode()


@pytest.mark.parametrize(
    ("by", "whom", "reason"),
    [
        ("alice", "alice", "Nobody switches themselves off"),
        ("walter", "pia", "Only people who may switch a leaver off"),
        ("mona", "mona", "Nobody switches themselves off"),
    ],
)
def test_a_leaver_is_switched_off_by_those_who_may(world: World, by: str, whom: str, reason: str) -> None:
    with pytest.raises(NotAllowed, match=reason):
        switch_off(world, by, whom)


def test_a_manager_switches_off_their_own_people_but_nobody_mightier(world: World) -> None:
    with pytest.raises(NotFound):
        switch_off(world, "mona", "carl")
    _give(world, "pia", "workforce_lead", Place())
    with pytest.raises(NotAllowed, match="could not end"):
        switch_off(world, "mona", "pia")
    with world.scope(), transactions.whole("test"):
        Grant.objects.filter(membership=world.memberships["pia"]).delete()
    _give(world, "pia", "practitioner", Place(organisation=world.organisations["Harbour School"]))
    assert switch_off(world, "mona", "pia").everywhere


def test_the_last_administrator_cannot_be_switched_off(world: World) -> None:
    _give(world, "walter", "administrator", Place())
    alice, walter = world.viewer("alice"), world.viewer("walter")  # both were made before either acted
    with world.scope():
        members.switch_off(by=alice, now=NOW, member=world.memberships["walter"])
        with pytest.raises(NotAllowed, match="last administrator"):
            members.switch_off(by=walter, now=NOW, member=world.memberships["alice"])


def test_an_administrator_switches_off_a_steward_and_nobody_twice(world: World) -> None:
    switch_off(world, "alice", "stella")
    with pytest.raises(NotAllowed, match="already"):
        switch_off(world, "alice", "stella")


def _give(world: World, to: str, role: str, place: Place) -> UUID:
    with world.scope():
        return (
            grants.give(
                by=world.viewer("alice"), now=NOW, member=world.memberships[to], role=role, place=place, starts_on=START
            )
            if role != "practitioner"
            else _plain(world, to, role, place)
        )


def _plain(world: World, to: str, role: str, place: Place) -> UUID:
    with transactions.whole("test"):
        return Grant.objects.create(
            membership_id=world.memberships[to],
            role=role,
            organisation_id=place.organisation,
            starts_on=START,
            given_by="the test",
            given_at=NOW,
        ).pk
