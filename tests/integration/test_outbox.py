"""The outbox: what is decided is sent once, and what nobody knows is shown to a person."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from factories.world import NOW, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.ground import outbox, transactions
from oneworkforce.ground.message_states import TRIES
from oneworkforce.ground.models import Message
from oneworkforce.ground.outbox import sending
from oneworkforce.site.commands import messages as commands
from oneworkforce.site.commands.messages import Answer

MINUTE = timedelta(minutes=1)


class Undone(Exception):  # noqa: N818  the test undoes a decision
    pass


class Post:
    """A channel that remembers what it was handed, and may break first or afterwards."""

    def __init__(self, before: Exception | None = None, after: Exception | None = None) -> None:
        self.before, self.after = before, after
        self.handed: list[UUID] = []

    def __call__(self, outgoing: outbox.Outgoing) -> None:
        if self.before:
            raise self.before
        self.handed.append(outgoing.id)
        if self.after:
            raise self.after


def put(world: World, key: str = "one", *, who: str = "alice", due_at: datetime | None = None) -> UUID:
    with world.scope(who), transactions.whole("test.put"):
        return outbox.put(
            key=key,
            channel="email",
            recipient="pia@example.org",
            about="an invitation",
            payload={"text": "Come in."},
            now=NOW,
            due_at=due_at,
        ).pk


def stands(world: World, message: UUID, who: str = "alice") -> Message:
    with world.reading(who):
        return Message.objects.get(pk=message)


def test_a_message_is_sent_once_and_its_text_forgotten(world: World) -> None:
    message, post = put(world), Post()
    assert outbox.send_due({"email": post}, NOW) == 1
    assert outbox.send_due({"email": post}, NOW + MINUTE) == 0
    assert post.handed == [message]
    row = stands(world, message)
    assert (row.state, row.payload, row.attempt, row.sending_since) == ("sent", {}, 1, None)
    assert row.settled_at is not None


def test_of_two_messages_with_one_key_the_first_stands(world: World) -> None:
    first = put(world)
    assert put(world) == first
    post = Post()
    outbox.send_due({"email": post}, NOW)
    assert put(world) == first
    outbox.send_due({"email": post}, NOW)
    assert post.handed == [first]


def test_one_key_in_two_partnerships_is_two_messages(world: World) -> None:
    ours, theirs = put(world), put(world, who="sol")
    assert ours != theirs
    with world.reading("sol"):
        assert list(Message.objects.values_list("pk", flat=True)) == [theirs]
        assert not outbox.visible_to(world.viewer("sol")).filter(pk=ours).exists()
    with world.scope("sol"), pytest.raises(NotFound):
        commands.settle(message=ours, answer=Answer.DROP, by=world.viewer("sol"), now=NOW)
    post = Post()
    assert outbox.send_due({"email": post}, NOW) == 2
    assert sorted(post.handed) == sorted([ours, theirs])


def test_a_message_is_put_inside_the_transaction_that_decided_it(world: World) -> None:
    with world.scope(), pytest.raises(RuntimeError, match="inside the transaction"):
        outbox.put(key="x", channel="email", recipient="a@example.org", about="x", payload={}, now=NOW)


def test_a_decision_that_is_undone_sends_nothing(world: World) -> None:
    with world.scope(), pytest.raises(Undone), transactions.whole("test"):  # noqa: PT012  undone after
        outbox.put(key="x", channel="email", recipient="a@example.org", about="x", payload={}, now=NOW)
        raise Undone
    post = Post()
    assert outbox.send_due({"email": post}, NOW) == 0


def test_a_message_waits_until_it_is_due_and_for_a_channel_that_has_a_sender(world: World) -> None:
    put(world, due_at=NOW + MINUTE)
    post = Post()
    assert outbox.send_due({"email": post}, NOW) == 0
    assert outbox.send_due({"telephone": post}, NOW + 2 * MINUTE) == 0
    assert outbox.send_due({"email": post}, NOW + 2 * MINUTE) == 1


def test_an_unreachable_server_is_tried_later_each_time_and_given_up_after_eight(world: World) -> None:
    message, away = put(world), Post(before=outbox.Unreachable("The mail server could not be reached."))
    now, waits = NOW, []
    for attempt in range(1, TRIES + 1):
        assert outbox.send_due({"email": away}, now) == 1
        row = stands(world, message)
        assert row.attempt == attempt
        waits.append(round((row.due_at - now) / MINUTE))
        assert outbox.send_due({"email": away}, now) == 0
        now = row.due_at + MINUTE
    assert waits[:-1] == [2, 4, 8, 16, 32, 64, 128]
    assert (row.state, row.fault) == ("failed", "The mail server could not be reached.")
    assert row.payload == {"text": "Come in."}


def test_a_channel_that_is_away_is_left_alone_until_the_next_round(world: World) -> None:
    put(world, "one")
    put(world, "two")
    put(world, "three", who="sol")
    away = Post(before=outbox.Unreachable("Away."))
    assert outbox.send_due({"email": away}, NOW) == 1


def test_what_the_server_refuses_for_good_failed(world: World) -> None:
    message = put(world)
    outbox.send_due({"email": Post(before=outbox.Rejected("The mail server refused it (answer 550)."))}, NOW)
    row = stands(world, message)
    assert (row.state, row.fault) == ("failed", "The mail server refused it (answer 550).")


def test_what_is_not_needed_any_more_is_let_go_without_a_word(world: World) -> None:
    message = put(world)
    outbox.send_due({"email": Post(before=outbox.NotNeeded())}, NOW)
    row = stands(world, message)
    assert (row.state, row.payload, row.fault) == ("dropped", {}, "")
    assert row.settled_at is not None


def test_many_are_put_at_once_and_of_two_with_one_key_the_first_stands(world: World) -> None:
    def letter(key: str, text: str) -> outbox.Letter:
        return outbox.Letter(key=key, recipient="somebody", payload={"text": text}, due_at=NOW)

    with world.scope(), transactions.whole("test.put"):
        outbox.put_all([letter("a", "first"), letter("b", "other")], channel="email", about="a test", now=NOW)
        outbox.put_all([letter("a", "second")], channel="email", about="a test", now=NOW)
    with world.reading():
        assert dict(Message.objects.values_list("key", "payload__text")) == {"a": "first", "b": "other"}
    with world.scope(), pytest.raises(RuntimeError, match="inside the transaction"):
        outbox.put_all([], channel="email", about="x", now=NOW)


def test_a_connection_that_breaks_off_leaves_it_uncertain_and_it_is_not_sent_again(world: World) -> None:
    message, post = put(world), Post(after=TimeoutError("pia@example.org"))
    outbox.send_due({"email": post}, NOW)
    outbox.send_due({"email": post}, NOW + 90 * MINUTE)
    assert post.handed == [message]
    row = stands(world, message)
    assert (row.state, row.fault) == ("uncertain", "The connection broke off while it was being sent.")


def test_what_is_being_sent_for_five_minutes_has_lost_its_sender(world: World) -> None:
    message, post = put(world), Post()
    with world.scope():
        assert sending._claim(message, NOW) is not None
    outbox.send_due({"email": post}, NOW + 4 * MINUTE)
    assert stands(world, message).state == "sending"
    outbox.send_due({"email": post}, NOW + 6 * MINUTE)
    assert stands(world, message).state == "uncertain"
    assert post.handed == []


def test_a_worker_that_starts_finds_what_a_dead_process_of_its_host_was_sending(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead, alive, elsewhere = (put(world, key) for key in ("dead", "alive", "elsewhere"))
    host = sending._me().rpartition(":")[0]
    for message, me in ((dead, f"{host}:{2**30}"), (alive, f"{host}:{os.getppid()}"), (elsewhere, "other:1")):
        monkeypatch.setattr(sending, "_me", lambda me=me: me)
        with world.scope():
            sending._claim(message, NOW)
    monkeypatch.undo()
    assert outbox.give_up_own() == 1
    assert [stands(world, each).state for each in (dead, alive, elsewhere)] == ["uncertain", "sending", "sending"]


def test_two_workers_never_claim_one_message(world: World) -> None:
    message = put(world)
    with world.scope():
        assert sending._claim(message, NOW) is not None
        assert sending._claim(message, NOW) is None


def test_a_slow_sender_that_was_given_up_is_believed_when_it_says_what_it_knows(world: World) -> None:
    message = put(world)

    def slow(_outgoing: outbox.Outgoing) -> None:
        outbox.give_up_lost(NOW + 10 * MINUTE)
        assert stands(world, message).state == "uncertain"

    outbox.send_due({"email": slow}, NOW)
    assert stands(world, message).state == "sent"


def test_a_slow_sender_says_nothing_of_the_attempt_a_person_asked_for(world: World) -> None:
    message = put(world)

    def slow(_outgoing: outbox.Outgoing) -> None:
        outbox.give_up_lost(NOW + 10 * MINUTE)
        settle(world, message, Answer.AGAIN)

    outbox.send_due({"email": slow}, NOW)
    assert stands(world, message).state == "waiting"


def settle(world: World, message: UUID, answer: Answer, who: str = "walter") -> None:
    with world.scope():
        commands.settle(message=message, answer=answer, by=world.viewer(who), now=NOW + MINUTE)


def uncertain(world: World) -> UUID:
    message = put(world)
    outbox.send_due({"email": Post(after=TimeoutError())}, NOW)
    return message


def test_a_person_says_that_it_arrived(world: World) -> None:
    message = uncertain(world)
    settle(world, message, Answer.ARRIVED)
    row = stands(world, message)
    assert (row.state, row.payload, row.settled_at, row.fault) == ("sent", {}, NOW + MINUTE, "")
    with world.reading():
        event = Event.objects.get(noun="message")
        assert (event.actor, event.verb, event.subject) == ("Walter Webb", "said it arrived:", message)


def test_a_person_has_it_sent_again_and_it_is_sent_once_more(world: World) -> None:
    message, post = uncertain(world), Post()
    settle(world, message, Answer.AGAIN)
    outbox.send_due({"email": post}, NOW + 2 * MINUTE)
    outbox.send_due({"email": post}, NOW + 3 * MINUTE)
    assert post.handed == [message]
    assert (stands(world, message).state, stands(world, message).attempt) == ("sent", 2)


def test_a_person_lets_it_go(world: World) -> None:
    message, post = uncertain(world), Post()
    settle(world, message, Answer.DROP)
    outbox.send_due({"email": post}, NOW + 2 * MINUTE)
    assert (stands(world, message).state, stands(world, message).payload, post.handed) == ("dropped", {}, [])


@pytest.mark.parametrize("answer", [Answer.ARRIVED, Answer.AGAIN])
def test_only_what_fits_how_it_stands_is_said_of_it(world: World, answer: Answer) -> None:
    message = put(world)
    with pytest.raises(NotAllowed, match="not been sent yet"):
        settle(world, message, answer)
    outbox.send_due({"email": Post()}, NOW)
    with pytest.raises(NotAllowed, match="It was sent"):
        settle(world, message, answer)
    with world.reading():
        assert not Event.objects.exists()


def test_messages_are_nobodys_who_may_not_see_them(world: World) -> None:
    message = uncertain(world)
    with pytest.raises(NotFound):
        settle(world, message, Answer.ARRIVED, "pia")
    with world.reading():
        assert not outbox.visible_to(world.viewer("mona")).exists()
        assert outbox.visible_to(world.viewer("stella")).count() == 1
        assert not outbox.visible_to(world.viewer("stella", strong=False)).exists()


def test_a_fault_in_one_partnership_does_not_keep_the_others_waiting(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = put(world), put(world, who="sol")
    real: Callable[[UUID, datetime], Message | None] = sending._claim

    def claim(message: UUID, now: datetime) -> Message | None:
        if message == ours:
            raise LookupError
        return real(message, now)

    monkeypatch.setattr(sending, "_claim", claim)
    post = Post()
    outbox.send_due({"email": post}, NOW)
    assert post.handed == [theirs]
