"""One's own record: everyone sees it, keeps it, and says what colleagues may see."""

import pytest

from factories import records, requests
from factories.world import NOW, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.commands import people
from oneworkforce.partnership.models import Person, Skill
from oneworkforce.partnership.models.person import Sharing

pytestmark = pytest.mark.undone

SIGNED_IN = ["alice", "walter", "erin", "mona", "carl", "pia", "stella", "bea", "sol", "bea-south"]


def sharing_of(world: World, key: str) -> str:
    with world.reading(key):
        return Person.objects.get(pk=world.people[key]).sharing


def test_everyone_sees_and_keeps_the_own_record(world: World) -> None:
    for viewer in SIGNED_IN:
        client, own = world.client(viewer), world.people[viewer]
        page = requests.page(client, "/account/")
        assert "My record" in page
        assert "Nothing has changed" in page
        assert requests.status(client, f"/people/{own}/skills/add/", {"name": "Singing"}) == 302
        assert "Singing" in requests.page(client, "/account/")
        assert client.post(f"/people/{own}/confirm/").headers["Location"] == "/account/"


def test_who_sleeps_sees_the_own_record_and_is_told_what_wakes_them(world: World) -> None:
    for viewer in ("alice", "stella"):
        page = requests.page(world.client(viewer, strong=False), "/account/")
        assert "disabled" in page
        assert "Your role" in page
        assert "/skills/add/" not in page


def test_one_says_oneself_what_colleagues_may_see(world: World) -> None:
    client = world.client("pia")
    assert "Not asked yet" in requests.page(client, "/account/")
    assert "They do not see your e-mail address or phone number." in requests.page(client, "/account/sharing/")
    for sharing in (Sharing.NOTHING, Sharing.SKILLS, Sharing.ALL):
        assert requests.status(client, "/account/sharing/", {"sharing": sharing.value}) == 302
        assert sharing_of(world, "pia") == sharing
        assert str(sharing.label) in requests.page(client, "/account/")
    with world.reading():
        told = Event.objects.filter(subject=world.people["pia"]).values_list("actor", "verb", "fields")
        assert list(told) == [("Pia Penn", "changed", ["sharing"])] * 3


def test_another_answer_is_no_answer(world: World) -> None:
    client, viewer = world.client("pia"), world.viewer("pia")
    for choice in ("", "not_asked", "everything", "<script>alert"):
        page = client.post("/account/sharing/", {"sharing": choice}).content.decode()
        assert "There is a problem" in page
        assert "<script>alert" not in page
        with world.scope(), pytest.raises(Refused):
            people.share(by=viewer, now=NOW, person=world.people["pia"], sharing=choice)
    assert sharing_of(world, "pia") == Sharing.NOT_ASKED


def test_nobody_says_it_for_another(world: World) -> None:
    for viewer, verdict in (("alice", NotAllowed), ("mona", NotAllowed), ("bea", NotFound)):
        who = world.viewer(viewer)
        with world.scope(), pytest.raises(verdict):
            people.share(by=who, now=NOW, person=world.people["pia"], sharing=Sharing.ALL)
    assert sharing_of(world, "pia") == Sharing.NOT_ASKED


def test_one_human_in_two_partnerships_has_two_records(world: World) -> None:
    records.fill(world, "bea")
    assert "Play therapy" in requests.page(world.client("bea"), "/account/")
    south = world.client("bea-south")
    assert "Play therapy" not in requests.page(south, "/account/")
    with world.reading():
        item = Skill.objects.get(person=world.people["bea"]).pk
    assert requests.status(south, f"/people/skills/{item}/") == 404


def test_the_way_to_people_stands_for_those_who_see_them(world: World) -> None:
    for viewer, listed in (("mona", True), ("pia", False)):
        page = requests.page(world.client(viewer), "/account/")
        assert ('href="/people/"' in page) is listed, viewer
        assert 'href="/account/"' in page
