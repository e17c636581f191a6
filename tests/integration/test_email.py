"""E-mail: one recipient, plain text, no second header, and the server's answers told apart."""

import smtplib
from collections.abc import Iterator
from email import message_from_bytes
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import override_settings

from factories.world import NOW, World
from oneworkforce.ground import outbox, transactions
from oneworkforce.ground.models import Message
from oneworkforce.lib.faults import Refused
from oneworkforce.notify import email

pytestmark = pytest.mark.undone

LOCAL = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def _mail_in_memory() -> Iterator[None]:
    mail.outbox = []
    with override_settings(EMAIL_BACKEND=LOCAL):
        yield


def put(world: World, **values: Any) -> Message:
    given = {
        "key": "one",
        "to": "pia@example.org",
        "subject": "Welcome",
        "text": "Come in.\nThe door is open … tomorrow.",
        "about": "an invitation",
        "now": NOW,
    }
    with world.scope(), transactions.whole("test.put"):
        return email.put(**{**given, **values})


def stands(world: World) -> Message:
    with world.reading():
        return Message.objects.get()


def test_it_leaves_as_plain_text_to_one_person_with_an_id_that_stays(world: World) -> None:
    row = put(world)
    outbox.send_due(outbox.SENDERS, NOW)
    (sent,) = mail.outbox
    read = message_from_bytes(sent.message().as_bytes())
    assert (read["To"], read["Subject"], read.get_content_type()) == ("pia@example.org", "Welcome", "text/plain")
    assert read["Message-ID"] == f"<{row.pk}@127.0.0.1>"
    assert sent.body == "Come in.\nThe door is open … tomorrow."
    assert (
        email.message(outbox.Outgoing(row.pk, "x@example.org", row.payload)).extra_headers["Message-ID"]
        in (read["Message-ID"])
    )


@pytest.mark.parametrize(
    "to",
    [
        "pia@example.org\nBcc: all@example.org",
        "pia@example.org\r\n",
        "pia@example.org, vic@example.org",
        "Pia <pia@example.org>",
        "pia",
        "",
        "pia@example.org\x00",
        "pia@example.org\u2028Bcc: all@example.org",
    ],
)
def test_what_is_not_one_address_is_refused_without_repeating_it(world: World, to: str) -> None:
    with pytest.raises(Refused) as refused:
        put(world, to=to)
    assert "pia" not in str(refused.value)


@pytest.mark.parametrize(
    "subject", ["Hello\nBcc: all@example.org", "Hello\r", "a\x85b", "a\u2028b", "x" * 151, "\x1b[2J"]
)
def test_a_subject_that_would_start_another_header_is_refused(world: World, subject: str) -> None:
    with pytest.raises(Refused):
        put(world, subject=subject)
    with world.reading():
        assert not Message.objects.exists()


class Answering(EmailBackend):
    """A server that answers as the test says."""

    at_open: Exception | None = None
    at_send: Exception | None = None

    def open(self) -> None:
        if self.at_open:
            raise self.at_open

    def send_messages(self, messages: Any) -> int:
        if self.at_send:
            raise self.at_send
        return super().send_messages(messages)


def refused(code: int) -> smtplib.SMTPRecipientsRefused:
    return smtplib.SMTPRecipientsRefused({"pia@example.org": (code, b"pia@example.org is unknown")})


@pytest.mark.parametrize(
    ("where", "error", "state"),
    [
        ("at_open", ConnectionRefusedError(), "waiting"),
        ("at_open", TimeoutError(), "waiting"),
        ("at_open", smtplib.SMTPAuthenticationError(535, b"no"), "waiting"),
        ("at_send", refused(550), "failed"),
        ("at_send", refused(451), "waiting"),
        ("at_send", smtplib.SMTPSenderRefused(553, b"no", "us@example.org"), "failed"),
        ("at_send", smtplib.SMTPDataError(554, b"spam"), "failed"),
        ("at_send", smtplib.SMTPDataError(452, b"full"), "waiting"),
        ("at_send", smtplib.SMTPServerDisconnected("gone"), "uncertain"),
        ("at_send", TimeoutError(), "uncertain"),
        ("at_send", BrokenPipeError(), "uncertain"),
    ],
)
def test_refused_not_reached_and_unknown_are_three_things(
    world: World, monkeypatch: pytest.MonkeyPatch, where: str, error: Exception, state: str
) -> None:
    put(world)
    monkeypatch.setattr(Answering, where, error)
    with override_settings(EMAIL_BACKEND=f"{__name__}.Answering"), monkeypatch.context() as patch:
        patch.setattr("oneworkforce.notify.handing_over.get_connection", Answering)
        outbox.send_due(outbox.SENDERS, NOW)
    row = stands(world)
    assert row.state == state
    assert row.fault
    assert "pia" not in row.fault
    assert mail.outbox == []
