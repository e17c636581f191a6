"""Roles are given and ended by those who may, never to oneself, and an administrator always remains."""

from datetime import timedelta
from uuid import UUID

import pytest

from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.ground.models import Message
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.commands import grants
from oneworkforce.partnership.domain.granting import Place
from oneworkforce.partnership.models import Grant

pytestmark = pytest.mark.undone


def give(world: World, by: str, to: str, role: str, place: Place | None = None, **days: object) -> UUID:
    asked = {"starts_on": TODAY, **days}
    with world.scope(by):
        return grants.give(
            by=world.viewer(by),
            now=NOW,
            member=world.memberships[to],
            role=role,
            place=place or Place(),
            **asked,  # type: ignore[arg-type]
        )


def end(world: World, by: str, grant: UUID) -> None:
    with world.scope(by):
        grants.end(by=world.viewer(by), now=NOW, grant=grant)


def grant_of(world: World, name: str) -> UUID:
    with world.reading(name):
        return Grant.objects.get(membership=world.memberships[name]).pk


def roles_of(world: World, name: str) -> set[str]:
    return {grant.role.key for grant in world.viewer(name).grants}


def test_a_role_that_was_given_counts_and_its_holder_is_written_to(world: World) -> None:
    made = give(world, "alice", "pia", "workforce_lead")
    assert roles_of(world, "pia") == {"practitioner", "workforce_lead"}
    with world.reading():
        assert Message.objects.get().recipient == "pia@example.org"
        event = Event.objects.get(noun="grant")
        assert (event.actor, event.verb, event.subject, event.fields) == (
            "Alice Arden",
            "gave",
            made,
            ["workforce_lead"],
        )


def test_a_role_counts_between_its_days_both_included(world: World) -> None:
    first, last = TODAY + timedelta(days=2), TODAY + timedelta(days=3)
    give(world, "alice", "pia", "workforce_lead", starts_on=first, ends_on=last)
    for day, holds in ((TODAY, False), (first, True), (last, True), (last + timedelta(days=1), False)):
        held = {grant.role.key for grant in world.viewer("pia", today=day).grants}
        assert ("workforce_lead" in held) is holds


def test_a_role_that_was_ended_no_longer_counts_the_same_day(world: World) -> None:
    end(world, "alice", grant_of(world, "pia"))
    assert roles_of(world, "pia") == set()
    made = give(world, "alice", "pia", "executive")
    end(world, "alice", made)
    assert roles_of(world, "pia") == set()


def test_a_change_of_roles_counts_at_the_next_page_and_signs_nobody_out(world: World) -> None:
    client = world.client("mona")
    session = client.session.session_key

    def gets(path: str) -> int:
        return client.get(path).status_code

    assert (gets("/"), gets("/workforce/posts/")) == (200, 200)
    end(world, "alice", grant_of(world, "mona"))
    assert (gets("/"), gets("/workforce/posts/")) == (200, 403), "the page says why, and does not ask to sign in"
    give(world, "alice", "mona", "manager", Place(organisation=world.organisations["Harbour School"]))
    assert (gets("/"), gets("/workforce/posts/")) == (200, 200)
    give(world, "alice", "mona", "workforce_lead")
    assert (gets("/"), gets("/workforce/collections/")) == (200, 200)
    assert client.session.session_key == session


@pytest.mark.parametrize(
    ("by", "to", "role", "reason"),
    [
        ("alice", "alice", "executive", "Nobody gives themselves"),
        ("alice", "alice", "steward", "Nobody gives themselves"),
        ("alice", "pia", "manager", "that kind of place"),
        ("walter", "pia", "executive", "Only people who may give roles"),
        ("mona", "pia", "practitioner", "outside the part"),
    ],
)
def test_a_role_is_refused_with_the_reason(world: World, by: str, to: str, role: str, reason: str) -> None:
    with pytest.raises(NotAllowed, match=reason):
        give(world, by, to, role)


def test_a_role_that_needs_a_second_factor_gives_nothing_while_it_sleeps(world: World) -> None:
    with world.scope(), pytest.raises(NotFound):
        grants.give(
            by=world.viewer("alice", strong=False),
            now=NOW,
            member=world.memberships["pia"],
            role="executive",
            place=Place(),
            starts_on=TODAY,
        )


def test_a_manager_gives_roles_to_their_own_people_only(world: World) -> None:
    school = Place(organisation=world.organisations["Harbour School"])
    give(world, "mona", "pia", "manager", school)
    with pytest.raises(NotFound):
        give(world, "mona", "carl", "practitioner", school)


def test_a_manager_cannot_end_a_role_they_could_not_give(world: World) -> None:
    made = give(world, "alice", "pia", "workforce_lead")
    with pytest.raises(NotAllowed, match="outside the part"):
        end(world, "mona", made)


def test_a_member_of_another_partnership_is_not_found(world: World) -> None:
    with world.scope("alice"), pytest.raises(NotFound):
        grants.give(
            by=world.viewer("alice"),
            now=NOW,
            member=world.memberships["sol"],
            role="executive",
            place=Place(),
            starts_on=TODAY,
        )
    with pytest.raises(NotFound):
        end(world, "sol", grant_of(world, "pia"))


def test_a_place_of_another_partnership_is_none(world: World) -> None:
    with pytest.raises(Refused, match="no such place"):
        give(world, "alice", "pia", "manager", Place(organisation=world.organisations["Southmere Borough"]))


def test_nobody_ends_their_own_role_and_the_last_administrator_stays(world: World) -> None:
    mine = grant_of(world, "alice")
    with pytest.raises(NotAllowed, match="their own"):
        end(world, "alice", mine)
    give(world, "alice", "walter", "administrator")
    end(world, "walter", mine)
    assert roles_of(world, "alice") == set()


def test_two_administrators_who_end_each_other_leave_one(world: World) -> None:
    give(world, "alice", "walter", "administrator")
    alice, walter = world.viewer("alice"), world.viewer("walter")  # both were made before either acted
    with world.reading():
        his = Grant.objects.get(membership=world.memberships["walter"], role="administrator").pk
        hers = Grant.objects.get(membership=world.memberships["alice"]).pk
    with world.scope():
        grants.end(by=alice, now=NOW, grant=his)
        with pytest.raises(NotAllowed, match="last administrator"):
            grants.end(by=walter, now=NOW, grant=hers)


def test_the_same_role_in_the_same_place_is_given_once(world: World) -> None:
    give(world, "alice", "pia", "executive")
    with pytest.raises(Refused, match="already"):
        give(world, "alice", "pia", "executive")
    with pytest.raises(Refused, match="before it starts"):
        give(world, "alice", "carl", "executive", ends_on=TODAY - timedelta(days=1))


def test_the_pages_of_members_show_and_act(world: World) -> None:
    client = world.client("alice")
    listed = client.get("/members/").content.decode()
    assert "Pia Penn" in listed
    assert "Vic Vale" not in listed
    assert "Pia Penn" not in client.get("/members/?role=steward").content.decode()
    assert "Nothing matches" in client.get("/members/?factor=yes").content.decode()
    path = f"/members/{world.memberships['pia']}/"
    assert "Practitioner or volunteer, the whole partnership" in client.get(path).content.decode()
    form = {"role": "executive", "place": "partnership", "starts_on_day": "2", "starts_on_month": "11"}
    assert "There is a problem" in client.post(f"{path}give/", form).content.decode()
    assert client.post(f"{path}give/", {**form, "starts_on_year": "2026"})["Location"] == path
    assert client.post(f"/roles/{grant_of(world, 'carl')}/end/").status_code == 302
    assert "No role now" in client.get(f"/members/{world.memberships['carl']}/").content.decode()
    with world.reading():
        assert Event.objects.filter(verb="looked at", subject=world.memberships["pia"]).count() == 1


def test_a_member_sees_their_own_page_and_nobody_elses(world: World) -> None:
    client = world.client("pia")
    mine = client.get(f"/members/{world.memberships['pia']}/")
    assert "Nobody gives themselves a role" in mine.content.decode()
    with world.reading():
        assert not Event.objects.exists()
    assert client.get(f"/members/{world.memberships['carl']}/").status_code == 404
    assert client.get("/members/").status_code == 403
