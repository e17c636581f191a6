"""Checks, training and registrations: on the record, and what expired or will soon, for whom."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import records, requests
from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.commands import credentials
from oneworkforce.partnership.domain.credentials import Status
from oneworkforce.partnership.models import Credential, Person
from oneworkforce.partnership.models.person import CredentialKind, Sharing
from oneworkforce.partnership.queries import credentials as query

pytestmark = pytest.mark.undone

EVERYTHING: query.Asked = {"kind": "", "organisation": "", "sort": "", "descending": False}


def give(world: World, key: str, name: str, days: int | None, **more: Any) -> None:
    with world.scope(key), transactions.whole("test"):
        Credential.objects.create(
            person_id=world.people[key],
            kind=CredentialKind.CHECK,
            name=name,
            expires_on=None if days is None else TODAY + timedelta(days=days),
            **more,
        )


def due(world: World, viewer: str, **asked: Any) -> list[str]:
    who = world.viewer(viewer)
    with world.reading(viewer):
        return [row.credential for row in query.rows(query.due(who, today=TODAY, **{**EVERYTHING, **asked}), TODAY)]


@pytest.fixture
def held(world: World) -> World:
    """Give people credentials on both sides of today."""
    give(world, "pia", "Long expired", -300)
    give(world, "pia", "Due at the limit", 90)
    give(world, "vic", "Due today", 0)
    give(world, "vic", "In force", 91)
    give(world, "bea", "Due elsewhere", 5)
    give(world, "bea", "Not known", None)
    give(world, "bea", "For life", None, never_expires=True)
    give(world, "sol", "Due in Southmere", 1)
    return world


def test_what_presses_is_listed_within_reach_the_earliest_first(held: World) -> None:
    everything = ["Long expired", "Due today", "Due elsewhere", "Due at the limit"]
    assert due(held, "alice") == due(held, "stella") == everything
    assert due(held, "mona") == ["Long expired", "Due at the limit"]
    assert due(held, "carl") == ["Long expired", "Due today", "Due at the limit"]
    assert due(held, "sol") == ["Due in Southmere"]


def test_sharing_skills_does_not_share_credentials(held: World) -> None:
    with held.scope(), transactions.whole("test"):
        Person.objects.filter(pk=held.people["bea"]).update(sharing=Sharing.ALL)
    assert "Due elsewhere" not in due(held, "mona")


def test_who_left_is_not_chased(held: World) -> None:
    with held.scope(), transactions.whole("test"):
        Person.objects.filter(pk=held.people["pia"]).update(left_on=TODAY - timedelta(days=1))
    assert due(held, "mona") == []


def test_the_list_is_filtered_and_sorted(held: World) -> None:
    assert due(held, "alice", sort="person") == ["Due elsewhere", "Long expired", "Due at the limit", "Due today"]
    assert due(held, "alice", sort="credential", descending=True)[0] == "Long expired"
    assert due(held, "alice", organisation=str(held.organisations["Kite Club"])) == ["Due today"]
    assert due(held, "alice", kind="training") == []


def test_the_page_and_its_export_show_the_same(held: World) -> None:
    client = held.client("mona")
    page = requests.page(client, "/people/due/")
    assert "Long expired" in page
    assert "Due elsewhere" not in page
    text = client.post("/people/due/export/", {"purpose": "check"}).content.decode("utf-8-sig")
    assert text.splitlines()[1].startswith("Pia Penn,Harbour School,Long expired,Check,")
    assert "Bea" not in text


def test_the_number_of_queries_does_not_grow(world: World) -> None:
    for more in (10, 490):
        records.crowd(world, more)
        viewer = world.viewer("mona")
        with world.reading(), CaptureQueriesContext(connection) as asked:
            found = query.due(viewer, today=TODAY, **EVERYTHING)
            assert len(query.rows(found, TODAY)) == found.count() == (10 if more == 10 else 500)
        assert len(asked) == 2


@pytest.mark.parametrize(
    ("expiry", "kept", "status"),
    [
        ({}, (None, False), Status.UNKNOWN),
        ({"never_expires": "on"}, (None, True), Status.NO_EXPIRY),
        (
            {"expires_on_day": "3", "expires_on_month": "5", "expires_on_year": "2040"},
            (date(2040, 5, 3), False),
            Status.IN_FORCE,
        ),
    ],
)
def test_never_not_known_and_a_day_are_kept_apart(
    world: World, expiry: dict[str, str], kept: tuple[date | None, bool], status: Status
) -> None:
    client, pia = world.client("mona"), world.people["pia"]
    data = {
        "kind": "training",
        "name": "First aid",
        "issued_on_day": "1",
        "issued_on_month": "2",
        "issued_on_year": "2026",
    }
    assert requests.status(client, f"/people/{pia}/credentials/add/", data | expiry) == 302
    with world.reading():
        made = Credential.objects.get(person=pia)
        assert (made.expires_on, made.never_expires) == kept
        assert (made.issued_on, made.confirmed_by) == (date(2026, 2, 1), "Mona Marsh")
    assert f"{status.title_}</strong>" in "".join(requests.page(client, f"/people/{pia}/").split("\n"))


def test_a_credential_is_changed_confirmed_and_removed(held: World) -> None:
    client = held.client("mona")
    with held.reading():
        item = Credential.objects.get(name="Long expired").pk
    page = requests.page(client, f"/people/credentials/{item}/")
    seen = page.split('name="seen" value="')[1].split('"')[0]
    new = {"kind": "check", "name": "Renewed", "never_expires": "on", "seen": seen}
    assert requests.status(client, f"/people/credentials/{item}/", new) == 302
    conflict = client.post(f"/people/credentials/{item}/", new | {"name": "Renewed again"})
    assert conflict.status_code == 409
    assert requests.status(client, f"/people/credentials/{item}/confirm/", {}) == 302
    with held.reading():
        changed = Credential.objects.get(pk=item)
        assert (changed.name, changed.never_expires, changed.expires_on) == ("Renewed", True, None)
        assert changed.changed_at is not None
    assert requests.status(client, f"/people/credentials/{item}/remove/", {}) == 302
    with held.reading():
        assert not Credential.objects.filter(pk=item).exists()


WRONG: tuple[tuple[dict[str, Any], str], ...] = (
    ({"kind": "licence"}, "one of the choices"),
    ({"name": ""}, "The name is empty"),
    ({"issued_on": TODAY + timedelta(days=1)}, "has not come yet"),
    ({"expires_on": TODAY, "never_expires": True}, "never expire"),
    ({"issued_on": TODAY, "expires_on": TODAY - timedelta(days=1)}, "before it was issued"),
)


def test_what_cannot_be_is_refused(world: World) -> None:
    viewer = world.viewer("mona")
    for values, match in WRONG:
        given: dict[str, Any] = {"kind": "check", "name": "Check"} | values
        with world.scope(), pytest.raises(Refused, match=match):
            credentials.add(by=viewer, now=NOW, person=world.people["pia"], **given)
