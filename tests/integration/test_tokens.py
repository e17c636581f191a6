"""A member's tokens: made, shown once, dated, ended, and dead with their owner's membership."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factories import tokens
from factories.world import NOW, START, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.commands import members
from oneworkforce.partnership.commands import tokens as commands
from oneworkforce.partnership.domain import tokens as rules
from oneworkforce.partnership.models import Cover, Grant, Token

pytestmark = pytest.mark.undone
ASK = "/api/v1/rounds"
NEW = {"title": "Dashboard", "days": "30"}


def status(secret: str) -> int:
    return tokens.program(secret).get(ASK).status_code


def secret_in(page: str) -> str:
    found = re.findall(r"ow_[0-9a-f]{32}_[0-9a-f]{48}", page)
    assert len(found) == 1
    return str(found[0])


def test_a_secret_is_shown_once_and_never_again(world: World) -> None:
    client = world.client("walter")
    answer = client.post("/account/tokens/new/", NEW)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    secret = secret_in(answer.content.decode())
    assert status(secret) == 200
    for path in ("/account/tokens/", "/account/tokens/new/", "/account/"):
        assert secret.rsplit("_", 1)[1] not in client.get(path).content.decode()
    with world.reading("walter"):
        row = Token.objects.get()
        assert row.digest == rules.digest(secret)
        event = Event.objects.filter(noun="token").get()
        assert (event.verb, event.subject, event.fields) == ("added", row.pk, [])
        for held in connection.introspection.table_names():
            with connection.cursor() as cursor:
                cursor.execute(f'SELECT * FROM "{held}"')  # noqa: S608  a table of our own
                assert secret not in repr(cursor.fetchall()), held


def test_the_list_says_what_for_until_when_and_when_last_used(world: World) -> None:
    client = world.client("walter")
    assert "You have no token" in client.get("/account/tokens/").content.decode()
    made = tokens.made(world, "walter")
    page = client.get("/account/tokens/").content.decode()
    assert "Dashboard of the council" in page
    assert "Never" in page
    assert status(made.secret) == 200
    assert "Never" not in client.get("/account/tokens/").content.decode()
    assert "Dashboard of the council" not in world.client("alice").get("/account/tokens/").content.decode()


def test_use_is_dated_once_a_day(world: World) -> None:
    made = tokens.made(world, "walter")
    reader = tokens.program(made.secret)
    reader.get(ASK)
    with CaptureQueriesContext(connection) as asked:
        reader.get(ASK)
    assert not [query for query in asked.captured_queries if query["sql"].startswith("UPDATE")]
    with world.scope("walter"), transactions.whole("test"):
        Token.objects.update(used_on=timezone.localdate() - timedelta(days=1))
    reader.get(ASK)
    with world.reading("walter"):
        assert Token.objects.get().used_on == timezone.localdate()


def test_an_ended_token_opens_nothing(world: World) -> None:
    made = tokens.made(world, "walter")
    client = world.client("walter")
    confirm = client.get(f"/account/tokens/{made.id}/end/").content.decode()
    assert "End the token “Dashboard of the council”" in confirm
    assert status(made.secret) == 200
    assert client.post(f"/account/tokens/{made.id}/end/").status_code == 302
    assert status(made.secret) == 401
    assert "Ended" in client.get("/account/tokens/").content.decode()


def test_nobody_ends_anothers_token(world: World) -> None:
    made = tokens.made(world, "walter")
    with world.scope("alice"), pytest.raises(NotFound):
        commands.end(by=world.viewer("alice"), now=NOW, token=made.id)


def test_a_token_opens_on_its_last_day_and_not_after(world: World) -> None:
    made = tokens.made(world, "walter")
    for days, expected in ((0, 200), (-1, 401)):
        with world.scope("walter"), transactions.whole("test"):
            Token.objects.update(expires_on=timezone.localdate() + timedelta(days=days))
        assert status(made.secret) == expected
    assert "Run out" in world.client("walter").get("/account/tokens/").content.decode()


def test_a_leavers_token_opens_nothing_from_then_on(world: World) -> None:
    made = tokens.made(world, "walter")
    with world.scope("alice"):
        members.switch_off(by=world.viewer("alice"), now=timezone.now(), member=world.memberships["walter"])
    assert status(made.secret) == 401


def test_a_token_reads_with_the_roles_of_that_day(world: World) -> None:
    made = tokens.made(world, "walter")
    with world.scope("walter"), transactions.whole("test"):
        Grant.objects.filter(membership=world.memberships["walter"]).update(
            ends_on=timezone.localdate() - timedelta(days=1)
        )
    assert status(made.secret) == 403


def test_a_role_that_sleeps_sleeps_for_a_token_too(world: World) -> None:
    with world.scope("alice"), pytest.raises(NotAllowed, match="passkey or authenticator"):
        tokens.made(world, "alice", strong=False)
    weak, strong = tokens.made(world, "walter", strong=False), tokens.made(world, "walter", title="Strong")
    with world.scope("walter"), transactions.whole("test"):
        Grant.objects.filter(membership=world.memberships["walter"]).update(role="administrator")
    assert status(weak.secret) == 403, "made without a second factor, it never wakes a role that needs one"
    assert status(strong.secret) == 200


def test_whoever_stands_in_for_an_administrator_reads_by_a_strong_token_alone(world: World) -> None:
    made = tokens.raw(world, "pia")
    assert status(made.secret) == 403
    today = timezone.localdate()
    with world.scope("alice"), transactions.whole("test"):
        Cover.objects.create(
            away_id=world.memberships["alice"],
            stand_in_id=world.memberships["pia"],
            starts_on=START,
            ends_on=today,
            made_by="the test",
            made_at=NOW,
        )
    assert status(made.secret) == 200
    with world.scope("alice"), transactions.whole("test"):
        Token.objects.update(strong=False)
    assert status(made.secret) == 403


def test_a_token_of_one_partnership_says_nothing_of_another(world: World) -> None:
    made = tokens.made(world, "walter")
    moved = made.secret.replace(world.northshire.hex, world.southmere.hex)
    assert moved != made.secret
    assert status(moved) == 401


@pytest.mark.parametrize(
    ("title", "days", "where"), [("", 30, "title"), ("x" * 121, 30, "title"), ("Fine", 31, "days"), ("Fine", 0, "days")]
)
def test_what_cannot_be_used_is_refused_beside_its_field(world: World, title: str, days: int, where: str) -> None:
    with world.scope("walter"), pytest.raises(Refused) as refused:
        commands.add(by=world.viewer("walter"), now=NOW, today=TODAY, title=title, days=days)
    assert [fault.where for fault in refused.value.faults] == [where]


def test_sending_the_form_twice_makes_one_token(world: World) -> None:
    client = world.client("walter")
    client.post("/account/tokens/new/", NEW)
    again = client.post("/account/tokens/new/", NEW).content.decode()
    assert "There is already a token called that" in again
    assert "Dashboard" in again
    with world.reading("walter"):
        assert Token.objects.count() == 1


def test_there_are_no_more_than_twenty_at_a_time(world: World) -> None:
    for number in range(rules.MOST):
        tokens.made(world, "walter", title=f"Program {number}")
    page = world.client("walter").post("/account/tokens/new/", NEW).content.decode()
    assert "as many as there can be" in page


def test_the_list_asks_the_database_as_often_for_20_as_for_3(world: World) -> None:
    client = world.client("walter")
    counts = []
    for numbers in (range(3), range(3, rules.MOST)):
        for number in numbers:
            tokens.made(world, "walter", title=f"Program {number}")
        client.get("/account/tokens/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/account/tokens/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_token_in_the_address_opens_nothing(world: World) -> None:
    made = tokens.made(world, "walter")
    for name in ("token", "access_token", "authorization"):
        assert Client(SERVER_NAME="127.0.0.1").get(ASK, {name: made.secret}).status_code == 401


def test_an_administrator_sees_that_a_member_has_tokens(world: World) -> None:
    url = f"/members/{world.memberships['walter']}/"
    assert "Tokens for programs" not in world.client("alice").get(url).content.decode()
    tokens.made(world, "walter")
    page = world.client("alice").get(url).content.decode()
    assert "Tokens for programs" in page
    assert "Dashboard of the council" not in page
