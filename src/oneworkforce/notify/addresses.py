"""What may stand in the head of a message: one line each, one address, nothing that starts another header."""

import unicodedata
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from oneworkforce.lib.faults import Fault, Refused

LONGEST_SUBJECT = 150


def one(address: str) -> str:
    """Return the address without blanks around it; Refused unless it is exactly one e-mail address."""
    try:
        validate_email(address.strip(" "))
    except ValidationError:
        what = "This is not one e-mail address."
        raise Refused(Fault("to", what, "Enter one address, such as name@example.org.")) from None
    return address.strip(" ")


def line(where: str, words: str) -> str:
    """Return words that stand on one line of a message's head; Refused when they hold a line's end or are too long."""
    if any(unicodedata.category(letter) in {"Cc", "Zl", "Zp"} for letter in words):
        raise Refused(Fault(where, "It holds the end of a line or another control character.", "Write it on one line."))
    if len(words) > LONGEST_SUBJECT:
        raise Refused(Fault(where, "It is too long.", f"Write {LONGEST_SUBJECT} letters or fewer."))
    return words


def identity(message: UUID) -> str:
    """Return the Message-ID of a message: the same each time it is sent, so that a receiver can tell it was there."""
    return f"<{message}@{host()}>"


def host() -> str:
    """Return the name of this site's host, as it stands in ids."""
    return urlsplit(settings.ORIGIN).hostname or "localhost"
