"""Groupings run across the tree: seen by everybody, changed by administrator and lead."""

import pytest

from factories.world import NOW, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.audit.models import Event
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.commands import groupings
from oneworkforce.partnership.models import Grouping, Locality
from oneworkforce.partnership.queries import groupings as queries
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone

EASTERN = "Eastern health area"


def eastern(world: World) -> Grouping:
    with world.reading():
        return Grouping.objects.get(name=EASTERN)


def seen(world: World) -> str:
    members = sorted(str(world.localities[name]) for name in ("Willow", "Marsh"))
    return conflict.digest({"name": EASTERN, "kind": "health", "members": members})


def test_a_lead_adds_a_grouping_with_its_members(world: World) -> None:
    sent = {"name": "Tuesday panel", "kind": "panel", "members": [str(world.localities["Reed"])]}
    assert world.client("walter").post("/groupings/add/", sent).status_code == 302
    with world.reading():
        page = queries.one(world.viewer("pia"), Grouping.objects.get(name="Tuesday panel").pk)
        assert [place.name for place in page.members] == ["Reed, Willow"]
        assert [(each.noun, each.verb) for each in Event.objects.all()] == [("grouping", "added")]


def test_members_are_ticked_and_unticked(world: World) -> None:
    pk = eastern(world).pk
    members = [str(world.localities[name]) for name in ("Willow", "Reed")]
    sent = {"name": EASTERN, "kind": "health", "members": members, "seen": seen(world)}
    walter = world.client("walter")
    page = walter.get(f"/groupings/{pk}/change/").content.decode()
    assert page.count("checked") == 3, "two localities and the kind"
    assert walter.post(f"/groupings/{pk}/change/", sent).status_code == 302
    with world.reading():
        page_ = queries.one(world.viewer("pia"), pk)
        assert [place.name for place in page_.members] == ["Willow, Northshire", "Reed, Willow"]
        assert Event.objects.get().fields == ["members"]


def test_who_comes_second_sees_both_lists(world: World) -> None:
    pk, shown = eastern(world).pk, seen(world)
    with world.scope("walter"):
        groupings.change(
            by=world.viewer("walter"), now=NOW, grouping=pk, seen=shown, name=EASTERN, kind="health", members=[]
        )
    sent = {"name": EASTERN, "kind": "health", "members": [str(world.localities["Reed"])], "seen": shown}
    answer = world.client("alice").post(f"/groupings/{pk}/change/", sent)
    assert answer.status_code == 409
    assert "Reed, Willow" in answer.content.decode()
    with world.reading():
        assert Grouping.objects.get(pk=pk).members.count() == 0


def test_bad_input_is_refused_in_a_sentence(world: World) -> None:
    def add(**values: object) -> None:
        with world.scope("walter"):
            groupings.add(by=world.viewer("walter"), now=NOW, **{"name": "New", "kind": "panel", **values})  # type: ignore[arg-type]

    with pytest.raises(Refused, match="There is already a grouping called that"):
        add(name="eastern HEALTH area")
    with pytest.raises(Refused, match="The kind is not one of the list"):
        add(kind="moon")
    with pytest.raises(Refused, match="One of the localities is no longer there"):
        add(members=[world.people["alice"]])


def test_a_grouping_is_removed_and_its_localities_stay(world: World) -> None:
    pk, walter = eastern(world).pk, world.client("walter")
    assert "Remove Eastern health area" in walter.get(f"/groupings/{pk}/remove/").content.decode()
    assert walter.post(f"/groupings/{pk}/remove/").status_code == 302
    with world.reading():
        assert not Grouping.objects.exists()
        assert Locality.objects.count() == 4
        assert Event.objects.get().verb == "removed"


@pytest.mark.parametrize("who", ["carl", "mona", "pia", "erin"])
def test_others_see_groupings_and_are_told_why_they_cannot_change_them(world: World, who: str) -> None:
    pk, client = eastern(world).pk, world.client(who)
    assert EASTERN in client.get("/groupings/").content.decode()
    page = client.get(f"/groupings/{pk}/").content.decode()
    assert "Willow, Northshire" in page
    assert "Only an administrator or a workforce lead changes groupings." in page
    for path in (f"{pk}/change/", "add/"):
        assert client.get(f"/groupings/{path}").status_code == 403
    assert client.post(f"/groupings/{pk}/remove/").status_code == 403
    with world.scope(who), pytest.raises(NotAllowed):
        groupings.remove(by=world.viewer(who), now=NOW, grouping=pk)


def test_a_stranger_finds_no_page_of_a_grouping(world: World) -> None:
    pk, sol = eastern(world).pk, world.client("sol")
    assert EASTERN not in sol.get("/groupings/").content.decode()
    for path in ("", "change/", "remove/"):
        assert sol.get(f"/groupings/{pk}/{path}").status_code == 404, path
    for path in ("change/", "remove/"):
        assert sol.post(f"/groupings/{pk}/{path}", {"name": "x"}).status_code == 404, path
