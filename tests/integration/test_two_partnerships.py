"""One human in two partnerships: chosen at the door, changed later, and nothing crosses."""

import pytest
from django.test import Client

from factories.world import BACKEND, World
from oneworkforce.ground.models import User

pytestmark = pytest.mark.undone


def signed_in(world: World, name: str) -> Client:
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(pk=world.users[name]), backend=BACKEND)
    return client


def test_somebody_in_two_partnerships_is_asked_which_and_comes_where_they_wanted(world: World) -> None:
    client = signed_in(world, "bea")
    asked = client.get("/account/security/")
    assert asked["Location"] == "/choose/?next=/account/security/"
    page = client.get(asked["Location"]).content.decode()
    assert "Northshire Children" in page
    assert "Southmere Together" in page
    chosen = {"membership": str(world.memberships["bea-south"]), "next": "/account/security/"}
    assert client.post("/choose/", chosen)["Location"] == "/account/security/"
    assert str(world.memberships["bea-south"]) in client.get("/account/security/").content.decode()


def test_the_choice_can_be_changed_later(world: World) -> None:
    client = world.client("bea")
    assert 'href="/choose/"' in client.get("/account/security/").content.decode()
    assert "Bea Birch" in client.get(f"/members/{world.memberships['bea']}/").content.decode()
    client.post("/choose/", {"membership": str(world.memberships["bea-south"])})
    page = client.get("/members/").content.decode()
    assert "Sol Sands" in page
    assert "Alice Arden" not in page


def test_nobody_chooses_a_partnership_that_is_not_theirs_or_is_led_away(world: World) -> None:
    client = signed_in(world, "bea")
    answer = client.post("/choose/", {"membership": str(world.memberships["sol"])})
    assert "Choose one of these" in answer.content.decode()
    assert "membership" not in client.session
    away = {"membership": str(world.memberships["bea"]), "next": "https://elsewhere.example/"}
    assert client.post("/choose/", away)["Location"] == "/"


def test_somebody_in_one_partnership_is_not_asked(world: World) -> None:
    client = signed_in(world, "pia")
    assert client.get("/account/security/").status_code == 200


@pytest.mark.usefixtures("world")
def test_somebody_in_none_is_told_so_and_can_only_sign_out() -> None:
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.create_user("lone@example.org"), backend=BACKEND)
    assert client.get("/members/")["Location"] == "/choose/?next=/members/"
    page = client.get("/choose/").content.decode()
    assert "You belong to no partnership" in page
    assert "Sign out" in page
    assert client.post("/sign-out/")["Location"] == "/sign-in/"


@pytest.mark.usefixtures("world")
def test_a_stranger_is_asked_to_sign_in_before_choosing() -> None:
    answer = Client(SERVER_NAME="127.0.0.1").get("/choose/")
    assert answer["Location"] == "/sign-in/?next=/choose/"
