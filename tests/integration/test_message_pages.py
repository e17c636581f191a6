"""The pages of what was sent: to whom and how it stands, what can be decided, and never the text."""

from uuid import UUID

import pytest
from django.test import Client

from factories import requests
from factories.world import NOW, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.ground import outbox, transactions
from oneworkforce.ground.models import Message
from oneworkforce.lib.faults import Refused
from oneworkforce.notify import email

pytestmark = pytest.mark.undone

TEXT = "Your word to come in is lantern."


def silent(_outgoing: outbox.Outgoing) -> None:
    raise TimeoutError


def put(world: World, to: str = "pia@example.org") -> UUID:
    with world.scope(), transactions.whole("test.put"):
        return email.put(
            key=to, to=to, subject="Sign in here", text=TEXT, about="an invitation <b>to</b> sign in", now=NOW
        ).pk


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def state(world: World) -> str:
    with world.reading():
        return Message.objects.get().state


def test_the_export_holds_what_is_shown_never_the_text_and_is_recorded(world: World) -> None:
    put(world)
    put(world, "vic@example.org")
    client = world.client("alice")
    assert "/messages/export/?to=pia" in page(client, "/messages/?to=pia")
    assert "Why do you need this file?" in page(client, "/messages/export/?to=pia")
    text = client.post("/messages/export/?to=pia", {"purpose": "check"}).content.decode("utf-8-sig")
    assert text.splitlines()[0] == "About,To,By,State,Written"
    assert "pia@example.org,E-mail,Waiting" in text
    assert "vic@example.org" not in text
    assert "lantern" not in text
    with world.reading():
        assert Event.objects.filter(verb="exported", noun="message").count() == 1
    assert requests.status(world.client("pia"), "/messages/export/") == 403


def test_the_list_and_the_page_show_everything_but_the_text(world: World) -> None:
    message = put(world)
    client = world.client("walter")
    for url in ("/messages/", f"/messages/{message}/"):
        seen = page(client, url)
        assert "pia@example.org" in seen
        assert "An invitation &lt;b&gt;to&lt;/b&gt; sign in" in seen
        assert "lantern" not in seen
        assert "Sign in here" not in seen
        assert "Waiting" in seen


def test_the_list_filters_by_state_and_by_address(world: World) -> None:
    pia, mona = put(world), put(world, "mona@example.org")
    client = world.client("walter")
    seen = page(client, "/messages/?to=MONA")
    assert str(mona) in seen
    assert str(pia) not in seen
    assert "Nothing matches" in page(client, "/messages/?state=sent")


def test_what_is_uncertain_is_shown_above_the_list_until_it_is_settled(world: World) -> None:
    message = put(world)
    client = world.client("walter")
    outbox.send_due({"email": silent}, NOW)
    assert "1 message may or may not have arrived" in page(client, "/messages/")
    seen = page(client, f"/messages/{message}/")
    assert all(words in seen for words in ("It arrived", "Send again", "Do not send", "nobody knows"))
    client.post(f"/messages/{message}/settle/", {"answer": "arrived"})
    assert "may or may not" not in page(client, "/messages/")
    assert state(world) == "sent"
    with world.reading():
        assert Event.objects.get().verb == "said it arrived:"


@pytest.mark.parametrize(("answer", "after"), [("arrived", "sent"), ("again", "waiting"), ("drop", "dropped")])
def test_each_button_settles_it(world: World, answer: str, after: str) -> None:
    message = put(world)
    outbox.send_due({"email": silent}, NOW)
    client = world.client("walter")
    assert client.get(f"/messages/{message}/settle/").status_code == 405
    done = client.post(f"/messages/{message}/settle/", {"answer": answer})
    assert (done.status_code, done["Location"]) == (302, f"/messages/{message}/")
    assert state(world) == after


@pytest.mark.parametrize("answer", ["", "sent", "<script>"])
def test_what_is_no_answer_changes_nothing(world: World, answer: str) -> None:
    message = put(world)
    outbox.send_due({"email": silent}, NOW)
    try:
        status = world.client("walter").post(f"/messages/{message}/settle/", {"answer": answer}).status_code
    except Refused:
        status = 400
    assert status >= 400
    assert state(world) == "uncertain"


@pytest.mark.parametrize("who", ["pia", "mona", "sol"])
def test_others_see_no_message_and_settle_none(world: World, who: str) -> None:
    message = put(world)
    outbox.send_due({"email": silent}, NOW)
    client = world.client(who)
    assert ("/messages/" in page(client, "/jobs/")) == (who == "sol")
    for method, url in (("get", f"/messages/{message}/"), ("post", f"/messages/{message}/settle/")):
        with_status = 0
        try:
            with_status = getattr(client, method)(url, {"answer": "arrived"}).status_code
        except NotFound:
            with_status = 404
        assert with_status == 404
    if who != "sol":
        try:
            assert client.get("/messages/").status_code == 403
        except NotAllowed as why:
            assert "look after" in str(why)  # noqa: PT017  a page where the site is whole
    assert state(world) == "uncertain"
