"""Hands one e-mail to the mail server and tells apart refused, not reached, and nobody knows."""

import contextlib
import smtplib

from django.core.mail import BadHeaderError, EmailMessage, get_connection

from oneworkforce.ground.outbox import Rejected, Unreachable

_PERMANENT = 500
_AWAY = "The mail server could not be reached."


def hand_over(message: EmailMessage) -> None:
    """Send `message` to its one recipient.

    Unreachable while nothing was handed over, or the server said "not now"; Rejected when it said "never"; any other
    exception when it fell silent in between.
    """
    try:
        message.message()
    except (BadHeaderError, ValueError):
        raise Rejected("It could not be written as an e-mail.") from None
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException):
        raise Unreachable(_AWAY) from None
    try:
        connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused as refused:
        raise _answered(min((code for code, _ in refused.recipients.values()), default=_PERMANENT)) from None
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as refused:
        raise _answered(refused.smtp_code) from None
    finally:
        with contextlib.suppress(OSError, smtplib.SMTPException):
            connection.close()


def _answered(code: int) -> Rejected | Unreachable:
    """Return what the server's answer means; its words are left out, for they quote the address."""
    if code >= _PERMANENT:
        return Rejected(f"The mail server refused it (answer {code}).")
    return Unreachable(f"The mail server asked to try again later (answer {code}).")
