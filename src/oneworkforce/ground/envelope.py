"""Envelope encryption of one document: its text under its own key, and that key under a master key. Pure.

AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce in front of what it made. What is sealed is bound to
its place by associated data: a text moved to another document, or a wrapped key moved to another document,
subject or master key, does not open.
"""

import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORMAT = 1
"""The version of everything below; kept beside each document."""
KEY = 32
NONCE = 12
_TAG = 16
_TEXT = b"oneworkforce narrative 1"
_WRAP = b"oneworkforce wrap 1"


class Damaged(Exception):  # noqa: N818  what happened, in the word for it
    """What was given does not open: it was changed, or belongs elsewhere, or the key is another."""


def new_key() -> bytes:
    """Return a random data key of 32 bytes."""
    return os.urandom(KEY)


def encrypt(text: bytes, key: bytes, *, document: UUID) -> bytes:
    """Return `text` sealed under the data `key` for `document`: 28 bytes longer."""
    return _seal(text, key, _TEXT + document.bytes)


def decrypt(sealed: bytes, key: bytes, *, document: UUID) -> bytes:
    """Return the text; Damaged when it is not what was encrypted for `document`."""
    return _open(sealed, key, _TEXT + document.bytes)


def wrap(key: bytes, master: bytes, *, document: UUID, subject: UUID, number: int) -> bytes:
    """Return the data `key` sealed under the `master` key of that `number`, for a document and who it is about."""
    return _seal(key, master, _place(document, subject, number))


def unwrap(wrapped: bytes, master: bytes, *, document: UUID, subject: UUID, number: int) -> bytes:
    """Return the data key; Damaged when it was not wrapped for this document, subject and master key."""
    return _open(wrapped, master, _place(document, subject, number))


def _place(document: UUID, subject: UUID, number: int) -> bytes:
    return _WRAP + document.bytes + subject.bytes + number.to_bytes(4, "big")


def _seal(content: bytes, key: bytes, place: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, place)


def _open(sealed: bytes, key: bytes, place: bytes) -> bytes:
    if len(sealed) < NONCE + _TAG:
        raise Damaged
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], place)
    except InvalidTag:
        raise Damaged from None
