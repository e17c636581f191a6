"""Sends what is due: claim and commit, hand over outside any transaction, write down what came of it.

A process that dies in between leaves `sending` behind; it is found by its age, or by its own host when the worker
starts again, and becomes `uncertain`.
"""

import os
import socket
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from time import monotonic
from uuid import UUID

from django.db.models import F, Q, QuerySet

from oneworkforce.ground import crash, partnerships, telling, transactions
from oneworkforce.ground.message_states import SETTLED, Happening, MessageState, after, before, unreachable
from oneworkforce.ground.models import Message
from oneworkforce.ground.outbox.senders import PACES, NotNeeded, Outgoing, Rejected, Sender, Unreachable

LOST = timedelta(minutes=5)
"""After so long a message that is still `sending` has lost its sender: no channel takes so long to answer."""

MINUTE = timedelta(minutes=1)

MOST = 50
"""Messages of one partnership that leave in one beat, so that each has its turn."""


def send_due(senders: Mapping[str, Sender], now: datetime) -> int:
    """Send what is due in every partnership, by the channels that have a sender; return how many were claimed.

    A channel whose server cannot be reached is left alone until the next call.
    """
    give_up_lost(now)
    away: set[str] = set()
    began = monotonic()
    # Mail servers take their time: what is written down is when it happened, not when the round began.
    return partnerships.each(
        "send", lambda: _send_some(senders, away, lambda: now + timedelta(seconds=monotonic() - began))
    )


def _send_some(senders: Mapping[str, Sender], away: set[str], clock: Callable[[], datetime]) -> int:
    with transactions.reading():
        due = Message.objects.filter(state=MessageState.WAITING, due_at__lte=clock(), channel__in=list(senders))
        waiting = _paced(list(_first(due)), due, clock())
    claimed = 0
    for pk, channel in waiting:
        if channel not in away and (message := _claim(pk, clock())) is not None:
            claimed += 1
            if _hand_over(message, senders[channel], clock) is Happening.UNREACHABLE:
                away.add(channel)
    return claimed


def _first(due: QuerySet[Message]) -> QuerySet[Message, tuple[UUID, str]]:
    return due.order_by("due_at", "made_at").values_list("pk", "channel")[:MOST]


def _paced(waiting: list[tuple[UUID, str]], due: QuerySet[Message], now: datetime) -> list[tuple[UUID, str]]:
    """Return what may leave now: of a paced channel no more than its minute has left, and in nobody's way."""
    for channel in {channel for _, channel in waiting} & PACES.keys():
        gone = Message.objects.filter(channel=channel, settled_at__gt=now - MINUTE).count()
        left = max(0, PACES[channel]() - gone)
        own = [each for each in waiting if each[1] == channel]
        if left < len(own):
            due = due.exclude(channel=channel)
            kept = {pk for pk, _ in own[:left]}
            others = [each for each in waiting if each[1] != channel] if len(waiting) < MOST else list(_first(due))
            waiting = [*(each for each in own if each[0] in kept), *others]
    return waiting


def _claim(pk: UUID, now: datetime) -> Message | None:
    """Say `sending` before anything is sent; None when another worker was first, or a person took it back."""
    with transactions.whole("message.claim"):
        free = Message.objects.filter(pk=pk, state__in=before(Happening.CLAIMED))
        claimed = free.update(state=MessageState.SENDING, sending_since=now, sender=_me(), attempt=F("attempt") + 1)
        return Message.objects.get(pk=pk) if claimed else None


def _hand_over(message: Message, send: Sender, clock: Callable[[], datetime]) -> Happening:
    happening, words, due_at = Happening.ACCEPTED, "", message.due_at
    crash.reached("message.send: before")
    try:
        send(Outgoing(message.pk, message.recipient, message.payload))
    except Unreachable as away:
        happening, due_at = unreachable(message.attempt, clock())
        words = str(away)
    except Rejected as refused:
        happening, words = Happening.REJECTED, str(refused)
    except NotNeeded:
        happening = Happening.NOT_NEEDED
    except Exception as error:  # noqa: BLE001  whatever it was, nobody knows whether it arrived
        happening, words = Happening.LOST, "The connection broke off while it was being sent."
        telling.fault("message uncertain", error, message=str(message.pk), channel=message.channel)
    crash.reached("message.send: after")
    with transactions.whole("message.sent"):
        _write(message, happening, clock(), words, due_at)
    return happening if happening is not Happening.GIVEN_UP else Happening.UNREACHABLE


def _write(message: Message, happening: Happening, now: datetime, words: str, due_at: datetime) -> None:
    """Write down what came of this attempt, unless a person has decided meanwhile."""
    found = Message.objects.select_for_update().filter(
        pk=message.pk, attempt=message.attempt, state__in=before(happening)
    )
    state = found.values_list("state", flat=True).first()
    if state is None:
        return
    state = after(MessageState(state), happening)
    values: dict[str, object] = {"state": state, "sending_since": None, "sender": "", "fault": words, "due_at": due_at}
    if state in SETTLED:
        values |= {"payload": {}, "settled_at": now}
    found.update(**values)


def give_up_lost(now: datetime) -> int:
    """Make what has been `sending` for too long uncertain; return how many."""
    return partnerships.each("lost", lambda: _give_up(Q(sending_since__lt=now - LOST)))


def give_up_own() -> int:
    """Make uncertain what a process of this host was sending that is there no more; called when a worker starts."""
    return partnerships.each("own", lambda: _give_up(Q(sender__in=_dead())))


def _dead() -> list[str]:
    """Return the senders of the open partnership that ran on this host and live no more, in the scope that is open."""
    host, _, own = _me().rpartition(":")
    with transactions.reading():
        found = Message.objects.filter(state=MessageState.SENDING, sender__startswith=f"{host}:")
        names = set(found.values_list("sender", flat=True))
    return [name for name in names if (pid := name.rpartition(":")[2]) == own or not _alive(int(pid))]


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _give_up(which: Q) -> int:
    """Say of those that are `sending` that nobody knows; their payload stays, for a person may send them again."""
    with transactions.reading():
        if not Message.objects.filter(which, state=MessageState.SENDING).exists():
            return 0
    with transactions.whole("message.lost"):
        return Message.objects.filter(which, state=MessageState.SENDING).update(
            state=after(MessageState.SENDING, Happening.LOST),
            sending_since=None,
            sender="",
            fault="The machine stopped while it was being sent.",
        )


def _me() -> str:
    return f"{socket.gethostname()[:60]}:{os.getpid()}"
